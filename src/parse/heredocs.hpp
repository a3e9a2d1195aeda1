// Text between a line that ends in `<<WORD` and a line that is WORD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parse/bodies.hpp"
#include "parse/lex_table.hpp"

namespace brief::parse {

/// Marks are read as they come, their texts at the next line. A mark whose word no line is was an
/// operator; each such costs a look at the rest of the file, so after 32 of them none is read.
class Heredocs {
 public:
  struct Mark {
    std::string word;       ///< without quotes
    bool indented = false;  ///< blanks may stand before it
    bool quoted = false;
  };

  explicit Heredocs(const LexTraits& traits) : traits_(traits) {}

  /// The byte behind the mark at `at`, where a '<' stands; `at` when it is none.
  std::size_t open(std::string_view bytes, std::size_t at);
  bool pending() const { return !marks_.empty(); }
  /// Adds the texts of the marks to `texts`, a shell's with their last words, and returns the byte
  /// behind the last word. `from` is the first byte of a line, and returned when there is no text.
  std::size_t skip(std::string_view bytes, std::size_t from, std::vector<Span>& texts);

 private:
  bool add(Mark mark);

  const LexTraits& traits_;
  std::vector<Mark> marks_;
  std::size_t failures_ = 0;
};

}  // namespace brief::parse
