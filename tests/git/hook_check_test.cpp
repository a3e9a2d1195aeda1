// Mode check with the real git: a stale brief ends the commit, and the command it names mends it.
#include "git/commits.hpp"

using namespace brief::test;

namespace {

struct Checking : Commits {
  Checking() : Commits("check") {}
  RunResult shell(const std::string& line) const { return sandbox.run({"sh", "-c", line}); }
  // What stands between `before` and `after` in what the hook said.
  static std::string command_of(const RunResult& result, const std::string& before,
                                const std::string& after) {
    const std::size_t begin = result.err.find(before) + before.size();
    return result.err.substr(begin, result.err.find(after, begin) - begin);
  }
};

}  // namespace

TEST_CASE("a stale brief ends the commit, the lines and the command are named, the command helps") {
  const Checking repo;
  repo.add_target("lint");
  repo.sandbox.git("add Makefile");
  repo.add_target("unstaged");
  const std::string staged = repo.sandbox.git("ls-files --stage");
  const std::string entries = repo.other_entries();
  const auto files = repo.other_files();
  const RunResult result = repo.git({"commit", "-q", "-m", "x"});
  CHECK(result.status == 1);
  CHECK(result.err.find("make lint") != std::string::npos);
  CHECK(result.err.find("Makefile:") != std::string::npos);
  CHECK(result.err.find("unstaged") == std::string::npos);
  CHECK(repo.sandbox.git("ls-files --stage") == staged);
  CHECK(repo.other_entries() == entries);
  CHECK(repo.other_files() == files);
  CHECK(repo.shell(repo.command_of(result, "run: ", "\n")).status == 0);
  CHECK(repo.git({"commit", "-q", "-m", "x"}).status == 0);
  CHECK(repo.fresh());
  CHECK(repo.no_locks());
}

TEST_CASE("the command also helps beside unstaged edits of the brief") {
  const Checking repo;
  const std::string mine = repo.committed() + "\n<!-- brief:keep -->\nmine\n<!-- /brief:keep -->\n";
  repo.sandbox.write(kBrief, mine);
  repo.add_target("lint");
  repo.sandbox.git("add Makefile");
  const RunResult result = repo.git({"commit", "-q", "-m", "x"});
  CHECK(result.status == 1);
  CHECK(repo.shell(repo.command_of(result, "run: ", "\n")).status == 0);
  CHECK(repo.git({"commit", "-q", "-m", "x"}).status == 0);
  CHECK(repo.fresh());
  CHECK(repo.sandbox.read(kBrief) == mine);
}

TEST_CASE("commit -a and --only: git's index goes away, so staging comes first") {
  const Checking repo;
  for (const char* kind : {"-a", "--only"}) {
    repo.add_target(kind == std::string("-a") ? "lint" : "format");
    std::vector<std::string> arguments = {"commit", "-q", "-m", "x", kind};
    if (std::string(kind) == "--only") arguments.emplace_back("Makefile");
    const RunResult result = repo.git(arguments);
    CHECK(result.status == 1);
    CHECK(repo.no_locks());
    CHECK(repo.sandbox.git("status --porcelain") == " M Makefile\n");
    CHECK(result.err.find("(git add), then: ") != std::string::npos);
    repo.sandbox.git("add Makefile");
    CHECK(repo.shell(repo.command_of(result, "then: ", ", and commit without")).status == 0);
    CHECK(repo.git({"commit", "-q", "-m", "x"}).status == 0);
    CHECK(repo.fresh());
  }
}

TEST_CASE("commit -a beside a new file that the brief tells of: the file is named") {
  const Checking repo;
  repo.brief.ok({"note", "add", "Retries stay at 3"});
  repo.brief.ok({"refresh"});
  const RunResult result = repo.git({"commit", "-q", "-a", "-m", "x"});
  CHECK(result.status == 1);
  CHECK(result.err.find("not staged, so not in the brief of this commit: .brief/notes/") !=
        std::string::npos);
  repo.sandbox.git("add -A");
  CHECK(repo.git({"commit", "-q", "-a", "-m", "x"}).status == 0);
  CHECK(repo.fresh());
}

TEST_CASE("a fresh brief lets the commit pass without a word") {
  const Checking repo;
  repo.add_target("lint");
  repo.brief.ok({"refresh"});
  const RunResult result = repo.git({"commit", "-q", "-a", "-m", "x"});
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  CHECK(repo.fresh());
}

TEST_CASE("--no-verify commits, and check tells of it") {
  const Checking repo;
  repo.add_target("lint");
  CHECK(repo.git({"commit", "-q", "-a", "--no-verify", "-m", "x"}).status == 0);
  CHECK_FALSE(repo.fresh());
}

TEST_CASE("what cannot be known and a brief of another version never end a commit") {
  const Checking repo;
  std::string later = repo.committed();
  later.replace(later.find("brief:1"), 7, "brief:9");
  repo.sandbox.write(kBrief, later);
  repo.add_target("lint");
  const RunResult version = repo.git({"commit", "-q", "-a", "-m", "x"});
  CHECK(version.status == 0);
  CHECK(version.err.find("version 9") != std::string::npos);
  CHECK(repo.committed() == later);
}

TEST_CASE("a program that is gone does not keep anybody from committing") {
  const Checking repo;
  std::filesystem::remove(repo.sandbox.root() + "/bin/brief");
  std::string hook = repo.sandbox.read(".git/hooks/pre-commit");
  hook.replace(hook.find(BRIEF_BINARY), std::string(BRIEF_BINARY).size(), "/nowhere/brief");
  repo.sandbox.write(".git/hooks/pre-commit", hook);
  repo.add_target("lint");
  const RunResult result = repo.git({"commit", "-q", "-a", "-m", "x"});
  CHECK(result.status == 0);
  CHECK(result.err.find("not installed") != std::string::npos);
}
