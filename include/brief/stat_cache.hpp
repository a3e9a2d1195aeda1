// What the last scan of a worktree saw, so that the next one reads only what changed. Filled and
// read by repo/, stored by cache/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "brief/summary.hpp"
#include "brief/tree.hpp"

namespace brief {

/// A file of the worktree's tree (tracked, or untracked and not ignored).
struct StatFileRow {
  StatData stat;  ///< mode 0: git takes the bytes from a blob (skip-worktree), the rest names it
  ContentId content;  ///< of the canonical bytes; unknown: must be read
  Str path;
  std::uint16_t language = 0;  ///< sniffed language without attributes (row of languages() + 1)
  FileKind kind = FileKind::regular;
  bool tracked = false;
  /// mtime or ctime was not safely older than the scan: the stat data proves nothing.
  bool racy = false;
  bool executable = false;  ///< as git records it (core.fileMode may say otherwise than `stat`)
  bool too_large = false;   ///< more canonical bytes than kMaxFileBytes
  std::uint8_t reserved[1] = {};
};

/// A folder whose listing is known as long as its stat data stays.
struct StatFolderRow {
  StatData stat;
  Str path;  ///< empty: the root
  bool racy = false;
  std::uint8_t reserved[7] = {};
};

/// A file outside the tree that shaped the listing: git index, git configuration, excludes files.
struct StatInputRow {
  StatData stat;  ///< all zero: absent
  Str path;       ///< absolute
};

struct StatCache {
  std::uint64_t worktree_id =
      0;                  ///< hash of the worktree's root and git dir: a foreign file is no use
  ContentId fingerprint;  ///< of the program that sniffed the languages
  std::int64_t scan_start_ns = 0;
  std::string text;  ///< arena of the paths
  std::vector<StatInputRow> inputs;
  std::vector<StatFolderRow> folders;  ///< sorted by path, bytewise
  std::vector<StatFileRow> files;      ///< sorted by path, bytewise
  std::string memo;                    ///< pipeline/'s: what the last refresh of this tree wrote

  std::string_view view(Str s) const { return std::string_view(text).substr(s.offset, s.size); }
};

}  // namespace brief
