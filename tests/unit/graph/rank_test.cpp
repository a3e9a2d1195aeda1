#include "graph/rank.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "graph/link.hpp"
#include "synthetic.hpp"

using namespace brief;
using namespace brief::graph;
using namespace brief::graph::synthetic;
using Kind = DefinitionKind;

namespace {

std::uint64_t rank_of(const Index& index, std::string_view path) {
  return index.file_rank[row_of(index, path)];
}

// A file for each of `names` that defines it and refers to `used`.
void users(Repository& repository, const std::string& folder, int count, std::string_view used,
           FileRole role = FileRole::source) {
  for (int i = 0; i < count; ++i)
    repository.file(folder + "/u" + std::to_string(i) + ".c", kInclude, role)
        .function("user" + folder + std::to_string(i))
        .refer(used);
}

}  // namespace

TEST_CASE("a hub ranks above its users, and its definition above theirs") {
  Repository repository;
  repository.file("hub.c", kInclude).function("hub_open").refer("leaf_call");
  repository.file("leaf.c", kInclude).function("leaf_call");
  users(repository, "a", 6, "hub_open");
  const Index index = repository.link();
  CHECK(rank_of(index, "hub.c") > rank_of(index, "a/u0.c"));
  CHECK(name_of(index, index.definitions.front()) == "hub_open");
  CHECK(index.definitions.front().users == 6);
}

TEST_CASE("what a hub uses is worth more than what a leaf uses") {
  Repository repository;
  repository.file("hub.c", kInclude).function("hub_open").refer("by_hub");
  repository.file("leaf.c", kInclude).function("leaf_open").refer("by_leaf");
  repository.file("z_hub.c", kInclude).function("by_hub");
  repository.file("a_leaf.c", kInclude).function("by_leaf");
  users(repository, "a", 6, "hub_open");
  const Index index = repository.link();
  CHECK(ranked(index, "by_hub")->rank > ranked(index, "by_leaf")->rank);
  CHECK(ranked(index, "by_hub")->users == ranked(index, "by_leaf")->users);
}

TEST_CASE("tests, examples, documentation and copies lift nothing") {
  Repository repository;
  repository.file("a.c", kInclude).function("plain");
  repository.file("b.c", kInclude).function("praised");
  users(repository, "s", 2, "plain");
  users(repository, "p", 1, "praised");
  const Index before = repository.link();
  users(repository, "t", 50, "praised", FileRole::test);
  users(repository, "e", 50, "praised", FileRole::example);
  users(repository, "d", 50, "praised", FileRole::documentation);
  users(repository, "g", 50, "praised", FileRole::generated);
  users(repository, "v", 50, "praised", FileRole::vendored);
  const Index after = repository.link();
  CHECK(name_of(after, after.definitions.front()) == "plain");
  CHECK(ranked(after, "praised")->rank == ranked(before, "praised")->rank);
  CHECK(ranked(after, "praised")->users == 1);
  CHECK(ranked(after, "praised")->test_users == 50);
  CHECK(rank_of(after, "t/u0.c") == 0);
}

TEST_CASE("tests do not lift each other") {
  Repository repository;
  repository.file("t/fixture.c", kInclude, FileRole::test).function("make_fixture");
  users(repository, "t", 20, "make_fixture", FileRole::test);
  CHECK(repository.link().definitions.empty());
}

TEST_CASE("cycles end and no rank is made of nothing") {
  Repository repository;
  repository.file("a.c", kInclude).import("b.c").import("a.c").function("fa").refer("fb");
  repository.file("b.c", kInclude).import("a.c").function("fb").refer("fa");
  repository.file("c.c", kInclude).function("fc").refer("fa").refer("fc");
  const Index index = repository.link();
  const std::uint64_t sum =
      std::accumulate(index.file_rank.begin(), index.file_rank.end(), std::uint64_t{0});
  CHECK(sum <= 3 * kOneRank);
  CHECK(sum > 3 * kOneRank - 10000);
  CHECK(rank_of(index, "a.c") > rank_of(index, "c.c"));
}

TEST_CASE("an empty repository has an empty index") {
  const Index index = graph::link({}, 4);
  CHECK(index.files.empty());
  CHECK(index.definitions.empty());
  CHECK(index.edges.empty());
}

TEST_CASE("constants and fields stand below functions and types of equal use") {
  Repository repository;
  repository.file("a.c", kInclude)
      .define(Kind::constant, "kLimit")
      .define(Kind::macro, "PLAIN")
      .signature("#define PLAIN 1")
      .define(Kind::macro, "for_each")
      .signature("#define for_each(x)")
      .function("open_file");
  for (int i = 0; i < 3; ++i)
    repository.file("u" + std::to_string(i) + ".c", kInclude)
        .refer("kLimit", ReferenceKind::value)
        .refer("PLAIN", ReferenceKind::value)
        .refer("for_each")
        .refer("open_file");
  const Index index = repository.link();
  REQUIRE(index.definitions.size() == 4);
  CHECK(name_of(index, index.definitions[0]) == "open_file");
  CHECK(name_of(index, index.definitions[1]) == "for_each");
  CHECK(name_of(index, index.definitions[2]) == "kLimit");
  CHECK(name_of(index, index.definitions[3]) == "PLAIN");
}

TEST_CASE("a type gains by the use of its members") {
  Repository repository;
  repository.file("a.py", kDotted)
      .define(Kind::class_, "Quiet")
      .define(Kind::class_, "Busy")
      .define(Kind::method, "refresh_all", 3, 1);
  repository.file("u.py", kDotted)
      .import("a", {}, kImportWildcard)
      .refer("Quiet", ReferenceKind::type)
      .refer("Busy", ReferenceKind::type);
  repository.file("v.py", kDotted).refer("refresh_all", ReferenceKind::member);
  const Index index = repository.link();
  CHECK(ranked(index, "Busy")->rank > ranked(index, "Quiet")->rank);
}

TEST_CASE("what an implementation block holds counts for its type") {
  Repository repository;
  repository.file("a.rs", kModule)
      .define(Kind::struct_, "Quiet")
      .define(Kind::struct_, "Busy")
      .define(Kind::implementation, "Busy")
      .define(Kind::function, "refresh_all", 3, 2);
  repository.file("u.rs", kModule)
      .import("a", {}, kImportWildcard)
      .refer("Quiet", ReferenceKind::type)
      .refer("Busy", ReferenceKind::type);
  repository.file("v.rs", kModule).refer("refresh_all", ReferenceKind::member);
  const Index index = repository.link();
  CHECK(ranked(index, "Busy")->rank > ranked(index, "Quiet")->rank);
}

TEST_CASE("a file that uses one thing does not lend it everything") {
  Repository repository;
  repository.file("hub.c", kInclude).function("hub_open").refer("only_used");
  repository.file("small.c", kInclude).function("only_used");
  users(repository, "a", 8, "hub_open");
  const Index index = repository.link();
  CHECK(name_of(index, index.definitions.front()) == "hub_open");
}

TEST_CASE("equal ranks are in order of path and row") {
  Repository repository;
  repository.file("b.c", kInclude).function("one_b").function("two_b");
  repository.file("a.c", kInclude).function("one_a");
  repository.file("u.c", kInclude).refer("one_b").refer("two_b").refer("one_a");
  const Index index = repository.link();
  REQUIRE(index.definitions.size() == 3);
  CHECK(name_of(index, index.definitions[0]) == "one_a");
  CHECK(name_of(index, index.definitions[1]) == "one_b");
  CHECK(name_of(index, index.definitions[2]) == "two_b");
}
