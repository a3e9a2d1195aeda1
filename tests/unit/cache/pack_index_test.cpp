#include "cache/pack_index.hpp"

#include "cache/compact.hpp"
#include "unit/cache/samples.hpp"

namespace fs = std::filesystem;
using namespace brief;
using namespace brief::test;
using cache::Cache;
using cache::PackView;
using cache::RecordKind;

TEST_CASE("without an index, or with one of another pack, the walk finds the same records") {
  const TemporaryFolder folder;
  Cache(folder.cache()).store(summaries(0, 60), {}, nullptr, {});
  const auto dir = cache::Folder::open(folder.cache());
  const auto indexed = PackView::load(*dir);
  CHECK(indexed->tail_count() == 0);
  CHECK(indexed->base_count() == 60);
  auto index = *cache::read_index(*dir);
  ++index.generation;
  REQUIRE(cache::write_index(*dir, index) == 0);
  const auto foreign = PackView::load(*dir);
  CHECK(foreign->index_is_wrong());
  fs::remove(folder.cache() + "/summaries.idx");
  const auto walked = PackView::load(*dir);
  CHECK_FALSE(walked->index_is_wrong());
  CHECK(walked->wants_index());
  for (std::uint64_t i = 0; i < 60; ++i) {
    const auto* row = indexed->lookup(key_of(i), RecordKind::summary);
    REQUIRE(row != nullptr);
    for (const auto& view : {walked, foreign}) {
      const auto* other = view->lookup(key_of(i), RecordKind::summary);
      REQUIRE(other != nullptr);
      CHECK(other->offset == row->offset);
    }
  }
  CHECK(walked->lookup(key_of(60), RecordKind::summary) == nullptr);
  CHECK(walked->lookup(key_of(1), RecordKind::link) == nullptr);
}

TEST_CASE("an index that reaches beyond its pack is not believed") {
  const TemporaryFolder folder;
  Cache(folder.cache()).store(summaries(0, 60), {}, nullptr, {});
  const auto dir = cache::Folder::open(folder.cache());
  auto index = *cache::read_index(*dir);
  index.covered += 8;
  REQUIRE(cache::write_index(*dir, index) == 0);
  CHECK(PackView::load(*dir)->index_is_wrong());
  CHECK(holds(Cache(folder.cache()), 0, 60));
}

TEST_CASE("of two records of one key the newest counts") {
  const TemporaryFolder folder;
  Cache(folder.cache()).store(summaries(0, 1), {}, nullptr, {});
  const auto dir = cache::Folder::open(folder.cache());
  const auto pack = cache::Pack::open(*dir).pack;
  const std::vector<cache::PackRow> rows = {{key_of(1), 500, 1, RecordKind::summary},
                                            {key_of(1), 900, 1, RecordKind::summary},
                                            {key_of(1), 700, 1, RecordKind::summary}};
  const auto view = PackView::make(pack, rows, 1000);
  CHECK(view->lookup(key_of(1), RecordKind::summary)->offset == 900);
  CHECK(view->rows().size() == 1);
  const std::vector<cache::PackRow> newer = {{key_of(1), 1000, 1, RecordKind::summary}};
  CHECK(view->with_appended(pack, newer, 1100)->lookup(key_of(1), RecordKind::summary)->offset ==
        1000);
}
