#include "repo/config_file.hpp"

#include "base/file.hpp"
#include "base/glob.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"

namespace brief::repo {
namespace {

constexpr int kMaxIncludeDepth = 10;  // as git has it

// One file's text, consumed from the front.
class Parser {
 public:
  Parser(std::string_view text, const std::string& path) : text_(text), path_(path) {
    if (text_.starts_with("\xef\xbb\xbf")) text_.remove_prefix(3);
  }

  // The next (name, value); false at the end.
  bool next(std::string& name, std::string& value) {
    for (;;) {
      skip_space();
      if (text_.empty()) return false;
      const char c = text_.front();
      if (c == '#' || c == ';') {
        text_.remove_prefix(std::min(text_.find('\n'), text_.size()));
      } else if (c == '[') {
        section();
      } else {
        key(name, value);
        return true;
      }
    }
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(ErrorCode::git, "bad git configuration at line " + std::to_string(line_), path_,
                "mend the line; `git config --list` complains about it too");
  }
  char take() {
    if (text_.empty()) return '\n';
    char c = text_.front();
    text_.remove_prefix(1);
    if (c == '\r' && text_.starts_with('\n')) {
      text_.remove_prefix(1);
      c = '\n';
    }
    if (c == '\n') ++line_;
    return c;
  }
  void skip_space() {
    while (!text_.empty() && std::string_view(" \t\r\n\v\f").find(text_.front()) != text_.npos)
      take();
  }
  static bool key_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }
  void section() {
    take();
    section_.clear();
    while (!text_.empty() && (key_char(text_.front()) || text_.front() == '.')) section_ += take();
    section_ = base::to_lower(section_);
    if (text_.starts_with(']')) {
      take();
      return;
    }
    while (text_.starts_with(' ') || text_.starts_with('\t')) take();
    if (!text_.starts_with('"')) fail();
    take();
    section_ += '.';
    for (;;) {
      char c = take();
      if (c == '\n') fail();
      if (c == '"') break;
      if (c == '\\' && (c = take()) == '\n') fail();
      section_ += c;
    }
    if (take() != ']') fail();
  }
  void key(std::string& name, std::string& value) {
    std::string word;
    while (!text_.empty() && key_char(text_.front())) word += take();
    if (word.empty() || section_.empty()) fail();
    name = section_ + "." + base::to_lower(word);
    while (text_.starts_with(' ') || text_.starts_with('\t')) take();
    value = "true";  // a key without `=`
    if (text_.empty() || text_.front() == '\n' || text_.starts_with("\r\n")) return;
    if (text_.front() == '#' || text_.front() == ';') return;
    if (take() != '=') fail();
    read_value(value);
  }
  void read_value(std::string& value) {
    value.clear();
    bool quoted = false;
    bool comment = false;
    std::size_t spaces = 0;  // not yet written: those at the end do not count
    for (;;) {
      const char c = take();
      if (c == '\n') {
        if (quoted) fail();
        return;
      }
      if (comment) continue;
      if (!quoted && (c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f')) {
        if (!value.empty()) ++spaces;
        continue;
      }
      if (!quoted && (c == ';' || c == '#')) {
        comment = true;
        continue;
      }
      value.append(spaces, ' ');
      spaces = 0;
      if (c == '\\') {
        escape(value);
      } else if (c == '"') {
        quoted = !quoted;
      } else {
        value += c;
      }
    }
  }
  void escape(std::string& value) {
    switch (take()) {
      case '\n':
        return;
      case 't':
        value += '\t';
        return;
      case 'b':
        value += '\b';
        return;
      case 'n':
        value += '\n';
        return;
      case '"':
        value += '"';
        return;
      case '\\':
        value += '\\';
        return;
      default:
        fail();
    }
  }

  std::string_view text_;
  const std::string& path_;
  std::string section_;
  int line_ = 1;
};

std::string folder_of(const std::string& path) {
  return path.substr(0, path.find_last_of('/') == std::string::npos ? 0 : path.find_last_of('/'));
}

// git-config(1), "Conditional includes". An unknown keyword never holds.
bool holds(std::string_view condition, const std::string& file, const ConfigContext& context) {
  const std::size_t colon = condition.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view keyword = condition.substr(0, colon);
  std::string pattern(condition.substr(colon + 1));
  if (keyword == "onbranch") {
    if (pattern.ends_with('/')) pattern += "**";
    return !context.branch.empty() && base::glob_match(pattern, context.branch);
  }
  const bool fold = keyword == "gitdir/i";
  if ((keyword != "gitdir" && !fold) || context.git_dir.empty()) return false;
  pattern = expand_home(pattern, context.home);
  if (pattern.starts_with("./")) pattern = folder_of(file) + pattern.substr(1);
  if (!pattern.starts_with('/')) pattern = "**/" + pattern;
  if (pattern.ends_with('/')) pattern += "**";
  return base::glob_match(pattern, context.git_dir, fold) ||
         base::glob_match(pattern, context.git_dir + "/", fold);
}

}  // namespace

std::string expand_home(std::string_view path, const std::string& home) {
  if (!home.empty() && (path == "~" || path.starts_with("~/")))
    return home + std::string(path.substr(1));
  return std::string(path);
}

void GitConfig::add(std::string_view name, std::string value) {
  const std::size_t first = name.find('.');
  const std::size_t last = name.rfind('.');
  if (first == std::string_view::npos) return;
  values_.emplace_back(base::to_lower(name.substr(0, first)) +
                           std::string(name.substr(first, last - first)) +
                           base::to_lower(name.substr(last)),
                       std::move(value));
}

void GitConfig::add_file(const std::string& path, const ConfigContext& context) {
  add_file(path, context, 0);
}

void GitConfig::add_file(const std::string& path, const ConfigContext& context, int depth) {
  files_.push_back(path);
  const std::optional<std::string> text = base::read_file(path);
  if (!text) return;
  if (depth > kMaxIncludeDepth)
    throw Error(ErrorCode::git, "git configuration includes itself", path, "mend include.path");
  Parser parser(*text, path);
  std::string name;
  std::string value;
  while (parser.next(name, value)) {
    values_.emplace_back(name, value);
    const bool always = name == "include.path";
    const bool conditional = name.starts_with("includeif.") && name.ends_with(".path");
    if (!always && !conditional) continue;
    constexpr std::size_t kPrefix = std::string_view("includeif.").size();
    constexpr std::size_t kSuffix = std::string_view(".path").size();
    if (conditional &&
        (name.size() < kPrefix + kSuffix ||
         !holds(std::string_view(name).substr(kPrefix, name.size() - kPrefix - kSuffix), path,
                context)))
      continue;
    std::string target = expand_home(value, context.home);
    if (!target.starts_with('/')) target = folder_of(path) + "/" + target;
    add_file(target, context, depth + 1);
  }
}

std::optional<std::string> GitConfig::get(std::string_view name) const {
  for (auto it = values_.rbegin(); it != values_.rend(); ++it)
    if (it->first == name) return it->second;
  return std::nullopt;
}

bool GitConfig::get_bool(std::string_view name, bool fallback) const {
  const std::optional<std::string> value = get(name);
  if (!value) return fallback;
  const std::string word = base::to_lower(*value);
  if (word == "true" || word == "yes" || word == "on") return true;
  if (word.empty() || word == "false" || word == "no" || word == "off") return false;
  if (word.find_first_not_of("0123456789") == std::string::npos)
    return word.find_first_not_of('0') != std::string::npos;
  return fallback;
}

std::vector<std::string> GitConfig::get_all(std::string_view name) const {
  std::vector<std::string> all;
  for (const auto& [key, value] : values_)
    if (key == name) all.push_back(value);
  return all;
}

std::vector<std::pair<std::string, std::string>> GitConfig::with_prefix(
    std::string_view prefix) const {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& pair : values_)
    if (pair.first.starts_with(prefix)) all.push_back(pair);
  return all;
}

}  // namespace brief::repo
