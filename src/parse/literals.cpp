#include "parse/literals.hpp"

#include <algorithm>
#include <string>

namespace brief::parse {
namespace {

constexpr std::size_t kMaxRegex = 2000;  // bytes; a line of slashes would be quadratic

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

std::size_t string_end(std::string_view bytes, std::size_t at, const Delimiters& pair) {
  for (at += pair.open.size(); at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (pair.escape != 0 && c == pair.escape) {
      ++at;
    } else if (c == '\n' && !pair.multiline) {
      return at;  // never closed: at most this line is lost
    } else if (c == pair.close[0] && bytes.substr(at, pair.close.size()) == pair.close) {
      return at + pair.close.size();
    }
  }
  return bytes.size();
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
