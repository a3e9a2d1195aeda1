#include "cache/stat_file.hpp"

#include "unit/cache/samples.hpp"

using namespace brief;
using namespace brief::test;
using cache::read_stat_file;
using cache::write_stat_file;

namespace {

struct Fixture {
  TemporaryFolder folder;
  cache::Folder dir = *cache::Folder::make(folder.cache());
};

}  // namespace

TEST_CASE("a stat cache comes back from its file exactly") {
  const Fixture fixture;
  StatCache empty;
  empty.worktree_id = 5;
  for (const StatCache& stats : {stats_of(1, 100), stats_of(2, 0), stats_of(3, 1), empty}) {
    REQUIRE(write_stat_file(fixture.dir, stats) == 0);
    const auto back = read_stat_file(fixture.dir, stats.worktree_id);
    REQUIRE(back);
    CHECK(same(*back, stats));
    CHECK(cache::fault_of_stat_file(fixture.dir, stats.worktree_id).empty());
  }
  CHECK_FALSE(read_stat_file(fixture.dir, 4));
}

TEST_CASE("rows out of bounds are refused though every checksum is right") {
  const Fixture fixture;
  const auto refused = [&](auto&& spoil) {
    StatCache stats = stats_of(1, 10);
    spoil(stats);
    REQUIRE(write_stat_file(fixture.dir, stats) == 0);
    CHECK_FALSE(cache::fault_of_stat_file(fixture.dir, 1).empty());
    return !read_stat_file(fixture.dir, 1);
  };
  const auto set_byte = [](void* place) { *static_cast<unsigned char*>(place) = 2; };
  CHECK(refused([](StatCache& s) {
    s.files[3].path = {static_cast<std::uint32_t>(s.text.size()), 1};
  }));
  CHECK(refused([](StatCache& s) { s.files[3].path = {0xffffffff, 0xffffffff}; }));
  CHECK(refused([](StatCache& s) { s.files[3].kind = static_cast<FileKind>(3); }));
  CHECK(refused([&](StatCache& s) { set_byte(&s.files[3].tracked); }));
  CHECK(refused([&](StatCache& s) { set_byte(&s.files[9].racy); }));
  CHECK(refused([&](StatCache& s) { set_byte(&s.folders[0].racy); }));
  CHECK(refused([](StatCache& s) { s.folders[0].path = {1, 0xffffffff}; }));
  CHECK(refused([](StatCache& s) { s.inputs[0].path = {1, 0xffffffff}; }));
}

TEST_CASE("files out of order are a fault that verify names") {
  const Fixture fixture;
  StatCache stats = stats_of(1, 10);
  std::swap(stats.files[2], stats.files[3]);
  REQUIRE(write_stat_file(fixture.dir, stats) == 0);
  CHECK_FALSE(cache::fault_of_stat_file(fixture.dir, 1).empty());
}

TEST_CASE("a file under another worktree's name is none") {
  const Fixture fixture;
  REQUIRE(write_stat_file(fixture.dir, stats_of(1, 10)) == 0);
  std::filesystem::rename(fixture.folder.cache() + "/" + cache::worktree_name(1),
                          fixture.folder.cache() + "/" + cache::worktree_name(2));
  CHECK_FALSE(read_stat_file(fixture.dir, 2));
}
