// The promise everything else leans on: incremental output = output from scratch, and the worktree,
// the git index and the commit of one tree have one brief.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <set>
#include <string>

#include "support/fixture.hpp"
#include "support/program.hpp"

using namespace brief::test;

namespace {

// Incremental against from scratch, for the file and for the JSON of every claim.
void check_equal_to_scratch(const Program& brief, const std::string& what) {
  INFO("after: ", what);
  const std::string incremental = brief.refreshed();
  REQUIRE(incremental == brief.from_scratch());
  REQUIRE(brief.ok({"show", "--json"}) == brief.ok({"show", "--json", "--no-cache"}));
}

}  // namespace

TEST_CASE("after any edits a refresh writes what one from scratch writes") {
  for (const std::uint32_t seed : {1u, 2u, 3u}) {
    Sandbox sandbox;
    write_fixture(sandbox);
    const Program brief(sandbox);
    RandomEditor editor(sandbox, seed);
    std::set<std::string> briefs;
    std::string trail;
    constexpr int kSteps = 40;
    for (int i = 0; i < kSteps; ++i) {
      trail += editor.step() + "; ";
      check_equal_to_scratch(brief, "seed " + std::to_string(seed) + ": " + trail);
      briefs.insert(sandbox.read("PROJECT_CONTEXT.md"));
    }
    // A program with one answer for all trees would pass everything above.
    CHECK(briefs.size() >= kSteps / 4);
  }
}

TEST_CASE("worktree, git index and commit of one tree give the same bytes") {
  Sandbox sandbox;
  write_fixture(sandbox);
  const Program brief(sandbox);
  RandomEditor editor(sandbox, 77);
  std::set<std::string> briefs;
  for (int i = 0; i < 15; ++i) {
    const std::string step = editor.step();
    INFO("after: ", step);
    const std::string worktree = brief.refreshed();
    sandbox.git("add -A");
    REQUIRE(brief.ok({"refresh", "--stdout", "--staged"}) == worktree);
    sandbox.commit_all();
    REQUIRE(brief.ok({"refresh", "--rev", "HEAD"}) == worktree);
    REQUIRE(brief.from_scratch({"--rev", "HEAD"}) == worktree);
    REQUIRE(brief.run({"check", "--rev", "HEAD"}).status == 0);
    briefs.insert(worktree);
  }
  CHECK(briefs.size() >= 5);
}

TEST_CASE(
    "notes are an input: after any edit of one, incremental = from scratch in all three trees") {
  Sandbox sandbox;
  write_fixture(sandbox);
  const Program brief(sandbox);
  RandomEditor editor(sandbox, 5);
  std::set<std::string> briefs;
  constexpr int kSteps = 20;
  for (int i = 0; i < kSteps; ++i) {
    check_equal_to_scratch(brief, editor.edit_notes());
    sandbox.git("add -A");
    const std::string text = sandbox.read("PROJECT_CONTEXT.md");
    REQUIRE(brief.ok({"refresh", "--stdout", "--staged"}) == text);
    REQUIRE(brief.from_scratch({"--staged"}) == text);
    sandbox.commit_all();
    REQUIRE(brief.ok({"refresh", "--rev", "HEAD"}) == text);
    REQUIRE(brief.from_scratch({"--rev", "HEAD"}) == text);
    briefs.insert(text);
  }
  CHECK(briefs.size() >= kSteps / 2);
}

TEST_CASE("a second refresh writes nothing and parses nothing") {
  Sandbox sandbox;
  write_fixture(sandbox);
  const Program brief(sandbox);
  REQUIRE(brief.json({"refresh"})["written"] == true);
  struct stat before {};
  REQUIRE(::stat(sandbox.path("PROJECT_CONTEXT.md").c_str(), &before) == 0);
  for (int i = 0; i < 3; ++i) {
    const auto report = brief.json({"refresh"});
    CHECK(report["written"] == false);
    CHECK(report["parsed"].empty());
    CHECK(report["files"].get<int>() >= 12);
  }
  struct stat after {};
  REQUIRE(::stat(sandbox.path("PROJECT_CONTEXT.md").c_str(), &after) == 0);
  CHECK(before.st_ino == after.st_ino);
  CHECK(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec);
  CHECK(sandbox.git("status --porcelain") == "?? PROJECT_CONTEXT.md\n");
}

TEST_CASE("only the edited file is parsed, and the brief tells of the edit") {
  Sandbox sandbox;
  write_fixture(sandbox);
  const Program brief(sandbox);
  const std::string before = brief.refreshed();
  sandbox.write("web/project.ts",
                "/** Projects a point. */\nexport function project(point: number, scale: number): "
                "number {\n  return point;\n}\n");
  CHECK(brief.parsed_by_refresh() == "web/project.ts\n");
  const std::string after = sandbox.read("PROJECT_CONTEXT.md");
  CHECK(after != before);
  CHECK(after.find("scale: number") != std::string::npos);
  CHECK(after == brief.from_scratch());
}

TEST_CASE("a script inside another language is outlined at its own lines, and edited alone") {
  Sandbox sandbox;
  write_fixture(sandbox);
  const std::string head = "<template>\n  <p>{{ phase(1) }}</p>\n</template>\n\n";
  const std::string script =
      "<script lang=\"ts\">\nimport { project } from './project';\n\n"
      "export function phase(x: number): number {\n  return project(x);\n}\n";
  const std::string tail = "</script>\n<style>\np { color: red; }\n</style>\n";
  const std::string more = "export class Moon {\n  wane() {}\n}\n";
  for (const std::string path : {"web/Orbit.vue", "web/Orbit.svelte", "web/orbit.html"}) {
    CAPTURE(path);
    sandbox.write(path, head + script + tail);
    const Program brief(sandbox);
    const std::string before = brief.refreshed();
    const auto functions = [&] {
      std::string lines;
      const auto outline = brief.json({"outline", path});
      for (const auto& row : outline["files"][0]["definitions"])
        if (row["kind"] != "selector")
          lines += row["name"].get<std::string>() + " " + row["line"].dump() + "-" +
                   row["end_line"].dump() + "; ";
      return lines;
    };
    CHECK(functions() == "phase 8-10; ");
    sandbox.write(path, head + script + more + tail);
    CHECK(brief.parsed_by_refresh() == path + "\n");
    CHECK(functions() == "phase 8-10; Moon 11-13; wane 12-12; ");
    CHECK(sandbox.read("PROJECT_CONTEXT.md") == brief.from_scratch());
    CHECK(brief.ok({"show", "--json"}) == brief.ok({"show", "--json", "--no-cache"}));
  }
}

TEST_CASE("a comment in a leaf file, a touched file and a new HEAD leave the brief as it is") {
  Sandbox sandbox;
  write_fixture(sandbox);
  const Program brief(sandbox);
  const std::string before = brief.refreshed();
  sandbox.write("src/main.c", sandbox.read("src/main.c") + "\n// A remark.\n");
  CHECK(brief.parsed_by_refresh() == "src/main.c\n");
  CHECK(sandbox.read("PROJECT_CONTEXT.md") == before);
  sandbox.commit_all();
  CHECK(brief.run({"check"}).status == 0);
  sandbox.commit_all("nothing at all");
  CHECK(brief.run({"check"}).status == 0);
}

TEST_CASE("the replayed history of this project: incremental = from scratch at each commit") {
  Sandbox sandbox;
  if (sandbox.run({"git", "-C", BRIEF_SOURCE_DIR, "rev-parse", "HEAD"}).status != 0) {
    MESSAGE("no history here: the sources are no git repository");
    return;
  }
  sandbox.git_args({"clone", "-q", BRIEF_SOURCE_DIR, sandbox.repo()});
  const Program brief(sandbox);
  std::string commits = sandbox.git("log --first-parent --format=%H -n 12");
  std::set<std::string> briefs;
  while (!commits.empty()) {
    const std::string commit = commits.substr(0, 40);
    commits.erase(0, 41);
    sandbox.git("checkout -q -f " + commit);
    check_equal_to_scratch(brief, commit);
    briefs.insert(brief.ok({"show", "--json"}));
  }
  CHECK(briefs.size() >= 2);
}
