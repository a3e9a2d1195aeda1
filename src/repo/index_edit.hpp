// Points one entry of the git index to another blob, as `git update-index --cacheinfo` does: every
// other entry keeps its bytes. Neither git is started nor libgit2 asked: the one would run the
// repository's own hooks, the other refuses split and sparse indexes.
//
// What else changes in the file, and why: the cached tree of the folders above the path is marked
// unknown, or git would commit the old tree; FSMN (what a file system monitor vouched for) is left
// out, as it may vouch for the entry; EOIE and IEOT (offsets, for reading on several threads) no
// longer fit; a split index becomes a whole one, which git splits again when it writes it next.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "brief/tree.hpp"
#include "repo/layout.hpp"

namespace brief::repo {

struct IndexEdit {
  std::string path;
  ObjectId from;  ///< what the entry must name now
  ObjectId to;
  /// The bytes of blob `to`: when the worktree's file holds just these, the entry takes its stat
  /// data, as `git add` does; else git compares the bytes itself when it next looks.
  std::string_view bytes;
};

/// What stands at `path` in the git index: nullopt when nothing does, it is no regular file, only
/// intended to be added, or in conflict.
std::optional<ObjectId> find_in_index(const Layout& layout, const std::string& path);

/// Is `path` in conflict in the git index?
bool is_unmerged(const Layout& layout, const std::string& path);

/// Edits `layout.index_file` (or another, where given). False, and nothing is changed, when the
/// entry does not name `from`. An index that is itself git's lock (`index.lock` during `git commit
/// -a`) is replaced as it is; any other under git's lock, which is waited for up to a second.
/// Killed at any moment the old file or the new one is there, and no lock is left. Throws
/// Error{git} when another process holds the lock, on damage and when it can't be written.
bool edit_index(const Layout& layout, const IndexEdit& edit, const std::string& index_file = {});

}  // namespace brief::repo
