// The views of a repository that are not its brief: `brief since`.
#pragma once

#include "cli/arguments.hpp"

namespace brief::cli {

/// Returns the exit status. Throws brief::Error.
int run_since(const Arguments& arguments);

}  // namespace brief::cli
