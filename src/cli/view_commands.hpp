// The views of a repository that are not its brief: `brief since`, `session`, `prompt`.
#pragma once

#include "cli/arguments.hpp"

namespace brief::cli {

/// Each returns the exit status. Throws brief::Error.
int run_since(const Arguments& arguments);
int run_session(const Arguments& arguments);
int run_prompt(const Arguments& arguments);

}  // namespace brief::cli
