// A text's terms, counted.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "brief/summary.hpp"
#include "brief/terms.hpp"
#include "focus/words.hpp"

namespace brief::focus {

/// Of a longer file the first bytes are looked at: what is longer is data or generated.
inline constexpr std::size_t kMaxTermBytes = 1u << 20;
/// A file's distinct terms beyond this are left out, the rarest hashes staying: any choice that
/// depends on the terms alone will do, and no text that people write has so many.
inline constexpr std::size_t kMaxTerms = 1u << 14;

/// Counts terms; one per thread, as its tables are kept between texts. Some 150 MB/s.
class TermCounter {
 public:
  TermCounter();
  /// Any bytes are fine.
  TermCounts count(std::string_view text);
  /// Terms of a file's bytes and of the names that its summary defines. Binary and minified files
  /// have none.
  FileTerms of_file(std::string_view bytes, const FileSummary& summary);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    const char* word = nullptr;
    std::uint32_t size = 0;
    std::uint32_t count = 0;  ///< 0: free
  };
  void add(std::string_view word, std::uint32_t count);
  void grow();
  TermCounts take();

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> used_;
  std::vector<WordTerm> split_;
  std::vector<std::uint64_t> pairs_;  ///< term in the high half, count in the low one
};

}  // namespace brief::focus
