#include "repo/worktree_state.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.hpp"
#include "repo/tree_scan.hpp"
#include "support/sandbox.hpp"

using namespace brief;
using brief::test::Sandbox;

namespace {

struct Repository : Sandbox {
  Repository() {
    init();
    write("a.txt", "a\n");
    write("b.txt", "b\n");
    write("dir/c.txt", "c\n");
    commit_all();
  }

  repo::WorktreeState state() const {
    const repo::Layout layout = repo::open_layout(repo(), environment);
    repo::ObjectStore objects(layout);
    repo::TreeScan scan = repo::scan_worktree(layout, objects, nullptr, 2);
    for (const FileEntry& entry : scan.files) {
      if (entry.kind == FileKind::submodule || entry.opaque != Opaque::no) continue;
      const repo::FileBytes bytes = repo::read_entry(layout, objects, entry);
      scan.stats.files[entry.row].content = base::hash128(bytes.bytes);
    }
    return repo::worktree_state(layout, objects, scan.stats);
  }
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a clean worktree is clean, also after a touch and with other line ends") {
  const Repository r;
  CHECK(r.state().clean());
  CHECK(r.state().branch == "main");
  r.write("a.txt", "a\n");  // the same bytes, another inode time
  CHECK(r.state().clean());
  r.write("a.txt", "a\r\n");
  CHECK(r.state().clean());
}

TEST_CASE("each change stands where git has it") {
  const Repository r;
  r.write("a.txt", "A\n");
  r.git("add a.txt");
  r.write("a.txt", "AA\n");
  r.remove("b.txt");
  r.write("new.txt", "n\n");
  r.write("added.txt", "n\n");
  r.git("add added.txt");
  ::chmod(r.path("dir/c.txt").c_str(), 0755);
  const repo::WorktreeState state = r.state();
  CHECK(state.staged == Paths{"a.txt", "added.txt"});
  CHECK(state.modified == Paths{"a.txt", "dir/c.txt"});
  CHECK(state.deleted == Paths{"b.txt"});
  CHECK(state.untracked == Paths{"new.txt"});
  r.git("rm -q --cached dir/c.txt");
  CHECK(r.state().staged == Paths{"a.txt", "added.txt", "dir/c.txt"});
  CHECK(r.state().untracked == Paths{"dir/c.txt", "new.txt"});
}

TEST_CASE("an edit in the tick in which git looked is seen") {
  const Repository r;
  for (int i = 0; i < 5; ++i) {
    r.write("a.txt", "x\n");
    r.git("add a.txt");
    r.write("a.txt", "y\n");  // same size, perhaps the same time
    CHECK(r.state().modified == Paths{"a.txt"});
  }
}

TEST_CASE("ignored files are nothing, links and kinds count") {
  const Repository r;
  r.write(".gitignore", "*.log\n");
  r.git("add .gitignore");
  r.git("commit -q -m ignore");
  r.write("x.log", "x");
  CHECK(r.state().clean());
  r.remove("a.txt");
  REQUIRE(::symlink("b.txt", r.path("a.txt").c_str()) == 0);
  CHECK(r.state().modified == Paths{"a.txt"});
}

TEST_CASE("a merge in conflict, a detached head and a repository without commits are told") {
  const Repository r;
  r.git("checkout -q -b side");
  r.write("a.txt", "side\n");
  r.commit_all();
  r.git("checkout -q main");
  r.write("a.txt", "main\n");
  r.commit_all();
  CHECK(r.run({"git", "merge", "side"}).status != 0);
  repo::WorktreeState state = r.state();
  CHECK(state.unmerged);
  CHECK(state.operation == "merge");
  CHECK(state.modified == Paths{"a.txt"});
  CHECK(state.staged.empty());
  r.git("merge --abort");
  r.git("checkout -q --detach");
  CHECK(r.state().branch.empty());
  CHECK(r.state().operation.empty());
  Sandbox empty;
  empty.init();
  empty.write("a", "a");
  const repo::Layout layout = repo::open_layout(empty.repo(), empty.environment);
  repo::ObjectStore objects(layout);
  const repo::TreeScan scan = repo::scan_worktree(layout, objects, nullptr, 1);
  CHECK(repo::worktree_state(layout, objects, scan.stats).untracked == Paths{"a"});
}
