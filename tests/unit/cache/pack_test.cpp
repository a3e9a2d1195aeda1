#include "cache/pack.hpp"

#include "cache/compact.hpp"
#include "cache/pack_index.hpp"
#include "unit/cache/samples.hpp"

using namespace brief;
using namespace brief::test;
using cache::Folder;
using cache::Pack;
using cache::PackRow;
using cache::RecordKind;

namespace {

/// A pack of ten records whose payloads are `i` letters long.
struct Fixture {
  TemporaryFolder folder;
  Folder dir = *Folder::make(folder.cache());
  std::shared_ptr<const Pack> pack;
  std::vector<PackRow> rows;

  Fixture() {
    std::shared_ptr<const cache::PackView> made;
    REQUIRE(cache::rewrite_pack(dir, nullptr, {}, made) == 0);
    const base::Descriptor fd = dir.open_for_writing("summaries");
    cache::PackAppender appender(fd.get(), made->pack()->generation(), made->end());
    for (std::uint64_t i = 0; i < 10; ++i)
      REQUIRE(appender.add(key_of(i), RecordKind::summary, std::string(i, 'x')) == 0);
    REQUIRE(appender.rows().empty());  // held back: one write for all
    REQUIRE(appender.flush() == 0);
    rows = appender.rows();
    reopen();
  }
  void reopen() { pack = Pack::open(dir).pack; }
  std::string path() const { return folder.cache() + "/summaries"; }
};

}  // namespace

TEST_CASE("records are read back by their rows, under their own key and kind only") {
  const Fixture fixture;
  REQUIRE(fixture.rows.size() == 10);
  for (std::uint64_t i = 0; i < 10; ++i) {
    PackRow row = fixture.rows[i];
    const auto payload = fixture.pack->read(row);
    REQUIRE(payload);
    CHECK(payload->bytes() == std::string(i, 'x'));
    CHECK(row.offset % 8 == 0);
    row.key = key_of(99);
    CHECK_FALSE(fixture.pack->read(row));
    row = fixture.rows[i];
    row.kind = RecordKind::link;
    CHECK_FALSE(fixture.pack->read(row));
  }
}

TEST_CASE("a row that points anywhere is a miss") {
  const Fixture fixture;
  PackRow row = fixture.rows[3];
  Random random(8);
  for (int i = 0; i < 2000; ++i) {
    row.offset = i % 2 == 0 ? random.next() : random.below(fixture.pack->size() + 50);
    row.size = i % 3 == 0 ? 0xffffffff : random.below(60);
    if (row.offset != fixture.rows[3].offset) CHECK_FALSE(fixture.pack->read(row));
  }
}

TEST_CASE("the walk finds all records and stops where there is none") {
  Fixture fixture;
  std::vector<PackRow> rows;
  CHECK(fixture.pack->walk(sizeof(cache::PackHeader), fixture.pack->size(), rows) ==
        fixture.pack->size());
  CHECK(rows.size() == 10);
  write_bytes(fixture.path(), read_bytes(fixture.path()) + std::string(100, 'x'));
  const std::uint64_t end = fixture.pack->size();
  fixture.reopen();
  rows.clear();
  CHECK(fixture.pack->walk(sizeof(cache::PackHeader), fixture.pack->size(), rows) == end);
  CHECK(rows.size() == 10);
  CHECK(fixture.pack->resync(end) == fixture.pack->size());
}

TEST_CASE("behind a break the next record is found, and salvage keeps all but the broken one") {
  Fixture fixture;
  std::string bytes = read_bytes(fixture.path());
  bytes[fixture.rows[4].offset + 5] ^= 1;  // the length in its header
  write_bytes(fixture.path(), bytes);
  fixture.reopen();
  std::vector<PackRow> rows;
  const std::uint64_t stop =
      fixture.pack->walk(sizeof(cache::PackHeader), fixture.pack->size(), rows);
  CHECK(stop == fixture.rows[4].offset);
  CHECK(fixture.pack->resync(stop + 1) == fixture.rows[5].offset);
  CHECK(cache::salvage(*fixture.pack).size() == 9);
}

TEST_CASE("the records of one pack are none in another") {
  const Fixture one;
  Fixture two;
  REQUIRE(one.pack->generation() != two.pack->generation());
  write_bytes(two.path(), read_bytes(two.path()).substr(0, sizeof(cache::PackHeader)) +
                              read_bytes(one.path()).substr(sizeof(cache::PackHeader)));
  two.reopen();
  for (const PackRow& row : one.rows) CHECK_FALSE(two.pack->read(row));
  CHECK(cache::salvage(*two.pack).empty());
}
