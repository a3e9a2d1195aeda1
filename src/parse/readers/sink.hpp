// What every reader writes through: facts, definitions and diagnostics go into the summary's arena
// within the bounds of readers.hpp, so that no reader has to count for itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "brief/summary.hpp"
#include "parse/readers/readers.hpp"

namespace brief::parse {

inline constexpr std::size_t kMaxPointerBytes = 1024;
inline constexpr std::size_t kMaxFactArena = 4u << 20;  ///< all keys and values of one file
inline constexpr std::size_t kMaxReaderLines = 400'000;

/// A JSON Pointer that grows and shrinks by tokens.
class Pointer {
 public:
  void push(std::string_view token);
  void push(std::size_t index) { push(std::to_string(index)); }
  void pop();
  std::string_view view() const { return path_; }
  std::size_t depth() const { return marks_.size(); }

 private:
  std::string path_;
  std::vector<std::size_t> marks_;
};

/// The pointer of a few tokens: pointer_of("target", name).
std::string pointer_of(std::string_view first, std::string_view second);
std::string pointer_of(std::string_view first, std::size_t index);

/// Lines of growing offsets, counted as they are asked for. Cost: one pass over the bytes.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}
  /// 1-based. An offset smaller than the last one asked for is fine, but costs a pass.
  std::uint32_t at(std::size_t offset);

 private:
  std::string_view bytes_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1;
};

class FactSink {
 public:
  explicit FactSink(FileSummary& summary) : summary_(summary) {}

  /// No further fact will be taken: a reader may stop.
  bool full() const { return full_; }

  void fact(std::string_view key, std::string_view value, std::uint32_t line,
            std::uint32_t end_line);
  void fact(std::string_view key, std::string_view value, std::uint32_t line) {
    fact(key, value, line, line);
  }

  struct NewDefinition {
    DefinitionKind kind = DefinitionKind::target;
    std::string_view name;
    std::string_view signature;
    std::string_view doc;
    std::uint32_t line = 0;
    std::uint32_t end_line = 0;
    std::uint32_t parent = kNoParent;
  };
  /// Its row, or kNoParent when the bound is met. Signature and doc become one line each.
  std::uint32_t define(const NewDefinition& definition);
  void end_definition(std::uint32_t row, std::uint32_t end_line);

  /// For readers that know a fact only at the end: puts all facts in the order of their lines.
  void sort_facts();

  /// What the file says it is (a README's title).
  void document(std::string_view text, std::uint32_t line);

  /// A mistake in the file.
  void diagnose(std::string_view message, std::uint32_t line);
  /// A bound was met: `truncated`, and one diagnostic for the whole file.
  void cut(std::string_view message, std::uint32_t line);

 private:
  Str store(std::string_view text);
  Str store_line(std::string_view text, std::size_t limit);

  FileSummary& summary_;
  std::size_t stored_ = 0;
  bool full_ = false;
  bool cut_ = false;
};

/// The lines without their '\n', at most kMaxReaderLines of them.
std::vector<std::string_view> lines_of(std::string_view bytes, FactSink& sink);

/// `text` cut to at most `limit` bytes, not within a UTF-8 sequence.
std::string_view cut_utf8(std::string_view text, std::size_t limit);

/// White space folded to single spaces, trimmed.
std::string fold_space(std::string_view text);

/// The 1-based line count a row stands for: rows are 0-based.
constexpr std::uint32_t line_number(std::size_t row) { return static_cast<std::uint32_t>(row + 1); }

}  // namespace brief::parse
