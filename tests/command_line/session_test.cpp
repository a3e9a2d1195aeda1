// brief session and brief prompt: what they hold, and that they hold no more than they may.
#include <doctest/doctest.h>

#include "support/fixture.hpp"
#include "support/program.hpp"

using namespace brief::test;

namespace {

struct Project {
  Sandbox sandbox;
  Program brief{sandbox};
  Project() { write_fixture(sandbox); }
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr std::size_t kLimit = 9000;

}  // namespace

TEST_CASE("session: the brief, what happened since it last changed, and the worktree's state") {
  const Project p;
  p.brief.ok({"refresh"});
  p.sandbox.commit_all("Add the brief");
  p.sandbox.write("src/main.c", p.sandbox.read("src/main.c") + "\n// A remark.\n");
  p.sandbox.commit_all("main: remark on it");
  p.sandbox.write("src/kepler.c", "double solve_kepler(double mean) { return mean; }\n");
  p.sandbox.write("new.txt", "x");
  const std::string text = p.brief.ok({"session"});
  CHECK(text.starts_with("# orbit\n"));
  CHECK(contains(text, "## Commands\n"));
  CHECK(contains(text,
                 "\n## Recent\n- On branch `main`; modified: `src/kepler.c`; untracked: "
                 "`new.txt`\n"));
  CHECK(contains(text, "`PROJECT_CONTEXT.md` is stale"));
  CHECK(contains(text, "- 1 commit since the brief last changed (“Add the brief”)"));
  CHECK(contains(text, "“main: remark on it” — `src/main.c`\n"));
  CHECK_FALSE(contains(text, "<!-- brief:"));
  CHECK(contains(text, "double solve_kepler(double mean)"));  // of the tree as it is now
  CHECK(p.brief.ok({"session"}) == text);
  CHECK(p.brief.ok({"session", "--no-cache"}) == text);
  CHECK(contains(p.sandbox.git("status --porcelain"), " M src/kepler.c\n?? new.txt\n"));
}

TEST_CASE(
    "session: notes that are due for review stand first, more of their text than in the brief") {
  const Project p;
  p.brief.ok({"note", "add", "Warm start helps.", "--kind", "warning"});
  p.brief.ok({"note", "add", "Keep the loop: " + std::string(200, 'x'), "--kind", "next", "--on",
              "src/kepler.c#solve_kepler"});
  p.sandbox.write("src/kepler.c", "double solve_kepler(double mean) { return mean; }\n");
  const std::string text = p.brief.ok({"session"});
  const std::size_t handoff = text.find(
      "## Handoff\n- **next** (due for review: `solve_kepler` in "
      "`src/kepler.c` has changed): “Keep the loop: xxxx");
  REQUIRE(handoff != std::string::npos);
  CHECK(text.find("## Handoff") == handoff);  // once
  CHECK(contains(text, std::string(200, 'x')));
  CHECK(text.find("Warm start helps.") > handoff);
}

TEST_CASE("session stays under its limit whatever the repository holds, and says what was cut") {
  const Project p;
  std::string source;
  for (int i = 0; i < 400; ++i) {
    const std::string n = std::to_string(i);
    source += "/** Does the thing number " + n +
              " with a long explanation of it. */\nexport function "
              "aRatherLongFunctionName" +
              n +
              "(firstArgument: string, second: Map<string, "
              "number>): Promise<string> { return aRatherLongFunctionName" +
              n + "(); }\n";
    p.sandbox.write("packages/part" + n + "/a rather long folder name " + n + "/package.json",
                    "{\"name\": \"part" + n + "\", \"scripts\": {\"test\": \"vitest run\"}}\n");
    p.sandbox.write(".brief/notes/n" + n + ".md",
                    "---\nkind: warning\n---\n" + std::string(500, 'w') + " " + n + "\n");
  }
  p.sandbox.write("web/project.ts", source);
  p.sandbox.write(".brief.yaml", "full: true\n");
  p.brief.ok({"refresh"});
  const std::string keep =
      "\n<!-- brief:keep -->\n" + std::string(8000, 'k') + "\n<!-- /brief:keep -->\n";
  p.sandbox.write("PROJECT_CONTEXT.md", p.sandbox.read("PROJECT_CONTEXT.md") + keep);
  for (int i = 0; i < 12; ++i) {
    p.sandbox.write("file" + std::to_string(i), "x");
    p.sandbox.commit_all(std::string(300, 's') + std::to_string(i));
  }
  for (int i = 0; i < 30; ++i)
    p.sandbox.write(std::string(200, 'p') + std::to_string(i) + "/" + std::string(200, 'q'), "");
  const auto json = p.brief.json({"session"});
  const std::string text = json["text"];
  CHECK(text.size() < kLimit);
  CHECK(text.size() > kLimit / 3);
  CHECK(contains(text, "## Commands"));
  CHECK(contains(text, "## Recent"));
  CHECK(contains(text, "## Handoff"));
  CHECK(contains(text, "Left out for want of room: "));
  CHECK(contains(text, "notes: `brief note list`"));
  CHECK(contains(text, "text that people keep"));
  CHECK(json["cut"].size() >= 2);
}

TEST_CASE("session works without a commit, of a commit, and in a bare repository") {
  Sandbox empty;
  empty.init();
  empty.write("a.py", "def f():\n    return 1\n");
  const Program brief(empty);
  const std::string text = brief.ok({"session"});
  CHECK(contains(text, "untracked: `a.py`"));
  const Project p;
  CHECK_FALSE(contains(p.brief.ok({"session", "--rev", "HEAD"}), "On branch"));
  p.sandbox.git_args({"clone", "-q", "--bare", p.sandbox.repo(), p.sandbox.root() + "/bare.git"});
  CHECK(contains(p.brief.ok({"session", "--rev", "main"}, p.sandbox.root() + "/bare.git"),
                 "## Commands"));
}

TEST_CASE("prompt: the brief, the task as a quotation with its files, and how to finish") {
  const Project p;
  const std::string plain = p.brief.ok({"prompt"});
  CHECK(contains(plain, "not seen: orbit"));
  CHECK(contains(plain, "## Commands\n"));
  CHECK_FALSE(contains(plain, "## Task"));
  CHECK(contains(plain, "- Check the change: test with `npm test`"));
  CHECK_FALSE(contains(plain, "`brief refresh`, and commit"));
  p.brief.ok({"refresh"});
  const std::string text =
      p.brief.ok({"prompt", "--task", "Make solve_kepler converge\n## Forged\x1b[2J"});
  CHECK(contains(text, "## Task\n> Make solve_kepler converge\n> ## Forged\\x1b[2J\n"));
  CHECK(contains(text, "src/kepler.c"));
  CHECK(contains(text, "`brief refresh`, and commit `PROJECT_CONTEXT.md` with the change."));
  p.sandbox.write("task.md", "Make solve_kepler converge\n");
  CHECK(contains(p.brief.ok({"prompt", "--task", "@task.md"}), "> Make solve_kepler converge\n"));
}
