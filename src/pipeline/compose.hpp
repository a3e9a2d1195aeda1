// From a described tree to its brief: the index, the notes, the claims.
#pragma once

#include <string>
#include <vector>

#include "brief/claims.hpp"
#include "brief/index.hpp"
#include "brief/note.hpp"
#include "notes/anchor.hpp"
#include "pipeline/described_tree.hpp"

namespace brief::pipeline {

/// The notes of a tree, open and resolved, by path.
struct Notes {
  Index index;  ///< its files only: what the notes may be pinned to
  std::vector<PlacedNote> notes;
  std::vector<Diagnostic> diagnostics;  ///< of notes that are damaged
};

/// `judge`: find out which notes are due for review, which reads the files that they are pinned to.
/// Throws Error{unknowable} when the tree is not complete. REQUIRES: tree.learn_contents().
Notes read_notes(Workspace& workspace, DescribedTree& tree, const std::string& output, bool judge);

struct Composed {
  Index index;
  std::vector<PlacedNote> notes;
  std::vector<Diagnostic> note_diagnostics;
  Brief brief;  ///< uncut
};

/// Loads what is missing, reads the notes, links and detects. Errors and REQUIRES as read_notes.
Composed compose(Workspace& workspace, DescribedTree& tree, const std::string& output, bool judge);

/// What notes are pinned to; refers to the first three.
notes::Surroundings surroundings(const Workspace& workspace, const DescribedTree& tree,
                                 const Index& index, const std::string& output);

/// The tree's own diagnostics and those of its notes, in path order.
std::vector<Diagnostic> all_diagnostics(const DescribedTree& tree,
                                        const std::vector<Diagnostic>& of_notes);

}  // namespace brief::pipeline
