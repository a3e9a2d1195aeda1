// What besides the worktree's own files shapes a scan, as StatCache::inputs keeps it. The first row
// stands for no file: its inode is a hash of the settings, its mtime one of the git index entries
// that give bytes (blob_entries_hash), its size says whether the git index was unmerged. Then come
// the fixed files, the git index first, and the `.gitignore` files that were used.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "brief/stat_cache.hpp"
#include "repo/layout.hpp"

namespace brief::repo {

inline constexpr std::string_view kSettings = "(settings)";
inline constexpr std::size_t kSettingsRow = 0;
inline constexpr std::size_t kFixedRows = 1;  ///< the first of the fixed files
inline constexpr std::size_t kIndexRow = kFixedRows;

/// Absolute paths of the fixed files; empty: there is none.
std::vector<std::string> fixed_inputs(const Layout& layout);

std::uint64_t settings_hash(const Layout& layout);

/// Is `known` about this worktree, with its settings?
bool is_known(const Layout& layout, const StatCache& known);

/// The row of `path`, or nullptr.
const StatFileRow* find_row(const StatCache& known, std::string_view path);

}  // namespace brief::repo
