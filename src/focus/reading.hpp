// A second look at the few files that may be it: which of their definitions the task is about, and
// which of its phrases they hold.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "brief/summary.hpp"
#include "focus/task.hpp"
#include "focus/task_words.hpp"

namespace brief::focus {

struct SymbolScore {
  std::uint32_t definition = 0;  ///< row of FileSummary::definitions
  double score = 0;
  bool named = false;  ///< the task has its name, as it is written
};

struct Reading {
  std::vector<SymbolScore> symbols;         ///< score falling, then row; those above 0
  std::vector<std::uint32_t> phrases;       ///< rows of Task::phrases, ascending
  std::vector<std::uint32_t> phrase_lines;  ///< beside them: the first line that ends one
  double best = 0;                          ///< of the symbols, the bonus of named ones left out
};

/// `bytes` are canonical and those that `summary` is of. A definition's text is its lines without
/// those of definitions inside it, the comment above it, and its name four times over. Cost:
/// linear, some 200 MB/s.
Reading read_file(const Task& task, const std::vector<double>& idf, std::string_view bytes,
                  const FileSummary& summary, TaskWords& words);

}  // namespace brief::focus
