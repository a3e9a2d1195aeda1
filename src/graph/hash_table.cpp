#include "graph/hash_table.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "base/pool.hpp"

namespace brief::graph {
namespace {

// Rows are dealt to buckets by their leading byte and each bucket is sorted alone, so that threads
// share the work and the result does not depend on them.
constexpr std::size_t kBuckets = 256;

std::size_t bucket_of(const HashRow& row) { return static_cast<std::size_t>(row.hash >> 56); }

}  // namespace

HashTable::HashTable(std::vector<std::vector<HashRow>> chunks, unsigned jobs) {
  sort_rows(chunks, jobs);
  build_directory();
}

void HashTable::sort_rows(std::vector<std::vector<HashRow>>& chunks, unsigned jobs) {
  std::vector<std::array<std::size_t, kBuckets>> places(chunks.size());
  base::parallel_for(jobs, chunks.size(), [&](std::size_t chunk, unsigned) {
    places[chunk].fill(0);
    for (const HashRow& row : chunks[chunk]) ++places[chunk][bucket_of(row)];
  });
  std::array<std::size_t, kBuckets + 1> starts{};
  std::size_t total = 0;
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    starts[bucket] = total;
    for (auto& counts : places) {
      const std::size_t count = counts[bucket];
      counts[bucket] = total;
      total += count;
    }
  }
  starts[kBuckets] = total;
  rows_.resize(total);
  base::parallel_for(jobs, chunks.size(), [&](std::size_t chunk, unsigned) {
    for (const HashRow& row : chunks[chunk]) rows_[places[chunk][bucket_of(row)]++] = row;
    std::vector<HashRow>().swap(chunks[chunk]);
  });
  base::parallel_for(jobs, kBuckets, [&](std::size_t bucket, unsigned) {
    std::sort(rows_.begin() + static_cast<std::ptrdiff_t>(starts[bucket]),
              rows_.begin() + static_cast<std::ptrdiff_t>(starts[bucket + 1]));
  });
}

void HashTable::build_directory() {
  const unsigned bits = static_cast<unsigned>(std::bit_width(rows_.size() | 2)) - 1;
  shift_ = 64 - bits;
  heads_.assign((std::size_t{1} << bits) + 1, 0);
  std::size_t row = 0;
  for (std::size_t head = 0; head + 1 < heads_.size(); ++head) {
    while (row < rows_.size() && (rows_[row].hash >> shift_) < head) ++row;
    heads_[head] = static_cast<std::uint32_t>(row);
  }
  heads_.back() = static_cast<std::uint32_t>(rows_.size());
}

}  // namespace brief::graph
