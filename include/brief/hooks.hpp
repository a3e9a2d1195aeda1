// libbrief: git hooks that keep the brief fresh, and the merge driver. Like api.hpp, all of it
// throws brief::Error.
#pragma once

#include <string>
#include <vector>

#include "brief/api.hpp"

namespace brief {

/// check: a stale brief ends the commit with the command to run. stage: the brief is regenerated
/// for what will be committed and staged, it alone.
enum class HookMode { check, stage };

struct HookStatus {
  std::string name;   ///< "pre-commit"
  std::string path;   ///< where git looks for it, relative to the root where it is below it
  std::string state;  ///< "installed", "absent", "displaced" (by another tool)
  HookMode mode = HookMode::check;
  bool chained = false;  ///< what stood there before is run first
};

struct HookFolderReport {
  std::string folder;
  bool complete = false;      ///< every hook of the mode is in place and works
  bool changed = false;       ///< install, uninstall: something was done
  bool merge_driver = false;  ///< git is configured to merge `merge=brief` by this program
  std::vector<HookStatus> hooks;
  /// What keeps an installed hook from its work (displaced, not executable, of another version, its
  /// program gone, not where git looks), and the command that mends it.
  std::vector<std::string> troubles;
  std::vector<std::string> notes;
};

/// Puts the hooks where git looks for them (core.hooksPath, else `<git common dir>/hooks`, which
/// all worktrees share); what stands there is kept and runs first. `program`: absolute path that
/// the hooks run, `brief` of the PATH where they are files of the repository. Twice is once.
HookFolderReport install_hooks(const TreeOptions& options, HookMode mode,
                               const std::string& program);
/// Leaves what stood there before, byte for byte.
HookFolderReport uninstall_hooks(const TreeOptions& options);
HookFolderReport hook_status(const TreeOptions& options);

struct HookRunReport {
  bool blocks = false;  ///< the commit, or the merge, must not go on
  bool staged = false;  ///< the brief's entry of the git index was replaced
  std::string output;
  std::vector<LineChange> changes;  ///< where it blocks because the brief is stale
  std::string advice;               ///< the command to run, where it blocks
  std::vector<std::string> notes;
};

/// What a hook does. pre-commit: looks at the git index that git will commit (GIT_INDEX_FILE).
/// pre-merge-commit: regenerates the brief of the merged index in either mode, and where that
/// changes it stops the merge, as git does not look at the index again. post-commit: after `commit
/// --only`, brings the real index's entry to the committed one. Where there is no brief, or it
/// cannot be told what it should be (absent blobs, a full disk), the commit goes on, with a note.
/// Throws Error{usage} on another name.
HookRunReport run_hook(const TreeOptions& options, const std::string& name, HookMode mode);

/// Merges the briefs in three files into `ours`: our generated lines, keep blocks merged as text,
/// as the driver of `merge=brief`. False: a conflict between keep blocks is left in `ours`, between
/// git's marks. `path`: the brief's own, for messages.
bool merge_briefs(const std::string& base, const std::string& ours, const std::string& theirs,
                  const std::string& path);

}  // namespace brief
