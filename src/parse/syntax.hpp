// Parsing within bounds. A bound is a count (bytes, nesting, the parser's own operations), so that
// it falls alike on every machine; the clock guards against hangs only.
#pragma once

#include <tree_sitter/api.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>

#include "parse/condense.hpp"

namespace brief::parse {

/// Bytes of the condensed text that are parsed; what follows is left out.
inline constexpr std::size_t kMaxParsedBytes = 512u << 10;
/// Nesting of brackets above which a file is not parsed: queries are quadratic on unclosed ones.
inline constexpr std::uint32_t kMaxNesting = 300;

/// Strikes 10 s after it was made.
class HangGuard {
 public:
  bool struck() const {
    return std::chrono::steady_clock::now() - start_ > std::chrono::seconds(10);
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Counts calls of a progress callback up to a limit. The guard is asked every 64th time.
struct Budget {
  const HangGuard& guard;
  std::uint64_t left = 0;
  bool spent = false;
  bool hung = false;
  /// True when the work is to stop.
  bool step();
};

struct TreeDeleter {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};
using Tree = std::unique_ptr<TSTree, TreeDeleter>;

struct Parsed {
  Tree tree;           ///< nullptr when a bound was met while parsing
  bool spent = false;  ///< the count of operations was met
  bool hung = false;
  std::size_t end = 0;  ///< of what was parsed: less than the text where it was too hard
};

/// Parses with a parser of its own (made in microseconds), so that what one file costs never
/// depends on the files before it. Throws internal where the grammar is of another version.
Parsed syntax_of(const TSLanguage* language, std::string_view bytes, const HangGuard& guard);

}  // namespace brief::parse
