// A hook that is killed leaves a git that works, at whatever moment.
#include <chrono>
#include <thread>

#include "git/commits.hpp"

using namespace brief::test;

#ifndef __SANITIZE_ADDRESS__
#ifndef __SANITIZE_THREAD__

namespace {

struct Killing : Commits {
  Killing() : Commits("stage") {
    // The hook runs this instead of the program.
    sandbox.write("../kill", "#!/bin/sh\nLD_PRELOAD=" BRIEF_KILL_AT " KILL_AT=$(cat " +
                                 sandbox.root() + "/at) exec " BRIEF_BINARY " \"$@\"\n");
    std::filesystem::permissions(sandbox.root() + "/kill", std::filesystem::perms::owner_all);
    for (const char* hook : {"pre-commit", "post-commit"}) {
      const std::string path = std::string(".git/hooks/") + hook;
      std::string text = sandbox.read(path);
      text.replace(text.find(BRIEF_BINARY), std::string(BRIEF_BINARY).size(),
                   sandbox.root() + "/kill");
      sandbox.write(path, text);
    }
  }
  void kill_at(int call) const { sandbox.write("../at", std::to_string(call)); }

  // No lock, no half file; what git says of the repository is what it was or the next state.
  void must_be_usable(const std::string& old_brief) const {
    for (const char* lock : {".git/index.lock", ".git/config.lock", ".git/HEAD.lock"})
      REQUIRE_FALSE(sandbox.exists(lock));
    REQUIRE(git({"status", "--porcelain"}).status == 0);
    REQUIRE(git({"fsck", "--strict"}).status == 0);
    const std::string now = sandbox.read(kBrief);
    const bool whole = now == old_brief || brief.run({"check"}).status == 0;
    REQUIRE(whole);
  }
};

}  // namespace

TEST_CASE("killed before any call that writes, the next commit is made and fresh") {
  for (const std::string kind : {"-a", "--only"}) {
    CAPTURE(kind);
    const Killing repo;
    const std::string plain = repo.sandbox.read("Makefile");
    int at = 1;
    bool killed = true;
    for (; killed && at < 200; ++at) {
      CAPTURE(at);
      repo.sandbox.write("Makefile", at % 2 != 0
                                         ? plain + "\nlint:\n\tlint" + std::to_string(at) + "\n"
                                         : plain + "# " + std::to_string(at) + "\n");
      const std::string old_brief = repo.sandbox.read(kBrief);
      std::vector<std::string> commit = {"commit", "-q", "-m", "x", kind};
      if (kind == "--only") commit.emplace_back("Makefile");
      repo.kill_at(at);
      const RunResult result = repo.git(commit);
      killed = result.status != 0 || result.err.find("died of signal") != std::string::npos;
      repo.must_be_usable(old_brief);
      repo.kill_at(0);
      if (result.status != 0) REQUIRE(repo.git(commit).status == 0);
      REQUIRE(repo.fresh());
    }
    CHECK(at > 10);  // there were that many moments
    CHECK(at < 200);
  }
}

TEST_CASE("killed while it waits for git's lock: the lock is the other's, and goes with it") {
  const Killing repo;
  repo.kill_at(0);
  repo.add_target("lint");
  repo.sandbox.git("add Makefile");
  repo.sandbox.write(".git/index.lock", "theirs");
  repo.sandbox.run({"timeout", "-s", "KILL", "0.3", BRIEF_BINARY, "hook", "run", "pre-commit",
                    "--mode", "stage"});
  CHECK(repo.sandbox.read(".git/index.lock") == "theirs");
  repo.sandbox.remove(".git/index.lock");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));  // its child has seen its end
  CHECK_FALSE(repo.sandbox.exists(".git/index.lock"));
  CHECK(repo.git({"commit", "-q", "-m", "x"}).status == 0);
  CHECK(repo.fresh());
}

#endif
#endif
