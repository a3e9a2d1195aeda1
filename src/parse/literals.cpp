#include "parse/literals.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace brief::parse {
namespace {

constexpr std::size_t kMaxRegex = 2000;    // bytes; a line of slashes would be quadratic
constexpr std::size_t kMaxPercent = 8000;  // bytes; a line of open ones too
constexpr std::size_t kMaxCode = 32;       // nesting of code in strings and strings in it

char closing(char open) {
  switch (open) {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    case '<':
      return '>';
    default:
      return open;
  }
}

// Of what opens code in a string the one at the front of `rest`; a doubled one is text.
std::string_view code_opener(std::string_view rest, std::string_view openers) {
  while (!openers.empty()) {
    const std::size_t blank = std::min(openers.find(' '), openers.size());
    const std::string_view opener = openers.substr(0, blank);
    if (rest.starts_with(opener)) return opener;
    openers.remove_prefix(std::min(blank + 1, openers.size()));
  }
  return {};
}

// A string whose code holds strings with code: one pass, with what is open on a stack.
std::size_t code_string_end(std::string_view bytes, std::size_t at, const Delimiters& pair,
                            char raw) {
  struct Open {
    char bracket;         // of code; 0: a string
    std::uint32_t depth;  // of brackets in code
  };
  std::vector<Open> open{{'\0', 0}};
  for (at += pair.open.size(); at < bytes.size(); ++at) {
    const char c = bytes[at];
    Open& top = open.back();
    // A string in the code is closed by one such sign, whatever closes the outer one.
    const std::string_view close = pair.close.substr(0, open.size() == 1 ? pair.close.size() : 1);
    if (top.bracket != '\0') {
      const bool quotes = raw != 0 && c == raw && top.bracket == '(';
      if (c == top.bracket) ++top.depth;
      if (c == closing(top.bracket) && --top.depth == 0) open.pop_back();
      const bool string = c == pair.close[0] && open.size() < kMaxCode;
      if (string) open.push_back({'\0', 0});
      if (c == '\\') ++at;
      if (quotes) {
        const std::size_t close = bytes.find(raw, at + 1);
        if (close == std::string_view::npos) raw = 0;  // and never looked for again
        if (raw != 0) at = close;
      }
    } else if (const std::string_view opener = code_opener(bytes.substr(at), pair.code);
               !opener.empty() && open.size() < kMaxCode) {
      at += opener.size() - 1;  // one that is doubled is text
      if (opener.size() == 1 && bytes.substr(at + 1, 1) == opener)
        ++at;
      else
        open.push_back({opener[opener.find_first_of("({[")], 1});
    } else if (pair.escape != 0 && c == pair.escape &&
               (c != pair.close[0] || bytes.substr(at + 1, 1) == pair.close)) {
      ++at;
    } else if (c == '\n' && !pair.multiline) {
      return at;
    } else if (c == close[0] && bytes.substr(at, close.size()) == close) {
      at += close.size();
      open.pop_back();
      if (open.empty()) return at;
      --at;
    }
  }
  return bytes.size();
}

constexpr std::size_t kMaxDelimiter = 32;  // bytes that may be chosen for a raw string's end

std::size_t behind(std::string_view bytes, std::size_t from, const std::string& close) {
  const std::size_t end = bytes.find(close, from);
  return end == std::string_view::npos ? bytes.size() : end + close.size();
}

}  // namespace

std::size_t block_end(std::string_view bytes, std::size_t at, const Delimiters& pair) {
  at += pair.open.size();
  if (!pair.nests) {
    const std::size_t close = bytes.find(pair.close, at);
    return close == std::string_view::npos ? bytes.size() : close + pair.close.size();
  }
  std::size_t depth = 1;
  while (at < bytes.size() && depth > 0) {
    if (bytes.substr(at, pair.close.size()) == pair.close) {
      --depth;
      at += pair.close.size();
    } else if (bytes.substr(at, pair.open.size()) == pair.open) {
      ++depth;
      at += pair.open.size();
    } else {
      ++at;
    }
  }
  return at;
}

std::size_t string_end(std::string_view bytes, std::size_t at, const Delimiters& pair, char raw) {
  if (!pair.code.empty()) return code_string_end(bytes, at, pair, raw);
  for (at += pair.open.size(); at < bytes.size(); ++at) {
    const char c = bytes[at];
    // A quote that escapes itself does so where it is doubled.
    if (pair.escape != 0 && c == pair.escape &&
        (c != pair.close[0] || bytes.substr(at + 1, pair.close.size()) == pair.close)) {
      ++at;
    } else if (c == '\n' && !pair.multiline) {
      return at;  // never closed: at most this line is lost
    } else if (c == pair.close[0] && bytes.substr(at, pair.close.size()) == pair.close) {
      return at + pair.close.size();
    }
  }
  return bytes.size();
}

std::size_t island_begin(std::string_view bytes, std::size_t from) {
  std::size_t at = bytes.find("<?", from);
  while (at != std::string_view::npos && bytes.substr(at + 2, 3) == "xml")
    at = bytes.find("<?", at + 2);
  if (at == std::string_view::npos) return bytes.size();
  at += 2;
  while (at < bytes.size() && bytes[at] >= 'a' && bytes[at] <= 'z') ++at;
  return at;
}

std::size_t percent_end(std::string_view bytes, std::size_t at) {
  std::size_t i = at + 1;
  const auto peek = [&](std::size_t k) { return k < bytes.size() ? bytes[k] : '\0'; };
  const bool letter = std::string_view("wWiIqQrxs").find(peek(i)) != std::string_view::npos;
  if (letter && i < bytes.size()) ++i;
  const char open = peek(i);
  if (std::string_view(letter ? "([{<|!/^-~@" : "([{<|").find(open) == std::string_view::npos ||
      open == '\0')
    return at;
  const char close = closing(open);
  std::uint32_t depth = 0;
  const std::size_t limit = std::min(bytes.size(), at + kMaxPercent);
  for (; i < limit; ++i) {
    const char c = bytes[i];
    if (c == '\\')
      ++i;
    else if (c == open && (close != open || depth == 0))
      ++depth;
    else if (c == close && --depth == 0)
      return i + 1;
  }
  return at;
}

std::size_t regex_end(std::string_view bytes, std::size_t at) {
  bool in_class = false;
  const std::size_t limit = std::min(bytes.size(), at + kMaxRegex);
  for (std::size_t i = at + 1; i < limit && bytes[i] != '\n'; ++i) {
    const char c = bytes[i];
    if (c == '\\') {
      ++i;
    } else if (c == '[') {
      in_class = true;
    } else if (c == ']') {
      in_class = false;
    } else if (c == '/' && !in_class) {
      return i + 1;
    }
  }
  return at;
}

std::size_t hash_string_end(std::string_view prefix, std::string_view bytes, std::size_t at) {
  if (prefix != "r" && prefix != "br" && prefix != "cr") return at;
  const std::size_t quote = bytes.find_first_not_of('#', at);
  if (quote >= bytes.size() || bytes[quote] != '"' || quote - at > kMaxDelimiter) return at;
  return behind(bytes, quote + 1, '"' + std::string(quote - at, '#'));
}

std::size_t delimiter_string_end(std::string_view bytes, std::size_t at) {
  const std::size_t open = bytes.substr(0, at + 2 + kMaxDelimiter).find('(', at);
  if (open == std::string_view::npos) return at;
  return behind(bytes, open + 1, ')' + std::string(bytes.substr(at + 1, open - at - 1)) + '"');
}

}  // namespace brief::parse
