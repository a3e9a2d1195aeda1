#include "repo/path_pattern.hpp"

#include <algorithm>

#include "base/glob.hpp"

namespace brief::repo {
namespace {

constexpr std::string_view kWildcards = "*?[\\";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b, bool fold_case) {
  if (!fold_case) return a == b;
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

// Trailing spaces do not count unless quoted with a backslash (trim_trailing_spaces in dir.c).
std::string_view cut_trailing_spaces(std::string_view line) {
  std::size_t end = line.size();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < end; ++i) {
    if (line[i] == ' ') continue;
    if (line[i] == '\\') {
      if (i + 1 == end) return line;
      ++i;
    }
    kept = i + 1;
  }
  return line.substr(0, kept);
}

}  // namespace

PathPattern::PathPattern(std::string_view text) {
  if (text.starts_with('!')) {
    negative_ = true;
    text.remove_prefix(1);
  }
  if (text.ends_with('/')) {
    folder_only_ = true;
    text.remove_suffix(1);
  }
  name_only_ = text.find('/') == std::string_view::npos;
  std::size_t backslashes = 0;
  while (backslashes < text.size() && text[text.size() - 1 - backslashes] == '\\') ++backslashes;
  never_ = backslashes % 2 == 1;
  if (!name_only_ && text.starts_with('/')) text.remove_prefix(1);
  text_ = text;
  literal_ = std::min(text_.find_first_of(kWildcards), text_.size());
  suffix_ = text_.starts_with('*') && text_.find_first_of(kWildcards, 1) == std::string::npos;
}

bool PathPattern::matches(const PathToMatch& path, std::string_view base, bool fold_case) const {
  if (never_ || (folder_only_ && !path.is_folder)) return false;
  return name_only_ ? matches_name(path.name(), fold_case)
                    : matches_path(path.path.substr(base.size()), fold_case);
}

bool PathPattern::matches_name(std::string_view name, bool fold_case) const {
  const std::string_view text = text_;
  if (literal_ == text.size()) return same(text, name, fold_case);
  if (suffix_)
    return name.size() >= text.size() - 1 &&
           same(text.substr(1), name.substr(name.size() - (text.size() - 1)), fold_case);
  return base::glob_match(text, name, fold_case);
}

bool PathPattern::matches_path(std::string_view path, bool fold_case) const {
  const std::string_view text = text_;
  if (literal_ > path.size() ||
      !same(text.substr(0, literal_), path.substr(0, literal_), fold_case))
    return false;
  if (literal_ == text.size()) return literal_ == path.size();
  return base::glob_match(text.substr(literal_), path.substr(literal_), fold_case);
}

IgnoreFile::IgnoreFile(std::string_view bytes, std::string base) : base_(std::move(base)) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.ends_with('\r')) line.remove_suffix(1);
    line = cut_trailing_spaces(line.substr(0, line.find('\0')));
    patterns_.emplace_back(line);
  }
}

std::optional<bool> IgnoreFile::decide(const PathToMatch& path, bool fold_case) const {
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern)
    if (pattern->matches(path, base_, fold_case)) return !pattern->negative();
  return std::nullopt;
}

}  // namespace brief::repo
