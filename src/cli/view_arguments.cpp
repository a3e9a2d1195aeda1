// `brief since`, `brief session` and `brief prompt` as they are typed.
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

void add_session(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      app.add_subcommand("session", "What an agent should see when its session starts");
  add_json(*command, arguments);
  add_tree_options(*command, arguments);
  command->footer(
      "The brief of the tree as it is now, what happened since the brief last changed, the state\n"
      "of the worktree, hot spots, and open notes with those that are due for review: always\n"
      "fewer than 9,000 bytes, what was cut is said.\n"
      "Example:\n"
      "  brief session                   as the hook that runs when a session starts");
  command->callback([&] { arguments.command = Command::session; });
}

void add_prompt(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("prompt", "A kickoff prompt for a fresh agent session");
  command->add_option("--task", arguments.task, "what is to be done; @FILE or - reads it")
      ->type_name("TEXT");
  add_tree_options(*command, arguments);
  command->footer(
      "Examples:\n"
      "  brief prompt --task 'Fix the crash on an empty file' | agent\n"
      "  brief prompt --task @issue.md");
  command->callback([&] { arguments.command = Command::prompt; });
}

}  // namespace brief::cli
