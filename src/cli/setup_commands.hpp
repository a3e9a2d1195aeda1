// `brief init` and `brief doctor` on the terminal.
#pragma once

#include "cli/arguments.hpp"

namespace brief::cli {

/// Each returns the exit status. Throws brief::Error.
int run_init(const Arguments& arguments);
int run_doctor(const Arguments& arguments);

}  // namespace brief::cli
