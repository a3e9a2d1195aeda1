// The pack `summaries`: an append-only log of records, as leveldb's log and git's pack are.
//
// Layout, little-endian:
//   PackHeader (32 bytes), then records one after the other, each on a multiple of 8:
//   RecordHeader (40 bytes), `size` bytes of payload (record.hpp), zeros up to the next multiple.
// Version: PackHeader::version; a pack of another version holds nothing for us and is replaced by
// the next writer.
// Every checksum is XXH3 seeded with the pack's generation, a random number drawn when the pack is
// made. So bytes inside a payload (which a hostile repository may choose) can't be taken for a
// record, nor can a record or an index of another pack.
//
// Damage policy:
// - A record is found through the index or by walking from header to header. It is believed when
//   its header's checksum, its key and its payload's checksum are right; else it is a miss.
// - The walk ends at the first header that is wrong or reaches beyond the end of the file. What
//   follows is a torn tail (a writer died): the next writer cuts it off. Where whole records are
//   found behind the break, it is damage instead, and the next writer saves what is sound into a
//   new pack (compact.hpp).
// - Committed bytes are never written again. Rewriting makes a new file with a new generation and
//   renames it; who has the old one open goes on reading that.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/tree.hpp"
#include "cache/folder.hpp"

namespace brief::cache {

inline constexpr std::uint32_t kPackVersion = 1;

enum class RecordKind : std::uint32_t { summary = 1, link = 2, terms = 3 };

struct PackHeader {
  std::uint64_t magic = 0;
  std::uint32_t version = 0;
  std::uint32_t reserved = 0;
  std::uint64_t generation = 0;
  std::uint64_t check = 0;  ///< of the bytes before it
};
static_assert(sizeof(PackHeader) == 32);

struct RecordHeader {
  std::uint32_t magic = 0;
  std::uint32_t size = 0;  ///< of the payload
  ContentId key;
  std::uint64_t check = 0;  ///< of the payload
  RecordKind kind{};
  std::uint32_t head_check = 0;  ///< of the bytes before it
};
static_assert(sizeof(RecordHeader) == 40);

/// Where a record lies. Rows of the index are these, too.
struct PackRow {
  ContentId key;
  std::uint64_t offset = 0;
  std::uint32_t size = 0;
  RecordKind kind{};
};
static_assert(sizeof(PackRow) == 32);

/// The order of rows: by key, then kind; of equal ones the newest (greatest offset) first.
bool row_before(const PackRow& a, const PackRow& b);

/// Bytes that a record with this payload takes in the pack.
constexpr std::uint64_t record_bytes(std::uint32_t size) {
  return (sizeof(RecordHeader) + std::uint64_t{size} + 7) & ~std::uint64_t{7};
}

PackHeader make_pack_header(std::uint64_t generation);
/// A number no one outside can guess.
std::uint64_t draw_generation();

/// The payload of a record as it was read and checked.
class Payload {
 public:
  std::string_view bytes() const { return {bytes_.get() + sizeof(RecordHeader), size_}; }

 private:
  friend class Pack;
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
};

/// A pack that is open for reading. Callable from several threads at once.
class Pack {
 public:
  enum class State { absent, unreadable, foreign, open };
  struct Opened;
  /// Opens and checks the header. `foreign`: another version, damaged, or no pack at all.
  static Opened open(const Folder& folder);

  std::uint64_t generation() const { return generation_; }
  std::uint64_t size() const { return file_.size; }  ///< of the file when it was opened
  std::uint64_t inode() const { return file_.inode; }

  /// nullopt: not a sound record of that key and kind.
  std::optional<Payload> read(const PackRow& row) const;

  /// Walks from header to header, from `offset` up to `limit` (at most size()), and adds a row for
  /// each record. Returns where the walk ended: `limit`, or the first byte that begins no record.
  std::uint64_t walk(std::uint64_t offset, std::uint64_t limit, std::vector<PackRow>& rows) const;
  /// The next offset >= `offset` where a record begins; size() when there is none. Reads all bytes.
  std::uint64_t resync(std::uint64_t offset) const;

 private:
  explicit Pack(OpenFile file) : file_(std::move(file)) {}
  std::optional<PackRow> header_at(std::uint64_t offset, std::uint64_t limit) const;

  OpenFile file_;
  std::uint64_t generation_ = 0;
};

struct Pack::Opened {
  State state = State::absent;
  std::shared_ptr<const Pack> pack;  ///< set when `state` is open
};

/// Adds records at the end of a pack: in pieces of about 1 MB, one write each, so that a large
/// first run needs no memory for all of it.
class PackAppender {
 public:
  /// REQUIRES: the lock; `fd` is open for writing; all before `end` is whole records.
  PackAppender(int fd, std::uint64_t generation, std::uint64_t end)
      : fd_(fd), generation_(generation), end_(end) {}

  Errno add(const ContentId& key, RecordKind kind, std::string_view payload);
  /// Writes what is held back. On failure the file is cut back to its last whole piece.
  Errno flush();

  /// Of the records that are in the file, oldest first.
  const std::vector<PackRow>& rows() const { return rows_; }
  std::uint64_t end() const { return end_; }

 private:
  int fd_;
  std::uint64_t generation_;
  std::uint64_t end_;
  std::string buffer_;
  std::vector<PackRow> buffered_;
  std::vector<PackRow> rows_;
};

}  // namespace brief::cache
