// Damage of every kind to every file: an answer is right or a miss, verify() names the fault, and
// the next store() heals it.
#include <algorithm>
#include <functional>
#include <optional>

#include "cache/pack.hpp"
#include "unit/cache/samples.hpp"

namespace fs = std::filesystem;
using namespace brief;
using namespace brief::test;
using cache::BlobLink;
using cache::Cache;
using cache::NewSummary;

namespace {

constexpr std::uint64_t kRecords = 26;
constexpr std::uint64_t kIndexed = 20;  // the others are in the tail behind the index
constexpr std::uint64_t kLinks = 4;

/// A cache with an index, a tail behind it, links and two worktrees.
struct Fixture {
  TemporaryFolder folder;
  StatCache first = stats_of(1, 25);
  StatCache second = stats_of(2, 4);
  std::vector<ContentId> live = keys(0, kRecords);
  std::map<std::string, std::string> sound;

  Fixture() {
    Cache(folder.cache()).store(summaries(0, kIndexed), links(), &first, live);
    Cache(folder.cache()).store(summaries(kIndexed, kRecords), {}, &second, live);
    sound = snapshot(folder.cache());
    REQUIRE(sound.size() == 7);
    REQUIRE(Cache(folder.cache()).verify().empty());
  }
  static std::vector<BlobLink> links() {
    std::vector<BlobLink> out;
    for (std::uint64_t i = 0; i < kLinks; ++i) out.push_back(link_of(i));
    return out;
  }
  void restore_with(const std::string& name, const std::string& bytes) const {
    restore(folder.cache(), sound);
    write_bytes(folder.cache() + "/" + name, bytes);
  }
};

/// What is missing, to be stored again. Every answer that is given must be right.
struct Asked {
  bool right = true;
  std::vector<NewSummary> missing;
  std::vector<BlobLink> missing_links;
};

Asked ask(const Cache& cache, const Fixture& fixture) {
  Asked asked;
  for (std::uint64_t i = 0; i < kRecords; ++i) {
    const auto found = cache.find(key_of(i));
    if (!found) asked.missing.push_back(new_summary(i));
    if (found && !same(*found, *random_summary(i))) asked.right = false;
  }
  for (const BlobLink& link : Fixture::links()) {
    const auto found = cache.find_blob(link.oid, link.path_class);
    if (!found) asked.missing_links.push_back(link);
    if (found && !same(*found, link)) asked.right = false;
  }
  for (const StatCache* stats : {&fixture.first, &fixture.second}) {
    const auto found = cache.load_stats(stats->worktree_id);
    if (found && !same(*found, *stats)) asked.right = false;
  }
  return asked;
}

/// "" when the damaged cache answers rightly and storing heals it, else what went wrong.
std::string trouble(const Fixture& fixture) {
  Cache cache(fixture.folder.cache());
  const Asked asked = ask(cache, fixture);
  if (!asked.right) return "a wrong answer";
  for (const StatCache* stats : {&fixture.first, &fixture.second}) {
    const std::string note = cache.store(asked.missing, asked.missing_links, stats, fixture.live);
    if (!note.empty()) return note;
  }
  const Cache healed(fixture.folder.cache());
  const Asked again = ask(healed, fixture);
  if (!again.right || !again.missing.empty() || !again.missing_links.empty()) return "not healed";
  if (!healed.load_stats(1) || !healed.load_stats(2)) return "stat file not healed";
  const std::vector<std::string> faults = healed.verify();
  return faults.empty() ? "" : faults.front();
}

bool names(const std::vector<std::string>& faults, const std::string& file) {
  return std::any_of(faults.begin(), faults.end(), [&](const std::string& fault) {
    return fault.rfind(file + ": offset ", 0) == 0;
  });
}

/// The ends of the records: a pack that is cut there is a sound, shorter pack.
std::vector<std::uint64_t> record_ends(const Fixture& fixture) {
  restore(fixture.folder.cache(), fixture.sound);
  const auto folder = cache::Folder::open(fixture.folder.cache());
  const auto opened = cache::Pack::open(*folder);
  std::vector<cache::PackRow> rows;
  REQUIRE(opened.pack->walk(32, opened.pack->size(), rows) == opened.pack->size());
  std::vector<std::uint64_t> ends = {32};
  for (const cache::PackRow& row : rows) ends.push_back(row.offset + cache::record_bytes(row.size));
  return ends;
}

}  // namespace

TEST_CASE("a file that is cut anywhere is a miss where it was cut, named, and healed") {
  const Fixture fixture;
  const std::vector<std::uint64_t> ends = record_ends(fixture);
  for (const auto& [name, bytes] : fixture.sound) {
    if (name == "lock") continue;
    CAPTURE(name);
    std::vector<std::uint64_t> cuts;
    for (std::uint64_t cut = 0; cut < bytes.size(); cut += 97) cuts.push_back(cut);
    if (name == "summaries") cuts.insert(cuts.end(), ends.begin(), ends.end() - 1);
    for (const std::uint64_t cut : cuts) {
      CAPTURE(cut);
      fixture.restore_with(name, bytes.substr(0, cut));
      const std::vector<std::string> faults = Cache(fixture.folder.cache()).verify();
      const bool whole_tail = name == "summaries" &&
                              std::find(ends.begin(), ends.end(), cut) != ends.end() &&
                              cut >= ends[kIndexed + kLinks];
      const bool index_tells =
          name == "summaries" && std::find(ends.begin(), ends.end(), cut) != ends.end();
      if (!whole_tail) CHECK(names(faults, index_tells ? "summaries.idx" : name));
      CHECK(trouble(fixture) == "");
    }
  }
}

TEST_CASE("a flipped bit anywhere is a miss, named, and healed") {
  const Fixture fixture;
  const std::vector<std::uint64_t> ends = record_ends(fixture);
  for (const auto& [name, bytes] : fixture.sound) {
    if (name == "lock") continue;
    CAPTURE(name);
    for (std::size_t place = 0; place < bytes.size(); place += place < 200 ? 5 : 71) {
      CAPTURE(place);
      std::string damaged = bytes;
      damaged[place] = static_cast<char>(damaged[place] ^ (1 << (place % 8)));
      fixture.restore_with(name, damaged);
      const std::vector<std::string> faults = Cache(fixture.folder.cache()).verify();
      // Zeros between two records belong to none.
      const bool between = name == "summaries" && damaged[place] != 0 && bytes[place] == 0 &&
                           std::any_of(ends.begin(), ends.end(), [&](std::uint64_t end) {
                             return place < end && place + 8 > end;
                           });
      if (!between) CHECK(names(faults, name));
      CHECK(trouble(fixture) == "");
    }
  }
}

TEST_CASE("noise, a later version, huge lengths and empty files are healed") {
  const Fixture fixture;
  Random random(4);
  for (const auto& [name, bytes] : fixture.sound) {
    if (name == "lock") continue;
    CAPTURE(name);
    std::string noise(bytes.size(), '\0');
    for (char& c : noise) c = static_cast<char>(random.below(256));
    std::string later = bytes;
    later[8] = static_cast<char>(later[8] + 1);
    std::string huge = bytes;
    for (std::size_t i = 24; i < std::min<std::size_t>(bytes.size(), 96); ++i) huge[i] = '\xff';
    std::string huge_record = bytes;  // of the pack: size of the first record
    for (std::size_t i = 36; i < 40; ++i) huge_record[i] = '\xff';
    for (const std::string& damaged :
         {noise, later, huge, huge_record, std::string(), std::string(1, '\0'), bytes + noise}) {
      fixture.restore_with(name, damaged);
      CHECK(names(Cache(fixture.folder.cache()).verify(), name));
      CHECK(trouble(fixture) == "");
    }
  }
}

TEST_CASE("files of another cache are a miss or a right answer, and healed") {
  const Fixture fixture;
  const TemporaryFolder other;
  const StatCache foreign = stats_of(77, 12);
  for (const std::uint64_t shift : {0u, 10u, 1000u}) {
    fs::remove_all(other.cache());
    Cache(other.cache())
        .store(summaries(shift, shift + 24), Fixture::links(), &foreign, keys(shift, shift + 24));
    const auto files = snapshot(other.cache());
    for (const std::string name : {"summaries", "summaries.idx"}) {
      CAPTURE(name);
      fixture.restore_with(name, files.at(name));
      CHECK(names(Cache(fixture.folder.cache()).verify(), "summaries.idx"));
      CHECK(trouble(fixture) == "");
    }
    for (const std::string kind : {"stat/", "live/"}) {
      fixture.restore_with(kind + "0000000000000001", files.at(kind + "000000000000004d"));
      CHECK(names(Cache(fixture.folder.cache()).verify(), kind + "0000000000000001"));
      CHECK_FALSE((kind == "stat/" && Cache(fixture.folder.cache()).load_stats(1)));
      CHECK(trouble(fixture) == "");
    }
  }
}

TEST_CASE("a missing file is healed") {
  const Fixture fixture;
  for (const auto& [name, bytes] : fixture.sound) {
    restore(fixture.folder.cache(), fixture.sound);
    fs::remove(fixture.folder.cache() + "/" + name);
    CHECK(trouble(fixture) == "");
  }
}

TEST_CASE("bytes of a record inside a payload are not taken for a record") {
  // A hostile repository may choose the text of a summary: here it is the record of another key, as
  // it stands in another pack, and the walk is forced to look for records behind a break.
  const TemporaryFolder theirs;
  Cache(theirs.cache()).store(summaries(500, 501), {}, nullptr, {});
  const std::string record = read_bytes(theirs.cache() + "/summaries").substr(32);
  auto hostile = std::make_shared<FileSummary>();
  for (int shift = 0; shift < 8; ++shift) hostile->text += record + std::string(1, ' ');
  const TemporaryFolder folder;
  const std::vector<NewSummary> added = {{key_of(1), hostile}, new_summary(2)};
  Cache(folder.cache()).store(added, {}, nullptr, {});
  std::string pack = read_bytes(folder.cache() + "/summaries");
  pack[40] = static_cast<char>(pack[40] ^ 1);  // the header of the first record
  write_bytes(folder.cache() + "/summaries", pack);
  Cache cache(folder.cache());
  CHECK_FALSE(cache.find(key_of(500)));
  CHECK(cache.store(summaries(3, 4), {}, nullptr, {}).empty());
  CHECK_FALSE(Cache(folder.cache()).find(key_of(500)));
  CHECK(holds(Cache(folder.cache()), 2, 4));
  CHECK(Cache(folder.cache()).verify().empty());
}

TEST_CASE("a record with a right checksum and the content of another version is a miss") {
  const TemporaryFolder folder;
  Cache(folder.cache()).store(summaries(0, 3), {}, nullptr, {});
  {
    const auto opened = cache::Folder::open(folder.cache());
    const auto pack = cache::Pack::open(*opened).pack;
    const auto fd = opened->open_for_writing("summaries");
    cache::PackAppender appender(fd.get(), pack->generation(), pack->size());
    REQUIRE(appender.add(key_of(9), cache::RecordKind::summary, std::string(500, '\x7f')) == 0);
    REQUIRE(appender.add(key_of(10), static_cast<cache::RecordKind>(77), "a later kind") == 0);
    REQUIRE(appender.flush() == 0);
  }
  Cache cache(folder.cache());
  CHECK_FALSE(cache.find(key_of(9)));
  CHECK_FALSE(cache.find(key_of(10)));
  CHECK(names(cache.verify(), "summaries"));
  CHECK(cache.store(summaries(9, 11), {}, nullptr, {}).empty());
  CHECK(holds(Cache(folder.cache()), 9, 11));
  CHECK(holds(Cache(folder.cache()), 0, 3));
  // The kind that only a later version knows has no newer record to stand in for it.
  CHECK(Cache(folder.cache()).verify().size() == 1);
}
