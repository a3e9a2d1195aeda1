// check as a step of CI: formats, what leaves a brief fresh, clones of depth 1, and what it refuses
// to answer.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <utime.h>

#include <filesystem>
#include <iterator>
#include <sstream>

#include "support/fixture.hpp"
#include "support/program.hpp"

using namespace brief::test;
namespace fs = std::filesystem;

namespace {

struct Checked {
  Sandbox sandbox;
  Program brief{sandbox};
  Checked() {
    write_fixture(sandbox);
    brief.ok({"refresh"});
    sandbox.commit_all("brief");
  }
  void add_target() {
    sandbox.write("Makefile", sandbox.read("Makefile") + "\nlint:\n\tclang-tidy src/*.c\n");
  }
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("--format github: an annotation on the line of the brief, and a job summary") {
  Checked p;
  p.sandbox.environment["GITHUB_STEP_SUMMARY"] = p.sandbox.root() + "/summary";
  const RunResult fresh = p.brief.run({"check", "--format", "github"});
  CHECK(fresh.status == 0);
  CHECK_FALSE(contains(fresh.out, "::error"));
  CHECK(contains(p.sandbox.read("../summary"), "is fresh"));
  p.add_target();
  p.sandbox.write("package.json",
                  "{\"name\": \"orbit\", \"scripts\": {\"test\": \"a%0A::error::b\"}}\n");
  const RunResult stale = p.brief.run({"check", "--format", "github"});
  CHECK(stale.status == 1);
  const std::size_t at = stale.out.find("make lint");
  REQUIRE(at != std::string::npos);
  const std::string line = stale.out.substr(stale.out.rfind("::error", at), at);
  CHECK(line.starts_with("::error file=PROJECT_CONTEXT.md,line="));
  const std::string number = line.substr(line.find("line=") + 5);
  CHECK(std::atoi(number.c_str()) > 1);
  CHECK(contains(line, "Makefile:"));
  // Every line is one command: nothing of the repository begins one, nor decodes to a line end.
  for (std::size_t start = 0; start < stale.out.size();) {
    const std::size_t end = stale.out.find('\n', start);
    CHECK(stale.out.substr(start, end - start).starts_with("::error file="));
    start = end + 1;
  }
  CHECK_FALSE(contains(stale.out, "a%0A"));
  const std::string summary = p.sandbox.read("../summary");
  CHECK(contains(summary, "brief refresh"));
  CHECK(contains(summary, "make lint"));
}

TEST_CASE("--format github: what cannot be told is an annotation too") {
  Checked p;
  p.sandbox.remove("PROJECT_CONTEXT.md");
  const RunResult result = p.brief.run({"check", "--format", "github"});
  CHECK(result.status == 2);
  CHECK(contains(result.out, "::error file=PROJECT_CONTEXT.md,title="));
}

TEST_CASE("--format json is --json") {
  Checked p;
  p.add_target();
  CHECK(p.brief.run({"check", "--format", "json"}).out == p.brief.run({"check", "--json"}).out);
  CHECK(nlohmann::json::parse(p.brief.run({"check", "--format", "json"}).out)["fresh"] == false);
}

TEST_CASE("a README typo, a comment, a new HEAD, a touched file, another branch leave it fresh") {
  Checked p;
  p.sandbox.write("README.md", p.sandbox.read("README.md") + "\nA closing wrod.\n");
  CHECK(p.brief.run({"check"}).status == 0);
  p.sandbox.write("src/kepler.c", p.sandbox.read("src/kepler.c") + "/* another remark */\n");
  CHECK(p.brief.run({"check"}).status == 0);
  p.sandbox.commit_all("typo and comment");
  p.sandbox.git("checkout -q -b elsewhere");
  CHECK(p.brief.run({"check"}).status == 0);
  REQUIRE(::utime(p.sandbox.path("src/main.c").c_str(), nullptr) == 0);
  CHECK(p.brief.run({"check"}).status == 0);
  CHECK(p.brief.run({"check", "--no-cache"}).status == 0);
}

TEST_CASE("a clone of depth 1, without a cache, in a folder of another name") {
  Checked p;
  p.sandbox.commit_all("one more");
  const std::string clone = p.sandbox.root() + "/elsewhere";
  p.sandbox.git_args({"clone", "-q", "--depth", "1", "file://" + p.sandbox.repo(), clone});
  CHECK(p.brief.run({"check"}, clone).status == 0);
  p.add_target();
  p.sandbox.commit_all("stale");
  p.sandbox.git_args({"-C", clone, "fetch", "-q", "--depth", "1"});
  p.sandbox.git_args({"-C", clone, "reset", "-q", "--hard", "origin/main"});
  const RunResult stale = p.brief.run({"check"}, clone);
  CHECK(stale.status == 1);
  CHECK(contains(stale.out, "make lint"));
}

TEST_CASE("check --staged remembers the tree that it found fresh, and sees what is staged next") {
  Checked p;
  REQUIRE(p.brief.run({"check", "--staged"}).status == 0);
  REQUIRE(p.brief.run({"check", "--staged"}).status == 0);
  p.add_target();
  REQUIRE(p.brief.run({"check", "--staged"}).status == 0);
  p.sandbox.git("add Makefile");
  CHECK(p.brief.run({"check", "--staged"}).status == 1);
  p.sandbox.git("reset -q Makefile");
  CHECK(p.brief.run({"check", "--staged"}).status == 0);
  CHECK(p.brief.run({"check"}).status == 1);
  p.sandbox.git("checkout -q -- Makefile");
  CHECK(p.brief.run({"check"}).status == 0);
}

TEST_CASE("a FIFO in the place of the brief is not replaced without --force") {
  Checked p;
  p.sandbox.remove("PROJECT_CONTEXT.md");
  REQUIRE(::mkfifo(p.sandbox.path("PROJECT_CONTEXT.md").c_str(), 0666) == 0);
  const RunResult result = p.brief.run({"refresh"});
  CHECK(result.status == 2);
  CHECK(fs::is_fifo(p.sandbox.path("PROJECT_CONTEXT.md")));
  CHECK(p.brief.run({"refresh", "--force"}).status == 0);
  CHECK(fs::is_regular_file(p.sandbox.path("PROJECT_CONTEXT.md")));
}

TEST_CASE("a configuration that is a folder or a link is an error, not passed over") {
  for (const bool link : {false, true}) {
    Checked p;
    p.sandbox.write("elsewhere.yaml", "full: true\n");
    if (link)
      fs::create_symlink("elsewhere.yaml", p.sandbox.path(".brief.yaml"));
    else
      fs::create_directory(p.sandbox.path(".brief.yaml"));
    const RunResult result = p.brief.run({"refresh"});
    CHECK(result.status == 2);
    CHECK(contains(result.err, ".brief.yaml"));
  }
}

TEST_CASE("a key that is given twice is an error that names its line") {
  Checked p;
  p.sandbox.write(".brief.yaml", "budget: 3000\nfull: true\nbudget: 200\n");
  const RunResult result = p.brief.run({"refresh"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "budget is given twice, again in line 3"));
}

TEST_CASE("what check tells to run is what makes the same check fresh") {
  for (const std::vector<std::string>& asked : {std::vector<std::string>{"check", "--staged"},
                                                {"check"},
                                                {"check", "--full"},
                                                {"check", "--budget", "300"}}) {
    Checked p;
    p.sandbox.write("Makefile", "test:\n\t./other\n\nlint:\n\tclang-tidy src/*.c\n");
    p.sandbox.git("add Makefile");
    const RunResult stale = p.brief.run(asked);
    REQUIRE(stale.status == 1);
    const std::size_t begin = stale.out.find("run `brief ") + 11;
    const std::string told = stale.out.substr(begin, stale.out.find('`', begin) - begin);
    const std::size_t then = told.find(" && git ");
    std::istringstream words(told.substr(0, then));
    p.brief.ok({std::istream_iterator<std::string>(words), {}});
    if (then != std::string::npos) p.sandbox.git(told.substr(then + 8));
    CHECK(p.brief.run(asked).status == 0);
  }
}

TEST_CASE("a bad variable is blamed by its name, not on the configuration file") {
  Checked p;
  p.sandbox.environment["BRIEF_BUDGET"] = "many";
  const RunResult result = p.brief.run({"refresh"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "BRIEF_BUDGET"));
  CHECK_FALSE(contains(result.err, ".brief.yaml"));
}

TEST_CASE("GIT_WORK_TREE that names no folder makes none; a bad GIT_INDEX_FILE is named") {
  Checked p;
  p.sandbox.environment["GIT_DIR"] = p.sandbox.path(".git");
  p.sandbox.environment["GIT_WORK_TREE"] = p.sandbox.root() + "/nowhere";
  CHECK(p.brief.run({"refresh"}).status == 2);
  CHECK_FALSE(fs::exists(p.sandbox.root() + "/nowhere"));
  p.sandbox.environment.erase("GIT_DIR");
  p.sandbox.environment.erase("GIT_WORK_TREE");
  p.sandbox.environment["GIT_INDEX_FILE"] = p.sandbox.path("README.md");
  const RunResult result = p.brief.run({"check", "--staged"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "GIT_INDEX_FILE"));
  CHECK_FALSE(contains(result.err, "remove the file"));
}

TEST_CASE("where files can't be opened the old brief stays: what is right cannot be known") {
  Checked p;
  const std::string before = p.sandbox.read("PROJECT_CONTEXT.md");
  p.add_target();
  const std::string limited = "exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n 4; exec " +
                              std::string(BRIEF_BINARY) + " refresh --no-cache";
  const RunResult result = p.sandbox.run({"/bin/sh", "-c", limited});
  CHECK(result.status == 2);
  CHECK(p.sandbox.read("PROJECT_CONTEXT.md") == before);
}
