// What the users of a framework write (routes, mounts, jobs, models) as rows of facts. A query of
// grammars/<language>/frameworks/ names its rows as it likes; facts/ knows what they mean:
//
//   @route            the place that is a row of kind "route"; it becomes the fact "/route", whose
//                     value is the query's name
//   @route.path       an attribute: the fact "/route/path" after it, with the source text
//   (#set! route.method "GET")    an attribute that is not written there
//
// Matches of one kind at one place are one row: attributes add up, in the order they are written.
// Captures that begin with '_' serve predicates only (predicates.hpp).
#pragma once

#include <re2/re2.h>
#include <tree_sitter/api.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "brief/language.hpp"
#include "brief/summary.hpp"
#include "parse/lines.hpp"
#include "parse/matcher.hpp"
#include "parse/predicates.hpp"
#include "parse/syntax.hpp"
#include "parse/text_arena.hpp"

namespace brief::parse {

inline constexpr std::size_t kMaxRows = 4000;           ///< of one query in one file
inline constexpr std::size_t kMaxAttributes = 48;       ///< of one row
inline constexpr std::size_t kMaxMarkedBytes = 512000;  ///< larger files are not asked

/// One query, compiled. Immutable.
class RowQuery {
 public:
  /// Throws std::runtime_error "line N: …" when the query does not compile.
  RowQuery(const TSLanguage* language, const FrameworkQuery& written);

  struct Part {
    std::uint16_t kind = 0;  ///< row of kinds()
    std::string attribute;   ///< key of the fact; empty: the row itself
    std::string value;       ///< of a constant
    bool predicate_only = false;
    bool is_row() const { return !predicate_only && attribute.empty(); }
  };
  std::string_view name() const { return name_; }
  const PatternSet& set() const { return set_; }
  const PatternIndex& index() const { return index_; }
  const Part& part(std::uint16_t capture) const { return captures_[capture]; }
  const std::vector<Part>& constants(std::uint32_t pattern) const { return constants_[pattern]; }
  const std::vector<std::string>& kinds() const { return kinds_; }  ///< "/route"
  bool accepts(std::uint32_t pattern, std::span<const Caught> caught,
               std::string_view bytes) const {
    return all_hold(predicates_[pattern], caught, bytes);
  }
  bool allows(std::uint32_t pattern, std::uint32_t capture, TSNode node,
              std::string_view bytes) const {
    return may_be(predicates_[pattern], capture, node, bytes);
  }

 private:
  Part part_of(std::string_view written);

  std::string_view name_;
  PatternSet set_;
  PatternIndex index_;
  std::vector<std::string> kinds_;
  std::vector<Part> captures_;
  std::vector<std::vector<Predicate>> predicates_;
  std::vector<std::vector<Part>> constants_;
};

/// The queries of a language. Each is compiled on first need: few files bear marks.
class FrameworkSet {
 public:
  explicit FrameworkSet(const LanguageSpec& spec);

  /// Numbers of the queries whose marks stand in the bytes.
  std::vector<std::size_t> marked_by(std::string_view bytes) const;
  /// Thread-safe.
  const RowQuery& query(std::size_t number) const;

 private:
  struct Slot {
    std::unique_ptr<RE2> marks;
    mutable std::mutex mutex;
    mutable std::unique_ptr<const RowQuery> query;
  };
  const LanguageSpec& spec_;
  std::unique_ptr<RE2> any_;  ///< marks of all; nullptr: there is no query
  std::vector<Slot> slots_;
};

struct RowAttribute {
  std::string_view key;
  std::string_view constant;  ///< used when the span is empty
  Span span;
};

struct Row {
  Span node;
  std::uint16_t kind = 0;
  std::vector<RowAttribute> attributes;
};

struct Rows {
  const RowQuery* query = nullptr;  ///< that was asked
  std::vector<Row> rows;
  bool bounded = false;
  bool hung = false;
};

/// Runs the query over a tree; rows in order of their places. `root` is of the tree of `condensed`.
Rows collect_rows(const RowQuery& query, TSNode root, const Condensed& condensed,
                  const HangGuard& guard);

/// Appends the rows to summary.facts.
void write_rows(const Rows& rows, std::string_view bytes, const Lines& lines, TextArena& arena,
                FileSummary& summary);

}  // namespace brief::parse
