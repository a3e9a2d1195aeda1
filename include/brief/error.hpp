// The one exception of the program: thrown when a command cannot go on. Trouble with a single input
// file is not an Error but a Diagnostic inside that file's summary.
#pragma once

#include <exception>
#include <string>
#include <utility>

namespace brief {

/// What kind of trouble ended a command. Every code leads to exit status 2.
enum class ErrorCode {
  usage,  ///< the command line or an environment variable makes no sense
  not_a_repository,
  unsafe_owner,  ///< git's safe.directory rule refuses the repository
  unsupported,   ///< a repository feature that cannot be read (SHA-256 objects, unmerged git index)
  git,           ///< a git object, revision or git index that cannot be read
  io,            ///< the file system said no
  config,        ///< `.brief.yaml` is wrong
  brief_file,    ///< the file at the output path is not ours, of another version, or damaged
  unknowable,    ///< a needed blob is absent or the hang guard struck: freshness cannot be told
  internal,
};

/// A message made of what failed, on which path, and what to do next. `path` and `hint` may be
/// empty.
class Error : public std::exception {
 public:
  Error(ErrorCode code, std::string what, std::string path = {}, std::string hint = {})
      : code_(code), message_(std::move(what)), path_(std::move(path)), hint_(std::move(hint)) {}

  const char* what() const noexcept override { return message_.c_str(); }
  ErrorCode code() const { return code_; }
  const std::string& path() const { return path_; }
  const std::string& hint() const { return hint_; }

 private:
  ErrorCode code_;
  std::string message_;
  std::string path_;
  std::string hint_;
};

}  // namespace brief
