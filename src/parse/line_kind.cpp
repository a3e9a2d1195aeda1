#include "parse/line_kind.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace brief::parse {

bool string_prefix(std::string_view word, char next) {
  return word.size() <= 2 && (next == '"' || next == '\'');
}

bool is_end_mark(std::string_view bytes, std::size_t at) {
  const std::string_view line = bytes.substr(at, bytes.find('\n', at) - at);
  return line == "__END__" || line == "__DATA__";
}

bool stands_apart(std::string_view bytes, std::size_t at) {
  return at == 0 || std::string_view(" \t\n;()&|`").find(bytes[at - 1]) != std::string_view::npos;
}

std::size_t character_end(const LexTable& table, std::string_view bytes, std::size_t at) {
  const std::string_view rest = bytes.substr(at + 1, 2);
  if (rest.empty() || std::string_view("\"'`#/%").find(rest[0]) == std::string_view::npos)
    return at;
  return rest.size() > 1 && table.in_word(rest[1]) ? at : at + 2;
}

std::size_t lifetime_end(const LexTable& table, std::string_view bytes, std::size_t at) {
  const auto peek = [&](std::size_t i) { return i < bytes.size() ? bytes[i] : '\0'; };
  if (peek(at + 1) == '\\' || !table.in_word(peek(at + 1))) return at;
  std::size_t end = at + 2;
  while ((static_cast<unsigned char>(peek(end)) & 0xc0) == 0x80) ++end;
  if (peek(end) == '\'') return at;
  end = at + 2;
  while (end < bytes.size() && table.in_word(bytes[end])) ++end;
  return end;
}

LineKind kind_of_line(const LexTable& table, std::uint8_t bits, std::string_view word,
                      std::string_view rest) {
  if (table.traits().end_bodies) {
    if (word == "end") return LineKind::end;
    if (word == "rescue" || word == "ensure" || word == "else") return LineKind::branch;
  }
  if ((bits & kFunction) != 0) return LineKind::function;
  if ((bits & kContainer) != 0) return LineKind::container;
  if ((bits & kKept) != 0) return LineKind::kept;
  if (string_prefix(word, rest.empty() ? '\0' : rest[0])) return LineKind::string;
  if ((bits & kReserved) == 0 || !rest.starts_with(' ')) return LineKind::other;
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  std::size_t end = 0;
  while (end < rest.size() && table.in_word(rest[end])) ++end;
  const std::string_view second = rest.substr(0, end);
  return (table.word_bits(second, base::hash64(second)) & kFunction) != 0 ? LineKind::function
                                                                          : LineKind::other;
}

}  // namespace brief::parse
