// Several processes on one cache: writers that store at once, readers beside them, and writers that
// are killed at any moment.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <thread>

#include "cache/folder.hpp"
#include "unit/cache/samples.hpp"

namespace fs = std::filesystem;
using namespace brief;
using namespace brief::test;
using cache::Cache;

namespace {

using Clock = std::chrono::steady_clock;

/// `work` in a child; a false answer or a signal shows in finish().
pid_t start(const std::function<bool()>& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::alarm(60);  // a deadlock is a failure and no hanging test
    ::_exit(work() ? 0 : 1);
  }
  return child;
}

bool finish(pid_t child) {
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool right_or_miss(const Cache& cache, std::uint64_t seed) {
  const auto found = cache.find(key_of(seed));
  return !found || same(*found, *random_summary(seed));
}

/// Describes tree after tree of worktree `id` until the time is over.
bool keep_storing(const std::string& folder, std::uint64_t id, Clock::duration how_long) {
  Random random(id);
  const auto end = Clock::now() + how_long;
  while (Clock::now() < end) {
    const std::uint64_t from = random.below(2000);
    const std::uint64_t to = from + 1 + random.below(40);
    Cache cache(folder);
    for (std::uint64_t i = from; i < to; ++i)
      if (!right_or_miss(cache, i)) return false;
    const StatCache stats = stats_of(id, random.below(50));
    if (!cache.store(summaries(from, to), {}, &stats, keys(from, to)).empty()) return false;
    for (std::uint64_t i = from; i < to; ++i)
      if (!right_or_miss(cache, i)) return false;
  }
  return true;
}

bool keep_reading(const std::string& folder, Clock::duration how_long) {
  const auto end = Clock::now() + how_long;
  while (Clock::now() < end) {
    const Cache cache(folder);
    for (std::uint64_t i = 0; i < 2040; i += 7)
      if (!right_or_miss(cache, i)) return false;
    for (std::uint64_t id = 1; id <= 2; ++id)
      if (const auto stats = cache.load_stats(id); stats && stats->worktree_id != id) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("two writers and two readers at once: never a wrong summary, no deadlock") {
  const TemporaryFolder folder;
  const std::string path = folder.cache();
  const auto second = std::chrono::milliseconds(1000);
  const pid_t children[] = {start([&] { return keep_storing(path, 1, second); }),
                            start([&] { return keep_storing(path, 2, second); }),
                            start([&] { return keep_reading(path, second); }),
                            start([&] { return keep_reading(path, second); })};
  for (const pid_t child : children) CHECK(finish(child));
  CHECK(Cache(path).verify().empty());
  CHECK(Cache(path).status().records > 0);
}

TEST_CASE("a writer that is killed at any moment leaves a cache that is sound or heals") {
  const TemporaryFolder folder;
  const std::string path = folder.cache();
  Random random(99);
  for (std::uint64_t round = 0; round < 50; ++round) {
    CAPTURE(round);
    const pid_t child =
        start([&] { return keep_storing(path, 1 + round % 2, std::chrono::seconds(30)); });
    std::this_thread::sleep_for(std::chrono::microseconds(500 + random.below(20000)));
    ::kill(child, SIGKILL);
    CHECK_FALSE(finish(child));
    Cache cache(path);
    for (std::uint64_t i = 0; i < 2040; i += 3) REQUIRE(right_or_miss(cache, i));
    const std::uint64_t fresh = 10000 + round;
    const StatCache stats = stats_of(5, 3);
    REQUIRE(cache.store(summaries(fresh, fresh + 1), {}, &stats, keys(fresh, fresh + 1)) == "");
    CHECK(holds(Cache(path), fresh, fresh + 1));
    const auto faults = Cache(path).verify();
    CHECK_MESSAGE(faults.empty(), faults.front());
  }
}

TEST_CASE("who holds the lock keeps others from storing, not from reading, and not for long") {
  const TemporaryFolder folder;
  Cache(folder.cache()).store(summaries(0, 5), {}, nullptr, {});
  const auto opened = cache::Folder::open(folder.cache());
  const base::Descriptor lock = opened->lock(0);
  REQUIRE(lock.open());
  Cache cache(folder.cache());
  CHECK(cache.store(summaries(5, 6), {}, nullptr, {}) == "");
  CHECK(holds(cache, 0, 5));
  CHECK_FALSE(Cache(folder.cache()).find(key_of(5)));
}
