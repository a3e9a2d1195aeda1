#include "parse/heredocs.hpp"

#include <algorithm>
#include <utility>

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

// The same in a shell: the word is the whole line; with `<<-` behind tabs.
std::size_t word_is_line(std::string_view line, const Heredocs::Mark& mark) {
  std::size_t begin = 0;
  while (mark.indented && begin < line.size() && line[begin] == '\t') ++begin;
  return line.substr(begin) == mark.word ? line.size() : std::string_view::npos;
}

// The byte behind the word of a shell at `at`, quoted as a whole or in pieces, and what it says:
// nothing where a quote is left open.
std::size_t shell_word(std::string_view bytes, std::size_t at, Heredocs::Mark& mark) {
  char quote = '\0';
  std::string& word = mark.word;
  std::size_t i = at;
  for (; i < bytes.size() && bytes[i] != '\n' && word.size() <= kMaxWord; ++i) {
    const char c = bytes[i];
    if (quote != '\0' && c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '\'' || c == '"')) {
      quote = c;
      mark.quoted = true;
    } else if (c == '\\' && quote != '\'' && i + 1 < bytes.size() && bytes[i + 1] != '\n') {
      word += bytes[++i];
    } else if (quote == '\0' && std::string_view(" \t;&|()<>").find(c) != std::string_view::npos) {
      break;
    } else {
      word += c;
    }
  }
  if (quote != '\0') {
    word.clear();
    mark.quoted = false;
  }
  return i;
}

}  // namespace

std::size_t Heredocs::open(std::string_view bytes, std::size_t at) {
  const auto peek = [&](std::size_t i) { return i < bytes.size() ? bytes[i] : '\0'; };
  std::size_t i = at;
  while (peek(i) == '<') ++i;
  if (i - at != (traits_.long_heredocs ? 3 : 2)) return i - at > 2 ? i : at;
  const bool indented = peek(i) == '~' || peek(i) == '-';
  if (indented) ++i;
  while (blank(peek(i)) && (traits_.spaced_heredocs || traits_.long_heredocs)) ++i;
  if (traits_.spaced_heredocs) {
    Mark mark{{}, indented, false};
    const std::size_t end = shell_word(bytes, i, mark);
    return add(std::move(mark)) ? end : at;
  }
  const char quote = peek(i) == '"' || peek(i) == '\'' || peek(i) == '`' ? peek(i) : '\0';
  if (quote != '\0' || peek(i) == '\\') ++i;
  const std::size_t begin = i;
  if (quote != '\0')
    while (i < bytes.size() && bytes[i] != quote && bytes[i] != '\n') ++i;
  else
    while (in_word(peek(i))) ++i;
  const std::string_view word = bytes.substr(begin, i - begin);
  if (quote != '\0' && peek(i) != quote) return at;
  if (!add({std::string(word), indented, quote != '\0'})) return at;
  return quote != '\0' ? i + 1 : i;
}

// False where the word can't be one: `1 << 2`.
bool Heredocs::add(Mark mark) {
  const std::string& word = mark.word;
  if (word.size() > kMaxWord) return false;
  // A shell's text may go up to an empty line.
  if (word.empty() ? !(mark.quoted && traits_.spaced_heredocs) : word[0] >= '0' && word[0] <= '9')
    return false;
  if (failures_ < kMaxFailures && marks_.size() < kMaxMarks) marks_.push_back(std::move(mark));
  return true;
}

std::size_t Heredocs::skip(std::string_view bytes, std::size_t from, std::vector<Span>& texts) {
  std::size_t at = from;
  for (const Mark& mark : marks_) {
    std::size_t found = std::string_view::npos;
    std::size_t line = at == from ? from : std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    const std::size_t first = line;
    while (line < bytes.size()) {
      const std::size_t end = std::min(bytes.find('\n', line), bytes.size());
      const std::string_view text = bytes.substr(line, end - line);
      found = traits_.spaced_heredocs ? word_is_line(text, mark) : word_in_line(text, mark.word);
      if (found != std::string_view::npos) break;
      line = end + 1;
    }
    if (found == std::string_view::npos) {
      ++failures_;
      continue;
    }
    at = line + found;
    texts.push_back({static_cast<std::uint32_t>(first),
                     static_cast<std::uint32_t>(traits_.spaced_heredocs ? at : line)});
  }
  marks_.clear();
  return at;
}

}  // namespace brief::parse
