// install, uninstall and status beside hooks that stand there already.
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "git/commits.hpp"

using namespace brief::test;
namespace fs = std::filesystem;

namespace {

struct Hooks : Commits {
  void put(const std::string& path, const std::string& text, bool executable = true) const {
    sandbox.write(path, text);
    if (executable) fs::permissions(sandbox.path(path), fs::perms::owner_all);
  }
  // Path, mode and bytes of everything below a folder.
  std::map<std::string, std::string> tree(const std::string& folder) const {
    std::map<std::string, std::string> out;
    if (!sandbox.exists(folder)) return out;
    for (const auto& entry : fs::recursive_directory_iterator(sandbox.path(folder))) {
      struct stat info {};
      ::lstat(entry.path().c_str(), &info);
      const std::string path = entry.path().lexically_relative(sandbox.repo()).string();
      out[path] = std::to_string(info.st_mode);
      if (entry.is_symlink())
        out[path] += " " + fs::read_symlink(entry.path()).string();
      else if (entry.is_regular_file())
        out[path] += " " + sandbox.read(path);
    }
    return out;
  }
  bool stale_commit_fails() const {
    add_target("lint");
    const bool failed = git({"commit", "-q", "-a", "-m", "x"}).status == 1;
    sandbox.git("checkout -q -- Makefile");
    return failed;
  }
};

}  // namespace

TEST_CASE("a hook that stands there runs first, with its arguments, and its no is a no") {
  const Hooks repo;
  repo.put(".git/hooks/pre-commit", "#!/bin/sh\necho mine >> ran\n[ ! -e refuse ]\n");
  const auto before = repo.tree(".git/hooks");
  repo.brief.ok({"hook", "install"});
  const auto installed = repo.tree(".git/hooks");
  repo.brief.ok({"hook", "install"});
  CHECK(repo.tree(".git/hooks") == installed);
  CHECK(repo.stale_commit_fails());
  CHECK(repo.sandbox.read("ran") == "mine\n");
  repo.sandbox.write("refuse", "");
  CHECK(repo.git({"commit", "-q", "--allow-empty", "-m", "x"}).status == 1);
  CHECK(repo.sandbox.read("ran") == "mine\nmine\n");
  repo.brief.ok({"hook", "uninstall"});
  CHECK(repo.tree(".git/hooks") == before);
}

TEST_CASE("what stands there may be a link, a program, not executable") {
  const Hooks repo;
  repo.put("scripts/hook", "#!/bin/sh\necho linked > ran\n");
  fs::create_symlink("../../scripts/hook", repo.sandbox.path(".git/hooks/pre-commit"));
  repo.put(".git/hooks/pre-merge-commit", "#!/bin/sh\nexit 1\n", false);
  fs::copy_file("/bin/true", repo.sandbox.path(".git/hooks/post-commit"));
  const auto before = repo.tree(".git/hooks");
  const std::string script = repo.sandbox.read("scripts/hook");
  repo.brief.ok({"hook", "install", "--mode", "stage"});
  CHECK(repo.sandbox.read("scripts/hook") == script);
  repo.sandbox.git("commit -q --allow-empty -m x");
  CHECK(repo.sandbox.read("ran") == "linked\n");
  repo.brief.ok({"hook", "uninstall"});
  CHECK(repo.tree(".git/hooks") == before);
}

TEST_CASE("core.hooksPath: beside the repository, inside of it, below a home, absent") {
  for (const char* folder : {"../shared-hooks", ".githooks", "~/hooks", ".git/none/here"}) {
    CAPTURE(folder);
    const Hooks repo;
    repo.sandbox.git_args({"config", "core.hooksPath", folder});
    repo.brief.ok({"hook", "install"});
    CHECK(repo.stale_commit_fails());
    CHECK(repo.brief.run({"hook", "status"}).status == 0);
    if (std::string(folder) == ".githooks") {
      // A file of the repository names no path of this machine.
      CHECK(repo.sandbox.read(".githooks/pre-commit").find(BRIEF_BINARY) == std::string::npos);
    }
    repo.brief.ok({"hook", "uninstall"});
    CHECK_FALSE(repo.sandbox.exists(".githooks"));
    CHECK_FALSE(repo.sandbox.exists("../shared-hooks"));
    CHECK_FALSE(repo.stale_commit_fails());
  }
}

TEST_CASE("husky: our lines go into the repository's script and out again") {
  const Hooks repo;
  repo.put(".husky/_/h",
           "#!/usr/bin/env sh\nsh -e \"$(dirname \"$(dirname \"$0\")\")/$(basename \"$0\")\"\n");
  repo.put(".husky/_/pre-commit", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n");
  repo.put(".husky/pre-commit", "echo theirs > ran");
  repo.sandbox.git("config core.hooksPath .husky/_");
  const auto before = repo.tree(".husky");
  repo.brief.ok({"hook", "install"});
  const auto installed = repo.tree(".husky");
  CHECK(installed.at(".husky/_/pre-commit") == before.at(".husky/_/pre-commit"));
  repo.add_target("lint");
  const RunResult commit = repo.git({"commit", "-q", "-a", "-m", "x"});
  CHECK(commit.status == 1);
  CHECK(commit.err.find("make lint") != std::string::npos);
  CHECK(repo.sandbox.read("ran") == "theirs\n");
  repo.brief.ok({"hook", "uninstall"});
  CHECK(repo.tree(".husky") == before);
}

TEST_CASE("all worktrees share the hooks, from wherever they were installed") {
  const Hooks repo;
  const std::string other = repo.sandbox.root() + "/other";
  repo.sandbox.git("worktree add -q " + other + " -b other");
  repo.brief.ok({"-C", other, "hook", "install"});
  CHECK(repo.stale_commit_fails());
  CHECK(repo.brief.run({"hook", "status"}, other).status == 0);
}

TEST_CASE("status tells what is there: nothing, all, displaced; in JSON too") {
  const Hooks repo;
  CHECK(repo.brief.run({"hook", "status"}).status == 1);
  repo.put(".git/hooks/pre-commit", "#!/bin/sh\n");
  repo.brief.ok({"hook", "install", "--mode", "stage"});
  const nlohmann::json status = repo.brief.json({"hook", "status"});
  CHECK(status["complete"] == true);
  CHECK(status["hooks"][0]["path"] == ".git/hooks/pre-commit");
  CHECK(status["hooks"][0]["mode"] == "stage");
  CHECK(status["hooks"][0]["chained"] == true);
  CHECK(status["hooks"][2]["chained"] == false);
  repo.put(".git/hooks/pre-commit", "#!/bin/sh\n# another tool\n");
  const RunResult displaced = repo.brief.run({"hook", "status"});
  CHECK(displaced.status == 1);
  CHECK(displaced.out.find("displaced") != std::string::npos);
}

TEST_CASE("status and doctor tell what keeps an installed hook from running, install mends it") {
  const Hooks repo;
  repo.brief.ok({"init"});
  const std::string path = ".git/hooks/pre-commit";
  const auto troubled = [&](const std::string& what) {
    CAPTURE(what);
    const RunResult status = repo.brief.run({"hook", "status"});
    CHECK(status.status == 1);
    CHECK(status.err.find(what) != std::string::npos);
    const RunResult doctor = repo.brief.run({"doctor"});
    CHECK(doctor.status == 1);
    CHECK(doctor.out.find(what) != std::string::npos);
    CHECK(doctor.out.find("`brief hook install`") != std::string::npos);
    repo.brief.ok({"hook", "install"});
    CHECK(repo.brief.run({"hook", "status"}).status == 0);
    const RunResult mended = repo.brief.run({"doctor"});
    CHECK_MESSAGE(mended.status == 0, mended.out);
  };
  repo.brief.ok({"hook", "install"});
  fs::permissions(repo.sandbox.path(path), fs::perms::owner_read | fs::perms::owner_write);
  troubled("is not executable");
  std::string text = repo.sandbox.read(path);
  repo.put(path, text + "# of another version\n");
  troubled("another version");
  text.replace(text.find(BRIEF_BINARY), std::string(BRIEF_BINARY).size(), "/nowhere/brief");
  repo.put(path, text);
  troubled("runs /nowhere/brief, which is gone");
  repo.put(path, "#!/bin/sh\n# another tool\n");
  repo.put(path + ".before-brief", "#!/bin/sh\n# another tool\n");
  troubled("was replaced by another tool");
  repo.sandbox.git("config core.hooksPath ../elsewhere");
  troubled("git looks for hooks in ");
}

TEST_CASE("mistakes: an unknown hook, a bare repository") {
  const Hooks repo;
  CHECK(repo.brief.run({"hook", "run", "update"}).status == 2);
  CHECK(repo.brief.run({"hook", "install", "--mode", "often"}).status == 2);
  const std::string bare = repo.sandbox.root() + "/bare.git";
  repo.sandbox.git("clone -q --bare . " + bare);
  CHECK(repo.brief.run({"hook", "install"}, bare).status == 2);
}

TEST_CASE("uninstall says what it took away, and that there was nothing") {
  const Hooks repo;
  repo.brief.ok({"hook", "install"});
  CHECK(repo.brief.ok({"hook", "uninstall"}).starts_with("took the hooks"));
  CHECK(repo.brief.ok({"hook", "uninstall"}).starts_with("no hooks of brief"));
}
