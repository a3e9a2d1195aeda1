#include "repo/commit_walk.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/repo/repo_fixture.hpp"

using namespace brief;
using namespace brief::test;

namespace {

repo::CommitWalk walk_of(
    const Sandbox& sandbox, std::size_t limit = 1000,
    const repo::FindCommit& known = [](const ObjectId&) {
      return std::optional<repo::KnownCommit>();
    }) {
  const repo::Layout layout = layout_of(sandbox, {});
  repo::ObjectStore objects(layout);
  const std::optional<ObjectId> head = repo::head_commit(layout, objects);
  if (!head) return {};
  return repo::walk_commits(layout, objects, *head, known, limit);
}

// "path<from" of the newest commit, a word each.
std::string changes_of_head(const Sandbox& sandbox) {
  const repo::CommitWalk walk = walk_of(sandbox);
  std::string out;
  for (const repo::WalkedCommit& commit : walk.fresh)
    if (commit.oid == walk.commits.front())
      for (const repo::PathChange& change : commit.changes)
        out += change.path + (change.from.empty() ? "" : "<" + change.from) + " ";
  return out;
}

}  // namespace

TEST_CASE("changed, added and removed files are those that git names, in folders of any depth") {
  Repository r;
  r.write("a", "1");
  r.write("d/e/f", "1");
  r.write("d/g", "1");
  r.commit_all("first");
  CHECK(changes_of_head(r) == "a d/e/f d/g ");
  r.write("d/e/f", "2");
  r.write("d/e.x", "new");
  r.remove("a");
  r.commit_all("second");
  CHECK(changes_of_head(r) == "a d/e.x d/e/f ");
  r.remove("d/g");
  r.write("d/g/h", "a folder where a file was");
  r.commit_all("third");
  CHECK(changes_of_head(r) == "d/g d/g/h ");
}

TEST_CASE("a rename is seen by the same blob, or by the same name in another folder") {
  Repository r;
  r.write("old", "the same bytes");
  r.write("x/name.c", "before");
  r.write("y/other", "1");
  r.commit_all("first");
  r.git("mv old new");
  r.git("mv x/name.c y/name.c");
  r.write("y/name.c", "edited");
  r.commit_all("moved");
  CHECK(changes_of_head(r) == "new<old y/name.c<x/name.c ");
}

TEST_CASE("merges and commits of more than fifty files have no changes, and are walked through") {
  Repository r;
  r.write("a", "1");
  r.commit_all("base");
  for (int i = 0; i < 51; ++i) r.write("many/" + std::to_string(i), "1");
  r.commit_all("huge");
  CHECK(changes_of_head(r).empty());
  r.git("checkout -q -b side HEAD~1");
  r.write("b", "1");
  r.commit_all("side");
  r.git("checkout -q main");
  r.git("merge -q --no-ff -m merged side");
  CHECK(changes_of_head(r).empty());
  CHECK(walk_of(r).commits.size() == 4);
}

TEST_CASE(
    "what is known is not read again, a limit ends the walk, a repository without commits has "
    "none") {
  Repository r;
  CHECK(walk_of(r).commits.empty());
  for (const char* name : {"a", "b", "c"}) {
    r.write(name, "1");
    r.commit_all(name);
  }
  const repo::CommitWalk all = walk_of(r);
  REQUIRE(all.commits.size() == 3);
  CHECK(all.fresh.size() == 3);
  CHECK(walk_of(r, 2).commits.size() == 2);
  const repo::CommitWalk second = walk_of(r, 1000, [&](const ObjectId& oid) {
    for (const repo::WalkedCommit& commit : all.fresh)
      if (commit.oid == oid && oid != all.commits.front())
        return std::optional(repo::KnownCommit{commit.parents, commit.time});
    return std::optional<repo::KnownCommit>();
  });
  CHECK(second.commits == all.commits);
  CHECK(second.fresh.size() == 1);
}

TEST_CASE("HEAD is found as a loose ref, a packed ref, detached, and in another worktree") {
  Repository r;
  r.write("a", "1");
  r.commit_all("first");
  const auto head = [&](const Sandbox& sandbox) {
    const repo::Layout layout = layout_of(sandbox, {});
    repo::ObjectStore objects(layout);
    return repo::to_hex(repo::head_commit(layout, objects).value()) + "\n";
  };
  CHECK(head(r) == r.git("rev-parse HEAD"));
  r.git("pack-refs --all");
  CHECK(head(r) == r.git("rev-parse HEAD"));
  r.git("checkout -q --detach");
  CHECK(head(r) == r.git("rev-parse HEAD"));
}
