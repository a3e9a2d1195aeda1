// Where a note's anchors stand in the described tree, and whether what they name has changed.
//
// The hash of a definition is XXH3-128 of its lines with outer white space cut and empty lines left
// out: moving or indenting it is no change. That of a file is its ContentId. A folder has none.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "brief/index.hpp"
#include "brief/note.hpp"

namespace brief::notes {

/// What anchors are looked up in; all of it is of the described tree.
struct Surroundings {
  const Index* index = nullptr;
  /// The canonical bytes of a file; nullopt: it has none that may be read.
  std::function<std::optional<std::string>(const std::string& path)> read;
  /// The content of a file; unknown where it has none.
  std::function<ContentId(const std::string& path)> content;
  /// The first path, bytewise, that holds this content; empty: none.
  std::function<std::string(const ContentId&)> path_with;
};

/// `hash` is filled in, and the symbol completed by its parents. Throws Error{usage} when there is
/// no such path or symbol, with the nearest one.
NoteAnchor pin(const Surroundings& tree, std::string path, std::string symbol);

/// Splits what was typed into path and symbol: all of it is the path where it names a file.
NoteAnchor parse_anchor(const Surroundings& tree, const std::string& typed);

/// Finds an anchor. Where its path or symbol is gone it is looked for elsewhere: first the same
/// content under another path, then the only definition (or file) of its name. A function of the
/// tree alone. With `judge` false the state is only same or gone and fewer files are read.
PlacedAnchor place(const Surroundings& tree, const NoteAnchor& anchor, bool judge);

/// Places all anchors of a note; `due` when one of them changed or is gone.
PlacedNote place(const Surroundings& tree, Note note, bool judge);

}  // namespace brief::notes
