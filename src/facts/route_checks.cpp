#include "facts/route_checks.hpp"

#include <algorithm>

#include "facts/route_text.hpp"

namespace brief::facts {
namespace {

constexpr int kMaxCalls = 4;  // from a handler to what turns its caller away

// Files whose bodies were asked: what their functions call is told row by row.
bool was_asked(const RouterFile& file) {
  return std::any_of(file.rows.begin(), file.rows.end(), [](const FrameworkRow& row) {
    return row.kind == "hands" || row.kind == "guard" || row.kind == "denial";
  });
}

bool calls(const FileSummary& summary, std::string_view name) {
  return std::any_of(summary.references.begin(), summary.references.end(),
                     [&](const Reference& use) {
                       return use.kind != ReferenceKind::type && summary.view(use.name) == name;
                     });
}

std::vector<std::string> names_of(const FrameworkRow& row) {
  std::vector<std::string> out;
  for (const std::string_view name : row.all("name"))
    for (std::string& one : auth_names(name)) out.push_back(std::move(one));
  return out;
}

}  // namespace

RouteChecks::RouteChecks(const Context& context, const Routers& routers)
    : index_(context.index()), routers_(routers) {
  for (const RouterFile& file : routers.files())
    for (const FrameworkRow& row : file.rows)
      if (row.kind == "guard" || row.kind == "denial")
        read(file, *index_.files[file.file].summary, row);
  spread();
}

bool RouteChecks::asks(const Place& place) const {
  return denials_.contains(place) || guards_.contains(place);
}

bool RouteChecks::hands_to_check(const RouterFile& file, const FrameworkRow& row) const {
  if (row.kind != "hands") return false;
  const auto target = routers_.definition_of(file, row.text("function"));
  return target && asks(*target);
}

// Who calls what may turn callers away may do so itself.
void RouteChecks::spread() {
  for (int call = 0; call < kMaxCalls; ++call) {
    bool more = spread_over_imports();
    for (const RouterFile& file : routers_.files()) more = spread_in(file) || more;
    if (!more) return;
  }
}

bool RouteChecks::spread_in(const RouterFile& file) {
  bool more = false;
  for (const FrameworkRow& row : file.rows)
    if (hands_to_check(file, row)) more = deny(file.file, row.line, row.end_line) || more;
  return more;
}

// Of a file whose bodies nobody asked, any function may be the one that calls.
bool RouteChecks::spread_over_imports() {
  std::set<std::uint32_t> asked;
  for (const RouterFile& file : routers_.files())
    if (was_asked(file)) asked.insert(file.file);
  std::map<std::uint32_t, std::vector<std::string_view>> checks;  // names of what asks, by file
  const auto add = [&](const Place& place) {
    const FileSummary& summary = *index_.files[place.first].summary;
    checks[place.first].push_back(summary.view(summary.definitions[place.second].name));
  };
  for (const Place& place : denials_) add(place);
  for (const auto& [place, name] : guards_) add(place);
  bool more = false;
  for (const ImportEdge& edge : index_.imports) {
    const auto known = checks.find(edge.to);
    if (known == checks.end() || asked.contains(edge.from)) continue;
    const FileSummary& summary = *index_.files[edge.from].summary;
    if (std::any_of(known->second.begin(), known->second.end(),
                    [&](std::string_view name) { return calls(summary, name); }))
      more = deny(edge.from, 0, 0) || more;
  }
  return more;
}

// The definitions around some lines; around none: all of the file.
bool RouteChecks::deny(std::uint32_t file, std::uint32_t line, std::uint32_t end_line) {
  bool more = false;
  const FileSummary& summary = *index_.files[file].summary;
  for (std::uint32_t i = 0; i < summary.definitions.size(); ++i) {
    const Definition& definition = summary.definitions[i];
    if (line != 0 && (definition.line > line || end_line > definition.end_line)) continue;
    more = denials_.insert({file, i}).second || more;
  }
  return more;
}

void RouteChecks::read(const RouterFile& file, const FileSummary& summary,
                       const FrameworkRow& row) {
  const std::vector<std::string> names = names_of(row);
  if (names.empty() && row.kind == "guard") return;
  for (std::uint32_t i = 0; i < summary.definitions.size(); ++i) {
    const Definition& definition = summary.definitions[i];
    if (definition.line > row.line || row.end_line > definition.end_line) continue;
    if (row.kind == "denial")
      denials_.insert({file.file, i});
    else
      guards_[{file.file, i}] = names.front();
  }
}

void RouteChecks::add_to(const RouterFile& file, const FrameworkRow& row, Route& route,
                         std::vector<RouteGuard>& guards) const {
  bool denies = false;
  const bool asks = !route.handler.empty() && !(guards_.empty() && denials_.empty());
  if (const auto definition = asks ? routers_.definition_of(file, route.handler) : std::nullopt) {
    denies = denials_.contains(*definition);
    if (const auto found = guards_.find(*definition); found != guards_.end())
      guards.push_back({{}, found->second});
  }
  for (const FrameworkRow& other : file.rows) {
    if (other.line > row.end_line) break;
    if (!other.inside(row) || other.line < row.place()) continue;
    denies = denies || other.kind == "denial" || hands_to_check(file, other);
    if (other.kind == "guard")
      for (std::string& name : names_of(other)) guards.push_back({{}, std::move(name)});
  }
  if (denies && !framework_book().enters.find(route.path)) route.guards_known = false;
}

}  // namespace brief::facts
