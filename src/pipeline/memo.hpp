// What the last refreshes of a worktree wrote, kept in its stat file: with it a refresh without
// changes needs neither summaries nor rank nor rendering, and text that a person wrote into a brief
// is told from our own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "brief/tree.hpp"

namespace brief::pipeline {

/// One brief that was written, or found to be as it should be.
struct Memo {
  std::string output;  ///< path relative to the root
  ContentId program;   ///< base::program_id()
  ContentId tree;      ///< digest of the described tree (DescribedTree::digest)
  ContentId form;      ///< of the form line
  ContentId bytes;     ///< of the whole file, canonical
  ContentId ours;      ///< of the file without its keep blocks
  std::uint32_t files = 0;
};

/// The briefs of one worktree, latest last; at most kMaxMemos.
using Memos = std::vector<Memo>;
inline constexpr std::size_t kMaxMemos = 8;

/// Layout: version, count, then the members in their order, integers little-endian. The stat file's
/// checksum guards it; anything that can't be read is no memo.
std::string pack_memos(const Memos& memos);
Memos unpack_memos(std::string_view bytes);

const Memo* find_memo(const Memos& memos, std::string_view output);
/// Replaces the memo of the same output. True when anything changed.
bool remember(Memos& memos, Memo memo);

}  // namespace brief::pipeline
