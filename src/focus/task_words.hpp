// What each word of a text is to a task, looked up once per distinct word: most words of a
// repository are met a thousand times.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "focus/task.hpp"
#include "focus/words.hpp"

namespace brief::focus {

/// One per thread.
class TaskWords {
 public:
  explicit TaskWords(const Task& task);

  struct Meaning {
    std::uint64_t lower = 0;  ///< hash of the lower-case word
    std::uint32_t first = 0;  ///< its rows of Task::terms: see hits()
    std::uint16_t count = 0;
    std::uint16_t terms = 0;  ///< how many terms it is: its share of a text's length
    std::uint32_t id = 0;     ///< another for every word, counted from 0
    bool said = false;        ///< it is in one of Task::phrases
  };
  Meaning of(std::string_view word);
  /// Rows of Task::terms. Valid until the next call of of().
  std::span<const std::uint16_t> hits(const Meaning& meaning) const {
    return std::span(rows_).subspan(meaning.first, meaning.count);
  }
  /// A term of the task was typed so.
  bool says(std::string_view name) const { return said_.contains(name); }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    Meaning meaning;
    bool used = false;
  };
  Meaning look(std::string_view word);
  void grow();

  const Task& task_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::vector<std::uint16_t> rows_;
  std::vector<WordTerm> split_;
  std::set<std::string_view> said_;
};

}  // namespace brief::focus
