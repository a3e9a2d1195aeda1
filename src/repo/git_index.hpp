// An own read-only parser of the git index (gitformat-index(5)): versions 2, 3 and 4, split and
// sparse indexes, which libgit2 1.5 refuses; unknown optional extensions are skipped.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "brief/tree.hpp"

namespace brief::repo {

struct GitIndexEntry {
  std::string path;  ///< of a sparse folder: ends in '/'
  ObjectId oid;
  std::uint32_t mode = 0;  ///< 0100644, 0100755, 0120000, 0160000; 0040000: a sparse folder
  std::uint8_t stage = 0;  ///< 1, 2, 3 in a merge with conflicts
  bool skip_worktree = false;
  bool intent_to_add = false;
  bool assume_valid = false;
  // What git noted of the file when it last looked; all zero: it has not.
  std::int64_t mtime_s = 0;
  std::uint32_t mtime_ns = 0;
  std::uint32_t size = 0;  ///< its lower 32 bits
};

struct GitIndex {
  std::vector<GitIndexEntry> entries;   ///< sorted by path, then stage
  std::vector<std::string> files_read;  ///< the index and, when split, its shared part
  bool unmerged = false;
};

/// Reads `index_file`; an absent file is an empty git index. `git_dir` holds the shared part of a
/// split index. Throws Error{git} on damage, with the remedy.
GitIndex read_git_index(const std::string& index_file, const std::string& git_dir);

}  // namespace brief::repo
