// A temporary folder with its own HOME, in which tests make files, run git and run programs.
// Nothing of the person's or the machine's git configuration is seen.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace brief::test {

struct RunResult {
  int status = 0;  ///< exit status; 128 + signal when killed
  std::string out;
  std::string err;
};

class Sandbox {
 public:
  Sandbox();
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// Absolute path of the sandbox; `repo()` is the folder "repo" in it, where commands start.
  const std::string& root() const { return root_; }
  std::string repo() const { return root_ + "/repo"; }
  std::string path(std::string_view relative) const { return repo() + "/" + std::string(relative); }

  /// Writes a file below repo(), making its folders.
  void write(std::string_view relative, std::string_view bytes) const;
  std::string read(std::string_view relative) const;
  bool exists(std::string_view relative) const;
  void remove(std::string_view relative) const;  ///< file or whole folder

  /// Environment of the programs that run here, on top of PATH, HOME and LC_ALL=C.
  std::map<std::string, std::string> environment;

  /// Runs argv[0] with the sandbox's environment in `folder` (default: repo()), stdin empty.
  RunResult run(const std::vector<std::string>& argv, const std::string& folder = {}) const;
  /// Runs `git ARGS…`, split at spaces; fails the test when git does. Returns stdout.
  std::string git(std::string_view arguments) const;
  /// The same with each argument given.
  std::string git_args(std::vector<std::string> arguments) const;
  /// `git init -b main` with an identity.
  void init() const;
  /// `git add -A` and a commit with fixed author, date and message.
  void commit_all(std::string_view message = "change") const;

 private:
  std::string root_;
};

}  // namespace brief::test
