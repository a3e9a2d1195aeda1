// The words of a text, counted, as `focus` looks for them. Terms of a file depend on its bytes and
// its summary alone, so that equal files share one record of the cache.
#pragma once

#include <cstdint>
#include <vector>

namespace brief {

/// Raised when the terms of the same text are others than before: what a cache holds is then a
/// miss.
inline constexpr std::uint32_t kTermsVersion = 1;

/// Terms (focus/words.hpp says what one is) as 32-bit hashes: a hundred million of them would be
/// needed for a file to be taken for a match of a task's fifty once in a hundred times, and a clash
/// moves a rank, no more.
struct TermCounts {
  std::vector<std::uint32_t> terms;  ///< ascending, distinct
  std::vector<std::uint8_t> counts;  ///< beside `terms`; 255 means that or more
  std::uint32_t total = 0;           ///< with repetition: the length of the text
  bool operator==(const TermCounts&) const = default;
};

struct FileTerms {
  TermCounts content;
  TermCounts names;  ///< of its definitions
  std::uint32_t lines = 0;
  bool generated = false;  ///< its own text says so
  bool operator==(const FileTerms&) const = default;
};

}  // namespace brief
