// Finds what the parser need not see in languages that nest by indentation: in the suite of a
// function only the documentation string, nested definitions and imports are kept, each indented
// anew, and a filler stands for every run of other statements so that functions end where they did.
#pragma once

#include <cstdint>
#include <vector>

#include "parse/condense.hpp"

namespace brief::parse {

/// What the first word of a logical line says of it.
enum class LineKind : std::uint8_t { other, function, container, kept, string, end, branch };

class SuiteFinder {
 public:
  explicit SuiteFinder(std::vector<Cut>& cuts) : cuts_(cuts) {}

  /// A logical line whose first token is at `at` of the line that begins at `begin`, `column` wide;
  /// `last_end`: where the token before it ended.
  void line(std::uint32_t begin, std::uint32_t at, std::uint32_t column, LineKind kind,
            std::uint32_t last_end);
  /// The last token has ended.
  void finish(std::uint32_t last_end);

 private:
  struct Open {
    std::uint32_t column = 0;
    std::uint32_t indent = 0;  // of the header in the text for the parser
    bool empty = true;         // nothing of the suite was seen
  };
  void flush(std::uint32_t last_end);

  std::vector<Cut>& cuts_;
  std::vector<Open> open_;  // from the outermost function inwards
  bool dropping_ = false;
  Cut dropped_;
};

}  // namespace brief::parse
