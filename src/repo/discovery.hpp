// How git finds a repository from a folder (setup.c), step by step and without side effects.
#pragma once

#include <optional>
#include <string>

#include "repo/layout.hpp"

namespace brief::repo {

/// Where the search ended.
struct Found {
  std::string git_dir;          ///< absolute, links resolved
  std::string worktree;         ///< the folder that holds `.git`; empty: git_dir itself was met
  std::string gitfile;          ///< the `.git` file that named git_dir, or empty
  bool by_environment = false;  ///< GIT_DIR named it: git checks no owner then
};

/// Throws Error{not_a_repository} and Error{git} (a gitfile that names no repository).
Found find_repository(const std::string& start, const Environment& environment);

/// Throws Error{unsafe_owner} unless the repository belongs to this user (under sudo: to the one
/// who called it) or `safe_directories`, git's safe.directory values in order, allow it.
void check_owner(const Found& found, const Environment& environment, const std::string& home,
                 const std::vector<std::string>& safe_directories);

/// HEAD, objects/ and refs/ as git wants them (is_git_directory in setup.c).
bool is_git_directory(const std::string& path);
/// Does `folder` hold a `.git` that is a repository, or a gitfile that names one?
bool holds_repository(const std::string& folder);

/// `path` with links resolved; unchanged when there is no such file.
std::string real_path(const std::string& path);
/// `path` below `base` unless it is absolute.
std::string absolute_path(const std::string& base, const std::string& path);
/// The first line of a small file such as HEAD, or nullopt.
std::optional<std::string> read_line(const std::string& path);

}  // namespace brief::repo
