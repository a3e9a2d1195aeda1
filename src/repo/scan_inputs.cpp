#include "repo/scan_inputs.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "repo/ignore_rules.hpp"
#include "repo/tree_scan.hpp"

namespace brief::repo {

std::vector<std::string> fixed_inputs(const Layout& layout) {
  return {layout.index_file, exclude_file(layout), layout.excludes_file, sparse_file(layout)};
}

std::uint64_t settings_hash(const Layout& layout) {
  std::string text = layout.index_file + '\0' + layout.excludes_file + '\0' + layout.common_dir;
  for (const bool flag :
       {layout.ignore_case, layout.file_mode, layout.symlinks, layout.sparse_checkout})
    text += flag ? '1' : '0';
  return base::hash64(text);
}

bool is_known(const Layout& layout, const StatCache& known) {
  return known.worktree_id == worktree_id(layout) &&
         known.inputs.size() >= kFixedRows + fixed_inputs(layout).size() &&
         known.inputs[kSettingsRow].stat.inode == settings_hash(layout);
}

const StatFileRow* find_row(const StatCache& known, std::string_view path) {
  const auto found = std::lower_bound(
      known.files.begin(), known.files.end(), path,
      [&](const StatFileRow& row, std::string_view key) { return known.view(row.path) < key; });
  return found != known.files.end() && known.view(found->path) == path ? &*found : nullptr;
}

}  // namespace brief::repo
