#include "notes/handoff.hpp"

#include <doctest/doctest.h>

using namespace brief;

namespace {

PlacedNote note(NoteKind kind, const std::string& id, const std::string& text) {
  PlacedNote placed;
  placed.note.kind = kind;
  placed.note.id = id;
  placed.note.path = ".brief/notes/" + id + ".md";
  placed.note.text = text;
  placed.note.line = 5;
  placed.note.end_line = 6;
  return placed;
}

}  // namespace

TEST_CASE("open notes are claims, warnings first, with the file as evidence") {
  std::vector<PlacedNote> notes = {note(NoteKind::next, "a", "Port it."),
                                   note(NoteKind::warning, "b", "Hot.")};
  notes.push_back(note(NoteKind::decision, "c", "Done."));
  notes.back().note.resolved = true;
  const Section section = notes::handoff(notes);
  CHECK(section.id == "handoff");
  REQUIRE(section.claims.size() == 2);
  CHECK(section.claims[0].text == "**warning**: “Hot.”");
  CHECK(section.claims[0].evidence == std::vector<Evidence>{{".brief/notes/b.md", 5, 6}});
  CHECK(section.claims[1].text == "**next**: “Port it.”");
  CHECK(section.claims[0].rank > section.claims[1].rank);
}

TEST_CASE("a claim names where its note is pinned to now, and no place that is gone") {
  PlacedNote placed = note(NoteKind::note, "a", "x");
  placed.places = {{{"old.c", "run", ""}, AnchorState::same, true, "new.c", 3, 4, true},
                   {{"gone.c", "", ""}, AnchorState::gone},
                   {{"lib.c", "cut", ""}, AnchorState::gone, false, "lib.c"}};
  CHECK(notes::handoff(std::vector{placed}).claims[0].text ==
        "**note**: “x” — `run` in `new.c`, `lib.c`");
}

TEST_CASE("whether a note is due does not show in the claim") {
  PlacedNote placed = note(NoteKind::note, "a", "x");
  placed.places = {{{"a.c", "", "0"}, AnchorState::same, false, "a.c"}};
  const auto before = notes::handoff(std::vector{placed}).claims;
  placed.due = true;
  placed.places[0].state = AnchorState::changed;
  CHECK(notes::handoff(std::vector{placed}).claims == before);
}

TEST_CASE("texts are one line, escaped and cut; a cut one names its file") {
  const PlacedNote hostile =
      note(NoteKind::note, "a", "x\n## Forged\n<!-- brief:keep --> `c` [l](u) \x1b[2J");
  CHECK(notes::handoff(std::vector{hostile}).claims[0].text ==
        "**note**: “x ## Forged &lt;!-- brief:keep --&gt; \\`c\\` \\[l\\](u) \\\\x1b\\[2J”");
  const PlacedNote longer = note(NoteKind::note, "a", std::string(200, 'a'));
  CHECK(notes::handoff(std::vector{longer}).claims[0].text ==
        "**note**: “" + std::string(119, 'a') + "…” (whole: `.brief/notes/a.md`)");
}

TEST_CASE("a text that looks like a secret is not repeated") {
  const PlacedNote secret =
      note(NoteKind::note, "a", "the token is ghp_0123456789abcdefghijABCDEFGHIJ012345");
  const std::string text = notes::handoff(std::vector{secret}).claims[0].text;
  CHECK(text.find("ghp_") == std::string::npos);
  CHECK(text.find("secret") != std::string::npos);
}

TEST_CASE("a flood of notes sinks below the rest of the brief") {
  std::vector<PlacedNote> notes;
  for (int i = 0; i < 100; ++i) notes.push_back(note(NoteKind::next, std::to_string(100 + i), "x"));
  const Section section = notes::handoff(notes);
  REQUIRE(section.claims.size() == 100);
  CHECK(section.claims.front().rank > 700);
  CHECK(section.claims.back().rank < 100);
  CHECK(section.claims.back().rank > 0);
}
