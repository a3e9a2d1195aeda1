// What stood in the files that `brief init` wrote, so that its undo restores them byte for byte.
//
// One file in the cache's `replaced/` for each worktree. Layout: "brief-init 1\n", count, then for
// each file: path, whether it existed, its bytes, the hash of what was written; strings with their
// length, integers little-endian; XXH3-128 of all before it at the end. Anything that cannot be
// read is no record: the undo then goes by the marks in the files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "brief/tree.hpp"

namespace brief::pipeline {

struct InitRecord {
  struct File {
    std::string path;
    bool existed = false;
    std::string before;
    ContentId written;  ///< hash of the bytes that init left there
  };
  std::vector<File> files;

  const File* find(std::string_view path) const;
  /// Remembers an edit; an older edit of the same file keeps its `before` when nothing was changed
  /// between the two.
  void add(const std::string& path, bool existed, const std::string& before,
           std::string_view after);
};

std::string pack_record(const InitRecord& record);
InitRecord unpack_record(std::string_view bytes);

}  // namespace brief::pipeline
