// Where a repository is, found as git finds it but without starting libgit2: that alone would cost
// more than a whole refresh without changes.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace brief::repo {

/// The environment variables that matter, given explicitly so that tests need no setenv.
using Environment = std::map<std::string, std::string>;

/// The variables that repo/ reads (GIT_DIR, GIT_WORK_TREE, …, HOME, XDG_CONFIG_HOME) of this
/// process.
Environment process_environment();

struct Layout {
  std::string root;        ///< absolute path of the worktree without trailing '/'; empty when bare
  std::string git_dir;     ///< absolute: of this worktree
  std::string common_dir;  ///< absolute: shared by all worktrees
  std::string index_file;  ///< absolute path of the git index (GIT_INDEX_FILE, else git_dir/index)
  std::string objects;     ///< GIT_OBJECT_DIRECTORY, absolute; empty: common_dir/objects
  std::vector<std::string> alternates;  ///< GIT_ALTERNATE_OBJECT_DIRECTORIES, absolute
  std::string prefix;                   ///< of the start folder below root: "" or "a/b/"
  bool bare = false;
  bool ignore_case = false;       ///< core.ignoreCase
  bool file_mode = true;          ///< core.fileMode: the executable bit of the worktree counts
  bool symlinks = true;           ///< core.symlinks: links of the worktree are links
  bool sparse_checkout = false;   ///< core.sparseCheckout
  std::string hooks;              ///< absolute: where git looks for hooks
  bool hooks_configured = false;  ///< core.hooksPath named it
  std::string excludes_file;      ///< core.excludesFile or its default; the file may be absent
  std::vector<std::string>
      config_files;  ///< every git configuration file that was looked at, absent ones too
};

/// Finds the repository that holds `start` as git does (GIT_DIR, GIT_WORK_TREE, gitfiles, linked
/// worktrees, bare repositories, GIT_CEILING_DIRECTORIES, one file system).
/// Throws Error{not_a_repository}, Error{unsafe_owner} with git's own remedy, Error{unsupported}
/// for SHA-256 repositories and unknown extensions of repository format 1.
Layout open_layout(const std::string& start, const Environment& environment);

}  // namespace brief::repo
