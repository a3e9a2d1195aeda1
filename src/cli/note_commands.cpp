#include "cli/note_commands.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "brief/notes.hpp"
#include "cli/json_reports.hpp"
#include "cli/options.hpp"

namespace brief::cli {
namespace {

constexpr std::size_t kMaxTyped = 1 << 20;
constexpr std::size_t kMaxShownText = 400;

std::string read_stdin() {
  std::string text;
  char buffer[4096];
  for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, stdin)) != 0;) {
    text.append(buffer, size);
    if (text.size() > kMaxTyped) break;  // more than a note may hold: refused where it is checked
  }
  return text;
}

std::string text_of(const NoteArguments& note) {
  return note.text == "-" ? read_stdin() : note.text;
}

int tell(const NoteChange& change, const char* what, const Arguments& arguments) {
  if (arguments.json) {
    print_product(json_of(change));
  } else {
    const std::string path = base::display_path(change.path);
    print_product(path + "\n");
    if (!arguments.quiet)
      std::fprintf(stderr, "%s; `brief refresh` brings it into the brief, commit both\n",
                   change.written ? what : "nothing to change");
  }
  if (!arguments.quiet) print_notes(change.notes);
  return 0;
}

std::string place_of(const PlacedAnchor& place) {
  std::string path = place.path.empty() ? place.anchor.path : place.path;
  std::string out = base::display_path(path);
  if (!place.anchor.symbol.empty()) out += "#" + base::one_line(place.anchor.symbol, 160);
  if (place.line != 0) out += ":" + std::to_string(place.line);
  if (place.moved) out += " (was " + base::display_path(place.anchor.path) + ")";
  if (place.state == AnchorState::changed) out += " has changed";
  if (place.state == AnchorState::gone) out += " is gone";
  return out;
}

std::string listed(const PlacedNote& placed, const Palette& colours) {
  const Note& note = placed.note;
  std::string out = std::string(name_of(note.kind)) + "  " + base::one_line(note.id);
  if (note.resolved) out += "  resolved";
  if (placed.due && !note.resolved) out += "  " + colours.removed("due for review");
  out += "\n  " + base::one_line(note.text, kMaxShownText) + "\n";
  for (const PlacedAnchor& place : placed.places)
    out += colours.faint("  on " + place_of(place)) + "\n";
  if (!note.resolution.empty())
    out += colours.faint("  resolved: " + base::one_line(note.resolution)) + "\n";
  return out;
}

std::string quoted_for_shell(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// The editor is named by the environment and run by the shell, as git does it.
void open_editor(const std::string& file) {
  const char* editor = nullptr;
  for (const char* name : {"VISUAL", "EDITOR"})
    if (editor == nullptr || *editor == '\0') editor = std::getenv(name);
  if (editor == nullptr || *editor == '\0')
    throw Error(ErrorCode::usage, "there is nothing to change, and no editor to ask", {},
                "give a TEXT, a flag (--reviewed, --kind, --on), or set EDITOR");
  const std::string command = std::string(editor) + " " + quoted_for_shell(file);
  const int status = std::system(command.c_str());
  if (status != 0)
    throw Error(ErrorCode::io, "the editor ended with an error", editor,
                "the note's file is as the editor left it");
}

}  // namespace

int run_note_add(const Arguments& arguments) {
  NoteAddOptions options;
  fill(options, arguments);
  options.text = text_of(arguments.note);
  options.kind = arguments.note.kind;
  options.on = arguments.note.on;
  return tell(note_add(options), "noted", arguments);
}

int run_note_edit(const Arguments& arguments) {
  NoteEditOptions options;
  fill(options, arguments);
  const NoteArguments& note = arguments.note;
  options.id = note.id;
  if (note.has_text) options.text = text_of(note);
  if (!note.kind.empty()) options.kind = note.kind;
  if (note.unpin || !note.on.empty()) options.on = note.on;
  options.reopen = note.reopen;
  if (!options.text && !options.kind && !options.on && !note.reopen && !note.reviewed)
    open_editor(note_file(options, note.id));
  return tell(note_edit(options), "changed", arguments);
}

int run_note_resolve(const Arguments& arguments) {
  return tell(note_resolve(tree_options(arguments), arguments.note.id, arguments.note.why),
              "resolved", arguments);
}

int run_note_list(const Arguments& arguments) {
  NoteListOptions options;
  fill(options, arguments);
  options.all = arguments.note.all;
  options.due = arguments.note.due;
  options.kind = arguments.note.kind;
  if (!arguments.note.on.empty()) options.on = arguments.note.on.front();
  const NoteListReport report = note_list(options);
  if (arguments.json) {
    print_product(json_of(report));
    return 0;
  }
  const Palette colours = palette(arguments);
  std::string out;
  for (const PlacedNote& note : report.notes) out += listed(note, colours);
  print_product(out);
  if (arguments.quiet) return 0;
  if (report.notes.empty())
    std::fprintf(stderr,
                 "none is listed; `brief note list --all` shows every note, "
                 "`brief note add` makes one\n");
  print_diagnostics(report.diagnostics, true);
  return 0;
}

}  // namespace brief::cli
