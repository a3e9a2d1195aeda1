// libbrief's commands on handoff notes (`brief note …`).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "brief/api.hpp"
#include "brief/note.hpp"

namespace brief {

struct NoteAddOptions : TreeOptions {
  std::string text;
  std::string kind;             ///< empty: a plain note
  std::vector<std::string> on;  ///< PATH or PATH#SYMBOL, PATH relative to `start`
};

struct NoteEditOptions : TreeOptions {
  std::string id;  ///< the id, a unique part of it, or the path of its file
  std::optional<std::string> text;
  std::optional<std::string> kind;
  std::optional<std::vector<std::string>> on;  ///< replaces the anchors; empty: pinned to nothing
  bool reopen = false;
};

/// What happened to one note.
struct NoteChange {
  std::string id;
  std::string path;      ///< relative to the root
  bool written = false;  ///< false: it stood there already, as asked for
  std::vector<std::string> notes;
};

/// Writes a new note into the worktree. Throws Error{usage} on an empty text, an unknown kind, path
/// or symbol, with the nearest one.
NoteChange note_add(const NoteAddOptions& options);

/// Changes what is set and pins the note anew to what its anchors are now: it was read again.
/// Everything else in its file stays byte for byte.
NoteChange note_edit(const NoteEditOptions& options);

/// Marks a note as resolved; its file stays. `why` may be empty.
NoteChange note_resolve(const TreeOptions& options, const std::string& id, const std::string& why);

/// Absolute path of a note's file in the worktree, for an editor.
std::string note_file(const TreeOptions& options, const std::string& id);

struct NoteListOptions : TreeOptions {
  bool all = false;  ///< resolved ones too
  bool due = false;  ///< those only that are due for review
  std::string kind;  ///< empty: all kinds
  std::string on;    ///< a file or folder that they are pinned to or below; empty: any
};
struct NoteListReport {
  std::vector<PlacedNote> notes;  ///< warnings first, then by id
  std::vector<Diagnostic> diagnostics;
};
NoteListReport note_list(const NoteListOptions& options);

}  // namespace brief
