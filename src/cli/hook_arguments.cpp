#include <CLI/CLI.hpp>

#include "cli/subcommands.hpp"

namespace brief::cli {

void add_hook(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("hook", "Git hooks that keep the brief fresh");
  command->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, Command meaning) {
    CLI::App* action = command->add_subcommand(name, help);
    action->callback([&arguments, meaning] { arguments.command = meaning; });
    return action;
  };
  const auto add_mode = [&](CLI::App* action) {
    action
        ->add_option("--mode", arguments.mode,
                     "check: a stale brief ends the commit; stage: it is refreshed and staged")
        ->type_name("check|stage")
        ->check(CLI::IsMember({"check", "stage"}));
  };
  CLI::App* install =
      add("install", "put them in place; hooks that stand there are kept and run first",
          Command::hook_install);
  add_mode(install);
  add_json(*install, arguments);
  add_json(*add("uninstall", "leave what stood there before", Command::hook_uninstall), arguments);
  add_json(
      *add("status", "which are in place (exit status 1 when not all are)", Command::hook_status),
      arguments);
  CLI::App* run = add("run", "what a hook does; git runs this", Command::hook_run);
  run->add_option("NAME", arguments.hook, "pre-commit, pre-merge-commit or post-commit")
      ->required();
  add_mode(run);
  command->footer(
      "Examples:\n"
      "  brief hook install                  a commit with a stale brief fails\n"
      "  brief hook install --mode stage     a commit refreshes its brief\n"
      "  brief hook run pre-commit           from another tool that runs hooks");
}

void add_merge_driver(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      app.add_subcommand("merge-driver", "Git merge driver for the brief; git runs this");
  command->add_option("FILES", arguments.operands, "%O %A %B %P")->required()->expected(3, 4);
  command->footer(
      "Keep blocks are merged as text, generated lines are ours until the next refresh.\n"
      "Example (`brief hook install` does this; `brief init` sets the attribute):\n"
      "  git config merge.brief.driver 'brief merge-driver %O %A %B %P'");
  command->callback([&] { arguments.command = Command::merge_driver; });
}

}  // namespace brief::cli
