// The subcommands that are declared in files of their own, and the flags they share.
#pragma once

#include "cli/arguments.hpp"

namespace CLI {
class App;
}

namespace brief::cli {

/// --staged, --rev and those below.
void add_tree_options(CLI::App& command, Arguments& arguments);
/// --no-cache and --jobs.
void add_work_options(CLI::App& command, Arguments& arguments);
void add_json(CLI::App& command, Arguments& arguments);

void add_focus(CLI::App& app, Arguments& arguments);
void add_note(CLI::App& app, Arguments& arguments);
void add_session(CLI::App& app, Arguments& arguments);
void add_prompt(CLI::App& app, Arguments& arguments);
void add_since(CLI::App& app, Arguments& arguments);
/// init and doctor
void add_setup(CLI::App& app, Arguments& arguments);
void add_hook(CLI::App& app, Arguments& arguments);
void add_merge_driver(CLI::App& app, Arguments& arguments);

}  // namespace brief::cli
