// `brief note …` as it is typed.
#include <CLI/CLI.hpp>

#include "cli/subcommands.hpp"

namespace brief::cli {
namespace {

constexpr char kKinds[] = "{note,decision,next,warning,question}";

void add_pins(CLI::App& command, Arguments& arguments) {
  command.add_option("--kind", arguments.note.kind, "what sort of note")->type_name(kKinds);
  command
      .add_option("--on", arguments.note.on,
                  "what it is about: a file, folder or definition; may be given again")
      ->type_name("PATH[#SYMBOL]")
      ->expected(1)
      ->take_all();
}

void add_add(CLI::App& note, Arguments& arguments) {
  CLI::App* command = note.add_subcommand("add", "Leave a note for whoever comes next");
  command->add_option("TEXT", arguments.note.text, "Markdown; - reads it from stdin")->required();
  add_pins(*command, arguments);
  add_work_options(*command, arguments);
  add_json(*command, arguments);
  command->footer(
      "Examples:\n"
      "  brief note add 'Retries stay at 3: the gateway bans at 5' --kind decision\n"
      "  brief note add 'Next: port the Windows path' --kind next --on src/path.c#normalize\n"
      "  git log -1 --format=%b | brief note add -");
  command->callback([&] { arguments.command = Command::note_add; });
}

void add_list(CLI::App& note, Arguments& arguments) {
  CLI::App* command = note.add_subcommand("list", "Open notes, and which are due for review");
  command->add_flag("--all", arguments.note.all, "resolved ones too");
  command->add_flag("--due", arguments.note.due, "those only that are due for review");
  command->add_option("--kind", arguments.note.kind, "what sort of note")->type_name(kKinds);
  command->add_option("--on", arguments.note.on, "those only that are about this file or folder")
      ->type_name("PATH")
      ->expected(1);
  add_tree_options(*command, arguments);
  add_json(*command, arguments);
  command->footer(
      "A note is due for review when what it is pinned to has changed or is gone.\n"
      "Examples:\n"
      "  brief note list --due\n"
      "  brief note list --on src --json");
  command->callback([&] { arguments.command = Command::note_list; });
}

void add_edit(CLI::App& note, Arguments& arguments) {
  CLI::App* command = note.add_subcommand("edit", "Change a note, and pin it to what is there now");
  command->add_option("ID", arguments.note.id, "its id, or a part that no other has")->required();
  CLI::Option* text = command->add_option("TEXT", arguments.note.text,
                                          "the new text; - reads it from stdin (nothing at all: "
                                          "opens $VISUAL or $EDITOR)");
  add_pins(*command, arguments);
  command->add_flag("--no-on", arguments.note.unpin, "pinned to nothing")->excludes("--on");
  command->add_flag("--reviewed", arguments.note.reviewed, "it still holds: pin it anew");
  command->add_flag("--reopen", arguments.note.reopen, "no longer resolved");
  add_work_options(*command, arguments);
  add_json(*command, arguments);
  command->footer(
      "Examples:\n"
      "  brief note edit retries-stay --reviewed\n"
      "  brief note edit retries-stay 'Retries stay at 2' --on src/net.c#retry");
  command->callback([&arguments, text] {
    arguments.command = Command::note_edit;
    arguments.note.has_text = text->count() != 0;
  });
}

void add_resolve(CLI::App& note, Arguments& arguments) {
  CLI::App* command = note.add_subcommand("resolve", "Mark a note as resolved; its file stays");
  command->add_option("ID", arguments.note.id, "its id, or a part that no other has")->required();
  command->add_option("--why", arguments.note.why, "what became of it")->type_name("TEXT");
  add_work_options(*command, arguments);
  add_json(*command, arguments);
  command->footer(
      "Example:\n  brief note resolve port-the-windows --why 'done in the path rewrite'");
  command->callback([&] { arguments.command = Command::note_resolve; });
}

}  // namespace

void add_note(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      app.add_subcommand("note", "Handoff notes and decisions, kept in .brief/notes");
  command->require_subcommand(1);
  add_add(*command, arguments);
  add_list(*command, arguments);
  add_edit(*command, arguments);
  add_resolve(*command, arguments);
  command->footer("Open notes stand in the Handoff section of the brief; commit them with it.");
}

}  // namespace brief::cli
