// Packages that manifests ask for now, no longer, or in another version.
#include <algorithm>
#include <map>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "changes/compare.hpp"

namespace brief::changes {
namespace {

constexpr std::int64_t kRank = 700;
constexpr std::size_t kShownManifests = 3;

using Key = std::pair<std::string, std::string>;  // manifest, name

// The first mention of a name in a manifest that gives a version, else its first one.
std::map<Key, const Dependency*> by_name(const std::vector<Dependency>& dependencies) {
  std::map<Key, const Dependency*> found;
  for (const Dependency& dependency : dependencies) {
    const auto [place, fresh] =
        found.emplace(Key(dependency.manifest, dependency.name), &dependency);
    if (!fresh && place->second->version.empty()) place->second = &dependency;
  }
  return found;
}

// A version may be a URL, and a URL may hold a password.
std::string version_text(const Dependency& dependency) {
  if (dependency.version.empty()) return "any version";
  return base::looks_secret(dependency.version) ? "a version that looks like a secret"
                                                : base::code_span(dependency.version, 60);
}

// One change of one package, in all the manifests that make it.
struct Change {
  ChangeSort sort;
  const Dependency* dependency;  ///< in the first of them
  std::string before;
  std::vector<std::string> manifests;
};

// By what is told, so that the packages of a monorepo that follow each other are one line.
using Changes = std::map<std::string, Change>;

void add(Changes& changes, ChangeSort sort, const Dependency& dependency, std::string before) {
  const std::string key = dependency.name + '\0' + dependency.version + '\0' + before + '\0' +
                          std::to_string(static_cast<int>(sort));
  const auto [place, fresh] =
      changes.try_emplace(key, Change{sort, &dependency, std::move(before), {}});
  place->second.manifests.push_back(dependency.manifest);
}

MeaningChange told(const Change& change) {
  const Dependency& dependency = *change.dependency;
  std::string text = base::code_span(dependency.name, 80);
  if (!dependency.version.empty()) text += " " + version_text(dependency);
  const std::size_t shown = std::min(change.manifests.size(), kShownManifests);
  for (std::size_t i = 0; i < shown; ++i)
    text += (i == 0 ? " — " : ", ") + base::code_span(base::display_path(change.manifests[i]));
  if (change.manifests.size() > shown)
    text += " and " + std::to_string(change.manifests.size() - shown) + " more";
  const bool in_root = dependency.manifest.find('/') == std::string::npos;
  return {"dependencies",
          change.sort,
          std::move(text),
          change.before,
          dependency.manifest,
          dependency.evidence.line,
          kRank - (in_root ? 0 : 50)};
}

}  // namespace

void compare_dependencies(const Side& before, const Side& after,
                          std::vector<MeaningChange>& changes) {
  const auto old_ones = by_name(before.dependencies);
  const auto new_ones = by_name(after.dependencies);
  Changes found;
  for (const auto& [key, dependency] : new_ones) {
    const auto old_one = old_ones.find(key);
    if (old_one == old_ones.end())
      add(found, ChangeSort::added, *dependency, {});
    else if (old_one->second->version != dependency->version)
      add(found, ChangeSort::changed, *dependency, version_text(*old_one->second));
  }
  for (const auto& [key, dependency] : old_ones)
    if (new_ones.count(key) == 0) add(found, ChangeSort::removed, *dependency, {});
  for (const auto& [key, change] : found) changes.push_back(told(change));
}

}  // namespace brief::changes
