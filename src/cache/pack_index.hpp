// The index `summaries.idx`: where each record of the pack lies, so that opening needs no walk.
//
// Layout, little-endian: IndexHeader (64 bytes), then `count` PackRows in the order of
// row_before(), each key once. It covers the pack up to `covered`; newer records, at most a few
// hundred, are found by walking the pack from there: one edit must not rewrite megabytes. As
// ninja's log and leveldb's manifest, it is replaced as a whole when the tail has grown. Version:
// IndexHeader::version and row_size. Damage policy: it is believed when header and rows have right
// checksums, it belongs to the generation of the pack and does not reach beyond the pack. Else
// readers walk the whole pack, and the next writer makes a new one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "cache/folder.hpp"
#include "cache/pack.hpp"

namespace brief::cache {

inline constexpr std::uint32_t kIndexVersion = 1;

struct IndexHeader {
  std::uint64_t magic = 0;
  std::uint32_t version = 0;
  std::uint32_t row_size = 0;
  std::uint64_t generation = 0;
  std::uint64_t covered = 0;
  std::uint64_t count = 0;
  std::uint64_t reserved = 0;
  std::uint64_t rows_check = 0;
  std::uint64_t check = 0;  ///< of the bytes before it
};
static_assert(sizeof(IndexHeader) == 64);

struct PackIndex {
  std::uint64_t generation = 0;
  std::uint64_t covered = 0;
  std::vector<PackRow> rows;
};

/// nullopt: absent, damaged, of another version. `present` (optional) tells absent from damaged.
std::optional<PackIndex> read_index(const Folder& folder, bool* present = nullptr);
Errno write_index(const Folder& folder, const PackIndex& index);

/// What is known of a pack at one moment: the rows of its index and of the tail behind it.
/// Immutable; callable from several threads at once.
class PackView {
 public:
  /// Never null. An absent or foreign pack is a view without a pack.
  static std::shared_ptr<const PackView> load(const Folder& folder);
  static std::shared_ptr<const PackView> none();  ///< without a pack
  /// A view of `pack` with these rows, in any order. Rows of one key: the newest counts.
  static std::shared_ptr<const PackView> make(std::shared_ptr<const Pack> pack,
                                              std::vector<PackRow> rows, std::uint64_t end);
  /// This view with newer records behind it.
  std::shared_ptr<const PackView> with_appended(std::shared_ptr<const Pack> pack,
                                                std::span<const PackRow> rows,
                                                std::uint64_t end) const;

  const Pack* pack() const { return pack_.get(); }
  std::shared_ptr<const Pack> shared_pack() const { return pack_; }
  Pack::State state() const { return state_; }
  const PackRow* lookup(const ContentId& key, RecordKind kind) const;

  std::uint64_t end() const { return end_; }  ///< of the last whole record
  /// An index file stands there that is damaged or of another pack.
  bool index_is_wrong() const { return index_is_wrong_; }
  /// So many rows are in the tail that the index is worth writing anew: a few hundred, less for a
  /// small pack. (Walking a tail costs about a microsecond a record.)
  bool wants_index() const;
  std::size_t base_count() const { return base_->size(); }
  std::size_t tail_count() const { return tail_.size(); }
  /// All rows in the order of row_before(), each key once.
  std::vector<PackRow> rows() const;
  std::size_t count(RecordKind kind) const;

 private:
  PackView() = default;

  Pack::State state_ = Pack::State::absent;
  std::shared_ptr<const Pack> pack_;
  std::shared_ptr<const std::vector<PackRow>> base_ =
      std::make_shared<const std::vector<PackRow>>();
  std::vector<PackRow> tail_;
  std::uint64_t end_ = 0;
  bool index_is_wrong_ = false;
};

}  // namespace brief::cache
