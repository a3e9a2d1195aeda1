// A git index that was written again since the last scan.
#include "repo/index_changes.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <functional>

#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;
namespace fs = std::filesystem;

namespace {

// Forgets that `path` was seen: it stays unseen as long as the listing of its folder is trusted.
void forget(StatCache& stats, std::string_view path) {
  std::erase_if(stats.files, [&](const StatFileRow& row) { return stats.view(row.path) == path; });
}

// `work` changes the git index between two scans; the second one sees what git and a first scan
// see.
void check_rescan(Sandbox& sandbox, const std::function<void()>& work) {
  settle(sandbox);
  repo::TreeScan scan = scan_of(sandbox);
  fill_in(sandbox, scan);
  work();
  const repo::TreeScan again = scan_of(sandbox, &scan.stats);
  CHECK(all_of(again) == all_of(scan_of(sandbox)));
  CHECK(names_of(again) == recorded_by_git(sandbox));
  const repo::TreeScan third = scan_of(sandbox, &again.stats);
  CHECK(names_of(third) == names_of(again));
}

struct Tree : Repository {
  Tree() {
    for (const char* path : {"a", "d/b", "d/e/c", "f/g"}) write(path, path);
    write(".gitignore", "*.o\nout/\n");
    commit_all();
    for (const char* path : {"d/untracked", "f/untracked", "f/g.o", "out/made", "out/deep/made"})
      write(path, path);
  }
};

}  // namespace

TEST_CASE("a git index with the same entries has no folder listed again") {
  Tree r;
  settle(r);
  repo::TreeScan scan = scan_of(r);
  fill_in(r, scan);
  forget(scan.stats, "d/untracked");
  r.git("update-index --force-write-index");
  const repo::TreeScan again = scan_of(r, &scan.stats);
  CHECK(find(again, "d/untracked") == nullptr);
  CHECK(find(again, "f/untracked") != nullptr);
  CHECK(unknown_in(again).empty());
  CHECK(again.stats_differ);  // the new stat data of the git index is worth keeping
  settle(r);
  const repo::TreeScan third = scan_of(r, &again.stats);
  CHECK_FALSE(scan_of(r, &third.stats).stats_differ);
}

TEST_CASE("a changed entry has the folders down to it listed again and no other") {
  Tree r;
  settle(r);
  repo::TreeScan scan = scan_of(r);
  fill_in(r, scan);
  forget(scan.stats, "d/untracked");
  forget(scan.stats, "f/untracked");
  r.git("rm -q --cached f/g");
  const repo::TreeScan again = scan_of(r, &scan.stats);
  CHECK(find(again, "d/untracked") == nullptr);
  CHECK(find(again, "f/untracked") != nullptr);
  CHECK(find(again, "f/g") != nullptr);
  CHECK(unknown_in(again) == Lines{"f/untracked"});
}

TEST_CASE("what is added, dropped or forced into the git index is seen at once") {
  Tree r;
  check_rescan(r, [&] { r.git("add d/untracked"); });
  check_rescan(r, [&] { r.git("add -f f/g.o out/deep/made"); });
  check_rescan(r, [&] { r.git("rm -q --cached out/deep/made f/g.o"); });
  check_rescan(r, [&] { r.git("rm -q --cached -r d"); });
  check_rescan(r, [&] { r.git("add -N d/b"); });
  check_rescan(r, [&] { r.git("read-tree --empty"); });
  check_rescan(r, [&] { r.git("read-tree HEAD"); });
  check_rescan(r, [&] { r.git("update-index --force-remove a"); });
}

TEST_CASE("a submodule that comes or goes in the git index is seen at once") {
  Tree r;
  const std::string commit = r.git("rev-parse HEAD").substr(0, 40);
  check_rescan(r, [&] {
    r.git("rm -q --cached -r d/e");
    r.git("update-index --add --cacheinfo 160000," + commit + ",d/e");
  });
  check_rescan(r, [&] { r.git("update-index --force-remove d/e"); });
}

TEST_CASE("flags that let the git index give the bytes are seen at once") {
  Tree r;
  check_rescan(r, [&] { r.git("update-index --skip-worktree d/b"); });
  check_rescan(r, [&] { r.git("update-index --assume-unchanged a"); });
  check_rescan(r, [&] { r.git("update-index --no-skip-worktree d/b"); });
  r.write("a", "other bytes");
  check_rescan(r, [&] { r.git("update-index --no-assume-unchanged a"); });
}

TEST_CASE("the executable bit and links of the git index count where the worktree has none") {
  Tree r;
  r.git("config core.fileMode false");
  r.git("config core.symlinks false");
  check_rescan(r, [&] { r.git("update-index --chmod=+x d/b"); });
  const std::string blob = r.git("rev-parse HEAD:a").substr(0, 40);
  check_rescan(r, [&] { r.git("update-index --cacheinfo 120000," + blob + ",a"); });
  check_rescan(r, [&] { r.git("update-index --cacheinfo 100644," + blob + ",a"); });
}

TEST_CASE("a conflict that comes or goes is seen at once") {
  Tree r;
  r.git("checkout -q -b side");
  r.write("d/b", "side");
  r.commit_all();
  r.git("checkout -q main");
  r.write("d/b", "main");
  r.commit_all();
  settle(r);
  const repo::TreeScan before = scan_of(r);
  REQUIRE(r.run({"git", "merge", "-q", "side"}).status != 0);
  const repo::TreeScan during = scan_of(r, &before.stats);
  CHECK(during.unmerged);
  settle(r);
  const repo::TreeScan settled = scan_of(r, &during.stats);
  r.git("update-index --force-write-index");
  CHECK(scan_of(r, &settled.stats).unmerged);
  r.git("add d/b");
  CHECK_FALSE(scan_of(r, &settled.stats).unmerged);
}

TEST_CASE("each stage of a conflict and each path without its like is named") {
  Tree r;
  settle(r);
  const repo::TreeScan scan = scan_of(r);
  const repo::Layout layout = layout_of(r);
  repo::GitIndex index = repo::read_git_index(layout.index_file, layout.git_dir);
  const auto changes = [&] {
    Lines paths;
    repo::each_index_change(layout, scan.stats, index,
                            [&](std::string_view path) { paths.emplace_back(path); });
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
  };
  CHECK(changes().empty());
  REQUIRE(index.entries[1].path == "a");
  index.entries[1].stage = 2;
  CHECK(changes() == Lines{"a"});
  index.entries.erase(index.entries.begin() + 1);
  CHECK(changes() == Lines{"a"});
  repo::GitIndexEntry late;
  late.path = "zzz";
  late.mode = 0100644;
  index.entries.push_back(late);
  CHECK(changes() == Lines{"a", "zzz"});
  index.entries.clear();
  CHECK(changes() == Lines{".gitignore", "a", "d/b", "d/e/c", "f/g"});
}
