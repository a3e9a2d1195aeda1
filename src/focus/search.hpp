// A task in, the files it is about out. In three steps, between which the caller reads what is
// asked for: terms of all files, then the bytes of a few, then who uses whom among those.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "brief/summary.hpp"
#include "focus/corpus.hpp"
#include "focus/past.hpp"
#include "focus/reading.hpp"
#include "focus/signals.hpp"

namespace brief::focus {

/// One file uses another: it imports it, or refers to its definitions.
struct Link {
  std::uint32_t from = 0;  ///< rows of Corpus::files
  std::uint32_t to = 0;
  double weight = 0;
};

struct FoundFile {
  std::uint32_t row = 0;
  double score = 0;
  std::vector<std::string> why;      ///< what speaks for it, strongest first; raw text
  std::vector<SymbolScore> symbols;  ///< best first
  std::vector<std::uint32_t> tests;  ///< rows of its tests, best first
  std::array<double, kSignals> signals{};
};

struct Neighbour {
  std::uint32_t row = 0;
  std::string why;
};

struct Findings {
  std::vector<FoundFile> files;  ///< best first
  std::vector<Neighbour> neighbours;
  bool abstained = false;
};

/// Files that are listed at most, and files that are read for it.
inline constexpr std::size_t kMaxFound = 20;
inline constexpr std::size_t kMaxCandidates = 64;
inline constexpr std::size_t kMaxWhy = 3;

class Search {
 public:
  /// `most`: files that are found at most.
  Search(std::string_view task, const Weights& weights, std::size_t most = kMaxFound);

  const Task& task() const { return task_; }
  const Corpus& corpus() const { return corpus_; }

  /// Ranks all files by what is known of them unread, on up to two threads. Returns rows of those
  /// to be read, ascending.
  const std::vector<std::uint32_t>& choose(Corpus corpus, unsigned jobs);
  /// Reads the `item`th of them; several threads may do so at once, each with its own `words`.
  void read(std::size_t item, std::string_view bytes, const FileSummary& summary, TaskWords& words);
  /// Is this file of the tests one to run? Asked of those that would be offered.
  using HoldsTests = std::function<bool(std::uint32_t row)>;
  /// Files of the rest that the best of the read ones point to by their links or history.
  Findings finish(const std::vector<Link>& links, const HoldsTests& holds_tests);

 private:
  struct Cause {
    std::uint32_t row = kNoRow;
    bool back = false;
  };
  void weigh_texts();
  std::vector<Seed> seeds(const std::vector<double>& scores) const;
  void reading_signals();
  void linked_signal(const std::vector<Link>& links, const std::vector<Seed>& seeds);
  void pair_signal(const std::vector<Seed>& seeds);
  void folder_signal(const std::vector<double>& scores);
  std::vector<std::string> reasons(std::uint32_t row) const;
  std::string reason(Signal signal, std::uint32_t row) const;
  std::string said_words(std::uint32_t row, Signal signal) const;
  std::vector<std::uint32_t> tests_of(std::uint32_t row, const std::vector<Link>& links,
                                      const HoldsTests& holds_tests) const;
  std::vector<std::uint32_t> listed() const;
  void add_neighbours(Findings& findings) const;
  bool is_flat(const Findings& findings) const;
  const Reading* reading_of(std::uint32_t row) const;

  Task task_;
  Weights weights_;
  std::size_t most_;
  Corpus corpus_;
  PastRows past_;
  std::vector<double> idf_;
  Signals signals_;
  std::vector<NamedLine> named_lines_;
  std::vector<std::uint32_t> candidates_;
  std::vector<Reading> readings_;  ///< beside candidates_
  std::vector<double> scores_;
  std::vector<std::uint32_t> likest_;
  std::vector<std::uint32_t> partner_;
  std::vector<Cause> linked_by_;
  std::vector<std::uint32_t> paired_;
  std::vector<std::uint32_t> beside_;  ///< the best other file of its folder
  std::vector<std::string> keys_;      ///< pair_key of every file
};

}  // namespace brief::focus
