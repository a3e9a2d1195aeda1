#include "parse/heredocs.hpp"

#include <algorithm>

namespace brief::parse {
namespace {

constexpr std::size_t kMaxFailures = 32;
constexpr std::size_t kMaxMarks = 8;   // of one line
constexpr std::size_t kMaxWord = 100;  // bytes

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool blank(char c) { return c == ' ' || c == '\t'; }

// The byte at which the line at `from` holds nothing but blanks before the word, and behind the
// word nothing that belongs to it; npos when it does not. What follows it on its line is code.
std::size_t word_in_line(std::string_view line, std::string_view word) {
  std::size_t begin = 0;
  while (begin < line.size() && blank(line[begin])) ++begin;
  const std::string_view rest = line.substr(begin);
  if (!rest.starts_with(word)) return std::string_view::npos;
  return rest.size() > word.size() && in_word(rest[word.size()]) ? std::string_view::npos
                                                                 : begin + word.size();
}

}  // namespace

std::size_t Heredocs::open(std::string_view bytes, std::size_t at) {
  const auto peek = [&](std::size_t i) { return i < bytes.size() ? bytes[i] : '\0'; };
  std::size_t i = at;
  while (peek(i) == '<') ++i;
  if (i - at != (traits_.long_heredocs ? 3 : 2)) return i - at > 2 ? i : at;
  if (peek(i) == '~' || peek(i) == '-') ++i;
  while (blank(peek(i)) && (traits_.spaced_heredocs || traits_.long_heredocs)) ++i;
  const char quote = peek(i) == '"' || peek(i) == '\'' || peek(i) == '`' ? peek(i) : '\0';
  if (quote != '\0' || peek(i) == '\\') ++i;
  const std::size_t begin = i;
  if (quote != '\0')
    while (i < bytes.size() && bytes[i] != quote && bytes[i] != '\n') ++i;
  else
    while (in_word(peek(i))) ++i;
  const std::string_view word = bytes.substr(begin, i - begin);
  if (word.empty() || word.size() > kMaxWord || (word[0] >= '0' && word[0] <= '9')) return at;
  if (quote != '\0' && peek(i) != quote) return at;
  if (failures_ < kMaxFailures && words_.size() < kMaxMarks) words_.push_back(word);
  return quote != '\0' ? i + 1 : i;
}

std::size_t Heredocs::skip(std::string_view bytes, std::size_t from, std::vector<Span>& texts) {
  std::size_t at = from;
  for (const std::string_view word : words_) {
    std::size_t found = std::string_view::npos;
    std::size_t line = at == from ? from : std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    const std::size_t first = line;
    while (line < bytes.size()) {
      const std::size_t end = std::min(bytes.find('\n', line), bytes.size());
      found = word_in_line(bytes.substr(line, end - line), word);
      if (found != std::string_view::npos) break;
      line = end + 1;
    }
    if (found == std::string_view::npos) {
      ++failures_;
      continue;
    }
    texts.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(line)});
    at = line + found;
  }
  words_.clear();
  return at;
}

}  // namespace brief::parse
