// Packages that manifests ask for now, no longer, or in another version.
#include <map>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "changes/compare.hpp"

namespace brief::changes {
namespace {

constexpr std::int64_t kRank = 700;

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

std::string text_of(const Dependency& dependency) {
  std::string text = base::code_span(dependency.name, 80);
  if (!dependency.version.empty()) text += " " + version_text(dependency);
  return text + " — " + base::code_span(base::display_path(dependency.manifest));
}

MeaningChange change_of(ChangeSort sort, const Dependency& dependency) {
  return {"dependencies",
          sort,
          text_of(dependency),
          {},
          dependency.manifest,
          dependency.evidence.line,
          kRank - (dependency.manifest.find('/') == std::string::npos ? 0 : 50)};
}

}  // namespace

void compare_dependencies(const Side& before, const Side& after,
                          std::vector<MeaningChange>& changes) {
  const auto old_ones = by_name(before.dependencies);
  const auto new_ones = by_name(after.dependencies);
  for (const auto& [key, dependency] : new_ones) {
    const auto old_one = old_ones.find(key);
    if (old_one == old_ones.end()) {
      changes.push_back(change_of(ChangeSort::added, *dependency));
    } else if (old_one->second->version != dependency->version) {
      MeaningChange change = change_of(ChangeSort::changed, *dependency);
      change.before = version_text(*old_one->second);
      changes.push_back(std::move(change));
    }
  }
  for (const auto& [key, dependency] : old_ones)
    if (new_ones.count(key) == 0) changes.push_back(change_of(ChangeSort::removed, *dependency));
}

}  // namespace brief::changes
