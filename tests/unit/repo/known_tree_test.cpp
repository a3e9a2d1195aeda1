// A second scan: what is trusted without being read again.
#include <doctest/doctest.h>

#include <filesystem>

#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;
namespace fs = std::filesystem;

TEST_CASE("a nested repository that ceases to be one is entered on the next scan") {
  Repository r;
  Repository inner;
  inner.write("f", "");
  inner.commit_all();
  r.run({"git", "clone", "-q", inner.repo(), r.path("nested")});
  settle(r);
  const repo::TreeScan first = scan_of(r);
  CHECK(names_of(first) == Lines{"160000 nested"});
  fs::remove_all(r.path("nested/.git"));
  CHECK(names_of(scan_of(r, &first.stats)) == Lines{"100644 nested/f"});
}

TEST_CASE("a second scan trusts what is unchanged and asks for what is not") {
  Repository r;
  for (const char* path : {"a", "d/b", "d/e/c"}) r.write(path, path);
  r.commit_all();
  settle(r);
  repo::TreeScan scan = scan_of(r);
  CHECK(scan.stats_differ);
  CHECK(unknown_in(scan) == Lines{"a", "d/b", "d/e/c"});
  fill_in(r, scan);
  repo::TreeScan again = scan_of(r, &scan.stats);
  CHECK_FALSE(again.stats_differ);
  CHECK(unknown_in(again).empty());
  r.write("d/b", "more than before");
  settle(r);
  again = scan_of(r, &again.stats);
  CHECK(again.stats_differ);
  CHECK(unknown_in(again) == Lines{"d/b"});
  fill_in(r, again);
  // Same size, time set back: the time of the inode's change tells.
  r.write("a", "b");
  r.run({"touch", "-d", "2001-01-01", r.path("a")});
  settle(r);
  again = scan_of(r, &again.stats);
  CHECK(unknown_in(again) == Lines{"a"});
  fill_in(r, again);
  r.write("d/e/new", "");
  r.remove("d/b");
  again = scan_of(r, &again.stats);
  CHECK(unknown_in(again) == Lines{"d/e/new"});
  CHECK(find(again, "d/b") == nullptr);
}

TEST_CASE("a row of a file that is too young to trust is not trusted") {
  Repository r;
  r.write("a", "1");
  repo::TreeScan scan = scan_of(r);
  for (StatFileRow& row : scan.stats.files) {
    row.content = {1, 1};
    row.racy = true;
  }
  CHECK(unknown_in(scan_of(r, &scan.stats)) == Lines{"a"});
  for (StatFileRow& row : scan.stats.files) row.racy = false;
  CHECK(unknown_in(scan_of(r, &scan.stats)).empty());
}

TEST_CASE("changed rules are seen though no folder changed") {
  Repository r;
  r.write("d/e/a.o", "");
  r.write("d/.gitignore", "# nothing\n");
  settle(r);
  const repo::TreeScan scan = scan_of(r);
  CHECK(find(scan, "d/e/a.o") != nullptr);
  r.write("d/.gitignore", "*.o\n");
  CHECK(find(scan_of(r, &scan.stats), "d/e/a.o") == nullptr);
  r.write("d/.gitignore", "# nothing\n");
  r.write(".git/info/exclude", "*.o\n");
  CHECK(find(scan_of(r, &scan.stats), "d/e/a.o") == nullptr);
  r.write(".git/info/exclude", "");
  r.git("config core.excludesFile " + r.path("mine"));
  r.write("mine", "*.o\n");
  CHECK(find(scan_of(r, &scan.stats), "d/e/a.o") == nullptr);
  r.git("add -f d/e/a.o");
  CHECK(find(scan_of(r, &scan.stats), "d/e/a.o") != nullptr);
}

TEST_CASE("rules in a .gitignore that ignores itself are watched too") {
  Repository r;
  r.write("d/a.o", "");
  r.write("d/.gitignore", ".gitignore\n");
  settle(r);
  const repo::TreeScan scan = scan_of(r);
  CHECK(names_of(scan) == Lines{"100644 d/a.o"});
  r.write("d/.gitignore", "*\n");
  CHECK(scan_of(r, &scan.stats).files.empty());
}

TEST_CASE("rows of another worktree are no use") {
  Repository r;
  r.write("a", "");
  settle(r);
  repo::TreeScan scan = scan_of(r);
  for (StatFileRow& row : scan.stats.files) row.content = {1, 1};
  scan.stats.worktree_id += 1;
  CHECK(unknown_in(scan_of(r, &scan.stats)) == Lines{"a"});
}
