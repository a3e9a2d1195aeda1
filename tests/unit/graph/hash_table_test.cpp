#include "graph/hash_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using brief::graph::HashRow;
using brief::graph::HashTable;

namespace {

std::vector<HashRow> found(const HashTable& table, std::uint64_t hash) {
  const auto rows = table.find(hash);
  return {rows.begin(), rows.end()};
}

}  // namespace

TEST_CASE("an empty table finds nothing") {
  CHECK(HashTable().find(7).empty());
  CHECK(HashTable({{}, {}}, 2).find(0).empty());
}

TEST_CASE("all rows of a hash are found, sorted, wherever they came from") {
  const HashTable table({{{5, 2, 0}, {~0ull, 1, 1}}, {{5, 1, 9}, {0, 3, 3}, {5, 1, 8}}}, 2);
  CHECK(found(table, 5) == std::vector<HashRow>{{5, 1, 8}, {5, 1, 9}, {5, 2, 0}});
  CHECK(found(table, 0) == std::vector<HashRow>{{0, 3, 3}});
  CHECK(found(table, ~0ull) == std::vector<HashRow>{{~0ull, 1, 1}});
  CHECK(table.find(6).empty());
}

TEST_CASE("every row of a large table is found, on any number of threads") {
  std::vector<std::vector<HashRow>> chunks(7);
  std::uint64_t state = 1;
  for (std::uint32_t i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    chunks[i % 7].push_back({state, i, i + 1});
  }
  const HashTable one(chunks, 1), four(chunks, 4);
  CHECK(std::equal(one.rows().begin(), one.rows().end(), four.rows().begin(), four.rows().end()));
  std::size_t hits = 0;
  for (const auto& chunk : chunks)
    for (const HashRow& row : chunk) hits += found(four, row.hash) == std::vector<HashRow>{row};
  CHECK(hits == 20000);
}
