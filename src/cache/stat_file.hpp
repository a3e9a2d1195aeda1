// The stat file of one worktree, `stat/<id>`: what its last scan saw.
//
// Layout, little-endian: StatHeader (192 bytes) with size and checksum of each of five sections,
// then the sections one after the other: path arena, inputs, folders, files, memo. Rows lie as in
// memory, so that loading is five reads straight into place.
// Version: StatHeader::version and the sizes of the rows.
// Damage policy: all or nothing. A wrong size, checksum, flag or offset, another version or another
// worktree's id: the file does not exist for us, every file is read again, and the next store()
// replaces it (temporary file and rename, no fsync: after a power loss it may be empty, which costs
// time only).
// Its mtime says when the worktree was last looked at (within a day), which decides what is kept
// and never what is answered.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "brief/stat_cache.hpp"
#include "cache/folder.hpp"

namespace brief::cache {

inline constexpr std::uint32_t kStatVersion = 1;

enum StatSection : std::size_t { kText, kInputs, kFolders, kFiles, kMemo, kStatSections };

struct StatHeader {
  struct Section {
    std::uint64_t size = 0;  ///< bytes
    std::uint64_t check = 0;
  };
  std::uint64_t magic = 0;
  std::uint32_t version = 0;
  std::uint32_t row_sizes = 0;  ///< input, folder and file row, ten bits each
  std::uint64_t worktree_id = 0;
  ContentId fingerprint;
  std::int64_t scan_start_ns = 0;
  std::array<Section, kStatSections> sections;
  std::array<std::uint64_t, 7> reserved{};
  std::uint64_t check = 0;  ///< of the bytes before it
};
static_assert(sizeof(StatHeader) == 192);

std::optional<StatCache> read_stat_file(const Folder& folder, std::uint64_t worktree_id);
Errno write_stat_file(const Folder& folder, const StatCache& stats);

/// What is wrong with the file, in words with its offset; "" when it is sound.
std::string fault_of_stat_file(const Folder& folder, std::uint64_t worktree_id);

}  // namespace brief::cache
