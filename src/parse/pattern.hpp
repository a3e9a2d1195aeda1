// Tree patterns: the part of tree-sitter's query language that tags queries need, compiled by
// ourselves. ts_query_new analyses what a pattern may meet, which took 15 ms (Python) to 120 ms
// (C++): more than a whole refresh.
//
//   (kind field: (kind) !absent . (kind) @capture)   children in order, others may stand between;
//                                                    '.': next to each other, or first, or last
//   (_)  any named node    [a b]  either    x?  if there    (x (#predicate? @capture "text"))
//   field: ^(kind)   the child, or the first child of that, and so on: the head of a chain of calls
//   "text"  a keyword or a sign, as a child; '.' looks past those that are not asked for
//
// Different from tree-sitter: '.' looks past comments, and `x?` does not also match without x where
// there is one. Repetitions are not supported.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace brief::parse {

/// One node of a pattern. Rows refer to PatternSet::nodes.
struct PatternNode {
  TSSymbol symbol = 0;  ///< 0: any named node
  TSFieldId field = 0;  ///< 0: any
  bool optional = false;
  bool anchored = false;        ///< next to the child before it, or the first
  bool last_anchored = false;   ///< its last child is its node's last
  bool heads = false;           ///< the child or the first child of it, at any depth
  bool anonymous = false;       ///< a keyword or a sign: `symbol` is no named node
  bool asks_anonymous = false;  ///< one of its children may be such
  std::vector<std::uint16_t> captures;
  std::vector<TSFieldId> absent;
  std::vector<std::uint32_t> children;
  std::vector<std::uint32_t> alternatives;  ///< not empty: one of these, nothing of the above two
};

struct PatternPredicate {
  std::string name;        ///< without '#'
  std::uint32_t line = 0;  ///< of the text, from 1
  struct Argument {
    bool is_capture = false;
    std::string text;           ///< of a string
    std::uint16_t capture = 0;  ///< row of PatternSet::captures
  };
  std::vector<Argument> arguments;
};

struct TopPattern {
  std::uint32_t root = 0;
  std::uint32_t line = 0;
  std::vector<PatternPredicate> predicates;
};

struct PatternSet {
  std::vector<PatternNode> nodes;
  std::vector<TopPattern> patterns;  ///< in order of the text
  std::vector<std::string> captures;
  std::vector<std::uint32_t> capture_lines;  ///< of the first use of each
};

/// Throws std::runtime_error "line N: …" on a mistake, a kind or a field that the language lacks.
PatternSet compile_patterns(const TSLanguage* language, std::string_view text);

}  // namespace brief::parse
