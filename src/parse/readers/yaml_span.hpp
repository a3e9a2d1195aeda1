// Where a YAML scalar begins and ends in the text: the parser's events tell its first place alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace brief::parse {

struct YamlSpan {
  std::uint32_t line = 0;  ///< 1-based, of the first line of the value itself
  std::uint32_t end_line = 0;
};

class YamlLines {
 public:
  explicit YamlLines(std::string_view bytes);

  /// Of the scalar whose mark is (line, column), both 0-based. `plain`: written without quotes or
  /// block indicator. Cost: the scalar's own text.
  YamlSpan span_of(std::size_t line, std::size_t column, std::string_view value, bool plain) const;

 private:
  std::size_t past_properties(std::size_t at) const;
  YamlSpan literal_span(std::uint32_t header, std::string_view value) const;
  YamlSpan folded_span(std::size_t line) const;
  std::uint32_t line_at(std::size_t line, std::size_t from, std::size_t to) const;
  std::size_t plain_end(std::size_t at, std::string_view value) const;
  std::size_t quoted_end(std::size_t at) const;

  std::string_view bytes_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace brief::parse
