#include "notes/note_file.hpp"

#include <doctest/doctest.h>

using namespace brief;

namespace {

Note note_of(std::string_view bytes, std::vector<Diagnostic>& diagnostics) {
  return notes::read_note(".brief/notes/a-1.md", bytes, diagnostics);
}

bool told(const std::vector<Diagnostic>& diagnostics, std::uint32_t line, std::string_view part) {
  for (const Diagnostic& d : diagnostics)
    if (d.line == line && d.message.find(part) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("a written note reads as it was") {
  Note note;
  note.kind = NoteKind::warning;
  note.text = "First.\n\n- a list\n---\nlast";
  note.on = {{"src/\xff.c", "operator<<", "0a"}, {"docs", "", ""}};
  std::vector<Diagnostic> diagnostics;
  const Note read = note_of(notes::write_note(note), diagnostics);
  CHECK(diagnostics.empty());
  CHECK(read.id == "a-1");
  CHECK(read.kind == note.kind);
  CHECK(read.text == note.text);
  CHECK(read.on == note.on);
  CHECK_FALSE(read.resolved);
  CHECK(read.line == 10);
  CHECK(read.end_line == 14);
}

TEST_CASE("damage is a diagnostic with its line, and the text still stands") {
  std::vector<Diagnostic> diagnostics;
  CHECK(note_of("just text\n", diagnostics).text == "just text");
  CHECK(told(diagnostics, 1, "no head"));
  CHECK(note_of("---\nkind: next\ntext\n", diagnostics).text == "---\nkind: next\ntext");
  CHECK(told(diagnostics, 1, "not closed"));
  const Note typo = note_of("---\nkind: descision\nstatus: done\n---\nx\n", diagnostics);
  CHECK(typo.kind == NoteKind::note);
  CHECK_FALSE(typo.resolved);
  CHECK(told(diagnostics, 2, "did you mean decision?"));
  CHECK(told(diagnostics, 3, "open or resolved"));
  CHECK(note_of("---\nkind: [\n---\nx\n", diagnostics).text == "x");
  CHECK(told(diagnostics, 3, "no valid YAML"));
  CHECK(note_of("---\non:\n  - path: ../../etc/passwd\n---\nx\n", diagnostics).on.empty());
  CHECK(told(diagnostics, 3, "inside the repository"));
  note_of("---\n---\n", diagnostics);
  CHECK(told(diagnostics, 3, "no text"));
}

TEST_CASE("both sides of an unfinished merge stand") {
  std::vector<Diagnostic> diagnostics;
  const Note note =
      note_of("---\n---\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> b\n", diagnostics);
  CHECK(note.text == "ours\ntheirs");
  CHECK(told(diagnostics, 3, "unfinished merge"));
}

TEST_CASE("hostile heads end in diagnostics, not in a crash") {
  std::vector<Diagnostic> diagnostics;
  note_of("---\na: " + std::string(30000, '[') + "\n---\nx\n", diagnostics);
  note_of("---\na: &a [*a]\non: *a\n---\nx\n", diagnostics);
  note_of("---\n? {a: b}\n: c\non: 5\nkind: {a: b}\n---\nx\n", diagnostics);
  CHECK(diagnostics.size() >= 2);
  std::string many = "---\non:\n";
  for (int i = 0; i < 100; ++i) many += "  - a" + std::to_string(i) + "\n";
  CHECK(note_of(many + "---\nx\n", diagnostics).on.size() == notes::kMaxAnchors);
}

TEST_CASE("places written by hand may be one word") {
  std::vector<Diagnostic> diagnostics;
  const Note note = note_of("---\non: src/a.c#run\n---\nx\n", diagnostics);
  REQUIRE(note.on.size() == 1);
  CHECK(note.on[0].path == "src/a.c");
  CHECK(note.on[0].symbol == "run");
  CHECK(diagnostics.empty());
}

TEST_CASE("an edit changes what it names and nothing else") {
  const std::string bytes = "---\n# by hand\nkind: next\nowner: me\n---\n\n  Text,\nas is.  \n";
  notes::NoteEdit edit;
  edit.resolved = true;
  edit.resolution = "it's done";
  CHECK(notes::edit_note(bytes, edit) ==
        "---\n# by hand\nkind: next\nowner: me\nstatus: resolved\nresolution: 'it''s done'\n---\n\n"
        "  Text,\nas is.  \n");
  CHECK(notes::edit_note(bytes, {}) == bytes);
  edit = {};
  edit.resolved = false;
  CHECK(notes::edit_note("---\nstatus: resolved\nkind: next\n---\nx\n", edit) ==
        "---\nkind: next\n---\nx\n");
  edit = {};
  edit.kind = NoteKind::decision;
  CHECK(notes::edit_note("hand-written\n", edit) == "---\nkind: decision\n---\n\nhand-written\n");
}

TEST_CASE("names of files are words of the text and a hash of all of the note") {
  Note note;
  note.text = "Retries stay at 3: the gateway bans at 5";
  const std::string id = notes::new_note_id(note, 0);
  CHECK(id.starts_with("retries-stay-at-3-the-gateway-"));
  CHECK(id.size() == std::string("retries-stay-at-3-the-gateway-").size() + 8);
  CHECK(notes::new_note_id(note, 0) == id);
  CHECK(notes::new_note_id(note, 1) != id);
  note.kind = NoteKind::warning;
  CHECK(notes::new_note_id(note, 0) != id);
  note.text = "../../x/../\n\x1b";
  CHECK(notes::new_note_id(note, 0).starts_with("x-"));
  note.text = "日本語";
  CHECK(notes::new_note_id(note, 0).starts_with("note-"));
  note.text = std::string(500, 'a');
  CHECK(notes::new_note_id(note, 0).size() <= 50);
}

TEST_CASE("texts keep their layout and lose what hides or steers") {
  CHECK(notes::clean_text("\n  - a  b\r\n    c \n\n") == "- a  b\n    c");
  CHECK(notes::clean_text("a\x1b[2Jb\n\xe2\x80\xae"
                          "c") == "a\\x1b[2Jb\n\\u202ec");
  CHECK(notes::clean_text(" \n\t\n").empty());
}
