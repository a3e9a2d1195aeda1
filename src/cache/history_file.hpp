// The history of a repository, `history`: what each commit changed, shared by all worktrees.
//
// Layout, little-endian: HistoryHeader (32 bytes), then the arrays of ChangeHistory, each with its
// length before it, then the text. It is replaced as a whole by a temporary file and a rename: an
// update adds a few commits to a megabyte.
// Version: HistoryHeader::version, and `terms`, which is kTermsVersion.
// Damage policy: header and checksum must be right, and every row and Str within its bounds; else
// there is no history, and the next `focus` walks it again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "brief/history.hpp"
#include "cache/folder.hpp"

namespace brief::cache {

inline constexpr char kHistoryName[] = "history";
inline constexpr std::uint32_t kHistoryVersion = 2;

struct HistoryHeader {
  std::uint64_t magic = 0;
  std::uint32_t version = 0;
  std::uint32_t terms = 0;  ///< kTermsVersion
  std::uint64_t size = 0;   ///< of what follows
  std::uint64_t check = 0;  ///< of what follows
};
static_assert(sizeof(HistoryHeader) == 32);

/// nullopt: absent, damaged, of another version.
std::optional<ChangeHistory> read_history(const Folder& folder);
Errno write_history(const Folder& folder, const ChangeHistory& history);
/// What is wrong with the file, with its offset; "" when it is sound or absent.
std::string fault_of_history(const Folder& folder);

}  // namespace brief::cache
