// `brief hook …`: from what was typed to libbrief and back.
#pragma once

#include "cli/arguments.hpp"

namespace brief::cli {

/// Each returns the exit status. Throws brief::Error.
int run_hook_install(const Arguments& arguments);
int run_hook_uninstall(const Arguments& arguments);
int run_hook_status(const Arguments& arguments);
/// Git takes the status for yes (0) or no; everything is said on stderr, where git shows it.
int run_hook_run(const Arguments& arguments);
/// 1: a conflict is left, as git wants to hear.
int run_merge_driver(const Arguments& arguments);

}  // namespace brief::cli
