#include "cache/history_file.hpp"

#include <doctest/doctest.h>

#include "cache/cache.hpp"
#include "cache/record.hpp"
#include "support/sandbox.hpp"

using namespace brief;

namespace {

ChangeHistory sample() {
  ChangeHistory history;
  history.text = "subject/a.c/b.c";
  history.paths = {{7, 4}, {11, 4}};
  for (std::uint8_t i = 0; i < 3; ++i) {
    HistoryCommit commit;
    commit.oid.bytes[0] = static_cast<std::uint8_t>(i + 1);
    commit.time = 100 + i;
    commit.subject = {0, 7};
    commit.first_change = i;
    commit.changes = 1;
    commit.first_term = i;
    commit.terms = 1;
    commit.message_terms = 3;
    history.commits.push_back(commit);
    history.changes.push_back({i % 2u, i == 2 ? 1u : kNoPath});
    history.terms.push_back({1000u + i, 2});
  }
  history.commits[2].first_parent = 0;
  history.commits[2].parents = 1;
  history.parents.push_back(history.commits[0].oid);
  history.walks = {{history.commits[2].oid, 0, 7, 2, 5000}};
  history.walked = {2, 0};
  return history;
}

}  // namespace

TEST_CASE("a history is read as it was written") {
  test::Sandbox sandbox;
  cache::Cache store(sandbox.root() + "/cache");
  CHECK_FALSE(store.load_history().has_value());
  CHECK(store.store_history(sample()).empty());
  const std::optional<ChangeHistory> read = store.load_history();
  REQUIRE(read.has_value());
  REQUIRE(read->commits.size() == 3);
  CHECK(read->view(read->commits[1].subject) == "subject");
  CHECK(read->parents_of(read->commits[2]).front() == read->commits[0].oid);
  CHECK(read->view(read->paths[read->changes_of(read->commits[1])[0].path]) == "/b.c");
  CHECK(read->terms_of(read->commits[2])[0].term == 1002);
  REQUIRE(read->walks.size() == 1);
  CHECK(read->walks[0].start == read->commits[2].oid);
  CHECK(read->walks[0].cuts == 7);
  REQUIRE(read->commits_of(read->walks[0]).size() == 2);
  CHECK(read->commits_of(read->walks[0])[1] == 0);
  CHECK(store.verify().empty());
  store.clear();
  CHECK_FALSE(store.load_history().has_value());
}

TEST_CASE("a history that is cut or has any byte flipped is none, and verify says where") {
  test::Sandbox sandbox;
  const std::string folder = sandbox.root() + "/cache";
  cache::Cache store(folder);
  CHECK(store.store_history(sample()).empty());
  const std::string name = "../cache/history";
  const std::string bytes = sandbox.read(name);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
    sandbox.write(name, damaged);
    CHECK_FALSE(store.load_history().has_value());
  }
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    sandbox.write(name, bytes.substr(0, size));
    CHECK_FALSE(store.load_history().has_value());
  }
  CHECK_FALSE(store.verify().empty());
}

TEST_CASE("a history whose walk points outside of it is none") {
  test::Sandbox sandbox;
  cache::Cache store(sandbox.root() + "/cache");
  ChangeHistory no_commit = sample();
  no_commit.walked[1] = 3;
  CHECK(store.store_history(no_commit).empty());
  CHECK_FALSE(store.load_history().has_value());
  ChangeHistory no_row = sample();
  no_row.walks[0].count = 3;
  CHECK(store.store_history(no_row).empty());
  CHECK_FALSE(store.load_history().has_value());
  CHECK_FALSE(store.verify().empty());
}

TEST_CASE("terms are read as they were written, and nothing else is taken for them") {
  FileTerms terms;
  terms.content = {{1, 5, 900}, {1, 255, 3}, 300};
  terms.names = {{5}, {2}, 2};
  terms.lines = 12;
  terms.generated = true;
  const std::string bytes = cache::encode_terms(terms);
  CHECK(cache::decode_terms(bytes) == terms);
  CHECK(cache::decode_terms(cache::encode_terms(FileTerms())) == FileTerms());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(cache::decode_terms(std::string_view(bytes).substr(0, size)).has_value());
  terms.content.terms = {5, 1, 900};  // a look-up bisects them
  CHECK_FALSE(cache::decode_terms(cache::encode_terms(terms)).has_value());
}

TEST_CASE("the cache keeps a content's terms beside its summary, each on its own") {
  test::Sandbox sandbox;
  FileTerms terms;
  terms.lines = 3;
  const cache::NewSummary both[] = {
      {{1, 1}, std::make_shared<FileSummary>(), std::make_shared<FileTerms>(terms)},
      {{2, 2}, nullptr, std::make_shared<FileTerms>(terms)}};
  cache::Cache store(sandbox.root() + "/cache");
  CHECK(store.store(both, {}, nullptr, {}).empty());
  CHECK(store.find({1, 1}) != nullptr);
  CHECK(store.find_terms({1, 1}) == terms);
  CHECK(store.find({2, 2}) == nullptr);
  CHECK(store.find_terms({2, 2}) == terms);
  CHECK(store.has_terms({2, 2}));
  CHECK_FALSE(store.has_terms({3, 3}));
  CHECK(store.verify().empty());
}
