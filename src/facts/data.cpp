// Data and resources: databases and their migrations, services that run beside the program, and the
// names of the environment variables that an example file lists.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "facts/data_engines.hpp"
#include "facts/data_migrations.hpp"
#include "facts/data_models.hpp"
#include "facts/data_strings.hpp"
#include "facts/map_text.hpp"
#include "facts/resources.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostServices = 8;
constexpr std::size_t kMostVariables = 16;
constexpr std::int64_t kServicesRank = 540;
constexpr std::int64_t kVariablesRank = 530;

using ByPlace = std::map<std::string, std::vector<const Finding*>>;

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
       {migration_claims(context), engine_claims(context), service_claims(context),
        variable_claims(context), string_claims(context, resources.names), model_claims(context),
        resources.claims})
    section.claims.insert(section.claims.end(), claims.begin(), claims.end());
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
