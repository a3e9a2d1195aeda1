// `brief since` as it is typed.
#include <CLI/CLI.hpp>

#include "cli/subcommands.hpp"

namespace brief::cli {

void add_since(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("since", "What changed by meaning since a commit");
  command->add_option("REV", arguments.base,
                      "compare with this commit (default: the one that last touched the brief)");
  command->add_option("--budget", arguments.budget, "at most N tokens (default: 1500)")
      ->type_name("N")
      ->check(CLI::Range(100u, 1000000u));
  add_json(*command, arguments);
  add_tree_options(*command, arguments);
  command->footer(
      "Commands, dependencies and versions, entry points, data, owners and definitions: added,\n"
      "removed, moved, changed; the most important ones first to stay.\n"
      "Examples:\n"
      "  brief since                     since the brief last changed\n"
      "  brief since main --budget 4000\n"
      "  brief since v1.0 --rev v1.1     between two commits");
  command->callback([&] { arguments.command = Command::since; });
}

}  // namespace brief::cli
