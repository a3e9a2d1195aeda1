// The built program, run inside a sandbox.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/sandbox.hpp"

namespace brief::test {

class Program {
 public:
  explicit Program(Sandbox& sandbox) : sandbox_(sandbox) {}

  /// Runs `brief ARGUMENTS…`; any exit status is fine.
  RunResult run(std::vector<std::string> arguments, const std::string& folder = {}) const;
  /// Runs it and fails the test unless the exit status is 0. Returns stdout.
  std::string ok(std::vector<std::string> arguments, const std::string& folder = {}) const;
  /// `ok` with `--json` appended, parsed.
  nlohmann::json json(std::vector<std::string> arguments) const;

  /// The committed file after `brief refresh`.
  std::string refreshed() const;
  /// What `brief refresh --no-cache --stdout` prints.
  std::string from_scratch(std::vector<std::string> more = {}) const;
  /// Paths that a `brief refresh` parsed, in order, a line each.
  std::string parsed_by_refresh() const;

 private:
  Sandbox& sandbox_;
};

}  // namespace brief::test
