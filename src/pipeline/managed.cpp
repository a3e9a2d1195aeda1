#include "pipeline/managed.hpp"

#include <algorithm>

#include "base/glob.hpp"
#include "base/text.hpp"

namespace brief::pipeline {
namespace {

std::string opening(std::string_view name) { return "<!-- brief:" + std::string(name) + " -->"; }
std::string closing(std::string_view name) { return "<!-- /brief:" + std::string(name) + " -->"; }

struct Span {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;  ///< behind the closing mark, its newline not counted
  bool found() const { return begin != std::string_view::npos; }
};

// Marks count where they stand alone on a line, as we write them.
std::size_t find_line(std::string_view text, std::string_view line, std::size_t from) {
  for (std::size_t at = text.find(line, from); at != std::string_view::npos;
       at = text.find(line, at + 1)) {
    const std::size_t end = at + line.size();
    if ((at == 0 || text[at - 1] == '\n') && (end == text.size() || text[end] == '\n')) return at;
  }
  return std::string_view::npos;
}

Span find_block(std::string_view text, std::string_view name) {
  const std::string open = opening(name);
  const std::string close = closing(name);
  const std::size_t begin = find_line(text, open, 0);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = find_line(text, close, begin + open.size());
  if (end == std::string_view::npos) return {};
  return {begin, end + close.size()};
}

std::string appended(std::string_view text, std::string_view piece, bool gap) {
  std::string out(text);
  const bool ends = text.empty() || text.back() == '\n';
  if (!ends) out += '\n';
  if (gap && !text.empty()) out += '\n';
  out += piece;
  if (ends) out += '\n';
  return out;
}

// The reverse of `appended` for text[begin, end).
std::string cut(std::string_view text, std::size_t begin, std::size_t end, bool gap) {
  std::string_view head = text.substr(0, begin);
  std::string_view tail = text.substr(end);
  if (tail.empty()) {  // no newline at the end: there was none before either
    for (int i = 0; i < (gap ? 2 : 1) && head.ends_with('\n'); ++i) head.remove_suffix(1);
    return std::string(head);
  }
  tail.remove_prefix(1);
  if (gap && head.ends_with("\n\n")) head.remove_suffix(1);
  return std::string(head) + std::string(tail);
}

bool glob_special(char c) {
  return c == '*' || c == '?' || c == '[' || c == '\\' || c == '"' || c == '!' || c == '#';
}

// The pattern of a line and the attributes behind it; patterns may be quoted as C strings.
std::pair<std::string, std::string_view> split_attributes(std::string_view line) {
  line = base::trim(line);
  if (line.empty() || line.front() == '#') return {};
  if (line.front() != '"') {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    return {std::string(line.substr(0, end)), line.substr(end)};
  }
  std::string pattern;
  std::size_t i = 1;
  for (; i < line.size() && line[i] != '"'; ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) ++i;
    pattern += line[i];
  }
  return {pattern, line.substr(std::min(i + 1, line.size()))};
}

}  // namespace

bool has_block(std::string_view text, std::string_view name) {
  return find_block(text, name).found();
}

std::string with_block(std::string_view text, std::string_view name, std::string_view body) {
  const std::string block = opening(name) + "\n" + std::string(body) + closing(name);
  const Span old = find_block(text, name);
  if (!old.found()) return appended(text, block, true);
  return std::string(text.substr(0, old.begin)) + block + std::string(text.substr(old.end));
}

std::string without_block(std::string_view text, std::string_view name) {
  const Span old = find_block(text, name);
  if (!old.found()) return std::string(text);
  return cut(text, old.begin, old.end, true);
}

std::string with_line(std::string_view text, std::string_view line) {
  if (find_line(text, line, 0) != std::string_view::npos) return std::string(text);
  return appended(text, line, false);
}

std::string without_line(std::string_view text, std::string_view line) {
  const std::size_t at = find_line(text, line, 0);
  if (at == std::string_view::npos) return std::string(text);
  return cut(text, at, at + line.size(), false);
}

std::string attributes_line(std::string_view output) {
  // Anchored, so that a file of this name deeper down is not meant.
  std::string pattern = "/";
  for (const char c : output) {
    if (glob_special(c)) pattern += '\\';
    pattern += c;
  }
  if (pattern.find_first_of(" \t\"\\") != std::string::npos) {
    std::string quoted = "\"";
    for (const char c : pattern) {
      if (c == '\\' || c == '"') quoted += '\\';
      quoted += c;
    }
    pattern = quoted + '"';
  }
  return pattern + " merge=brief linguist-generated";
}

bool has_merge_attribute(std::string_view text, std::string_view output) {
  bool found = false;
  for (const std::string_view line : base::split(text, '\n')) {
    const auto [pattern, attributes] = split_attributes(line);
    if (pattern.empty()) continue;
    std::string_view anchored = pattern;
    const bool deep = anchored.find('/') == std::string_view::npos;
    if (anchored.front() == '/') anchored.remove_prefix(1);
    const std::string_view path = deep ? output.substr(output.rfind('/') + 1) : output;
    if (!base::glob_match(anchored, path)) continue;
    std::string words(attributes);
    std::replace(words.begin(), words.end(), '\t', ' ');
    for (const std::string_view attribute : base::split(words, ' ')) {
      const std::string_view word = base::trim(attribute);
      if (word == "merge=brief") found = true;
      if (word == "-merge" || word == "merge" || word == "!merge" ||
          (word.starts_with("merge=") && word != "merge=brief"))
        found = false;
    }
  }
  return found;
}

std::vector<std::string> paths_merged_as_brief(std::string_view text) {
  std::vector<std::string> paths;
  for (const std::string_view line : base::split(text, '\n')) {
    const std::string pattern = split_attributes(line).first;
    std::string path;
    for (std::size_t i = 1; i < pattern.size(); ++i) {
      if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
      path += pattern[i];
    }
    if (!path.empty() && base::trim(line) == attributes_line(path)) paths.push_back(path);
  }
  return paths;
}

}  // namespace brief::pipeline
