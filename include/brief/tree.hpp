// The tree a brief describes, as plain data: what `git add -A` would record in a worktree, a git
// index, or a commit. Every layer above repo/ sees files through these types only.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace brief {

/// XXH3-128 of a file's canonical bytes (see base/hash.hpp). All zero means "not known yet".
struct ContentId {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const ContentId&) const = default;
  bool known() const { return (high | low) != 0; }
};

/// SHA-1 object name of git, raw. All zero means "none" (a worktree file that was not hashed by
/// git).
struct ObjectId {
  std::array<std::uint8_t, 20> bytes{};
  auto operator<=>(const ObjectId&) const = default;
  bool known() const { return *this != ObjectId{}; }
};

/// Which tree is described: what `git add -A` would record, the git index, or a commit.
enum class TreeMode : std::uint8_t { worktree, git_index, commit };

enum class FileKind : std::uint8_t { regular, symlink, submodule };

/// Why a file's bytes are not read. Decided by path, attributes and size of the described tree
/// alone, so that every mode decides alike.
enum class Opaque : std::uint8_t {
  no,
  filtered,   ///< an attribute names a filter driver (LFS among them) or a working-tree-encoding
  secret,     ///< the path looks like a file of secrets: never opened
  too_large,  ///< more canonical bytes than kMaxFileBytes
};

/// Files with more canonical bytes than this are listed and never parsed.
inline constexpr std::uint64_t kMaxFileBytes = 8u << 20;

/// The stat data by which an unchanged worktree file is recognised without reading it.
/// Times are in nanoseconds since the epoch.
struct StatData {
  std::int64_t mtime_ns = 0;
  std::int64_t ctime_ns = 0;
  std::uint64_t inode = 0;
  std::uint64_t device = 0;
  std::uint64_t size = 0;
  std::uint32_t mode = 0;
  std::uint32_t uid = 0;
  bool operator==(const StatData&) const = default;
};

inline constexpr std::uint32_t kNoRow = 0xffffffff;

/// One file of the described tree.
struct FileEntry {
  std::string path;  ///< relative to the root, '/' between parts, raw bytes as git has them
  FileKind kind = FileKind::regular;
  Opaque opaque = Opaque::no;
  bool executable = false;
  bool linguist_generated = false;
  bool linguist_vendored = false;
  std::string linguist_language;  ///< of the attribute; empty when unset
  StatData stat;                  ///< worktree mode only
  ObjectId oid;                   ///< set where git already names the bytes (git index, commit)
  ContentId content;              ///< known when the stat cache vouched for it, else after reading
  std::uint16_t language =
      0;  ///< sniffed language (row of the registry + 1) where the cache vouched
  std::uint32_t row = kNoRow;  ///< worktree mode: its row of StatCache::files
};

/// Trouble with one path that did not stop the command ("unreadable", "parse errors", …).
struct Diagnostic {
  std::string path;
  std::uint32_t line = 0;  ///< 1-based; 0 = the file as a whole
  std::string message;
  bool parsing = false;  ///< trouble inside the file; it was read
  bool operator==(const Diagnostic&) const = default;
};

}  // namespace brief
