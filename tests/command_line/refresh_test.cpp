// What `refresh` promises on the command line: where it writes, what it keeps, when it refuses.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "support/fixture.hpp"
#include "support/program.hpp"

using namespace brief::test;

namespace {

struct Project {
  Sandbox sandbox;
  Program brief{sandbox};
  Project() { write_fixture(sandbox); }
  std::string text() const { return sandbox.read("PROJECT_CONTEXT.md"); }
};

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("the first refresh writes a true brief and says what to do next") {
  const Project p;
  const RunResult result = p.brief.run({"refresh"});
  CHECK(result.status == 0);
  CHECK(result.out.empty());
  CHECK(contains(result.err, "wrote PROJECT_CONTEXT.md"));
  CHECK(contains(result.err, "`brief show`, `brief check`"));
  const std::string text = p.text();
  CHECK(text.starts_with("<!-- brief:1 compact -->\n"));
  CHECK(contains(text, "Orbit"));
  CHECK(contains(text, "`npm test`"));
  CHECK(contains(text, "`npm ci`"));
  CHECK(contains(text, "src/main.c"));
  CHECK(contains(text, "solve_kepler"));
  CHECK(lines_of(text) <= 100);
  CHECK(text.back() == '\n');
}

TEST_CASE("refresh works from a subfolder, with -C, and with DIR") {
  const Project p;
  p.brief.ok({"refresh"}, p.sandbox.path("src"));
  const std::string text = p.text();
  REQUIRE_FALSE(text.empty());
  CHECK_FALSE(p.sandbox.exists("src/PROJECT_CONTEXT.md"));
  CHECK(p.brief.ok({"-C", p.sandbox.path("web"), "refresh", "--stdout"}, p.sandbox.root()) == text);
  CHECK(p.brief.ok({"refresh", p.sandbox.path("tools"), "--stdout"}, p.sandbox.root()) == text);
}

TEST_CASE("--full and --budget are recorded in the brief and kept by later refreshes") {
  const Project p;
  p.brief.ok({"refresh", "--full", "--budget", "900"});
  CHECK(p.text().starts_with("<!-- brief:1 full budget=900 -->\n"));
  p.brief.ok({"refresh"});
  CHECK(p.text().starts_with("<!-- brief:1 full budget=900 -->\n"));
  CHECK(p.brief.run({"check"}).status == 0);
}

TEST_CASE("--compact leads back from --full") {
  const Project p;
  p.brief.ok({"refresh", "--full"});
  p.brief.ok({"refresh", "--compact"});
  CHECK(p.text().starts_with("<!-- brief:1 compact -->\n"));
  CHECK(p.brief.run({"refresh", "--full", "--compact"}).status == 2);
}

TEST_CASE("a form that is asked for leads back from --budget, too") {
  const Project p;
  for (const char* form : {"--compact", "--full"}) {
    p.brief.ok({"refresh", "--budget", "900"});
    REQUIRE(p.text().find("budget=900") != std::string::npos);
    p.brief.ok({"refresh", form});
    CHECK(p.text().starts_with("<!-- brief:1 " + std::string(form).substr(2) + " -->\n"));
  }
  p.sandbox.write(".brief.yaml", "budget: 700\n");
  p.brief.ok({"refresh", "--compact"});
  CHECK(p.text().starts_with("<!-- brief:1 compact budget=700 -->\n"));
}

TEST_CASE("a folder in the place of the brief is named as one, and stays") {
  const Project p;
  for (const std::vector<std::string>& asked :
       {std::vector<std::string>{"refresh", "--output", "src"},
        {"refresh", "--output", "src", "--force"},
        {"check", "--output", "src"}}) {
    const RunResult result = p.brief.run(asked);
    CHECK(result.status == 2);
    CHECK(result.err.find("a folder stands in the place of the brief: src") != std::string::npos);
  }
  CHECK(p.sandbox.exists("src"));
}

TEST_CASE("--force keeps the keep blocks of a brief whose first line was lost to a conflict") {
  const Project p;
  p.brief.ok({"refresh"});
  const std::string keep = "<!-- brief:keep -->\nAsk Ada.\n<!-- /brief:keep -->\n";
  p.sandbox.write("PROJECT_CONTEXT.md", "<<<<<<< ours\n" + p.text() + keep);
  CHECK(p.brief.run({"refresh"}).status == 2);
  p.brief.ok({"refresh", "--force"});
  CHECK(contains(p.text(), keep));
  CHECK(p.text().starts_with("<!-- brief:1 compact -->\n"));
}

TEST_CASE(
    ".brief.yaml chooses form and file; an unknown key is an error with the nearest valid name") {
  const Project p;
  p.sandbox.write(".brief.yaml", "output: docs/CONTEXT.md\nfull: true\n");
  p.sandbox.write("docs/index.md", "# Docs\n");
  p.brief.ok({"refresh"});
  CHECK(p.sandbox.read("docs/CONTEXT.md").starts_with("<!-- brief:1 full -->\n"));
  CHECK_FALSE(p.sandbox.exists("PROJECT_CONTEXT.md"));
  p.sandbox.write(".brief.yaml", "budgte: 3000\n");
  const RunResult result = p.brief.run({"refresh"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "budgte"));
  CHECK(contains(result.err, "did you mean budget?"));
}

TEST_CASE("a file that is not ours is never overwritten without --force") {
  const Project p;
  p.sandbox.write("PROJECT_CONTEXT.md", "# My own notes\n");
  const RunResult result = p.brief.run({"refresh"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "--force"));
  CHECK(p.text() == "# My own notes\n");
  p.brief.ok({"refresh", "--force"});
  CHECK(p.text().starts_with("<!-- brief:1 "));
}

TEST_CASE("a brief of another content version is reported, and rewritten with --upgrade only") {
  const Project p;
  p.brief.ok({"refresh"});
  std::string text = p.text();
  text.replace(text.find("brief:1"), 7, "brief:9");
  p.sandbox.write("PROJECT_CONTEXT.md", text);
  const RunResult refused = p.brief.run({"refresh"});
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "version 9"));
  CHECK(p.brief.run({"check"}).status == 2);
  CHECK(p.text() == text);
  p.brief.ok({"refresh", "--upgrade"});
  CHECK(p.text().starts_with("<!-- brief:1 "));
}

TEST_CASE("keep blocks survive every refresh, byte for byte, under their heading") {
  const Project p;
  p.brief.ok({"refresh"});
  std::string text = p.text();
  const std::string keep =
      "<!-- brief:keep -->\nAsk  Ada\tbefore you touch `kepler`.  \n## not a heading of ours\n<!-- "
      "/brief:keep -->\n";
  const std::size_t stack = text.find("\n## ", text.find("## Commands"));
  REQUIRE(stack != std::string::npos);
  text.insert(stack + 1, keep + "\n");
  p.sandbox.write("PROJECT_CONTEXT.md", text);
  p.sandbox.write("package.json",
                  "{\"name\": \"orbit\", \"scripts\": {\"test\": \"node --test\"}}\n");
  p.brief.ok({"refresh"});
  const std::string after = p.text();
  CHECK(contains(after, keep));
  const std::size_t commands = after.find("## Commands");
  CHECK(after.find(keep) > commands);
  CHECK(after.find(keep) < after.find("\n## ", commands));
  CHECK(after == p.brief.from_scratch());
  CHECK(p.brief.json({"refresh"})["written"] == false);
}

TEST_CASE("an unclosed keep block is error 2 and nothing is written") {
  const Project p;
  p.brief.ok({"refresh"});
  const std::string text = p.text() + "<!-- brief:keep -->\nlost?\n";
  p.sandbox.write("PROJECT_CONTEXT.md", text);
  p.sandbox.write("README.md", "# Another name\n");
  CHECK(p.brief.run({"refresh"}).status == 2);
  CHECK(p.brief.run({"check"}).status == 2);
  CHECK(p.text() == text);
}

TEST_CASE("text edited outside keep blocks is saved and named") {
  const Project p;
  p.brief.ok({"refresh"});
  p.sandbox.write("PROJECT_CONTEXT.md", p.text() + "\nA human remark outside of any keep block.\n");
  const RunResult result = p.brief.run({"refresh"});
  CHECK(result.status == 0);
  CHECK_FALSE(contains(p.text(), "A human remark"));
  const std::size_t at = result.err.find("replaced/");
  REQUIRE(at != std::string::npos);
  bool found = false;
  for (const auto& entry :
       std::filesystem::directory_iterator(p.sandbox.path(".git/brief/replaced"))) {
    std::ifstream in(entry.path());
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    found = found || contains(bytes, "A human remark");
  }
  CHECK(found);
}

TEST_CASE("--stdout and --dry-run write nothing") {
  const Project p;
  const std::string printed = p.brief.ok({"refresh", "--stdout"});
  CHECK(printed.starts_with("<!-- brief:1 compact -->\n"));
  CHECK_FALSE(p.sandbox.exists("PROJECT_CONTEXT.md"));
  CHECK(contains(p.brief.ok({"refresh", "--dry-run"}), "Orbit"));
  CHECK_FALSE(p.sandbox.exists("PROJECT_CONTEXT.md"));
}

TEST_CASE("--output stays inside the root, also through links") {
  const Project p;
  p.brief.ok({"refresh", "--output", "NOTES.md"});
  CHECK(p.sandbox.read("NOTES.md").starts_with("<!-- brief:1 "));
  CHECK(p.brief.run({"refresh", "--output", "../out.md"}).status == 2);
  CHECK(p.brief.run({"refresh", "--output", p.sandbox.root() + "/out.md"}).status == 2);
  std::filesystem::create_directory_symlink(p.sandbox.root(), p.sandbox.path("link"));
  CHECK(p.brief.run({"refresh", "--output", "link/out.md"}).status == 2);
  std::filesystem::create_symlink(p.sandbox.root() + "/out.md", p.sandbox.path("OUT.md"));
  CHECK(p.brief.run({"refresh", "--output", "OUT.md"}).status == 2);
  CHECK_FALSE(std::filesystem::exists(p.sandbox.root() + "/out.md"));
  CHECK(p.brief.run({"refresh", "--output", ".git/config"}).status == 2);
}

TEST_CASE("every output is no input: two briefs in one tree do not see each other") {
  const Project p;
  const std::string alone = p.brief.refreshed();
  p.brief.ok({"refresh", "--output", "docs/FULL.md", "--full"});
  CHECK(p.brief.refreshed() == alone);
  CHECK(p.brief.from_scratch() == alone);
}

TEST_CASE("--explain gives a reason for every file") {
  const Project p;
  p.brief.ok({"refresh"});
  p.sandbox.write("src/main.c", "int main(void) { return 7; }\n");
  const RunResult result = p.brief.run({"refresh", "--explain"});
  CHECK(contains(result.err, "parsed  src/main.c: "));
  CHECK(contains(result.err, "skipped web/index.ts: "));
  CHECK_FALSE(contains(result.err, "parsed  web/index.ts"));
}

TEST_CASE("refresh --json reports what was written and parsed") {
  const Project p;
  const auto report = p.brief.json({"refresh"});
  CHECK(report["schema"] == "brief/1");
  CHECK(report["written"] == true);
  CHECK(report["parsed"].size() >= 10);
  CHECK(report["parsed"][0].contains("reason"));
  CHECK(report["diagnostics"].is_array());
}

TEST_CASE("a brief with CRLF line ends that says the same is left alone") {
  const Project p;
  std::string text = p.brief.refreshed();
  std::string crlf;
  for (const char c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  p.sandbox.write("PROJECT_CONTEXT.md", crlf);
  CHECK(p.brief.json({"refresh"})["written"] == false);
  CHECK(p.brief.run({"check"}).status == 0);
  CHECK(p.text() == crlf);
}

TEST_CASE("refresh --staged touches the worktree's brief only where it is the git index's own") {
  const Project p;
  p.brief.ok({"refresh"});
  p.sandbox.commit_all();
  p.sandbox.write("web/project.ts", "export function project(staged: number) { return staged; }\n");
  p.sandbox.git("add web/project.ts");
  p.sandbox.write("web/project.ts",
                  "export function project(unstaged: number) { return unstaged; }\n");
  p.brief.ok({"refresh", "--staged"});
  CHECK(contains(p.text(), "staged: number"));
  CHECK_FALSE(contains(p.text(), "unstaged"));
  p.sandbox.write("PROJECT_CONTEXT.md", p.text() + "x\n");
  const std::string mine = p.text();
  const RunResult refused = p.brief.run({"refresh", "--staged"});
  CHECK(refused.status == 2);
  CHECK(p.text() == mine);
}
