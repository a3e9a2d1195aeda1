// From what was typed to a call of libbrief and its report on the terminal.
#pragma once

#include "cli/arguments.hpp"

namespace brief::cli {

/// Runs the command and returns the exit status: 0 done or fresh, 1 stale or findings.
/// Throws brief::Error.
int run(const Arguments& arguments);

}  // namespace brief::cli
