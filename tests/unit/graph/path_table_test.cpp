#include "graph/path_table.hpp"

#include <doctest/doctest.h>

#include "synthetic.hpp"

using namespace brief;
using namespace brief::graph;
using namespace brief::graph::synthetic;

namespace {

using Rows = std::vector<std::uint32_t>;

Rows rows_of(const Matches& matches) {
  const std::span<const std::uint32_t> rows = matches;
  return {rows.begin(), rows.end()};
}

}  // namespace

TEST_CASE("paths are joined without leaving the root") {
  CHECK(join_path("a/b", "../c.h") == "a/c.h");
  CHECK(join_path("a/b", "./././c") == "a/b/c");
  CHECK(join_path("", "a//b/") == "a/b");
  CHECK(join_path("a", "..") == "");
  CHECK_FALSE(join_path("a", "../.."));
  CHECK_FALSE(join_path("", "../a"));
  CHECK_FALSE(join_path("", std::string(kMaxTarget + 1, 'x')));
}

TEST_CASE("shared folders are counted by whole names") {
  CHECK(shared_folders("a/b/c.h", "a/b/d.h") == 2);
  CHECK(shared_folders("ab/c.h", "a/c.h") == 0);
  CHECK(shared_folders("a.h", "a.h") == 0);
}

TEST_CASE("files are found by path, suffix and folder") {
  Repository repository;
  repository.file("a/x.c", kInclude);
  repository.file("a/b/x.c", kInclude);
  repository.file("b/y.c", kInclude);
  repository.file("x.c", kInclude);
  const auto files = repository.files();  // a/b/x.c, a/x.c, b/y.c, x.c
  const PathTable paths(files, 2);
  CHECK(paths.find("a/x.c") == 1);
  CHECK(paths.find("b/x.c") == kNoRow);
  CHECK(rows_of(paths.ending_in("x.c", 0)) == Rows{0, 1, 3});
  CHECK(rows_of(paths.ending_in("b/x.c", 0)) == Rows{0});
  CHECK(paths.files_in("a").size() == 1);
  CHECK(paths.files_in("").size() == 1);
  CHECK(paths.files_in("none").empty());
  CHECK(paths.files_beside(2).front() == 2);
  CHECK(paths.folders_ending_in("b") == std::vector<std::string_view>{"a/b", "b"});
}

TEST_CASE("a suffix that thousands of paths share gives the neighbours of the one who asks") {
  Repository repository;
  for (int i = 10000; i < 15000; ++i) repository.file(std::to_string(i) + "/m.h", kInclude);
  repository.file("12345/a.c", kInclude);
  const auto files = repository.files();
  const PathTable paths(files, 1);
  const std::uint32_t from = paths.find("12345/a.c");
  const auto rows = paths.ending_in("m.h", from);
  CHECK(rows.count == Matches::kMax);
  CHECK(paths.path(paths.nearest(rows, from)) == "12345/m.h");
}

TEST_CASE("sources are nearer than copies, and equals are no answer") {
  Repository repository;
  repository.file("copy/lib/x.h", kInclude, FileRole::vendored);
  repository.file("main/lib/x.h", kInclude);
  repository.file("third/lib/x.h", kInclude, FileRole::test);
  repository.file("app/a.c", kInclude);
  auto files = repository.files();  // app/a.c, copy, main, third
  CHECK(PathTable(files, 1).nearest(Rows{1, 2, 3}, 0) == 2);
  CHECK(PathTable(files, 1).nearest(Rows{1, 3}, 0) == kNoRow);
  CHECK(PathTable(files, 1).nearest({}, 0) == kNoRow);
}
