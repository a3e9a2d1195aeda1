#include "graph/link.hpp"

#include <doctest/doctest.h>

#include "synthetic.hpp"

using namespace brief;
using namespace brief::graph;
using namespace brief::graph::synthetic;

namespace {

// A repository of every style, with references that no order of hashing or finishing may move.
Repository mixed(int files) {
  const LanguageSpec* languages[] = {&kInclude, &kDotted,    &kRelative,
                                     &kPackage, &kQualified, &kModule};
  Repository repository;
  std::uint32_t state = 7;
  const auto next = [&state](std::uint32_t limit) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % limit;
  };
  for (int i = 0; i < files; ++i) {
    const LanguageSpec& language = *languages[next(6)];
    const FileRole role = next(5) == 0 ? FileRole::test : FileRole::source;
    File& file = repository.file("d" + std::to_string(next(20)) + "/f" + std::to_string(i) +
                                     std::string(language.import_extensions[0]),
                                 language, role);
    for (int d = 0; d < 4; ++d) file.function("name" + std::to_string(next(900)));
    for (int r = 0; r < 12; ++r)
      file.refer("name" + std::to_string(next(900)), static_cast<ReferenceKind>(next(4)),
                 1 + next(9));
    file.import("f" + std::to_string(next(500)) + ".h");
  }
  return repository;
}

void check_equal(const Index& a, const Index& b) {
  CHECK(a.imports == b.imports);
  CHECK(a.edges == b.edges);
  CHECK(a.file_rank == b.file_rank);
  CHECK(a.definitions == b.definitions);
}

}  // namespace

TEST_CASE("the index is the same on 1, 2 and 8 threads") {
  const Repository repository = mixed(3000);
  const Index one = repository.link(1);
  CHECK(one.edges.size() > 1000);
  CHECK(one.definitions.size() > 500);
  check_equal(one, repository.link(2));
  check_equal(one, repository.link(8));
}

TEST_CASE("lines that move change no rank, edge or order") {
  Repository plain, commented;
  for (Repository* repository : {&plain, &commented}) {
    File& file = repository->file("a.c", kInclude);
    if (repository == &commented) file.fact("/comment", "a new line");
    file.function("open_file").refer("close_file");
    repository->file("b.c", kInclude).function("close_file").refer("open_file");
  }
  check_equal(plain.link(), commented.link());
}

TEST_CASE("edges and imports are sorted and hold no file twice") {
  const Index index = mixed(800).link(2);
  for (std::size_t i = 1; i < index.edges.size(); ++i) {
    const Edge& a = index.edges[i - 1];
    const Edge& b = index.edges[i];
    REQUIRE(std::pair(a.from, a.to) < std::pair(b.from, b.to));
    REQUIRE(b.from != b.to);
  }
  for (std::size_t i = 1; i < index.definitions.size(); ++i)
    REQUIRE(index.definitions[i - 1].rank >= index.definitions[i].rank);
}

TEST_CASE("an import that is written twice is two lines of one edge") {
  Repository repository;
  repository.file("a.c", kInclude).import("b.h").import("b.h").import("a.c");
  repository.file("b.h", kInclude);
  const Index index = repository.link();
  CHECK(index.imports == std::vector<ImportEdge>{{0, 1, 1}, {0, 1, 2}});
}
