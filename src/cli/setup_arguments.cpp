// `brief init` and `brief doctor` as they are typed.
#include <CLI/CLI.hpp>

#include "cli/subcommands.hpp"

namespace brief::cli {

void add_setup(CLI::App& app, Arguments& arguments) {
  CLI::App* init = app.add_subcommand("init", "Set a repository up, after showing what changes");
  auto* undo = init->add_flag("--undo", arguments.undo, "put back what stood there before");
  init->add_flag("--agents", arguments.agents, "make AGENTS.md where there is none")
      ->excludes(undo);
  init->add_flag("--dry-run", arguments.dry_run, "show what changes, write nothing");
  init->add_flag("--yes", arguments.yes,
                 "ask nothing; a file of Brief Context is replaced without asking too");
  add_work_options(*init, arguments);
  add_json(*init, arguments);
  init->footer(
      "Writes .brief.yaml, a line of .gitattributes, a pointer to the brief in AGENTS.md and\n"
      "CLAUDE.md where they exist, and the first brief. Twice is once.\n"
      "Examples:\n"
      "  brief init --dry-run\n"
      "  brief init --agents --yes\n"
      "  brief init --undo               the bytes that stood there before");
  init->callback([&] { arguments.command = Command::init; });

  CLI::App* doctor =
      app.add_subcommand("doctor", "What is wrong with this set-up, and how to mend it");
  add_work_options(*doctor, arguments);
  add_json(*doctor, arguments);
  doctor->footer(
      "Exit status: 0 all is well, 1 findings, 2 error. Changes nothing.\n"
      "Example:\n"
      "  brief doctor --json");
  doctor->callback([&] { arguments.command = Command::doctor; });
}

}  // namespace brief::cli
