// The signals of history: what changed lately, what commits like the task changed, what changes
// together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "focus/signals.hpp"

namespace brief::focus {

/// Commits of the past as rows of the corpus, renames followed: a change of a file under its old
/// name counts for the file of today.
struct PastRows {
  struct Commit {
    std::uint32_t commit = 0;          ///< row of ChangeHistory::commits
    std::vector<std::uint32_t> files;  ///< rows of Corpus::files, distinct, ascending
    std::uint32_t changed = 0;         ///< paths that the commit changed, gone ones too
  };
  std::vector<Commit> commits;  ///< newest first, those that changed something
};
PastRows past_rows(const Corpus& corpus);

/// Fills recent, alike and messages. `likest`: for every file the commit whose message resembles
/// the task most among those that changed it (a row of ChangeHistory::commits; kNoRow: none).
void past_signals(const Task& task, const Corpus& corpus, const PastRows& past, Signals& signals,
                  std::vector<std::uint32_t>& likest);

/// A change counts half as much after so many further commits (of any file).
inline constexpr double kHalfLife = 150;

/// The files' values of Signal::messages, not yet normalised. Cost: linear in the changes of the
/// past, times the terms of the task that a message has.
void messages_signal(const Task& task, const Corpus& corpus, const PastRows& past,
                     std::vector<double>& values);
/// Rows of Task::terms that the messages of a file's commits have, those that say most first.
std::vector<std::uint16_t> terms_in_messages(const Task& task, const Corpus& corpus,
                                             const PastRows& past, std::uint32_t row);

/// A file that is best so far, and how much so (0 to 1).
struct Seed {
  std::uint32_t row = 0;
  double strength = 0;
};
/// Fills together. `partner`: for every file the seed it changed with most (kNoRow: none).
void together_signal(const Corpus& corpus, const PastRows& past, const std::vector<Seed>& seeds,
                     Signals& signals, std::vector<std::uint32_t>& partner);

}  // namespace brief::focus
