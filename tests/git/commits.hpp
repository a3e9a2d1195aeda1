// A repository with a brief and hooks, and what must be true of it after whatever git did.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "support/fixture.hpp"
#include "support/program.hpp"

namespace brief::test {

inline const std::string kBrief = "PROJECT_CONTEXT.md";

struct Commits {
  Sandbox sandbox;
  Program brief{sandbox};

  /// The fixture with its brief committed and, where `mode` is not empty, hooks installed.
  explicit Commits(const std::string& mode = {}) {
    write_fixture(sandbox);
    brief.ok({"refresh"});
    sandbox.commit_all("brief");
    if (!mode.empty()) brief.ok({"hook", "install", "--mode", mode});
    // Hooks that are files of the repository, and a person, run it by its name.
    std::filesystem::create_directory(sandbox.root() + "/bin");
    std::filesystem::create_symlink(BRIEF_BINARY, sandbox.root() + "/bin/brief");
    const char* search = std::getenv("PATH");
    sandbox.environment["PATH"] =
        sandbox.root() + "/bin:" + (search == nullptr ? "/usr/bin:/bin" : search);
  }

  RunResult git(std::vector<std::string> arguments, const std::string& folder = {}) const {
    arguments.insert(arguments.begin(), "git");
    return sandbox.run(arguments, folder);
  }
  /// Adds a target that the brief tells of.
  void add_target(const std::string& name) const {
    sandbox.write("Makefile", sandbox.read("Makefile") + "\n" + name + ":\n\tclang-tidy src/*.c\n");
  }
  bool fresh(const std::string& revision = "HEAD") const {
    return brief.run({"check", "--rev", revision}).status == 0;
  }
  std::string committed() const { return sandbox.git("show HEAD:" + kBrief); }

  /// Entries of the git index with flags and stat data, less the brief's.
  std::string other_entries() const {
    std::string out;
    bool skip = false;
    const std::string listing = sandbox.git("ls-files --stage --debug");
    for (std::size_t at = 0; at < listing.size();) {
      const std::size_t end = listing.find('\n', at);
      const std::string line = listing.substr(at, end - at);
      if (line[0] != ' ') skip = line.ends_with("\t" + kBrief);
      if (!skip) out += line + "\n";
      at = end + 1;
    }
    return out;
  }
  /// Bytes and times of every file of the worktree, less the brief's.
  std::map<std::string, std::string> other_files() const {
    namespace fs = std::filesystem;
    std::map<std::string, std::string> files;
    for (auto it = fs::recursive_directory_iterator(sandbox.repo());
         it != fs::recursive_directory_iterator(); ++it) {
      const std::string path = it->path().lexically_relative(sandbox.repo()).string();
      if (path == ".git") it.disable_recursion_pending();
      if (it->is_regular_file() && path != kBrief && path != ".git")
        files[path] =
            sandbox.read(path) + std::to_string(it->last_write_time().time_since_epoch().count());
    }
    return files;
  }
  /// No lock and no temporary file of a git index is left.
  bool no_locks() const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(sandbox.path(".git"))) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".lock") || name.starts_with("brief-new.") || name == "brief-only")
        return false;
    }
    return true;
  }
};

}  // namespace brief::test
