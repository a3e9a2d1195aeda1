// One note and its file:
//
//     ---
//     kind: decision                      decision, next, warning or question; may be left out
//     status: resolved                    open when left out
//     resolution: the cache went away     may be left out
//     on:                                 may be left out
//       - path: src/auth.ts               as base::display_path writes it
//         symbol: Session.renew           may be left out
//         hash: 1f0c…                     notes/anchor.hpp
//     ---
//
//     Any Markdown.
//
// A file that is damaged, or was written by hand without a head, is still a note: its text stands
// and a diagnostic says what was not understood. Nothing that a person wrote is lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/note.hpp"
#include "brief/tree.hpp"

namespace brief::notes {

inline constexpr std::size_t kMaxNoteBytes = 64 << 10;
inline constexpr std::size_t kMaxNoteText = 16 << 10;
inline constexpr std::size_t kMaxAnchors = 32;

/// The note that `bytes` (canonical) hold. Trouble goes to `diagnostics`, with its line.
Note read_note(std::string path, std::string_view bytes, std::vector<Diagnostic>& diagnostics);

/// The bytes of a new note's file.
std::string write_note(const Note& note);

/// What an edit changes; unset: left as it is.
struct NoteEdit {
  std::optional<NoteKind> kind;
  std::optional<bool> resolved;
  std::optional<std::string> resolution;
  std::optional<std::vector<NoteAnchor>> on;
  std::optional<std::string> text;
};

/// `bytes` with the edit applied and everything else as it stood. A damaged head is left in the
/// text, below a new one.
std::string edit_note(std::string_view bytes, const NoteEdit& edit);

/// A name for a new note's file without the extension: some words of its text and a hash of all of
/// it, so that two branches meet in one name only with one content. `serial` makes another one.
std::string new_note_id(const Note& note, unsigned serial);

/// `text` without what a terminal or an editor must not be given: line ends are LF, control and
/// hidden characters are escaped, outer white space is cut.
std::string clean_text(std::string_view text);

/// The kind that `name` names; nullopt: none.
std::optional<NoteKind> kind_of(std::string_view name);
/// The kind whose name is most like `name`.
std::string nearest_kind(std::string_view name);

}  // namespace brief::notes
