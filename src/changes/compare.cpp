#include "changes/compare.hpp"

#include <algorithm>
#include <tuple>

namespace brief::changes {
namespace {

std::size_t group_row(std::string_view group) {
  const auto found = std::find(std::begin(kChangeGroups), std::end(kChangeGroups), group);
  return static_cast<std::size_t>(found - std::begin(kChangeGroups));
}

}  // namespace

std::vector<MeaningChange> compare(const Side& before, const Side& after) {
  std::vector<MeaningChange> changes;
  compare_claims(before, after, changes);
  compare_dependencies(before, after, changes);
  compare_definitions(before, after, changes);
  std::sort(changes.begin(), changes.end(), [](const MeaningChange& a, const MeaningChange& b) {
    return std::tuple(group_row(a.group), -a.rank, a.path, a.text, a.sort) <
           std::tuple(group_row(b.group), -b.rank, b.path, b.text, b.sort);
  });
  return changes;
}

}  // namespace brief::changes
