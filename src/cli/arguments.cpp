#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <iostream>

#include "base/text.hpp"
#include "brief/api.hpp"
#include "cli/completion.hpp"
#include "cli/subcommands.hpp"

namespace brief::cli {

void add_tree_options(CLI::App& command, Arguments& arguments) {
  auto* staged = command.add_flag("--staged", arguments.staged, "describe the git index");
  command.add_option("--rev", arguments.revision, "describe the commit REV")
      ->type_name("REV")
      ->check([](const std::string& revision) {
        return revision.empty() ? "an empty revision" : std::string();
      })
      ->excludes(staged);
  add_work_options(command, arguments);
}

void add_work_options(CLI::App& command, Arguments& arguments) {
  constexpr unsigned kMaxJobs = 256;
  command.add_flag("--no-cache", arguments.no_cache,
                   "work from scratch: neither read nor write the cache");
  command
      .add_option("--jobs", arguments.jobs, "threads to work on (default: cores, or BRIEF_JOBS)")
      ->type_name("N")
      ->check(CLI::Range(1u, kMaxJobs));
}

void add_json(CLI::App& command, Arguments& arguments) {
  command.add_flag("--json", arguments.json, "print one JSON document");
}

namespace {

void add_form_options(CLI::App& command, Arguments& arguments) {
  auto* full =
      command.add_flag("--full", arguments.full, "the long form: at most 220 lines, 5,000 tokens")
          ->disable_flag_override();
  command.add_flag("--compact", arguments.compact, "the short form again")
      ->disable_flag_override()
      ->excludes(full);
  command.add_option("--budget", arguments.budget, "at most N tokens")
      ->type_name("N")
      ->check(CLI::Range(50u, 1000000u));
  command
      .add_option("--output", arguments.output, "the brief's file (default: PROJECT_CONTEXT.md)")
      ->type_name("FILE");
}

void add_refresh(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("refresh", "Bring the brief of a repository up to date");
  command->add_option("DIR", arguments.target, "any folder of the repository (default: this one)");
  add_form_options(*command, arguments);
  command->add_flag("--stdout", arguments.to_stdout, "print the brief, write nothing");
  auto* dry_run =
      command->add_flag("--dry-run", arguments.dry_run, "say what would change, write nothing");
  auto* task = command->add_option("--task", arguments.task,
                                   "print the brief and what the task is about, write nothing");
  task->type_name("TEXT")->excludes(dry_run)->excludes(command->get_option("--output"));
  task->each([&](const std::string&) { arguments.has_task = true; });
  command->add_flag("--upgrade", arguments.upgrade, "rewrite a brief of another content version");
  command->add_flag("--force", arguments.force, "overwrite a file that is not a brief");
  command->add_flag("--explain", arguments.explain,
                    "give the reason for every file parsed or skipped");
  add_tree_options(*command, arguments);
  add_json(*command, arguments);
  task->excludes(command->get_option("--json"));
  command->footer(
      "Examples:\n"
      "  brief refresh                   write or update PROJECT_CONTEXT.md\n"
      "  brief refresh --full            the long form; kept by later refreshes\n"
      "  brief refresh --stdout --rev HEAD~3\n"
      "  brief refresh --task @issue.md  for one session: nothing is written\n"
      "  brief refresh --json            what was parsed, and why");
  command->callback([&] { arguments.command = Command::refresh; });
}

void add_check(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("check", "Is the brief what refresh would write?");
  add_form_options(*command, arguments);
  command
      ->add_option("--format", arguments.format,
                   "text, json, or github: annotations and a job summary")
      ->type_name("text|json|github")
      ->check(CLI::IsMember({"text", "json", "github"}));
  add_json(*command, arguments);
  add_tree_options(*command, arguments);
  command->footer(
      "Exit status: 0 fresh, 1 stale (the lines that differ are printed), 2 no brief or error.\n"
      "Examples:\n"
      "  brief check                     in CI\n"
      "  brief check --format github     annotations on the brief's lines, and a job summary\n"
      "  brief check --staged            what would be committed");
  command->callback([&] { arguments.command = Command::check; });
}

void add_show(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("show", "Print the brief as it is now, uncut");
  command->add_option("SECTION", arguments.operands,
                      "identity commands stack traps map entry-points key-code data risks "
                      "conventions handoff unknowns (default: all)");
  command->add_option("--in", arguments.package, "the brief of the package in this folder")
      ->type_name("DIR");
  add_json(*command, arguments);
  add_tree_options(*command, arguments);
  command->footer(
      "Examples:\n"
      "  brief show                      every section\n"
      "  brief show key-code commands    these two\n"
      "  brief show --in packages/core   one package of a monorepo, and who depends on it\n"
      "  brief show --json               every claim with its evidence");
  command->callback([&] { arguments.command = Command::show; });
}

void add_why(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("why", "The evidence of the claims that contain a text");
  command->add_option("TEXT", arguments.text, "part of a line of the brief")->required();
  add_json(*command, arguments);
  add_tree_options(*command, arguments);
  command->footer(
      "Exit status: 0 found, 1 no claim contains TEXT, 2 error.\n"
      "Example:\n  brief why 'npm test'            which file proves this command");
  command->callback([&] { arguments.command = Command::why; });
}

void add_outline(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("outline", "The definitions of files, nested");
  command->add_option("PATH", arguments.operands, "files, also outside a repository")->required();
  add_json(*command, arguments);
  command->footer(
      "Exit status: 0 also where a file cannot be read: its entry says why.\n"
      "Example:\n  brief outline src/main.c src/util.c");
  command->callback([&] { arguments.command = Command::outline; });
}

void add_cache(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("cache", "The cache in <git common dir>/brief");
  command->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, Command meaning) {
    CLI::App* action = command->add_subcommand(name, help);
    add_json(*action, arguments);
    action->callback([&arguments, meaning] { arguments.command = meaning; });
  };
  add("status", "where it is and what it holds", Command::cache_status);
  add("prune", "drop what the trees described last don't use, and say what is left",
      Command::cache_prune);
  add("clear", "remove what it holds; the next refresh works from scratch", Command::cache_clear);
  add("verify", "read all of it and say what is wrong (exit status 1 if anything is)",
      Command::cache_verify);
  command->footer("Losing the cache costs time, never truth.");
}

std::string nearest_command(const CLI::App& app, const std::string& typed) {
  std::string best;
  std::size_t distance = 3;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    const std::size_t d = base::edit_distance(typed, command->get_name());
    if (d < distance) {
      distance = d;
      best = command->get_name();
    }
  }
  return best;
}

// What was typed where the command belongs; "" for none.
std::string first_word(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "-C")
      ++i;  // its value
    else if (argv[i][0] != '-')
      return argv[i];
  }
  return {};
}

int explain_mistake(const CLI::App& app, const CLI::ParseError& error, int argc,
                    const char* const* argv) {
  std::string message = error.what();
  if (!message.empty() && message.back() == '\n') message.pop_back();
  std::string chosen;
  for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
    at = at->get_subcommands().front();
    chosen += at->get_name() + " ";
  }
  const std::string typed = chosen.empty() ? first_word(argc, argv) : "";
  if (!typed.empty()) message = "there is no command " + base::code_span(typed, 60);
  std::cerr << "brief: " << base::one_line(message, 400) << "\n";
  const std::string nearest = typed.empty() ? "" : nearest_command(app, typed);
  if (!nearest.empty()) std::cerr << "did you mean `brief " << nearest << "`?\n";
  std::cerr << "see `brief " << chosen << "--help`\n";
  return 2;
}

void add_completion(CLI::App& app, Arguments& arguments) {
  CLI::App* completion = app.add_subcommand("completion", "A script that completes what is typed");
  completion->add_option("SHELL", arguments.shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion->footer(
      "Examples:\n"
      "  eval \"$(brief completion bash)\"\n"
      "  brief completion zsh > \"${fpath[1]}/_brief\"\n"
      "  brief completion fish > ~/.config/fish/completions/brief.fish");
  completion->callback([&arguments] { arguments.command = Command::completion; });
}

}  // namespace

Parsed parse_arguments(int argc, const char* const* argv) {
  Parsed parsed;
  Arguments& arguments = parsed.arguments;
  CLI::App app{"A lean, refreshable, proven project context for coding agents", "brief"};
  app.require_subcommand(1);
  app.fallthrough();
  app.option_defaults()->always_capture_default(false);
  app.add_option("-C", arguments.directory, "run as if started in DIR")->type_name("DIR");
  app.add_flag("-q,--quiet", arguments.quiet, "no progress, no notes");
  app.add_flag("--no-color", arguments.no_color, "no colours (also: NO_COLOR)");
  bool version = false;
  app.add_flag("--version", version, "versions of brief and its grammars");
  add_refresh(app, arguments);
  add_check(app, arguments);
  add_show(app, arguments);
  add_why(app, arguments);
  add_outline(app, arguments);
  add_focus(app, arguments);
  add_note(app, arguments);
  add_session(app, arguments);
  add_prompt(app, arguments);
  add_since(app, arguments);
  add_setup(app, arguments);
  add_cache(app, arguments);
  add_hook(app, arguments);
  add_merge_driver(app, arguments);
  app.add_subcommand("licenses", "third-party notices")->callback([&] {
    arguments.command = Command::licenses;
  });
  add_completion(app, arguments);
  app.footer("Start with `brief refresh`. Exit status: 0 done or fresh, 1 stale, 2 error.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (version) {
      std::cout << version_text();
      parsed.exit_status = 0;
    } else if (error.get_exit_code() == 0) {
      parsed.exit_status = app.exit(error);
    } else {
      parsed.exit_status = explain_mistake(app, error, argc, argv);
    }
    return parsed;
  }
  if (version) {
    std::cout << version_text();
    parsed.exit_status = 0;
  } else if (arguments.command == Command::completion) {
    std::cout << completion_script(app, arguments.shell) << std::flush;
    parsed.exit_status = std::cout ? 0 : 2;
  }
  return parsed;
}

}  // namespace brief::cli
