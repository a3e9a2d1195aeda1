// Writing the pack anew: to drop what no tree uses any more, and to save what is sound of a damaged
// pack. The new pack has a new generation and takes the old one's place by rename.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "cache/folder.hpp"
#include "cache/pack_index.hpp"

namespace brief::cache {

/// Worktrees that were not looked at for so long keep nothing alive, and their files are removed.
inline constexpr std::int64_t kWorktreeDays = 30;

/// Makes a pack of the records at `rows` (those that are damaged are left out) and its index.
/// REQUIRES: the lock. `from` may be null: an empty pack. `made` is set on success.
Errno rewrite_pack(const Folder& folder, const Pack* from, std::vector<PackRow> rows,
                   std::shared_ptr<const PackView>& made);

/// The rows of every record that can be found by walking, over breaks too.
std::vector<PackRow> salvage(const Pack& pack);

/// What keeps a summary alive: all trees of the live sets, or only the one described last from each
/// worktree.
enum class Alive { lately, now };

/// The rows that a live set names; nullopt when not all live sets can be read, or there is none. A
/// link is kept while it is among the newest (4 for each summary kept, and some): nothing tells
/// which links are used.
std::optional<std::vector<PackRow>> rows_alive(const Folder& folder, const PackView& view,
                                               Alive alive);

/// rows_alive(lately) when more than half of the pack's bytes are dead; else nullopt.
std::optional<std::vector<PackRow>> rows_to_keep(const Folder& folder, const PackView& view);

/// Removes the files of worktrees that were not looked at for kWorktreeDays, and what dead writers
/// left behind. REQUIRES: the lock.
void expire_worktrees(const Folder& folder, std::int64_t now);

}  // namespace brief::cache
