// A git index that was written again against the rows of the last scan. `git status` and every
// `git add` write it; to list all folders for that would cost many times what the change is worth.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "brief/stat_cache.hpp"
#include "repo/git_index.hpp"
#include "repo/layout.hpp"

namespace brief::repo {

/// Hash of the entries whose bytes the git index itself gives (skip-worktree, assume-unchanged,
/// sparse folders; with a sparse checkout all): a row can't be compared with them.
std::uint64_t blob_entries_hash(const Layout& layout, const GitIndex& index);

/// Calls `changed` with each path (not necessarily once) of which `index` does not say what `known`
/// was made from: tracked or not, a submodule or not, and where the worktree can't tell them, the
/// executable bit and links. Entries in conflict always count as changed. REQUIRES: the
/// blob_entries_hash of both is the same.
void each_index_change(const Layout& layout, const StatCache& known, const GitIndex& index,
                       const std::function<void(std::string_view path)>& changed);

}  // namespace brief::repo
