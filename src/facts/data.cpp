// Data and resources: migrations, services that run beside the program, and the names of the
// environment variables that an example file lists.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "facts/data_models.hpp"
#include "facts/data_strings.hpp"
#include "facts/map_text.hpp"
#include "facts/resources.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostServices = 8;
constexpr std::size_t kMostVariables = 16;
constexpr std::size_t kMostFolders = 4;
constexpr std::int64_t kMigrationsRank = 600;
constexpr std::int64_t kServicesRank = 540;
constexpr std::int64_t kVariablesRank = 530;

using ByPlace = std::map<std::string, std::vector<const Finding*>>;

// Files whose name begins with a number or a time are kept in order by it.
bool is_numbered(std::string_view path) {
  const std::string_view name = name_of_path(path);
  const std::size_t first = !name.empty() && (name[0] == 'V' || name[0] == 'v') ? 1 : 0;
  return name.size() > first && name[first] >= '0' && name[first] <= '9';
}

std::vector<Claim> migration_claims(const Context& context) {
  ByPlace by_folder;
  for (const Finding& finding : context.findings("migration"))
    if (is_numbered(finding.evidence.path)) by_folder[finding.folder].push_back(&finding);
  // Folders that begin alike are one line.
  std::map<std::string, std::vector<const Finding*>> by_example;
  for (const auto& [folder, files] : by_folder)
    if (files.size() > 1) {
      const std::string example(name_of_path(files.front()->evidence.path));
      if (printable(example) && printable(folder))
        for (const Finding* end : {files.front(), files.back()}) by_example[example].push_back(end);
    }
  std::vector<Claim> claims;
  for (const auto& [example, ends] : by_example) {
    if (claims.size() == kMostFolders) break;
    std::vector<std::string> folders;
    Claim claim{{}, {}, kMigrationsRank, "1" + ends.front()->folder};
    for (const Finding* end : ends) {
      if (folders.empty() || folders.back() != folder_span(end->folder))
        folders.push_back(folder_span(end->folder));
      if (folders.size() <= kMostFolders) claim.evidence.push_back(end->evidence);
    }
    claim.text = listed(folders, kMostFolders) + ": migrations, in the order of their names (" +
                 base::code_span(example) + ", …)";
    claims.push_back(std::move(claim));
  }
  return claims;
}

std::vector<Claim> service_claims(const Context& context) {
  ByPlace by_file;
  for (const Finding& finding : context.findings("service"))
    by_file[finding.evidence.path].push_back(&finding);
  std::vector<Claim> claims;
  for (const auto& [path, found] : by_file) {
    std::vector<std::string> names;
    Claim claim{{}, {}, kServicesRank, "2" + path};
    std::set<std::string> said;
    for (const Finding* service : found) {
      if (!said.insert(service->title).second || !printable(service->title)) continue;
      std::string name = base::code_span(service->title);
      if (!service->value.empty() && printable(service->value))
        name += " (" + base::code_span(service->value, 60) + ")";
      names.push_back(std::move(name));
      claim.evidence.push_back(service->evidence);
    }
    if (names.empty()) continue;
    claim.text = path_span(path) + ": services " + listed(names, kMostServices);
    claims.push_back(std::move(claim));
  }
  return claims;
}

// Names only: an example file may hold a value that somebody took from life.
std::vector<Claim> variable_claims(const Context& context) {
  ByPlace by_file;
  for (const Finding& finding : context.findings("variable"))
    by_file[finding.evidence.path].push_back(&finding);
  std::vector<Claim> claims;
  for (const auto& [path, found] : by_file) {
    std::vector<std::string> names;
    Claim claim{{}, {}, kVariablesRank, "3" + path};
    for (const Finding* variable : found) {
      if (!printable(variable->title)) continue;
      names.push_back(base::code_span(variable->title));
      claim.evidence.push_back(variable->evidence);
    }
    if (names.empty()) continue;
    claim.text = "environment, by " + path_span(path) + ": " + listed(names, kMostVariables);
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace

Section data(const Context& context) {
  Section section{"data", "Data and resources", {}, 0};
  const ResourceClaims resources = resource_claims(context, "data");
  for (const auto& claims :
       {migration_claims(context), service_claims(context), variable_claims(context),
        string_claims(context, resources.names), model_claims(context), resources.claims})
    section.claims.insert(section.claims.end(), claims.begin(), claims.end());
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
