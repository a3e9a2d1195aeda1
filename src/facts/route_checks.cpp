#include "facts/route_checks.hpp"

#include "facts/route_text.hpp"

namespace brief::facts {
namespace {

std::vector<std::string> names_of(const FrameworkRow& row) {
  std::vector<std::string> out;
  for (const std::string_view name : row.all("name"))
    for (std::string& one : auth_names(name)) out.push_back(std::move(one));
  return out;
}

}  // namespace

RouteChecks::RouteChecks(const Context& context, const Routers& routers) : routers_(routers) {
  for (const RouterFile& file : routers.files())
    for (const FrameworkRow& row : file.rows)
      if (row.kind == "guard" || row.kind == "denial")
        read(file, *context.index().files[file.file].summary, row);
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
    denies = denies || other.kind == "denial";
    if (other.kind == "guard")
      for (std::string& name : names_of(other)) guards.push_back({{}, std::move(name)});
  }
  if (denies && !framework_book().enters.find(route.path)) route.guards_known = false;
}

}  // namespace brief::facts
