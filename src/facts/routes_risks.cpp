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
#include "facts/route_guards.hpp"
#include "facts/routes.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostGuards = 4;
constexpr std::size_t kMostServices = 3;  // whose operations are told
constexpr std::size_t kMostPaths = 4;     // of admin routes with the same guard
constexpr std::size_t kMostPath = 60;     // characters
constexpr std::size_t kMostEvidence = 24;
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
    // "can:administrator" is a guard of the framework's and what it asks for.
    const std::size_t colon = guard.find(':');
    if (colon != std::string::npos && guard.compare(colon, 2, "::") != 0) continue;
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

// A service that stands on its own, and what lies below its manifest.
struct Service {
  const Finding* finding = nullptr;
  std::vector<const IndexedFile*> files;
};

// Of many (templates, examples) none is told: nobody operates them.
std::vector<Service> services_of(const Context& context) {
  std::vector<Service> out;
  for (const Finding& finding : context.findings("kind")) {
    if (finding.tag != "worker") continue;
    const auto same = [&](const Service& other) { return other.finding->folder == finding.folder; };
    if (std::none_of(out.begin(), out.end(), same)) out.push_back({&finding, {}});
    if (out.size() > kMostServices) return {};
  }
  for (const IndexedFile& file : context.index().files) {
    if (file.role != FileRole::source || file.language == nullptr || stands_aside(file.path))
      continue;
    Service* nearest = nullptr;
    for (Service& service : out)
      if (lies_below(service.finding->folder, file.path) &&
          (nearest == nullptr || nearest->finding->folder.size() < service.finding->folder.size()))
        nearest = &service;
    if (nearest != nullptr) nearest->files.push_back(&file);
  }
  return out;
}

// The first definition whose name says so.
std::optional<Found> named_so(const Service& service, const Regex& names) {
  for (const IndexedFile* file : service.files)
    for (const Definition& definition : file->summary->definitions) {
      const std::string_view name = file->summary->view(definition.name);
      if (names.find(name) && printable(name))
        return Found{std::string(name), {file->path, definition.line, definition.end_line}};
    }
  return std::nullopt;
}

// What is used, if not defined: a binding, a library, a method of one.
std::optional<Found> used_by_name(const Service& service, const Regex& names) {
  constexpr std::string_view kEnvironment = "/env/";
  const auto told = [&](std::string_view name) { return names.find(name) && printable(name); };
  for (const IndexedFile* file : service.files) {
    const FileSummary& summary = *file->summary;
    for (const Fact& fact : summary.facts) {
      std::string_view key = summary.view(fact.key);
      if (!key.starts_with(kEnvironment)) continue;
      key.remove_prefix(kEnvironment.size());
      if (told(key)) return Found{std::string(key), {file->path, fact.line, fact.end_line}};
    }
    for (const Import& import : summary.imports)
      if (told(summary.view(import.target)))
        return Found{std::string(summary.view(import.target)),
                     {file->path, import.line, import.line}};
    for (const Reference& reference : summary.references)
      if (told(summary.view(reference.name)))
        return Found{std::string(summary.view(reference.name)), {file->path, 0, 0}};
  }
  return std::nullopt;
}

Claim operations_claim(const Service& service, bool alone) {
  Claim claim{{}, {service.finding->evidence}, kOperationsRank, "16" + service.finding->folder};
  std::vector<std::string> have, lack;
  for (const auto& [title, names] : framework_book().operations) {
    std::optional<Found> found = named_so(service, names);
    if (!found) found = used_by_name(service, names);
    if (!found) {
      lack.push_back(title);
      continue;
    }
    have.push_back(title + " (" + base::code_span(found->name, 60) + " in " +
                   path_span(found->evidence.path) + ")");
    claim.evidence.push_back(found->evidence);
  }
  claim.text =
      (alone ? "" : folder_span(service.finding->folder) + ": ") + std::string("operations");
  if (!have.empty()) claim.text += ", by names: " + listed(have, have.size());
  if (!lack.empty())
    claim.text += (have.empty() ? ": " : "; ") + std::string("nothing is named for ") +
                  listed(lack, lack.size());
  return claim;
}

// Routes whose path says that they administer, by who is let in.
std::optional<Claim> admin_claim(const Context& context, const Service& service,
                                 const std::vector<Route>& routes) {
  std::map<std::string, std::vector<std::string>> by_guard;
  Claim claim{{}, {}, kOperationsRank - 1, "17" + service.finding->folder};
  for (const Route& route : routes) {
    const std::string& path = context.index().files[route.file].path;
    if (!framework_book().admin.find(route.path) || !printable(route.path) ||
        !lies_below(service.finding->folder, path) || stands_aside(path))
      continue;
    std::string who;
    if (std::any_of(route.guards.begin(), route.guards.end(), printable))
      who = behind(route.guards, route.spared, kMostGuards);
    else if (route.guards_known && !route.below_unknown)
      who = "with no auth guard";
    if (who.empty()) continue;
    const std::string text = base::code_span(route.path, kMostPath);
    std::vector<std::string>& paths = by_guard[who];
    if (std::find(paths.begin(), paths.end(), text) != paths.end()) continue;
    paths.push_back(text);
    if (claim.evidence.size() < kMostEvidence)
      claim.evidence.push_back({path, route.line, route.end_line});
  }
  std::vector<std::string> texts;
  for (const auto& [who, paths] : by_guard) texts.push_back(listed(paths, kMostPaths) + " " + who);
  if (texts.empty()) return std::nullopt;
  claim.text = "admin routes, by their paths: ";
  for (std::size_t i = 0; i < texts.size(); ++i) claim.text += (i == 0 ? "" : "; ") + texts[i];
  return claim;
}

}  // namespace

std::vector<Claim> route_risks(const Context& context) {
  const std::vector<Route>& routes = find_routes(context);
  std::vector<Claim> out = guard_claims(context, routes);
  const std::vector<Service> services = services_of(context);
  for (const Service& service : services) {
    out.push_back(operations_claim(service, services.size() == 1));
    if (std::optional<Claim> claim = admin_claim(context, service, routes))
      out.push_back(std::move(*claim));
  }
  return out;
}

}  // namespace brief::facts
