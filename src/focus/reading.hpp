// A second look at the few files that may be it: which of their definitions the task is about, and
// which of its phrases they hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "brief/summary.hpp"
#include "focus/task.hpp"
#include "focus/task_words.hpp"

namespace brief::focus {

inline constexpr std::uint32_t kNoDefinition = 0xffffffff;

struct SymbolScore {
  std::uint32_t definition = kNoDefinition;  ///< row of FileSummary::definitions
  double score = 0;
  bool named = false;      ///< the task has its name, as it is written
  std::string name;        ///< of a name that is set in the file and is no definition
  std::uint32_t line = 0;  ///< where it is first set
};

struct Reading {
  std::vector<SymbolScore> symbols;         ///< score falling, then row; those above 0
  std::vector<std::uint32_t> phrases;       ///< rows of Task::phrases, ascending
  std::vector<std::uint32_t> phrase_lines;  ///< beside them: the first line that ends one
  double best = 0;                          ///< of the symbols, the bonus of named ones left out
};

/// What a file is read against. `lines`: those of it that the task names.
struct Question {
  const Task& task;
  const std::vector<double>& idf;
  std::vector<std::uint32_t> lines;
};

/// `bytes` are canonical and those that `summary` is of. A definition's text is its lines without
/// those of definitions inside it, the comment above it, and its name four times over. Names that
/// are set ("name =", "name: ") inside of what speaks for the task, or that have its words, are
/// symbols too: what a change is about is often a local name. Cost: linear, some 200 MB/s.
Reading read_file(const Question& question, std::string_view bytes, const FileSummary& summary,
                  TaskWords& words);

}  // namespace brief::focus
