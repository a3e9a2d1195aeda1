// The signals: each says in its own way how much a file is what the task is about.
//
// They are combined by a weighted sum of normalised scores (CombSUM of Fox and Shaw 1994, with
// weights): each signal is divided by its greatest value in the repository, so that the best file
// of a signal has 1. The weights are hand-set, in few steps: 1 for what the text of a file says, a
// quarter for each further opinion on the same text (at a half, five of them outvoted the rest), a
// third or so for what is circumstantial, 2 for a path that the task names. Weights fitted to the
// 80 cases of a benchmark did worse on other repositories. docs/focus.md has the measures.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "focus/corpus.hpp"

namespace brief::focus {

enum class Signal : std::uint8_t {
  content,      ///< BM25F over the file's text and path
  path,         ///< BM25 over the words of its path, those of its name twice
  names,        ///< BM25 over the names of its definitions
  symbols,      ///< BM25 of its best definition: name, body, comment above
  identifiers,  ///< it defines an identifier of the task
  words,        ///< rare whole words of the task occur in it, however often
  phrases,      ///< three words in a row of the task: messages, log lines, quotations
  stem,         ///< its name without ending is a word of the task
  scope,        ///< "fix(parser):" names a folder or file of its path
  place,        ///< the task names its path, as a stack trace does
  recent,       ///< it changed often, of late more so
  alike,        ///< past commits whose message resembles the task changed it
  messages,     ///< BM25 over the messages of all commits that changed it, older ones less
  together,     ///< it changed together with what is best so far
  linked,       ///< it imports or uses what is best so far, or is used by it
  pairs,        ///< it is the test of what is best so far, or the source of such a test
  folder,       ///< the best other file of its folder
  apart,        ///< held against it: tests, documents, generated and vendored files
};
inline constexpr std::size_t kSignals = 18;

struct SignalRow {
  Signal signal;
  std::string_view name;
  double weight;
};
/// In the order of Signal.
inline constexpr SignalRow kSignalRows[kSignals] = {{Signal::content, "content", 1.0},
                                                    {Signal::path, "path", 0.5},
                                                    {Signal::names, "names", 0.25},
                                                    {Signal::symbols, "symbols", 0.25},
                                                    {Signal::identifiers, "identifiers", 0.25},
                                                    {Signal::words, "words", 0.25},
                                                    {Signal::phrases, "phrases", 0.25},
                                                    {Signal::stem, "stem", 0.3},
                                                    {Signal::scope, "scope", 0.3},
                                                    {Signal::place, "place", 2.0},
                                                    {Signal::recent, "recent", 0.3},
                                                    {Signal::alike, "alike", 0.3},
                                                    {Signal::messages, "messages", 0.3},
                                                    {Signal::together, "together", 0.3},
                                                    {Signal::linked, "linked", 0.2},
                                                    {Signal::pairs, "pairs", 0.3},
                                                    {Signal::folder, "folder", 0.2},
                                                    {Signal::apart, "apart", -0.75}};

/// From this value of `apart` on a file is a document, a setting, generated or vendored.
inline constexpr double kDocument = 0.5;

std::optional<Signal> signal_named(std::string_view name);

using Weights = std::array<double, kSignals>;
Weights default_weights();

/// One row of values, 0 to 1, for every signal; beside Corpus::files.
struct Signals {
  std::array<std::vector<double>, kSignals> values;

  std::vector<double>& of(Signal signal) { return values[static_cast<std::size_t>(signal)]; }
  const std::vector<double>& of(Signal signal) const {
    return values[static_cast<std::size_t>(signal)];
  }
};

/// Divides by the greatest value of a file that is no prose: a change log has every word of the
/// project. What is below 0 becomes 0, what is above 1 becomes 1.
void normalise(const Corpus& corpus, std::vector<double>& values);

/// The weighted sum of all signals that have values.
std::vector<double> combine(const Signals& signals, const Weights& weights, std::size_t files);

/// Rows by score falling, then path; at most `count`.
std::vector<std::uint32_t> best(const std::vector<double>& scores, std::size_t count);

/// idf of every term of the task among the files' contents.
std::vector<double> content_idf(const Task& task, const Corpus& corpus);

/// The words of a path: those of the file's name count twice.
struct PathText {
  std::vector<Hit> hits;  ///< counts in `content`
  double length = 0;
};
std::vector<PathText> path_texts(const Task& task, const Corpus& corpus);

/// Fills content, names, identifiers, words and apart.
void text_signals(const Task& task, const Corpus& corpus, const std::vector<PathText>& paths,
                  Signals& signals);
/// A line of a file that the task names.
struct NamedLine {
  std::uint32_t row = 0;
  std::uint32_t line = 0;
};
/// Fills path, stem, scope and place. `keys`: pair_key() of every file.
std::vector<NamedLine> path_signals(const Task& task, const Corpus& corpus,
                                    const std::vector<PathText>& paths,
                                    const std::vector<std::string>& keys, Signals& signals);

/// The name of a file without endings and without what marks it as a test, letters and digits only:
/// a test and its source have the same.
std::string pair_key(std::string_view path);

}  // namespace brief::focus
