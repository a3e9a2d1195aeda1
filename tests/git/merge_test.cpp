// Merge, rebase and cherry-pick with the real git: which hooks run, and what the brief is after.
#include "git/commits.hpp"

using namespace brief::test;

namespace {

// Branches `left` and `right` off one base; each adds a target, in other places of other files.
struct Branches : Commits {
  explicit Branches(const std::string& mode = "stage") : Commits(mode) {
    sandbox.git("checkout -q -b left");
    add_target("lint");
    commit("left");
    sandbox.git("checkout -q -b right main");
    sandbox.write("package.json",
                  "{\"name\": \"orbit\", \"scripts\": {\"test\": \"node test.js\", \"format\": "
                  "\"prettier -w .\"}}\n");
    commit("right");
    sandbox.git("checkout -q left");
  }
  void commit(const std::string& message) const {
    brief.ok({"refresh"});
    REQUIRE(git({"commit", "-q", "-a", "-m", message}).status == 0);
  }
  RunResult merge(const std::string& branch) const {
    sandbox.write(".git/info/attributes", kBrief + " merge=brief\n");
    return git({"merge", "-q", "--no-edit", branch});
  }
};

}  // namespace

TEST_CASE(
    "git ignores what pre-merge-commit stages: the hook stops the merge, commit concludes it") {
  for (const char* mode : {"check", "stage"}) {
    const Branches repo(mode);
    const RunResult merge = repo.merge("right");
    CHECK(merge.status == 1);
    CHECK(merge.err.find("git commit --no-edit") != std::string::npos);
    CHECK(repo.no_locks());
    REQUIRE(repo.git({"commit", "-q", "--no-edit"}).status == 0);
    CHECK(repo.fresh());
    CHECK(repo.sandbox.git("rev-list --parents -n 1 HEAD").size() == 3 * 41);
    CHECK(repo.committed().find("make lint") != std::string::npos);
    CHECK(repo.committed().find("npm run format") != std::string::npos);
    CHECK(repo.sandbox.git("status --porcelain").empty());
  }
}

TEST_CASE("a merge that leaves the brief as it is goes on without a stop") {
  const Branches repo;
  repo.sandbox.git("checkout -q -b quiet main");
  repo.sandbox.write("src/kepler.c", repo.sandbox.read("src/kepler.c") + "// a comment\n");
  repo.commit("quiet");
  repo.sandbox.git("checkout -q left");
  const RunResult merge = repo.merge("quiet");
  CHECK(merge.status == 0);
  CHECK(repo.fresh());
}

TEST_CASE("a merge with conflicts: the commit that concludes it has the fresh brief") {
  const Branches repo;
  repo.sandbox.git("checkout -q -b other main");
  repo.add_target("docs");
  repo.commit("other");
  repo.sandbox.git("checkout -q left");
  CHECK(repo.merge("other").status == 1);
  repo.sandbox.git("checkout -q --theirs Makefile");
  repo.sandbox.git("add Makefile");
  REQUIRE(repo.git({"commit", "-q", "--no-edit"}).status == 0);
  CHECK(repo.fresh());
}

TEST_CASE("--no-commit, --squash and cherry-pick -n end in a commit, which looks") {
  for (const std::vector<std::string>& start :
       std::vector<std::vector<std::string>>{{"merge", "-q", "--no-commit", "right"},
                                             {"merge", "-q", "--squash", "right"},
                                             {"cherry-pick", "-n", "right"}}) {
    const Branches repo;
    repo.sandbox.write(".git/info/attributes", kBrief + " merge=brief\n");
    repo.git(start);
    REQUIRE(repo.git({"commit", "-q", "-m", "joined"}).status == 0);
    CHECK(repo.fresh());
    CHECK(repo.sandbox.git("status --porcelain").empty());
  }
}

TEST_CASE("a rebase and a cherry-pick run no hook: check says so, the next commit mends it") {
  for (const char* command : {"rebase", "cherry-pick"}) {
    const Branches repo;
    repo.sandbox.write(".git/info/attributes", kBrief + " merge=brief\n");
    REQUIRE(repo.git({command, "right"}).status == 0);
    CHECK_FALSE(repo.fresh());
    const RunResult check = repo.brief.run({"check"});
    CHECK(check.status == 1);
    CHECK(check.out.find("brief refresh") != std::string::npos);
    REQUIRE(repo.git({"commit", "-q", "--allow-empty", "-m", "next"}).status == 0);
    CHECK(repo.fresh());
  }
}

TEST_CASE("rebase -i: reword and edit end in a commit, which looks") {
  const Branches repo;
  repo.sandbox.git("checkout -q right");
  repo.add_target("lint");
  REQUIRE(repo.git({"commit", "-q", "-a", "--no-verify", "-m", "stale"}).status == 0);
  CHECK_FALSE(repo.fresh());
  REQUIRE(repo.git({"-c", "sequence.editor=sed -i s/^pick/reword/", "-c", "core.editor=true",
                    "rebase", "-q", "-i", "HEAD~1"})
              .status == 0);
  CHECK(repo.fresh());
}
