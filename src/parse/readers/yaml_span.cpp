#include "parse/readers/yaml_span.hpp"

#include <algorithm>

#include "parse/readers/sink.hpp"

namespace brief::parse {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

YamlLines::YamlLines(std::string_view bytes) : bytes_(bytes) {
  starts_.push_back(0);
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1))
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

YamlSpan YamlLines::span_of(std::size_t line, std::size_t column, std::string_view value,
                            bool plain) const {
  if (line >= starts_.size()) return {line_number(line), line_number(line)};
  const std::size_t mark = std::min<std::size_t>(starts_[line] + column, bytes_.size());
  const std::size_t at = past_properties(mark);
  const std::uint32_t first = line_at(line, mark, at);
  if (at == bytes_.size()) return {first, first};
  const char c = bytes_[at];
  if (!plain && (c == '|' || c == '>'))
    return c == '|' ? literal_span(first, value) : folded_span(first - 1);
  const std::size_t end = !plain && (c == '"' || c == '\'') ? quoted_end(at) : plain_end(at, value);
  return {first, line_at(first - 1, at, end)};
}

// Past `&anchor`, `!tag` and the white space behind them.
std::size_t YamlLines::past_properties(std::size_t at) const {
  const std::size_t start = at;
  while (at < bytes_.size() && (bytes_[at] == '&' || bytes_[at] == '!')) {
    while (at < bytes_.size() && !blank(bytes_[at])) ++at;
    while (at < bytes_.size() && blank(bytes_[at])) ++at;
  }
  return at == bytes_.size() ? start : at;
}

// `header` holds the indicator; every row of the value is a line below it.
YamlSpan YamlLines::literal_span(std::uint32_t header, std::string_view value) const {
  const std::size_t last = value.find_last_not_of('\n');
  if (last == std::string_view::npos) return {header, header};
  const auto rows =
      std::count(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(last), '\n');
  return {header + 1, header + 1 + static_cast<std::uint32_t>(rows)};
}

// `line`, 0-based, holds the indicator. The value is what is indented like its first line that is
// not blank, or more.
YamlSpan YamlLines::folded_span(std::size_t line) const {
  std::size_t indent = 0;
  std::size_t last = line;
  for (std::size_t row = line + 1; row < starts_.size(); ++row) {
    const std::size_t end = row + 1 < starts_.size() ? starts_[row + 1] - 1 : bytes_.size();
    const std::string_view text = bytes_.substr(starts_[row], end - starts_[row]);
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) continue;
    if (indent == 0) indent = first;
    if (first < indent || first == 0) break;
    last = row;
  }
  const std::size_t first = std::min(line + 1, last);
  return {line_number(first), line_number(last)};
}

std::uint32_t YamlLines::line_at(std::size_t line, std::size_t from, std::size_t to) const {
  const std::string_view text = bytes_.substr(from, to - from);
  return line_number(line + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
}

// White space of the value stands for any white space of the text.
std::size_t YamlLines::plain_end(std::size_t at, std::string_view value) const {
  for (const char c : value) {
    if (blank(c)) continue;
    std::size_t next = at;
    while (next < bytes_.size() && blank(bytes_[next])) ++next;
    if (next == bytes_.size() || bytes_[next] != c) return at;
    at = next + 1;
  }
  return at;
}

std::size_t YamlLines::quoted_end(std::size_t at) const {
  const char quote = bytes_[at++];
  while (at < bytes_.size()) {
    const char c = bytes_[at++];
    if (quote == '"' && c == '\\')
      ++at;
    else if (c == quote && (quote == '"' || at == bytes_.size() || bytes_[at] != '\''))
      break;
    else if (c == quote)
      ++at;
  }
  return std::min(at, bytes_.size());
}

}  // namespace brief::parse
