#include "parse/strings.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>

#include "base/text.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kFewest = 3;
constexpr std::size_t kMost = 64;
constexpr std::size_t kMaxNoted = 256;
constexpr std::size_t kMostOfLine = 200;
constexpr int kMostUses = 64;  // of a constant that are looked at

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view line_before(std::string_view before) {
  before = before.substr(before.size() - std::min(before.size(), kMostOfLine));
  return before.substr(before.rfind('\n') + 1);
}

// The name that ends where `text` ends.
std::string_view last_name(std::string_view text) {
  text = base::trim(text);
  std::size_t begin = text.size();
  while (begin > 0 && base::is_word(text[begin - 1])) --begin;
  return text.substr(begin);
}

bool speaks_of_files(std::string_view name) {
  static constexpr std::string_view kWords[] = {"file", "path", "dir",    "folder", "open",  "join",
                                                "read", "load", "exists", "stat",   "write", "log",
                                                "conf", "find", "ignore", "unlink", "cache"};
  const std::string lower = base::to_lower(name);
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

// What is called with the string, in the innermost open parenthesis.
std::string_view callee(std::string_view line) {
  int depth = 0;
  for (std::size_t at = line.size(); at-- > 0;) {
    if (line[at] == ')') ++depth;
    if (line[at] == ';') return {};
    if (line[at] == '(' && depth-- == 0) return last_name(line.substr(0, at));
  }
  return {};
}

bool is_constant(std::string_view name) {
  if (name.empty()) return false;
  const bool prefixed = name.size() > 1 && name[0] == 'k' && is_capital(name[1]);
  return prefixed || std::none_of(name.begin(), name.end(), is_small);
}

// What the string is given to: "x = ", "x: T = ", "x[] = {".
std::string_view assigned(std::string_view line) {
  const std::size_t sign = line.rfind('=');
  if (sign == std::string_view::npos || sign == 0) return {};
  if (line.substr(sign).find('>') != std::string_view::npos) return {};
  std::string_view left = line.substr(0, sign);
  if (std::string_view("=!<>").find(left.back()) != std::string_view::npos) return {};
  left = left.substr(0, left.find_first_of(":["));
  return last_name(left);
}

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
  if (names_dotfile(string) && names_file(bytes.substr(0, text.begin - open)))
    note(out.dotfiles, text.begin, text.end);
  if (!names_variable(string)) return;
  std::string_view before = bytes.substr(0, text.begin - open);
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  if (table.environment_follows(before)) note(out.variables, text.begin, text.end);
}

bool names_file(std::string_view before) {
  const std::string_view line = line_before(before);
  const std::string_view text = base::trim(line);
  if (text.empty()) return false;
  if (text.front() == '#' || text.back() == '/') return true;
  if (text.back() == '+') return false;  // the end of a name: `prefix + ".clock"`
  const std::string_view called = callee(line);
  if (speaks_of_files(called)) return true;
  const std::string_view name = assigned(line);
  // What a call makes of the string ("const logo = query(…)") says nothing of the string.
  return is_constant(name) || (called.empty() && speaks_of_files(name));
}

std::string_view constant_string(std::string_view bytes, std::string_view name) {
  int uses = 0;
  for (std::size_t at = bytes.find(name); at != bytes.npos && uses < kMostUses;
       at = bytes.find(name, at + 1), ++uses) {
    if (at > 0 && base::is_word(bytes[at - 1])) continue;
    std::string_view rest = bytes.substr(at + name.size(), kMostOfLine);
    rest = rest.substr(0, rest.find('\n'));
    if (!rest.empty() && base::is_word(rest.front())) continue;
    const std::size_t open = rest.find('"');
    if (open == std::string_view::npos) continue;
    const std::string_view between = base::trim(rest.substr(0, open));
    const std::string_view line = base::trim(line_before(bytes.substr(0, at)));
    const bool defined = line.starts_with('#') && between.empty();
    const bool given = between.ends_with('=') && between.find_first_of("(,;!<>") == between.npos;
    if (!defined && !given) continue;
    const std::size_t close = rest.find('"', open + 1);
    if (close != std::string_view::npos) return rest.substr(open + 1, close - open - 1);
  }
  return {};
}

void note(std::vector<Span>& spans, std::size_t begin, std::size_t end) {
  if (spans.size() < kMaxNoted)
    spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

}  // namespace brief::parse
