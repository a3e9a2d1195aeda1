#include "cache/compact.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <ctime>

#include "cache/live_set.hpp"
#include "unit/cache/samples.hpp"

namespace fs = std::filesystem;
using namespace brief;
using namespace brief::test;
using cache::Cache;

namespace {

std::uint64_t pack_size(const TemporaryFolder& folder) {
  return fs::file_size(folder.cache() + "/summaries");
}

/// Describes `trees` trees that share no summary, 30 in each; returns the first seed not used.
std::uint64_t describe(Cache& cache, std::uint64_t from, std::size_t trees,
                       const StatCache& stats) {
  for (std::size_t i = 0; i < trees; ++i, from += 30)
    REQUIRE(cache.store(summaries(from, from + 30), {}, &stats, keys(from, from + 30)).empty());
  return from;
}

void make_old(const std::string& path, std::int64_t days) {
  const timespec then{std::time(nullptr) - days * 86400, 0};
  const timespec times[] = {then, then};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}

}  // namespace

TEST_CASE("a pack that is more than half dead is compacted, and every live key stays") {
  const TemporaryFolder folder;
  const StatCache stats = stats_of(1, 3);
  Cache cache(folder.cache());
  std::uint64_t largest = 0;
  std::uint64_t next = 0;
  for (std::size_t round = 0; round < 100; ++round) {
    next = describe(cache, next, 1, stats);
    largest = std::max(largest, pack_size(folder));
    const std::uint64_t oldest =
        next > cache::kLiveTrees * 30 ? next - cache::kLiveTrees * 30 : std::uint64_t{0};
    REQUIRE(holds(cache, oldest, next));
    REQUIRE(holds(Cache(folder.cache()), oldest, next));
  }
  // 3,000 summaries came by; 600 are live: some more than twice of them is the most there may be.
  const std::size_t records = Cache(folder.cache()).status().records;
  CHECK(records >= 600);
  CHECK(records < 1500);
  CHECK_FALSE(Cache(folder.cache()).find(key_of(0)));
  CHECK(Cache(folder.cache()).verify().empty());
  CHECK(pack_size(folder) <= largest);
}

TEST_CASE("a tree that changes a little keeps what the last twenty trees used") {
  const TemporaryFolder folder;
  const StatCache stats = stats_of(1, 3);
  Cache cache(folder.cache());
  REQUIRE(cache.store(summaries(0, 50), {}, &stats, keys(0, 50)).empty());
  for (std::uint64_t edit = 0; edit < 1000; ++edit) {
    std::vector<ContentId> live = keys(0, 49);
    live.push_back(key_of(1000 + edit));
    REQUIRE(cache.store(summaries(1000 + edit, 1001 + edit), {}, &stats, live).empty());
    REQUIRE(cache.find(key_of(1000 + edit - std::min<std::uint64_t>(edit, 19))));
  }
  CHECK(holds(Cache(folder.cache()), 0, 49));
  CHECK(holds(Cache(folder.cache()), 1981, 2000));
  CHECK(Cache(folder.cache()).status().records < 250);
}

TEST_CASE("prune keeps the tree described last of each worktree") {
  const TemporaryFolder folder;
  Cache cache(folder.cache());
  std::uint64_t next = describe(cache, 0, 5, stats_of(1, 3));
  next = describe(cache, next, 5, stats_of(2, 3));
  const std::uint64_t size = pack_size(folder);
  cache.prune();
  CHECK(pack_size(folder) < size / 3);
  CHECK(Cache(folder.cache()).status().records == 60);
  for (const std::uint64_t from : {120, 270}) {
    CHECK(holds(cache, from, from + 30));
    CHECK(holds(Cache(folder.cache()), from, from + 30));
  }
  CHECK_FALSE(cache.find(key_of(0)));
  CHECK(Cache(folder.cache()).verify().empty());
  // Which records are in use is not known: all stay.
  fs::remove_all(folder.cache() + "/live");
  cache.prune();
  CHECK(Cache(folder.cache()).status().records == 60);
}

TEST_CASE("what another worktree uses stays alive, until it was not looked at for a month") {
  const TemporaryFolder folder;
  const StatCache other = stats_of(2, 3);
  const StatCache mine = stats_of(1, 3);
  Cache cache(folder.cache());
  REQUIRE(cache.store(summaries(90000, 90030), {}, &other, keys(90000, 90030)).empty());
  std::uint64_t next = describe(cache, 0, 100, mine);
  CHECK(holds(cache, 90000, 90030));
  const std::string stat_file = folder.cache() + "/stat/0000000000000002";
  make_old(stat_file, 40);
  make_old(folder.cache() + "/live/0000000000000002", 90);
  REQUIRE(cache.load_stats(2));  // looked at: young again
  next = describe(cache, next, 60, mine);
  CHECK(holds(cache, 90000, 90030));
  make_old(stat_file, 40);
  describe(cache, next, 60, mine);
  CHECK_FALSE(fs::exists(stat_file));
  CHECK_FALSE(fs::exists(folder.cache() + "/live/0000000000000002"));
  CHECK_FALSE(cache.find(key_of(90000)));
  CHECK(cache.load_stats(1));
}

TEST_CASE("trees without a worktree keep what they use, too") {
  const TemporaryFolder folder;
  const StatCache mine = stats_of(1, 3);
  Cache cache(folder.cache());
  REQUIRE(cache.store(summaries(90000, 90030), {}, nullptr, keys(90000, 90030)).empty());
  describe(cache, 0, 100, mine);
  CHECK(holds(cache, 90000, 90030));
}

TEST_CASE("a damaged list of live keys drops nothing") {
  const TemporaryFolder folder;
  const StatCache other = stats_of(2, 3);
  const StatCache mine = stats_of(1, 3);
  Cache cache(folder.cache());
  REQUIRE(cache.store(summaries(90000, 90030), {}, &other, keys(90000, 90030)).empty());
  std::uint64_t next = describe(cache, 0, 19, mine);
  write_bytes(folder.cache() + "/live/0000000000000002", "noise");
  const std::size_t before = cache.status().records;
  while (fs::exists(folder.cache() + "/live/0000000000000002")) {
    next = describe(cache, next, 1, mine);
    REQUIRE(next < 9000);
  }
  CHECK(cache.status().records > before);  // the compaction that met it kept all
  CHECK(holds(cache, 0, next));
}

TEST_CASE("links to blobs are bounded") {
  const TemporaryFolder folder;
  const StatCache mine = stats_of(1, 3);
  Cache cache(folder.cache());
  std::vector<cache::BlobLink> links;
  for (std::uint64_t i = 0; i < 12000; ++i) links.push_back(link_of(i));
  REQUIRE(cache.store(summaries(0, 10), links, &mine, keys(0, 10)).empty());
  const auto last = links.back();
  CHECK(cache.find_blob(last.oid, last.path_class));
  CHECK_FALSE(cache.find_blob(links[0].oid, links[0].path_class));
  CHECK(holds(cache, 0, 10));
  CHECK(pack_size(folder) < 12000 * 104 / 2);
}
