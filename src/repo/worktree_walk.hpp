// Which files `git add -A` would record, found by walking down the worktree. A folder is read only
// when its known listing cannot be trusted.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "repo/ignore_rules.hpp"
#include "repo/index_view.hpp"
#include "repo/known_tree.hpp"

namespace brief::repo {

struct WalkedFile {
  std::string path;
  StatData stat;                         ///< mode 0: not known yet
  std::uint32_t known = kNoRow;          ///< row of the known tree
  const GitIndexEntry* entry = nullptr;  ///< nullptr: untracked (or `trusted`)
  bool trusted = false;                  ///< the known row says the rest
  bool submodule = false;
  bool from_blob = false;  ///< stat is blob_stat()
};

struct WalkedFolder {
  std::string path;
  StatData stat;
  bool unreadable = false;
};

struct Walk {
  std::vector<WalkedFile> files;
  std::vector<WalkedFolder> folders;
  std::vector<std::pair<std::string, StatData>> ignore_files;  ///< paths below the root
  std::vector<Diagnostic> diagnostics;
};

/// What the last scan knew that the walk can use.
struct WalkStart {
  const KnownTree* tree = nullptr;  ///< nullptr: nothing
  bool trust = false;               ///< git index, configuration and excludes files are unchanged
  /// The stat data under which a `.gitignore` (path below the root) was used; nullptr: it was not.
  std::function<const StatData*(const std::string& path)> ignore_file;
};

Walk walk_worktree(const Layout& layout, ObjectStore& objects, const GitIndex& index,
                   const WalkStart& start);

}  // namespace brief::repo
