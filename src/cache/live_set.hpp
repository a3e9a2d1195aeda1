// Which summaries are in use, `live/<id>`: of the last tree described from a worktree, and what the
// kLiveTrees - 1 trees before it used besides. The file of id 0 is shared by all trees that no
// worktree holds (git index, commits). Compaction keeps what any of these files names.
//
// Layout, little-endian: LiveHeader (32 bytes), then lists: the current tree's keys, the number of
// retired lists, the retired lists, newest first; a list is its length and the high halves of the
// keys, sorted. Half a key is enough: a clash keeps a dead record, no more.
// Version: LiveHeader::version.
// Damage policy: a damaged file makes the next compaction keep everything; store() replaces it, or
// compaction removes it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "brief/tree.hpp"
#include "cache/folder.hpp"

namespace brief::cache {

inline constexpr std::uint32_t kLiveVersion = 1;
inline constexpr std::size_t kLiveTrees = 20;
/// Bound of a file of retired keys: 8 MB. The oldest trees are forgotten first.
inline constexpr std::size_t kMaxRetired = 1 << 20;

struct LiveHeader {
  std::uint64_t magic = 0;
  std::uint32_t version = 0;
  std::uint32_t reserved = 0;
  std::uint64_t id = 0;
  std::uint64_t check = 0;  ///< of the bytes before it and of all after it
};
static_assert(sizeof(LiveHeader) == 32);

struct LiveSet {
  std::vector<std::uint64_t> current;
  std::vector<std::vector<std::uint64_t>> retired;
};

/// nullopt: absent or damaged.
std::optional<LiveSet> read_live_set(const Folder& folder, std::uint64_t id);
Errno write_live_set(const Folder& folder, std::uint64_t id, const LiveSet& set);
/// The set after a tree with these keys was described.
LiveSet with_tree(const LiveSet& before, std::span<const ContentId> keys);
/// What is wrong with the file, with its offset; "" when it is sound.
std::string fault_of_live_set(const Folder& folder, std::uint64_t id);

}  // namespace brief::cache
