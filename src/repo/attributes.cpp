#include "repo/attributes.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace brief::repo {
namespace {

constexpr std::size_t kMaxLine = 2048;     // as git has it: longer lines are ignored
constexpr std::size_t kMaxNames = 10'000;  // macros name macros: this bounds the depth too
constexpr std::string_view kBlank = " \t\r\n";

constexpr std::array<std::string_view, 5> kKnown = {"linguist-generated", "linguist-vendored",
                                                    "linguist-language", "filter",
                                                    "working-tree-encoding"};
enum Known : std::uint32_t { kGenerated, kVendored, kLanguage, kFilter, kEncoding };

bool valid_name(std::string_view name) {
  return !name.empty() && name.front() != '-' && std::all_of(name.begin(), name.end(), [](char c) {
    return c == '-' || c == '.' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  });
}

// A C-quoted pattern ("with \"spaces\" and \303\244"); cuts it off `line`. False when unclosed.
bool cut_quoted(std::string_view& line, std::string& out) {
  std::size_t i = 1;
  for (; i < line.size() && line[i] != '"'; ++i) {
    if (line[i] != '\\') {
      out += line[i];
      continue;
    }
    if (++i >= line.size()) return false;
    static constexpr std::string_view kLetters = "abfnrtv\\\"";
    static constexpr std::string_view kMeant = "\a\b\f\n\r\t\v\\\"";
    const std::size_t letter = kLetters.find(line[i]);
    if (letter != std::string_view::npos) {
      out += kMeant[letter];
      continue;
    }
    int value = 0;
    for (std::size_t k = 0; k < 3; ++k, ++i) {
      if (i >= line.size() || line[i] < '0' || line[i] > (k == 0 ? '3' : '7')) return false;
      value = value * 8 + (line[i] - '0');
    }
    --i;
    out += static_cast<char>(value);
  }
  if (i >= line.size()) return false;
  line.remove_prefix(i + 1);
  return true;
}

std::string_view cut_word(std::string_view& line) {
  const std::size_t end = std::min(line.find_first_of(kBlank), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

void skip_blank(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(kBlank), line.size()));
}

// Git takes an unclosed quotation as a plain word.
std::string cut_pattern(std::string_view& line) {
  if (line.front() == '"') {
    std::string pattern;
    std::string_view rest = line;
    if (cut_quoted(rest, pattern)) {
      line = rest;
      return pattern;
    }
  }
  return std::string(cut_word(line));
}

}  // namespace

void Attributes::add_file(const std::string& folder, std::string_view bytes) {
  if (names_.empty())
    for (std::uint32_t i = 0; i < kKnown.size(); ++i) names_.emplace(kKnown[i], i);
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  File file;
  file.base = folder;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    line = line.substr(0, line.find('\0'));
    if (line.size() < kMaxLine) add_line(file, line);
  }
  // Most files only say how to diff or check out: what no brief depends on costs nothing later.
  std::erase_if(file.rules, [this](const Rule& rule) {
    return std::none_of(
        rule.assignments.begin(), rule.assignments.end(), [this](const Assignment& assignment) {
          return assignment.attribute < kKnown.size() || macros_.contains(assignment.attribute);
        });
  });
  if (!file.rules.empty()) files_[folder] = std::move(file);
}

void Attributes::add_line(File& file, std::string_view line) {
  skip_blank(line);
  if (line.empty() || line.front() == '#') return;
  const std::string pattern = cut_pattern(line);
  constexpr std::string_view kMacro = "[attr]";
  std::vector<Assignment> assignments;
  if (pattern.size() > kMacro.size() && pattern.starts_with(kMacro)) {
    const std::string name = pattern.substr(kMacro.size());
    if (!file.base.empty() || !valid_name(name) || names_.size() >= kMaxNames) return;
    if (!parse_assignments(line, assignments)) return;
    const auto place = names_.emplace(name, static_cast<std::uint32_t>(names_.size())).first;
    macros_[place->second] = std::move(assignments);
    return;
  }
  if (pattern.starts_with('!')) return;  // forbidden: git ignores the line, with a warning
  if (!parse_assignments(line, assignments) || assignments.empty()) return;
  PathPattern parsed(pattern);
  if (!parsed.folder_only()) file.rules.push_back({std::move(parsed), std::move(assignments)});
}

// A name that is not known (yet) is numbered all the same: a macro may be defined below its use.
bool Attributes::parse_assignments(std::string_view text, std::vector<Assignment>& out) {
  for (skip_blank(text); !text.empty(); skip_blank(text)) {
    std::string_view word = cut_word(text);
    Assignment assignment;
    if (word.front() == '-' || word.front() == '!') {
      assignment.state = word.front() == '-' ? State::unset : State::unspecified;
      word.remove_prefix(1);
      word = word.substr(0, word.find('='));
    } else if (const std::size_t equals = word.find('='); equals != std::string_view::npos) {
      assignment.state = State::value;
      assignment.value = word.substr(equals + 1);
      word = word.substr(0, equals);
    }
    if (!valid_name(word)) return false;  // git drops the whole line
    auto place = names_.find(word);
    if (place == names_.end()) {
      if (names_.size() >= kMaxNames) return false;
      place = names_.emplace(word, static_cast<std::uint32_t>(names_.size())).first;
    }
    assignment.attribute = place->second;
    out.push_back(std::move(assignment));
  }
  return true;
}

void AttributeReader::enter(std::string_view folder) {
  folder_ = folder;
  in_force_.clear();
  for (std::string_view at = folder;;) {
    const auto file = attributes_.files_.find(at);
    if (file != attributes_.files_.end()) in_force_.push_back(&file->second);
    if (at.empty()) return;
    const std::size_t slash = at.rfind('/', at.size() - 2);
    at = at.substr(0, slash == std::string_view::npos ? 0 : slash + 1);
  }
}

// What was said first (by the deepest file, its last line, the line's last word) stands.
void AttributeReader::apply(const std::vector<Attributes::Assignment>& assignments) {
  for (auto it = assignments.rbegin(); it != assignments.rend(); ++it) {
    if (values_[it->attribute] != nullptr) continue;
    values_[it->attribute] = &*it;
    if (it->state != Attributes::State::set) continue;
    const auto macro = attributes_.macros_.find(it->attribute);
    if (macro != attributes_.macros_.end()) apply(macro->second);
  }
}

bool AttributeReader::is_true(std::uint32_t attribute) const {
  const Attributes::Assignment* value = values_[attribute];
  if (value == nullptr) return false;
  if (value->state == Attributes::State::value) return base::to_lower(value->value) != "false";
  return value->state == Attributes::State::set;
}

PathAttributes AttributeReader::of(std::string_view path) {
  PathAttributes result;
  if (attributes_.files_.empty()) return result;
  const PathToMatch to_match(path, false);
  const std::string_view folder = path.substr(0, to_match.name_at);
  if (folder != folder_) enter(folder);
  bool any = false;
  for (const Attributes::File* file : in_force_) {
    for (auto rule = file->rules.rbegin(); rule != file->rules.rend(); ++rule) {
      if (!rule->pattern.matches(to_match, file->base, false)) continue;
      if (!any) values_.assign(attributes_.names_.size(), nullptr);
      any = true;
      apply(rule->assignments);
    }
  }
  if (!any) return result;
  result.generated = is_true(kGenerated);
  result.vendored = is_true(kVendored);
  const auto value = [&](Known attribute) -> std::string_view {
    const Attributes::Assignment* found = values_[attribute];
    if (found == nullptr || found->state != Attributes::State::value) return {};
    return found->value;
  };
  result.language = value(kLanguage);
  const std::string encoding = base::to_lower(value(kEncoding));
  result.filtered =
      !value(kFilter).empty() || (!encoding.empty() && encoding != "utf-8" && encoding != "utf8");
  return result;
}

}  // namespace brief::repo
