// The parts of the session view beside the brief, as lines of Markdown.
#pragma once

#include <string>
#include <vector>

#include "brief/note.hpp"
#include "pipeline/past.hpp"
#include "repo/worktree_state.hpp"

namespace brief::pipeline {

/// Lines that fit, and how many did not.
struct Lines {
  std::string text;  ///< each line with its newline
  std::size_t left_out = 0;
};

/// The first of `lines` that fit into `room` bytes; each becomes "- LINE\n".
Lines fit_lines(const std::vector<std::string>& lines, std::size_t room);

/// "On `main`; staged: `a.c`; modified: `b.c`, `c.c` and 3 more".
std::string state_line(const repo::WorktreeState& state);

/// Open notes, those that are due for review first, with the reason.
std::vector<std::string> handoff_lines(const std::vector<PlacedNote>& notes);

}  // namespace brief::pipeline
