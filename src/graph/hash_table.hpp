// A read-only multimap from 64-bit hashes to pairs of small numbers: sorted rows and a directory
// over the leading bits. Suffixes of paths and names of definitions are looked up millions of
// times in it, so a miss costs one cache line and nothing is allocated per key.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace brief::graph {

/// Ordered by hash, then first, then second.
struct HashRow {
  std::uint64_t hash = 0;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  auto operator<=>(const HashRow&) const = default;
};

class HashTable {
 public:
  HashTable() = default;
  /// Takes the rows of all chunks; their order does not matter. Cost: n log n over `jobs` threads.
  HashTable(std::vector<std::vector<HashRow>> chunks, unsigned jobs);

  /// All rows with that hash, sorted.
  std::span<const HashRow> find(std::uint64_t hash) const;
  /// Asks the processor for the directory entry that `find` will read first.
  void prefetch(std::uint64_t hash) const {
    if (!heads_.empty()) __builtin_prefetch(&heads_[hash >> shift_]);
  }
  /// Asks for the rows themselves, once the directory entry is there.
  void prefetch_rows(std::uint64_t hash) const {
    if (!heads_.empty()) __builtin_prefetch(rows_.data() + heads_[hash >> shift_]);
  }
  std::span<const HashRow> rows() const { return rows_; }

 private:
  void sort_rows(std::vector<std::vector<HashRow>>& chunks, unsigned jobs);
  void build_directory();

  std::vector<HashRow> rows_;
  std::vector<std::uint32_t> heads_;  // heads_[h]: first row whose hash >> shift_ is >= h
  unsigned shift_ = 63;
};

inline std::span<const HashRow> HashTable::find(std::uint64_t hash) const {
  if (rows_.empty()) return {};
  const std::size_t head = static_cast<std::size_t>(hash >> shift_);
  const auto first = rows_.begin() + heads_[head];
  const auto last = rows_.begin() + heads_[head + 1];
  // A slot holds two rows on average: a scan ends before a binary search has begun. Only a name
  // with thousands of rows is worth one.
  const auto is_less = [hash](const HashRow& row) { return row.hash < hash; };
  const auto is_equal = [hash](const HashRow& row) { return row.hash == hash; };
  if (last - first > 16) {
    const auto start = std::partition_point(first, last, is_less);
    return {start, std::partition_point(start, last, is_equal)};
  }
  auto begin = first;
  while (begin != last && is_less(*begin)) ++begin;
  auto end = begin;
  while (end != last && is_equal(*end)) ++end;
  return {begin, end};
}

}  // namespace brief::graph
