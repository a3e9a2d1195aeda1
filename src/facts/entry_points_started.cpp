#include "facts/entry_points_started.hpp"

#include <algorithm>
#include <set>

#include "facts/entry_points_resolve.hpp"

namespace brief::facts {

std::vector<const Finding*> outer_first(const std::vector<Finding>& findings) {
  std::vector<const Finding*> out;
  for (const Finding& finding : findings) out.push_back(&finding);
  const auto depth = [](const Finding* finding) {
    return std::count(finding->folder.begin(), finding->folder.end(), '/') +
           (finding->folder.empty() ? 0 : 1);
  };
  std::stable_sort(out.begin(), out.end(), [&](const Finding* a, const Finding* b) {
    return depth(a) != depth(b) ? depth(a) < depth(b) : a->rank > b->rank;
  });
  return out;
}

std::vector<StartedFile> started_files(const Context& context) {
  std::vector<StartedFile> out;
  std::set<std::uint32_t> rows;
  for (const Finding* finding : outer_first(context.findings("started"))) {
    const std::uint32_t row = resolve_module(context, finding->folder, finding->value);
    if (row != kNoRow && rows.insert(row).second) out.push_back({row, finding});
  }
  return out;
}

}  // namespace brief::facts
