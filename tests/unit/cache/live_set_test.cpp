#include "cache/live_set.hpp"

#include <algorithm>

#include "unit/cache/samples.hpp"

using namespace brief;
using namespace brief::test;
using cache::LiveSet;
using cache::with_tree;

namespace {

bool names(const LiveSet& set, std::uint64_t seed) {
  const auto has = [&](const std::vector<std::uint64_t>& keys) {
    return std::binary_search(keys.begin(), keys.end(), key_of(seed).high);
  };
  return has(set.current) || std::any_of(set.retired.begin(), set.retired.end(), has);
}

}  // namespace

TEST_CASE("a key lives for twenty trees and no longer") {
  LiveSet set = with_tree({}, keys(0, 3));
  for (std::uint64_t tree = 1; tree < cache::kLiveTrees; ++tree) {
    set = with_tree(set, keys(tree * 10, tree * 10 + 3));
    REQUIRE(names(set, 0));
  }
  set = with_tree(set, keys(900, 903));
  CHECK_FALSE(names(set, 0));
  CHECK(names(set, 10));
}

TEST_CASE("the same tree again ages nothing, and a key that comes back is current") {
  LiveSet set = with_tree({}, keys(0, 3));
  set = with_tree(set, keys(3, 6));
  for (int i = 0; i < 100; ++i) set = with_tree(set, keys(3, 6));
  CHECK(names(set, 0));
  set = with_tree(set, keys(0, 3));
  CHECK(set.current.size() == 3);
  CHECK(set.retired.size() == 2);
  CHECK(set.retired[0].size() == 3);
  CHECK(set.retired[1].empty());
}

TEST_CASE("the number of retired keys is bounded, the oldest trees are forgotten first") {
  std::vector<ContentId> many(cache::kMaxRetired * 2 / 3);
  LiveSet set;
  for (std::uint64_t tree = 1; tree <= 4; ++tree) {
    for (std::size_t i = 0; i < many.size(); ++i) many[i] = {tree << 32 | i, 0};
    set = with_tree(set, many);
  }
  CHECK(set.current.size() == many.size());
  REQUIRE(set.retired.size() == 1);
  CHECK(set.retired[0].front() == std::uint64_t{3} << 32);
}

TEST_CASE("a live set comes back from its file, and only from its own") {
  const TemporaryFolder folder;
  const auto dir = cache::Folder::make(folder.cache());
  const LiveSet set = with_tree(with_tree({}, keys(0, 10)), keys(5, 20));
  REQUIRE(cache::write_live_set(*dir, 3, set) == 0);
  const auto back = cache::read_live_set(*dir, 3);
  REQUIRE(back);
  CHECK(back->current == set.current);
  CHECK(back->retired == set.retired);
  CHECK_FALSE(cache::read_live_set(*dir, 4));
  CHECK(cache::fault_of_live_set(*dir, 3).empty());
  CHECK_FALSE(cache::fault_of_live_set(*dir, 4).empty());
}
