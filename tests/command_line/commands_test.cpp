// check, show, why, outline, cache, licenses, --version: statuses, text and JSON.
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

}  // namespace

TEST_CASE("check: 2 without a brief, 0 when fresh, 1 with the lines and the evidence when stale") {
  const Project p;
  const RunResult none = p.brief.run({"check"});
  CHECK(none.status == 2);
  CHECK(contains(none.err, "brief refresh"));
  p.brief.ok({"refresh"});
  CHECK(p.brief.run({"check"}).status == 0);
  p.sandbox.write(".github/workflows/ci.yml",
                  "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: "
                  "npm run test:all\n");
  p.sandbox.write("package.json",
                  "{\"name\": \"orbit\", \"scripts\": {\"test:all\": \"vitest run\"}}\n");
  const std::string before = p.sandbox.read("PROJECT_CONTEXT.md");
  const RunResult stale = p.brief.run({"check"});
  CHECK(stale.status == 1);
  CHECK(contains(stale.out, "npm run test:all"));
  CHECK(contains(stale.out, ".github/workflows/ci.yml:6"));
  CHECK(contains(stale.out, "proof last changed: not committed"));
  CHECK(p.sandbox.read("PROJECT_CONTEXT.md") == before);
  const auto report = nlohmann::json::parse(p.brief.run({"check", "--format", "json"}).out);
  CHECK(report["fresh"] == false);
  CHECK_FALSE(report["changes"].empty());
  p.sandbox.commit_all("Run all tests");
  const std::string commit = p.sandbox.git("rev-parse HEAD").substr(0, 7);
  CHECK(contains(p.brief.run({"check"}).out, "proof last changed: " + commit + " Run all tests"));
}

TEST_CASE("check --staged and --rev look at the brief in that tree") {
  const Project p;
  p.brief.ok({"refresh"});
  CHECK(p.brief.run({"check", "--staged"}).status == 2);  // the index has none yet
  p.sandbox.commit_all();
  CHECK(p.brief.run({"check", "--staged"}).status == 0);
  CHECK(p.brief.run({"check", "--rev", "HEAD"}).status == 0);
  p.sandbox.write("package.json", "{\"name\": \"orbit2\", \"scripts\": {\"test\": \"mocha\"}}\n");
  CHECK(p.brief.run({"check", "--staged"}).status == 0);
  CHECK(p.brief.run({"check"}).status == 1);
  p.sandbox.git("add -A");
  CHECK(p.brief.run({"check", "--staged"}).status == 1);
}

TEST_CASE("show prints sections uncut, with evidence in JSON") {
  const Project p;
  const std::string all = p.brief.ok({"show"});
  CHECK(contains(all, "## Commands"));
  const std::string commands = p.brief.ok({"show", "commands"});
  CHECK(contains(commands, "npm test"));
  CHECK_FALSE(contains(commands, "## Stack"));
  const auto json = p.brief.json({"show", "key-code", "commands"});
  REQUIRE(json["sections"].size() == 2);
  for (const auto& section : json["sections"])
    for (const auto& claim : section["claims"]) {
      REQUIRE_FALSE(claim["evidence"].empty());
      CHECK(p.sandbox.exists(claim["evidence"][0]["path"].get<std::string>()));
    }
  const RunResult unknown = p.brief.run({"show", "comands"});
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "commands"));
}

TEST_CASE("show --in tells one package, typed from any folder; a folder of none is an error") {
  const Project p;
  p.sandbox.write("packages/core/package.json",
                  "{\"name\": \"core\", \"scripts\": {\"test\": \"mocha\"}}\n");
  p.sandbox.write("packages/core/index.js", "exports.run = function run() {};\n");
  const std::string text = p.brief.ok({"show", "--in", "packages/core"});
  CHECK(contains(text, "# core\n"));
  CHECK(contains(text, "**test** in `packages/core/`: `npm test`"));
  CHECK_FALSE(contains(text, "project.ts"));
  CHECK(p.brief.ok({"-C", "packages", "show", "--in", "core/"}) == text);
  const auto json = p.brief.json({"show", "commands", "--in", "packages/core"});
  CHECK(json["name"] == "core");
  CHECK(json["sections"][0]["claims"][0]["evidence"][0]["path"] == "packages/core/package.json");
  const RunResult none = p.brief.run({"show", "--in", "packages/cor"});
  CHECK(none.status == 2);
  CHECK(contains(none.err, "the nearest is packages/core/"));
  CHECK(p.brief.run({"show", "--in", ".."}).status == 2);
  CHECK(p.brief.ok({"show", "--in", "."}) == p.brief.ok({"show"}));
}

TEST_CASE("why prints the lines that prove a claim") {
  const Project p;
  const std::string text = p.brief.ok({"why", "npm test"});
  CHECK(p.brief.ok({"why", "- **test**: `npm test` — ci"}) == text);
  CHECK(contains(text, ".github/workflows/ci.yml:9"));
  CHECK(contains(text, "| - run: npm test"));
  CHECK(p.brief.run({"why", "no such claim anywhere"}).status == 1);
}

TEST_CASE("outline names the definitions of any file, also outside a repository") {
  Sandbox sandbox;
  const Program brief(sandbox);
  sandbox.write("a.py",
                "class A:\n    def run(self, x):\n        return x\n\n\ndef f():\n    pass\n");
  sandbox.write("notes.xyz", "nothing\n");
  const std::string text = brief.ok({"outline", "a.py"});
  CHECK(contains(text, "class A  1-3"));
  CHECK(contains(text, "    method run  2-3"));
  const auto json = brief.json({"outline", "a.py", "./notes.xyz", "absent.c"});
  REQUIRE(json["files"].size() == 3);
  CHECK(json["files"][0]["language"] == "python");
  CHECK(json["files"][0]["definitions"][1]["parent"] == "A");
  CHECK(json["files"][1]["path"] == "./notes.xyz");
  CHECK(json["files"][1]["definitions"].empty());
  CHECK(json["files"][2]["definitions"].empty());
}

TEST_CASE("cache: status, verify, clear") {
  const Project p;
  p.brief.ok({"refresh"});
  const auto status = p.brief.json({"cache", "status"});
  CHECK(status["exists"] == true);
  CHECK(status["records"].get<int>() >= 8);
  CHECK(p.brief.run({"cache", "verify"}).status == 0);
  p.brief.ok({"cache", "clear"});
  CHECK(p.brief.json({"cache", "status"})["records"] == 0);
  const auto report = p.brief.json({"refresh"});
  CHECK(report["written"] == false);
  CHECK(report["parsed"].size() >= 8);
}

TEST_CASE("cache prune drops what earlier trees used, and the next refresh parses nothing") {
  const Project p;
  for (int i = 0; i < 12; ++i) {
    p.sandbox.write("src/changing.py", "def version_" + std::to_string(i) + "(): pass\n");
    p.brief.ok({"refresh"});
  }
  const int before = p.brief.json({"cache", "status"})["records"];
  const auto pruned = p.brief.json({"cache", "prune"});
  CHECK(pruned["records"].get<int>() <= before - 11);
  CHECK(pruned == p.brief.json({"cache", "status"}));
  CHECK(p.brief.run({"cache", "verify"}).status == 0);
  // What is read again and found to be the same keeps the whole tree in use, and not a second thing
  // is dropped; nothing has to be there.
  p.sandbox.write("src/changing.py", "def version_11(): pass\n");
  CHECK(p.brief.json({"refresh"})["parsed"].empty());
  CHECK(p.brief.json({"cache", "prune"}) == pruned);
  p.brief.ok({"cache", "clear"});
  CHECK(p.brief.json({"cache", "prune"})["exists"] == false);
}

TEST_CASE("BRIEF_CACHE_DIR never takes over a folder that holds other files") {
  Project p;
  p.sandbox.environment["BRIEF_CACHE_DIR"] = p.sandbox.root() + "/mine";
  p.sandbox.write("../mine/summaries", "a person's file\n");
  CHECK(p.brief.run({"refresh"}).status == 2);
  CHECK(p.brief.run({"cache", "clear"}).status == 2);
  CHECK(p.sandbox.read("../mine/summaries") == "a person's file\n");
  p.sandbox.environment["BRIEF_CACHE_DIR"] = p.sandbox.root() + "/ours";
  p.brief.ok({"refresh"});
  CHECK(p.brief.json({"refresh"})["parsed"].empty());
  CHECK(p.sandbox.exists("../ours/CACHEDIR.TAG"));
  CHECK_FALSE(p.sandbox.exists(".git/brief"));
}

TEST_CASE("--no-cache leaves the cache alone") {
  const Project p;
  p.brief.ok({"refresh", "--no-cache"});
  CHECK_FALSE(p.sandbox.exists(".git/brief"));
}

TEST_CASE("mistakes on the command line are explained, with status 2") {
  Project p;
  const RunResult typo = p.brief.run({"refesh"});
  CHECK(typo.status == 2);
  CHECK(contains(typo.err, "did you mean `brief refresh`?"));
  CHECK(contains(p.brief.run({"cache", "status", "--jsn"}).err, "see `brief cache status --help`"));
  CHECK(p.brief.run({}).status == 2);
  CHECK(p.brief.run({"refresh", "--jobs", "0"}).status == 2);
  CHECK(p.brief.run({"refresh", "--staged", "--rev", "HEAD"}).status == 2);
  CHECK(p.brief.run({"show", "--rev", "no-such-rev"}).status == 2);
  CHECK(p.brief.run({"show", "--rev", ""}).status == 2);
  p.sandbox.environment["BRIEF_JOBS"] = "many";
  CHECK(contains(p.brief.run({"refresh"}).err, "BRIEF_JOBS"));
}

TEST_CASE("--help has examples for every command, --version names the grammars") {
  const Project p;
  for (const char* command : {"refresh", "check", "show", "why", "outline", "init", "doctor",
                              "since", "completion", "session", "prompt"}) {
    const std::string help = p.brief.ok({command, "--help"});
    CHECK(contains(help, "Example"));
  }
  const std::string version = p.brief.ok({"--version"});
  CHECK(version.starts_with("brief "));
  CHECK(contains(version, "tree-sitter-python"));
  CHECK(contains(p.brief.ok({"licenses"}), "MIT"));
}

TEST_CASE("a full disk under stdout is an error") {
  const Project p;
  const RunResult result =
      p.sandbox.run({"/bin/sh", "-c", std::string(BRIEF_BINARY) + " show > /dev/full"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "standard output"));
}
