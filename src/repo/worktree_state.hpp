// What is not committed: `git status` from the rows of a scan that was made anyway, without
// libgit2's status (700 ms on the Linux tree) and without a refresh of the git index.
#pragma once

#include <string>
#include <vector>

#include "brief/stat_cache.hpp"
#include "repo/layout.hpp"
#include "repo/objects.hpp"

namespace brief::repo {

struct WorktreeState {
  std::string branch;  ///< short name; empty: detached
  std::string
      operation;  ///< "merge", "rebase", "cherry-pick", "revert", "bisect" in progress; or ""
  bool unmerged = false;
  std::vector<std::string> staged;     ///< git index against HEAD, by path
  std::vector<std::string> modified;   ///< worktree against git index
  std::vector<std::string> deleted;    ///< in the git index, not in the worktree
  std::vector<std::string> untracked;  ///< and not ignored

  bool clean() const {
    return staged.empty() && modified.empty() && deleted.empty() && untracked.empty() && !unmerged;
  }
};

/// `rows`: of a scan of this worktree, with the contents that were learnt. A file whose stat data
/// are those that git noted is unchanged, as git has it (an entry as young as the git index apart);
/// others are compared by canonical content, so that filters for line ends change nothing. Files
/// behind other filters are taken for unchanged. Throws Error{git} on damage.
WorktreeState worktree_state(const Layout& layout, ObjectStore& objects, const StatCache& rows);

}  // namespace brief::repo
