#include "parse/strings.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace brief::parse {
namespace {

constexpr std::size_t kFewest = 3;
constexpr std::size_t kMost = 64;
constexpr std::size_t kMaxNoted = 256;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool names_variable(std::string_view text) {
  if (text.size() < kFewest || text.size() > kMost || !is_capital(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_capital(c) || is_digit(c) || c == '_'; });
}

bool names_dotfile(std::string_view text) {
  static constexpr std::string_view kEndings[] = {"rc",   "ignore",  "config", "keep",
                                                  "lock", "history", "cache",  "settings"};
  if (text.size() < kFewest + 2 || text.size() > kMost || text[0] != '.' || !is_small(text[1]))
    return false;
  std::string_view stem = text.substr(1);
  stem = stem.substr(0, stem.find('.'));
  const bool plain = std::all_of(text.begin() + 1, text.end(), [](char c) {
    return is_small(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
  });
  if (!plain || stem.size() < kFewest) return false;
  if (stem.find('_') != std::string_view::npos) return true;
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
    return stem.size() > ending.size() && stem.ends_with(ending);
  });
}

void note_string(const LexTable& table, std::string_view bytes, Span text, std::size_t open,
                 Lexed& out) {
  const std::string_view string = bytes.substr(text.begin, text.end - text.begin);
  if (names_dotfile(string)) note(out.dotfiles, text.begin, text.end);
  if (!names_variable(string)) return;
  std::string_view before = bytes.substr(0, text.begin - open);
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  if (table.environment_follows(before)) note(out.variables, text.begin, text.end);
}

void note(std::vector<Span>& spans, std::size_t begin, std::size_t end) {
  if (spans.size() < kMaxNoted)
    spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

}  // namespace brief::parse
