// Finds the bodies of functions that a word ends: from the line behind the head to an `end` in the
// column of the head, where all between stands deeper. Code that is indented otherwise is left in.
#pragma once

#include <cstdint>
#include <vector>

#include "parse/condense.hpp"
#include "parse/suites.hpp"

namespace brief::parse {

class EndBodyFinder {
 public:
  explicit EndBodyFinder(std::vector<Cut>& cuts) : cuts_(cuts) {}

  /// A logical line that begins at `begin`, its first token `column` wide from there; `last_end`:
  /// where the token before it ended.
  void line(std::uint32_t begin, std::uint32_t column, LineKind kind, std::uint32_t last_end);

 private:
  std::vector<Cut>& cuts_;
  bool open_ = false;
  std::uint32_t column_ = 0;
  std::uint32_t head_end_ = 0;  // 0: nothing of the body was seen
};

}  // namespace brief::parse
