// brief init, its undo, and brief doctor.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <map>

#include "support/fixture.hpp"
#include "support/program.hpp"

using namespace brief::test;

namespace {

struct Project {
  Sandbox sandbox;
  Program brief{sandbox};
  Project() { write_fixture(sandbox); }

  // Every file that git sees, with its bytes.
  std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> all;
    std::string names = sandbox.git("ls-files -z --cached --others");
    while (!names.empty()) {
      const std::string name = names.substr(0, names.find('\0'));
      names.erase(0, name.size() + 1);
      if (sandbox.exists(name)) all[name] = sandbox.read(name);
    }
    return all;
  }
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr char kBlock[] =
    "<!-- brief:pointer -->\nRead `PROJECT_CONTEXT.md` before you edit: the proven commands, "
    "traps, entry points and key code of this repository. `brief refresh` brings it up to "
    "date.\n<!-- /brief:pointer -->";

}  // namespace

TEST_CASE("init shows a diff, writes, is once when run twice, and is undone to the byte") {
  const Project p;
  p.sandbox.write("AGENTS.md", "# For agents\r\n\r\nUse make.\r\n");
  p.sandbox.write("CLAUDE.md", "no newline at the end");
  p.sandbox.write(".gitattributes", "");
  const auto before = p.files();
  const std::string diff = p.brief.ok({"init", "--dry-run"});
  CHECK(p.files() == before);
  CHECK(contains(diff, "--- a/AGENTS.md\n+++ b/AGENTS.md\n"));
  CHECK(contains(diff, "\n+<!-- brief:pointer -->\n"));
  CHECK(p.brief.ok({"init"}) == diff);
  CHECK(contains(p.sandbox.read("AGENTS.md"), "Use make.\r\n\r\n<!-- brief:pointer -->\r\nRead "));
  CHECK(p.sandbox.read("CLAUDE.md") == "no newline at the end\n\n" + std::string(kBlock));
  CHECK(p.sandbox.read(".gitattributes") == "/PROJECT_CONTEXT.md merge=brief linguist-generated\n");
  CHECK(p.brief.run({"check"}).status == 0);
  CHECK(contains(p.sandbox.git("check-attr merge PROJECT_CONTEXT.md x/PROJECT_CONTEXT.md"),
                 "PROJECT_CONTEXT.md: merge: brief\nx/PROJECT_CONTEXT.md: merge: unspecified"));
  const auto after = p.files();
  CHECK(p.brief.ok({"init"}).empty());
  CHECK(p.files() == after);
  p.brief.ok({"init", "--undo"});
  CHECK(p.files() == before);
  CHECK(p.brief.ok({"init", "--undo"}).empty());
}

TEST_CASE(
    "undo restores the bytes, whatever stood there, and without its record all but the brief") {
  const std::string line = "/PROJECT_CONTEXT.md merge=brief linguist-generated\n";
  const std::vector<std::string> agents = {"",     "a\nb\n", "a\r\nb\r\n",
                                           "a\nb", "a\r\nb", "a\r\nb\n"};
  const std::vector<std::string> attributes = {"*.c text", "*.c text\r\n", "* text=auto\n" + line};
  for (const std::string& agent : agents)
    for (const std::string& attribute : attributes)
      for (const bool recorded : {true, false}) {
        // That line could be either's, and a file that was empty looks like one that init made.
        if (!recorded && (attribute.ends_with(line) || agent.empty())) continue;
        const Project p;
        p.sandbox.write("AGENTS.md", agent);
        if (!agent.empty()) p.sandbox.write("CLAUDE.md", agent);
        p.sandbox.write(".gitattributes", attribute);
        p.sandbox.write(".brief.yaml", "budget: 900\n");
        const auto before = p.files();
        p.brief.ok({"init"});
        if (!recorded) p.sandbox.remove(".git/brief");
        const RunResult undo = p.brief.run({"init", "--undo"});
        CHECK(undo.status == 0);
        auto after = p.files();
        if (!recorded) {
          CHECK(contains(undo.err, "PROJECT_CONTEXT.md stays"));
          CHECK(after.erase("PROJECT_CONTEXT.md") == 1);
        }
        CAPTURE(agent);
        CAPTURE(attribute);
        CHECK(after == before);
      }
}

TEST_CASE("AGENTS.md is made on request only") {
  const Project p;
  p.brief.ok({"init"});
  CHECK_FALSE(p.sandbox.exists("AGENTS.md"));
  CHECK_FALSE(p.sandbox.exists("CLAUDE.md"));
  p.brief.ok({"init", "--agents"});
  CHECK(p.sandbox.read("AGENTS.md") == std::string(kBlock) + "\n");
  p.brief.ok({"init", "--undo"});
  CHECK_FALSE(p.sandbox.exists("AGENTS.md"));
}

TEST_CASE("what a person wrote since stays when the rest is undone, also without the cache") {
  Project p;
  p.sandbox.write("AGENTS.md", "# For agents\n");
  p.brief.ok({"init"});
  p.sandbox.write("AGENTS.md", p.sandbox.read("AGENTS.md") + "\nMine.\n");
  p.sandbox.write(".brief.yaml", "budget: 900\n");
  p.sandbox.write("PROJECT_CONTEXT.md", p.sandbox.read("PROJECT_CONTEXT.md") +
                                            "\n<!-- brief:keep -->\nmine\n<!-- /brief:keep -->\n");
  p.sandbox.remove(".git/brief");
  p.brief.ok({"init", "--undo"});
  CHECK(p.sandbox.read("AGENTS.md") == "# For agents\n\nMine.\n");
  CHECK(p.sandbox.read(".brief.yaml") == "budget: 900\n");
  CHECK_FALSE(p.sandbox.exists(".gitattributes"));
  CHECK(contains(p.sandbox.read("PROJECT_CONTEXT.md"), "mine"));
}

TEST_CASE("a brief that was refreshed since goes with the undo; one that was edited stays") {
  for (const bool edited : {false, true}) {
    const Project p;
    p.brief.ok({"init"});
    p.sandbox.write("Makefile", "test:\n\t./other\n\nlint:\n\tclang-tidy src/*.c\n");
    p.brief.ok({"refresh"});
    if (edited)
      p.sandbox.write("PROJECT_CONTEXT.md", p.sandbox.read("PROJECT_CONTEXT.md") + "- mine\n");
    const RunResult result = p.brief.run({"init", "--undo"});
    CHECK(result.status == 0);
    CHECK(p.sandbox.exists("PROJECT_CONTEXT.md") == edited);
    CHECK(contains(result.err, "it is not what `brief refresh` writes") == edited);
  }
}

TEST_CASE("the undo takes a refreshed brief without the cache, too, where nothing else is in it") {
  const Project p;
  p.brief.ok({"init"});
  p.sandbox.write("Makefile", "test:\n\t./other\n\nlint:\n\tclang-tidy src/*.c\n");
  p.brief.ok({"refresh"});
  p.brief.ok({"cache", "clear"});
  p.brief.ok({"init", "--undo"});
  CHECK_FALSE(p.sandbox.exists("PROJECT_CONTEXT.md"));
}

TEST_CASE("init stops at a brief of another version before it writes anything") {
  const Project p;
  p.sandbox.write("PROJECT_CONTEXT.md", "<!-- brief:9 compact -->\n");
  const auto before = p.files();
  const RunResult result = p.brief.run({"init", "--yes"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "--upgrade"));
  CHECK(p.files() == before);
}

TEST_CASE("doctor tells of briefs that were left behind by another `output:`") {
  const Project p;
  p.brief.ok({"init"});
  p.sandbox.write(".brief.yaml", "output: docs/A [brief].md\n");
  p.brief.ok({"init"});
  CHECK(contains(p.brief.run({"doctor"}).out, "another brief: PROJECT_CONTEXT.md is fresh"));
  p.sandbox.write("Makefile", "test:\n\t./other\n\nlint:\n\tclang-tidy src/*.c\n");
  p.brief.ok({"refresh"});
  const RunResult stale = p.brief.run({"doctor"});
  CHECK(stale.status == 1);
  CHECK(contains(stale.out, "PROJECT_CONTEXT.md is stale, and `brief refresh` keeps docs/A"));
  p.sandbox.remove("PROJECT_CONTEXT.md");
  CHECK(contains(p.brief.run({"doctor"}).out, "calls PROJECT_CONTEXT.md a brief"));
}

TEST_CASE("what init writes is no statement of the repository") {
  const Project p;
  p.sandbox.write("AGENTS.md", "# For agents\n\nUse make.\n");
  const std::string before = p.brief.refreshed();
  p.brief.ok({"init"});
  CHECK(p.brief.refreshed() == before);
  p.sandbox.write("README.md",
                  "<!-- brief:pointer -->\n# Forged title\n\nForged.\n"
                  "<!-- /brief:pointer -->\n" +
                      p.sandbox.read("README.md"));
  CHECK(p.brief.refreshed() == before);
}

TEST_CASE("init never writes through a link, over a read-only file, or half of its work") {
  const Project p;
  p.sandbox.write("../elsewhere.md", "outside\n");
  const std::string outside = p.sandbox.root() + "/elsewhere.md";
  REQUIRE(::symlink(outside.c_str(), p.sandbox.path("AGENTS.md").c_str()) == 0);
  const RunResult linked = p.brief.run({"init", "--agents"});
  CHECK(linked.status == 0);
  CHECK(contains(linked.err, "AGENTS.md is a link to"));
  CHECK(p.sandbox.read("../elsewhere.md") == "outside\n");
  p.brief.ok({"init", "--undo"});
  REQUIRE(::unlink(p.sandbox.path("AGENTS.md").c_str()) == 0);
  p.sandbox.write("AGENTS.md", "mine\n");
  REQUIRE(::symlink("AGENTS.md", p.sandbox.path("CLAUDE.md").c_str()) == 0);
  p.brief.ok({"init"});
  CHECK(p.sandbox.read("CLAUDE.md") == "mine\n\n" + std::string(kBlock) + "\n");
  p.brief.ok({"init", "--undo"});
  ::chmod(p.sandbox.path("AGENTS.md").c_str(), 0444);
  const auto before = p.files();
  const RunResult refused = p.brief.run({"init"});
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "read-only"));
  CHECK(p.files() == before);
}

TEST_CASE("a file of Brief Context is replaced when asked for, and comes back") {
  const Project p;
  const std::string old = "# Project context\n\n_Generated by Brief Context (brief-ctx) 1.2_\n";
  p.sandbox.write("PROJECT_CONTEXT.md", old);
  const auto before = p.files();
  const RunResult asked = p.brief.run({"init"});
  CHECK(asked.status == 2);
  CHECK(contains(asked.err, "--yes"));
  CHECK(p.files() == before);
  p.brief.ok({"init", "--yes"});
  CHECK(p.sandbox.read("PROJECT_CONTEXT.md").starts_with("<!-- brief:"));
  p.brief.ok({"init", "--undo"});
  CHECK(p.files() == before);
  p.sandbox.write("PROJECT_CONTEXT.md", "# Someone else's\n");
  CHECK(p.brief.run({"init", "--yes"}).status == 2);
  CHECK(p.sandbox.read("PROJECT_CONTEXT.md") == "# Someone else's\n");
}

TEST_CASE("init follows the configured place of the brief") {
  const Project p;
  p.sandbox.write(".brief.yaml", "output: docs/MY BRIEF.md\n");
  p.sandbox.write("AGENTS.md", "x\n");
  p.brief.ok({"init"});
  CHECK(contains(p.sandbox.read("AGENTS.md"), "Read `docs/MY BRIEF.md` before"));
  CHECK(contains(p.sandbox.git_args({"check-attr", "merge", "docs/MY BRIEF.md"}), "merge: brief"));
  CHECK(p.sandbox.read("docs/MY BRIEF.md").starts_with("<!-- brief:"));
}

TEST_CASE("doctor: 1 with what to do while something is missing, 0 when all is well") {
  const Project p;
  const auto names = [&](int status) {
    const RunResult result = p.brief.run({"doctor", "--json"});
    CHECK(result.status == status);
    std::string all;
    const auto report = nlohmann::json::parse(result.out);
    for (const auto& finding : report["findings"]) {
      CHECK_FALSE(finding["mend"].get<std::string>().empty());
      all += finding["what"].get<std::string>() + ",";
    }
    return all;
  };
  p.sandbox.write("AGENTS.md", "x\n");
  CHECK(contains(names(1), "brief,attributes,pointer,"));
  p.brief.ok({"init"});
  CHECK(names(0).empty());
  p.brief.ok({"hook", "install"});
  CHECK(names(0).empty());
  p.sandbox.git("config --remove-section merge.brief");
  CHECK(names(1) == "merge driver,");
  p.brief.ok({"hook", "install"});
  CHECK(contains(p.brief.run({"doctor"}).out, "hooks: pre-commit"));
  p.sandbox.remove(".git/hooks/pre-commit");
  CHECK(contains(names(1), "hooks,"));
  p.brief.ok({"hook", "install"});
  p.sandbox.write("package.json", "{\"name\": \"other\"}\n");
  p.sandbox.write(".brief/notes/a.md", "no head\n");
  const std::string stale = names(1);
  CHECK(contains(stale, "brief,"));
  CHECK(contains(stale, "notes,"));
  p.sandbox.write(".brief.yaml", "bugdet: 3\n");
  CHECK(contains(names(1), "configuration,"));
  CHECK(contains(p.brief.run({"doctor"}).out, "did you mean budget?"));
  p.sandbox.remove(".brief.yaml");
  p.sandbox.write(".gitignore", "/PROJECT_CONTEXT.md\n");
  CHECK(contains(p.brief.run({"doctor"}).out, "is ignored by git"));
  p.sandbox.write(".git/brief/summaries", "damaged");
  CHECK(contains(p.brief.run({"doctor"}).out, "cache"));
}

TEST_CASE("doctor: a brief in conflict, a driver that is gone, a git that is missing or too old") {
  Project p;
  const auto finds = [&](std::string_view what) {
    const RunResult result = p.brief.run({"doctor"});
    CHECK(result.status == 1);
    CHECK_MESSAGE(contains(result.out, what), result.out);
  };
  p.brief.ok({"init"});
  p.brief.ok({"hook", "install"});
  p.sandbox.commit_all("set up");
  REQUIRE(p.brief.run({"doctor"}).status == 0);
  const std::string config = p.sandbox.read(".git/config");
  p.sandbox.git_args({"config", "merge.brief.driver", "'/no where/brief' merge-driver %O %A %B"});
  finds("it runs /no where/brief, which is gone");
  p.sandbox.write(".git/config", config);
  const std::string brief = p.sandbox.read("PROJECT_CONTEXT.md");
  p.sandbox.write("PROJECT_CONTEXT.md", "<<<<<<< ours\n" + brief + "=======\n>>>>>>> theirs\n");
  finds("conflict");
  p.sandbox.write("PROJECT_CONTEXT.md", brief);
  p.sandbox.environment["PATH"] = p.sandbox.root();
  finds("git: it is not on the PATH");
  for (const char* version :
       {"git version 2.20.1", "git version 2.39.5 (Apple Git-154)", "what?"}) {
    p.sandbox.write("../git", "#!/bin/sh\necho '" + std::string(version) + "'\n");
    ::chmod((p.sandbox.root() + "/git").c_str(), 0755);
    if (contains(version, "2.20")) finds("version 2.20 runs no pre-merge-commit hook");
    if (contains(version, "what")) finds("does not tell its version");
    if (contains(version, "2.39")) CHECK(contains(p.brief.ok({"doctor"}), "git: version 2.39, "));
  }
}
