// Handoff notes as plain data: what a person or an agent left for whoever comes next. One Markdown
// file each in `.brief/notes/` of the described tree, so that two branches never touch one file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/tree.hpp"

namespace brief {

enum class NoteKind : std::uint8_t { note, decision, next, warning, question };

/// In the order of NoteKind; the first is that of a note that names no kind.
inline constexpr std::string_view kNoteKindNames[] = {"note", "decision", "next", "warning",
                                                      "question"};

constexpr std::string_view name_of(NoteKind kind) {
  return kNoteKindNames[static_cast<std::size_t>(kind)];
}

/// What a note is pinned to, as its file has it.
struct NoteAnchor {
  std::string path;    ///< file or folder below the root, raw bytes
  std::string symbol;  ///< a definition in it, "Class.method" where it has a parent; may be empty
  std::string hash;    ///< of the definition or the file when it was pinned, hex; may be empty
  bool operator==(const NoteAnchor&) const = default;
};

struct Note {
  std::string id;    ///< name of the file without its extension
  std::string path;  ///< relative to the root
  NoteKind kind = NoteKind::note;
  bool resolved = false;
  std::string resolution;  ///< why it is resolved; may be empty
  std::vector<NoteAnchor> on;
  std::string text;        ///< Markdown, raw bytes, trimmed
  std::uint32_t line = 0;  ///< of the text in its file, 1-based
  std::uint32_t end_line = 0;
};

/// What became of an anchor.
enum class AnchorState : std::uint8_t {
  same,     ///< as it was when it was pinned, or pinned without a hash
  changed,  ///< there, with other content: the note is due for review
  gone,     ///< neither there nor found elsewhere: the note is due for review
};

/// An anchor in the described tree.
struct PlacedAnchor {
  NoteAnchor anchor;
  AnchorState state = AnchorState::gone;
  bool moved = false;      ///< found at another path than the note's file says
  std::string path;        ///< where it is now; empty when gone
  std::uint32_t line = 0;  ///< of the definition; 0: the path as a whole
  std::uint32_t end_line = 0;
  bool has_symbol = false;  ///< the definition itself was found
};

struct PlacedNote {
  Note note;
  std::vector<PlacedAnchor> places;  ///< one per Note::on
  /// Something that it is pinned to changed or is gone: someone should read it again.
  bool due = false;
};

}  // namespace brief
