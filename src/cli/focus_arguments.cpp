// `brief focus`: its command line.
#include <CLI/CLI.hpp>

#include "brief/focus.hpp"
#include "cli/subcommands.hpp"

namespace brief::cli {

void add_focus(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      app.add_subcommand("focus", "The files, symbols and tests that a task is about, best first");
  command->add_option("TASK", arguments.text, "what is to be done; @FILE or - reads it")
      ->required();
  command->add_option("--budget", arguments.budget, "at most N tokens (default: 1500)")
      ->type_name("N")
      ->check(CLI::Range(kLeastFocusBudget, 1000000u));
  command->add_option("--in", arguments.folder, "only files below DIR")->type_name("DIR");
  command->add_option("--without", arguments.without, "leave a signal out, to see what it adds")
      ->type_name("SIGNAL");
  command->add_flag("--explain", arguments.explain,
                    "with --json: more files, and the value of every signal");
  add_json(*command, arguments);
  add_tree_options(*command, arguments);
  command->footer(
      "Exit status 0 also when nothing stands out: then it says so and lists guesses.\n"
      "Examples:\n"
      "  brief focus 'Fix the crash when the cache folder is read-only'\n"
      "  brief focus @issue.txt --budget 3000 --json\n"
      "  gh issue view 12 | brief focus - --in packages/core");
  command->callback([&] { arguments.command = Command::focus; });
}

}  // namespace brief::cli
