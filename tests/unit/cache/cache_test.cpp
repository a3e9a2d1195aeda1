#include "cache/cache.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "brief/error.hpp"
#include "unit/cache/samples.hpp"

namespace fs = std::filesystem;
using namespace brief;
using namespace brief::test;
using cache::BlobLink;
using cache::Cache;
using cache::NewSummary;

namespace {

/// Runs `work` in a child process; true when it ended well with a true answer.
template <typename Work>
bool in_child(Work&& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) ::_exit(work() ? 0 : 1);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("what was stored is found by this and by the next process") {
  const TemporaryFolder folder;
  const StatCache stats = stats_of(7, 30);
  const std::vector<BlobLink> links = {link_of(1), link_of(2)};
  {
    Cache cache(folder.cache());
    CHECK_FALSE(cache.status().exists);
    CHECK_FALSE(cache.find(key_of(0)));
    CHECK(cache.store(summaries(0, 40), links, &stats, {}).empty());
    CHECK(holds(cache, 0, 40));
    CHECK(cache.store(summaries(40, 45), {}, nullptr, {}).empty());
    CHECK(holds(cache, 0, 45));
  }
  const Cache cache(folder.cache());
  CHECK(holds(cache, 0, 45));
  CHECK_FALSE(cache.find(key_of(45)));
  const auto back = cache.load_stats(7);
  REQUIRE(back);
  CHECK(same(*back, stats));
  CHECK_FALSE(cache.load_stats(8));
  for (const BlobLink& link : links) {
    const auto found = cache.find_blob(link.oid, link.path_class);
    REQUIRE(found);
    CHECK(same(*found, link));
    CHECK_FALSE(cache.find_blob(link.oid, link.path_class + 1));
  }
  CHECK(cache.status().records == 45);
  CHECK(cache.status().worktrees == 1);
  CHECK(cache.verify().empty());
}

TEST_CASE("the key tells languages and contents apart") {
  const ContentId content{1, 2};
  CHECK(cache::summary_key(content, "c 1") != cache::summary_key(content, "c 2"));
  CHECK(cache::summary_key(content, "c 1") != cache::summary_key({2, 1}, "c 1"));
  CHECK(cache::summary_key(content, "c 1") == cache::summary_key({1, 2}, "c 1"));
}

TEST_CASE("a summary that is there already takes no room again") {
  const TemporaryFolder folder;
  Cache(folder.cache()).store(summaries(0, 10), {}, nullptr, {});
  const auto size = fs::file_size(folder.cache() + "/summaries");
  Cache(folder.cache()).store(summaries(0, 10), {}, nullptr, {});
  CHECK(fs::file_size(folder.cache() + "/summaries") == size);
  std::vector<NewSummary> twice = summaries(10, 11);
  twice.push_back(twice[0]);
  Cache(folder.cache()).store(twice, {}, nullptr, {});
  CHECK(Cache(folder.cache()).status().records == 11);
  CHECK(fs::file_size(folder.cache() + "/summaries") < size + size);
}

TEST_CASE("a hung summary is never stored") {
  const TemporaryFolder folder;
  auto summary = random_summary(1);
  summary->hung = true;
  const std::vector<NewSummary> added = {{key_of(1), summary}};
  CHECK(Cache(folder.cache()).store(added, {}, nullptr, {}).empty());
  CHECK_FALSE(Cache(folder.cache()).find(key_of(1)));
}

TEST_CASE("one new summary of many does not rewrite the index") {
  const TemporaryFolder folder;
  Cache(folder.cache()).store(summaries(0, 400), {}, nullptr, {});
  const std::string index = read_bytes(folder.cache() + "/summaries.idx");
  REQUIRE_FALSE(index.empty());
  for (std::uint64_t i = 400; i < 410; ++i)
    Cache(folder.cache()).store(summaries(i, i + 1), {}, nullptr, {});
  CHECK(read_bytes(folder.cache() + "/summaries.idx") == index);
  CHECK(holds(Cache(folder.cache()), 0, 410));
  Cache(folder.cache()).store(summaries(410, 470), {}, nullptr, {});
  CHECK(read_bytes(folder.cache() + "/summaries.idx") != index);
  CHECK(holds(Cache(folder.cache()), 0, 470));
}

TEST_CASE("files and folders are made as the umask asks") {
  const TemporaryFolder folder;
  const mode_t before = ::umask(027);
  const StatCache stats = stats_of(1, 3);
  const std::vector<ContentId> live = keys(0, 40);
  Cache(folder.cache()).store(summaries(0, 20), {}, &stats, live);
  ::umask(before);
  std::size_t seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.cache())) {
    const unsigned mode = static_cast<unsigned>(entry.status().permissions());
    CHECK_MESSAGE(mode == (entry.is_directory() ? 0750u : 0640u), entry.path());
    ++seen;
  }
  CHECK(seen == 7);  // summaries, its index, lock, two folders with a file each
}

TEST_CASE("a plain file in the folder's place is a note, not an exception") {
  const TemporaryFolder folder;
  write_bytes(folder.cache(), "mine");
  Cache cache(folder.cache());
  CHECK_FALSE(cache.store(summaries(0, 1), {}, nullptr, {}).empty());
  CHECK_FALSE(cache.find(key_of(0)));
  CHECK_FALSE(cache.load_stats(1));
  CHECK_FALSE(cache.status().exists);
  CHECK_FALSE(cache.verify().empty());
  CHECK(read_bytes(folder.cache()) == "mine");
}

TEST_CASE("a folder that may not be written is read, and storing leaves a note") {
  const TemporaryFolder folder;
  const StatCache stats = stats_of(1, 3);
  Cache(folder.cache()).store(summaries(0, 20), {}, &stats, {});
  const auto before = snapshot(folder.cache());
  fs::permissions(folder.root(), fs::perms(0755));
  for (const auto& entry : fs::recursive_directory_iterator(folder.cache()))
    fs::permissions(entry.path(), fs::perms(entry.is_directory() ? 0555 : 0444));
  fs::permissions(folder.cache(), fs::perms(0555));
  CHECK(in_child([&] {
    // Root may write everywhere: become nobody, which also makes it a folder of another owner.
    if (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return false;
    Cache cache(folder.cache());
    return holds(cache, 0, 20) && cache.load_stats(1) && cache.verify().empty() &&
           !cache.store(summaries(20, 21), {}, nullptr, {}).empty() && holds(cache, 0, 20);
  }));
  CHECK(snapshot(folder.cache()) == before);
  fs::permissions(folder.cache(), fs::perms(0755));
  for (const char* name : {"/stat"}) fs::permissions(folder.cache() + name, fs::perms(0755));
}

TEST_CASE("a full disk is a note, and what was there stays") {
  const TemporaryFolder folder;
  const StatCache stats = stats_of(1, 3);
  Cache(folder.cache()).store(summaries(0, 20), {}, &stats, {});
  const auto size = fs::file_size(folder.cache() + "/summaries");
  for (const std::uint64_t room : {0u, 1u, 39u, 40u, 100u, 1000u, 5000u}) {
    CHECK(in_child([&] {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{size + room, size + room};
      if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return false;
      Cache cache(folder.cache());
      const StatCache next = stats_of(1, 4000);
      return !cache.store(summaries(100, 140), {}, &next, {}).empty() && holds(cache, 0, 20);
    }));
    const Cache cache(folder.cache());
    CHECK(holds(cache, 0, 20));
    CHECK(cache.verify().empty());
    CHECK(same(*cache.load_stats(1), stats));
  }
  CHECK(Cache(folder.cache()).store(summaries(100, 140), {}, nullptr, {}).empty());
  CHECK(holds(Cache(folder.cache()), 100, 140));
}

TEST_CASE("a link planted in the folder is not followed") {
  const char* names[] = {"summaries", "summaries.idx", "summaries.tmp", "summaries.idx.tmp",
                         "lock",      "stat",          "live"};
  for (const std::string name : names) {
    const TemporaryFolder folder;
    const std::string outside = folder.root() + "/outside";
    const bool is_folder = name == "stat" || name == "live";
    if (is_folder) fs::create_directory(outside);
    if (!is_folder) write_bytes(outside, "precious");
    fs::create_directory(folder.cache());
    fs::create_symlink(outside, folder.cache() + "/" + name);
    const StatCache stats = stats_of(1, 3);
    const std::vector<ContentId> live = keys(0, 40);
    Cache cache(folder.cache());
    CHECK_FALSE(cache.find(key_of(0)));
    CHECK_MESSAGE(cache.store(summaries(0, 40), {}, &stats, live).empty(), name);
    CHECK(holds(Cache(folder.cache()), 0, 40));
    CHECK(cache.load_stats(1));
    CHECK(Cache(folder.cache()).verify().empty());
    if (is_folder) CHECK(fs::is_empty(outside));
    if (!is_folder) CHECK(read_bytes(outside) == "precious");
  }
}

TEST_CASE("a FIFO in a file's place does not hang a reader") {
  for (const char* name : {"summaries", "summaries.idx"}) {
    const TemporaryFolder folder;
    Cache(folder.cache()).store(summaries(0, 40), {}, nullptr, {});
    fs::remove(folder.cache() + "/" + name);
    REQUIRE(::mkfifo((folder.cache() + "/" + name).c_str(), 0666) == 0);
    Cache cache(folder.cache());
    cache.find(key_of(0));
    CHECK(cache.store(summaries(0, 40), {}, nullptr, {}).empty());
    CHECK(holds(Cache(folder.cache()), 0, 40));
    CHECK(Cache(folder.cache()).verify().empty());
  }
}

TEST_CASE("what a writer that died left behind is removed by the next") {
  const TemporaryFolder folder;
  const StatCache stats = stats_of(1, 3);
  Cache(folder.cache()).store(summaries(0, 3), {}, &stats, {});
  const auto before = snapshot(folder.cache());
  for (const char* name : {"/summaries.tmp", "/summaries.idx.tmp", "/stat/0000000000000009.tmp"})
    write_bytes(folder.cache() + name, std::string(1000, 'x'));
  CHECK(Cache(folder.cache()).status().records == 3);
  const StatCache other = stats_of(2, 3);
  Cache(folder.cache()).store({}, {}, &other, {});
  CHECK(snapshot(folder.cache()).size() == before.size() + 1);
}

TEST_CASE("damage that only storing meets is mended at once") {
  const TemporaryFolder folder;
  Cache(folder.cache()).store(summaries(0, 5), {}, nullptr, {});
  std::string pack = read_bytes(folder.cache() + "/summaries");
  pack[32 + 40 + 80] = static_cast<char>(pack[32 + 40 + 80] ^ 1);  // in the first payload
  write_bytes(folder.cache() + "/summaries", pack);
  REQUIRE(Cache(folder.cache()).verify().size() == 1);
  CHECK(Cache(folder.cache()).store(summaries(0, 1), {}, nullptr, {}).empty());
  CHECK(holds(Cache(folder.cache()), 0, 5));
  CHECK(Cache(folder.cache()).verify().empty());
}

TEST_CASE("clearing removes what the cache made and nothing else") {
  const TemporaryFolder folder;
  const StatCache stats = stats_of(1, 3);
  const std::vector<ContentId> live = keys(0, 40);
  Cache cache(folder.cache());
  cache.clear();  // nothing there yet
  cache.store(summaries(0, 40), {}, &stats, live);
  fs::create_directory(folder.cache() + "/replaced");
  write_bytes(folder.cache() + "/replaced/PROJECT_CONTEXT.md", "human text");
  write_bytes(folder.cache() + "/stat/notes", "also not ours");
  write_bytes(folder.cache() + "/stat/0000000000000001.tmp", "left by a writer that died");
  cache.clear();
  CHECK_FALSE(cache.status().exists);
  CHECK_FALSE(cache.find(key_of(0)));
  const std::map<std::string, std::string> left = {{"replaced/PROJECT_CONTEXT.md", "human text"},
                                                   {"stat/notes", "also not ours"}};
  CHECK(snapshot(folder.cache()) == left);
  CHECK(cache.verify().empty());
  cache.store(summaries(0, 40), {}, &stats, live);
  CHECK(holds(cache, 0, 40));
}

TEST_CASE("clearing what may not be cleared says so") {
  const TemporaryFolder folder;
  write_bytes(folder.cache(), "mine");
  CHECK_THROWS_AS(Cache(folder.cache()).clear(), Error);
}

TEST_CASE("several threads find at once") {
  const TemporaryFolder folder;
  Cache(folder.cache()).store(summaries(0, 200), {}, nullptr, {});
  const Cache cache(folder.cache());
  std::vector<int> good(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < good.size(); ++t)
    threads.emplace_back([&, t] { good[t] = holds(cache, 0, 200); });
  for (std::thread& thread : threads) thread.join();
  CHECK(good == std::vector<int>(4, 1));
}
