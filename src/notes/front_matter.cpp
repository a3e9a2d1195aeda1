#include "notes/front_matter.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace brief::notes {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool is_fence(std::string_view line) {
  return line.starts_with("---") && base::trim(line.substr(3)).empty();
}

// The next line with its newline, taken off `rest`.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end == std::string_view::npos ? end : end + 1);
  rest.remove_prefix(line.size());
  return line;
}

// "kind" of "kind: decision"; empty for a line that continues or remarks on the key above it.
std::string_view key_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const char first = line.front();
  return first == ' ' || first == '\t' || first == '#' || first == '-' ? std::string_view{}
                                                                       : line.substr(0, colon);
}

bool is_plain(std::string_view text) {
  if (text.empty() ||
      text.find_first_of("_/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
          std::string_view::npos)
    return false;
  const char first = text.front();
  if (first == '-' || (first >= '0' && first <= '9')) return false;
  for (const std::string_view word : {"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
    if (base::to_lower(text) == word) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_./-").find(c) != std::string_view::npos;
  });
}

}  // namespace

FrontMatter split_front_matter(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  FrontMatter found;
  found.body = bytes;
  std::string_view rest = bytes;
  if (!is_fence(take_line(rest))) return found;
  const std::size_t start = bytes.size() - rest.size();
  for (std::uint32_t line = 2; !rest.empty(); ++line) {
    const std::size_t at = bytes.size() - rest.size();
    if (!is_fence(take_line(rest))) continue;
    found.present = true;
    found.yaml = bytes.substr(start, at - start);
    found.body = rest;
    found.line = line + 1;
    return found;
  }
  found.unclosed = true;
  return found;
}

std::string with_keys(std::string_view yaml, const std::vector<KeyLines>& keys) {
  std::string out;
  std::vector<bool> done(keys.size());
  bool dropping = false;
  while (!yaml.empty()) {
    const std::string_view line = take_line(yaml);
    if (const std::string_view key = key_of(line); !key.empty()) {
      const auto found =
          std::find_if(keys.begin(), keys.end(), [&](const KeyLines& k) { return k.first == key; });
      dropping = found != keys.end();
      if (dropping && !done[static_cast<std::size_t>(found - keys.begin())]) {
        out += found->second;
        done[static_cast<std::size_t>(found - keys.begin())] = true;
      }
    } else if (line.starts_with('#')) {
      dropping = false;  // a remark above the next key
    }
    if (!dropping) out += line;
  }
  if (!out.empty() && out.back() != '\n') out += '\n';
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (!done[i]) out += keys[i].second;
  return out;
}

std::string yaml_scalar(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

std::string raw_path(std::string_view shown) {
  if (shown.size() < 2 || shown.front() != '"' || shown.back() != '"') return std::string(shown);
  shown = shown.substr(1, shown.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] != '\\' || i + 1 == shown.size()) {
      out += shown[i];
      continue;
    }
    const char c = shown[++i];
    const auto octal = [&](std::size_t k) {
      return k < shown.size() && shown[k] >= '0' && shown[k] <= '7';
    };
    if (octal(i) && octal(i + 1) && octal(i + 2)) {
      out += static_cast<char>((shown[i] - '0') * 64 + (shown[i + 1] - '0') * 8 +
                               (shown[i + 2] - '0'));
      i += 2;
    } else {
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
  }
  return out;
}

}  // namespace brief::notes
