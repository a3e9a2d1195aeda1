// The files, symbols and tests that a task is about.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "brief/api.hpp"

namespace brief {

inline constexpr unsigned kFocusBudget = 1500;  ///< tokens
inline constexpr unsigned kLeastFocusBudget = 50;

struct FocusOptions : TreeOptions {
  std::string task;    ///< any bytes
  std::string folder;  ///< relative to `start`: only files below; empty: all
  unsigned budget = kFocusBudget;
  std::vector<std::string> without;  ///< signals that are left out, to see what they add
};

struct FocusSymbol {
  std::string name;
  std::string kind;
  std::uint32_t line = 0;
  std::string signature;  ///< empty where the budget has no room for it
  double score = 0;       ///< what it says of the task, comparable between files
};

struct FocusFile {
  std::string path;
  double score = 0;
  std::vector<std::string> why;
  std::vector<FocusSymbol> symbols;                     ///< best first
  std::vector<std::string> tests;                       ///< paths
  std::vector<std::pair<std::string, double>> signals;  ///< with TreeOptions::explain
};

/// A command that runs tests of the files, as the project itself runs one test.
struct FocusCommand {
  std::string text;
};

struct FocusNeighbour {
  std::string path;
  std::string why;
};

/// What is worth a look, within the budget: `text` and the lists hold the same items.
struct FocusReport {
  std::vector<FocusFile> files;  ///< best first
  std::vector<FocusCommand> commands;
  std::vector<FocusNeighbour> neighbours;
  bool abstained = false;  ///< nothing stands out: these are guesses
  std::string text;        ///< Markdown
  std::vector<Diagnostic> diagnostics;
  std::vector<std::string> notes;
};

/// Cost: the first call reads up to 5,000 commits; later ones only what changed. Throws
/// Error{usage} for an unknown signal or a folder outside of the repository.
FocusReport focus_on(const FocusOptions& options);

}  // namespace brief
