#include "facts/routes_risks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/text.hpp"
#include "facts/framework_rows.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"
#include "facts/routes.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostGuards = 4;
constexpr std::int64_t kGuardsRank = 570;
constexpr std::int64_t kOperationsRank = 565;

struct Found {
  std::string name;
  Evidence evidence;
};

// Every definition of a name in the project's own code.
std::vector<Evidence> defined(const Context& context, std::string_view name) {
  std::vector<Evidence> out;
  for (const IndexedFile& file : context.index().files) {
    if (file.role != FileRole::source) continue;
    for (const Definition& definition : file.summary->definitions)
      if (file.summary->view(definition.name) == name)
        out.push_back({file.path, definition.line, definition.end_line});
  }
  return out;
}

std::vector<Claim> guard_claims(const Context& context, const std::vector<Route>& routes) {
  std::map<std::string, std::size_t> uses;
  for (const Route& route : routes)
    for (const std::string& guard : route.guards) uses[guard] += 1;
  std::vector<std::pair<std::string, std::size_t>> guards(uses.begin(), uses.end());
  std::stable_sort(guards.begin(), guards.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::map<std::string, std::pair<std::vector<std::string>, std::vector<Evidence>>> by_file;
  std::size_t told = 0;
  for (const auto& [guard, count] : guards) {
    const std::vector<Evidence> places =
        defined(context, guard.substr(guard.find_last_of(".:") + 1));
    if (places.size() != 1 || !printable(guard) || told++ == kMostGuards) continue;
    auto& [names, evidence] = by_file[places.front().path];
    names.push_back(base::code_span(guard));
    evidence.push_back(places.front());
  }
  std::vector<Claim> out;
  for (auto& [path, found] : by_file)
    out.push_back({path_span(path) + ": auth of routes, " + listed(found.first, kMostGuards),
                   std::move(found.second), kGuardsRank, "15" + path});
  return out;
}

// The first definition, by rank of its file's path, whose name says so.
std::optional<Found> named_so(const Context& context, const Regex& names) {
  for (const IndexedFile& file : context.index().files) {
    if (file.role != FileRole::source || file.language == nullptr || stands_aside(file.path))
      continue;
    for (const Definition& definition : file.summary->definitions) {
      const std::string_view name = file.summary->view(definition.name);
      if (names.find(name) && printable(name))
        return Found{std::string(name), {file.path, definition.line, definition.end_line}};
    }
  }
  return std::nullopt;
}

// Used, if not defined: a binding or a library may do it.
bool used_by_name(const Context& context, const Regex& names) {
  for (const IndexedFile& file : context.index().files) {
    if (file.role != FileRole::source || file.language == nullptr) continue;
    for (const Reference& reference : file.summary->references)
      if (names.find(file.summary->view(reference.name))) return true;
    for (const Import& import : file.summary->imports)
      if (names.find(file.summary->view(import.target))) return true;
  }
  return false;
}

std::optional<Claim> operations_claim(const Context& context) {
  const Finding* service = nullptr;
  for (const Finding& finding : context.findings("kind"))
    if (finding.tag == "worker") service = &finding;
  if (service == nullptr) return std::nullopt;
  Claim claim{{}, {service->evidence}, kOperationsRank, "16"};
  std::vector<std::string> have, lack;
  for (const auto& [title, names] : framework_book().operations) {
    const std::optional<Found> found = named_so(context, names);
    if (!found) {
      if (!used_by_name(context, names)) lack.push_back(title);
      continue;
    }
    have.push_back(title + " (" + base::code_span(found->name) + " in " +
                   path_span(found->evidence.path) + ")");
    claim.evidence.push_back(found->evidence);
  }
  if (have.empty() && lack.empty()) return std::nullopt;
  claim.text = "operations";
  if (!have.empty()) claim.text += ", by names: " + listed(have, have.size());
  if (!lack.empty())
    claim.text += (have.empty() ? ": " : "; ") + std::string("no definition is named for ") +
                  listed(lack, lack.size());
  return claim;
}

}  // namespace

std::vector<Claim> route_risks(const Context& context) {
  std::vector<Claim> out = guard_claims(context, find_routes(context));
  if (std::optional<Claim> claim = operations_claim(context)) out.push_back(std::move(*claim));
  return out;
}

}  // namespace brief::facts
