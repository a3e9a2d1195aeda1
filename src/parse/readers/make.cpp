// Makefiles as text: rules, recipes, variables, help comments. Both branches of conditionals are
// read; nothing is evaluated but a variable whose whole value is written out. Row i of a recipe
// stands on line `line + i`, so lines between its commands stay as empty rows.
#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxTargets = 200;  ///< of one rule
constexpr std::size_t kMaxExpansion = 4096;
constexpr std::size_t kMaxLogicalLine = 8 * kMaxFactBytes;

bool is_space(char c) { return c == ' ' || c == '\t'; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_space(text[at])) ++at;
    const std::size_t start = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    if (at > start) words.push_back(text.substr(start, at - start));
  }
  return words;
}

// The first of `stops` outside of $(…) and ${…}.
std::size_t find_outside(std::string_view text, std::string_view stops) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '$' && i + 1 < text.size() && (text[i + 1] == '(' || text[i + 1] == '{')) {
      ++depth;
      ++i;
    } else if (depth > 0 && (text[i] == '(' || text[i] == '{')) {
      ++depth;
    } else if (depth > 0 && (text[i] == ')' || text[i] == '}')) {
      --depth;
    } else if (depth == 0 && stops.find(text[i]) != std::string_view::npos) {
      return i;
    }
  }
  return std::string_view::npos;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || is_space(text[word.size()]));
}

struct Assignment {
  std::string_view name;
  std::string_view value;
};

// `[export|override|private] NAME OP value`, OP one of = := ::= :::= ?= += !=
std::optional<Assignment> assignment_of(std::string_view text) {
  for (const std::string_view word : {"export", "override", "private"})
    if (starts_with_word(text, word)) text = base::trim(text.substr(word.size()));
  const std::size_t sign = find_outside(text, "=:#");
  if (sign == std::string_view::npos || text[sign] == '#') return std::nullopt;
  std::size_t end = sign;
  while (end < text.size() && text[end] == ':') ++end;
  if (end == text.size() || text[end] != '=') return std::nullopt;
  std::size_t name_end = sign;
  if (name_end > 0 && std::string_view("?+!").find(text[name_end - 1]) != std::string_view::npos)
    --name_end;
  const std::string_view name = base::trim(text.substr(0, name_end));
  if (name.empty() || name.find_first_of(" \t") != std::string_view::npos) return std::nullopt;
  return Assignment{name, base::trim(text.substr(end + 1))};
}

std::string_view without_comment(std::string_view text) {
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1))
    if (at == 0 || text[at - 1] != '\\') return text.substr(0, at);
  return text;
}

bool conditional(std::string_view text) {
  for (const std::string_view word : {"ifeq", "ifneq", "ifdef", "ifndef", "else", "endif"})
    if (starts_with_word(text, word) || (word.size() == 4 && text.starts_with("ifeq(")) ||
        (word == "ifneq" && text.starts_with("ifneq(")))
      return true;
  return false;
}

class MakeReader {
 public:
  MakeReader(std::vector<std::string_view> lines, FactSink& sink)
      : lines_(std::move(lines)), sink_(sink) {}

  void read() {
    while (row_ < lines_.size() && !sink_.full()) {
      const std::string_view raw = lines_[row_];
      if (!targets_.empty() && !raw.empty() && raw.front() == recipe_mark_)
        recipe_line();
      else
        statement();
    }
    flush();
    if (!goal_.empty()) sink_.fact("/default", goal_, goal_line_);
    sink_.sort_facts();
  }

 private:
  void recipe_line() {
    if (!has_recipe_)
      recipe_first_ = row_;
    else
      recipe_ += std::string(row_ - recipe_last_, '\n');
    std::string_view text = base::trim(lines_[row_].substr(1));
    if (!continued_)
      while (!text.empty() && (text.front() == '@' || text.front() == '-' || text.front() == '+'))
        text = base::trim(text.substr(1));
    continued_ = text.ends_with('\\');
    if (recipe_.size() <= kMaxFactBytes) recipe_ += text;
    has_recipe_ = true;
    recipe_last_ = row_++;
  }

  void statement() {
    const std::size_t first = row_;
    const std::string_view raw = base::trim(lines_[row_]);
    if (raw.empty() || conditional(raw)) return skip_line();
    if (raw.front() == '#') return comment(raw);
    const std::string text = logical_line();
    const std::string_view line = base::trim(text);
    if (starts_with_word(line, "define")) return define(line.substr(6), first);
    for (const std::string_view word : {"include", "-include", "sinclude"})
      if (starts_with_word(line, word)) return include(line.substr(word.size()), first);
    if (const auto assigned = assignment_of(line))
      variable(*assigned, first);
    else
      rule(line, first);
    note_row_ = kNoNote;
  }

  void skip_line() {
    ++row_;
    note_row_ = kNoNote;
  }

  void comment(std::string_view raw) {
    note_ = raw;
    note_row_ = row_++;
  }

  // With continuations joined as make joins them.
  std::string logical_line() {
    std::string text;
    for (;; ++row_) {
      std::string_view line = lines_[row_];
      const bool more = line.ends_with('\\') && row_ + 1 < lines_.size();
      if (more) line.remove_suffix(1);
      if (text.size() <= kMaxLogicalLine)
        text.append(text.empty() ? "" : " ").append(base::trim(line));
      if (!more) break;
    }
    ++row_;
    return text;
  }

  void define(std::string_view name, std::size_t first) {
    flush();
    name = base::trim(name.substr(0, name.find('=')));
    std::string body;
    const std::size_t start = row_;
    while (row_ < lines_.size() && !starts_with_word(base::trim(lines_[row_]), "endef")) {
      if (body.size() <= kMaxFactBytes)
        body += std::string(row_ > start ? "\n" : "") + std::string(lines_[row_]);
      ++row_;
    }
    const bool empty = row_ == start;
    sink_.fact(pointer_of("variable", name), body, line_number(empty ? first : start),
               line_number(empty ? first : row_ - 1));
    ++row_;
  }

  void include(std::string_view files, std::size_t first) {
    for (const std::string_view file : words_of(without_comment(files)))
      sink_.fact(pointer_of("include", includes_++), file, line_number(first),
                 line_number(row_ - 1));
  }

  void variable(const Assignment& assigned, std::size_t first) {
    const std::string_view value = base::trim(without_comment(assigned.value));
    const auto line = line_number(first);
    sink_.fact(pointer_of("variable", assigned.name), value, line, line_number(row_ - 1));
    if (assigned.name == ".RECIPEPREFIX" && !value.empty()) recipe_mark_ = value.front();
    if (assigned.name == ".DEFAULT_GOAL" && !value.empty()) set_goal(value, line, true);
    if (value.find('$') == std::string_view::npos && value.size() <= kMaxExpansion)
      variables_[std::string(assigned.name.substr(0, kMaxExpansion))] = value;
  }

  // $(NAME) and ${NAME} of variables written out above; others stay as they are.
  std::string expanded(std::string_view text) const {
    std::string out;
    for (std::size_t i = 0; i < text.size() && out.size() <= kMaxExpansion; ++i) {
      const bool opens =
          text[i] == '$' && i + 1 < text.size() && (text[i + 1] == '(' || text[i + 1] == '{');
      const std::size_t end = opens ? text.find_first_of(")} \t", i + 2) : std::string_view::npos;
      const auto known = end == std::string_view::npos
                             ? variables_.end()
                             : variables_.find(std::string(text.substr(
                                   i + 2, std::min<std::size_t>(end - i - 2, kMaxExpansion))));
      if (known == variables_.end()) {
        out += text[i];
        continue;
      }
      out += known->second;
      i = end;
    }
    return out;
  }

  void rule(std::string_view line, std::size_t first) {
    const std::size_t help_at = line.find("##");
    const std::string_view help =
        help_at == std::string_view::npos ? std::string_view() : line.substr(help_at);
    line = base::trim(without_comment(line));
    const std::size_t colon = find_outside(line, ":");
    if (colon == std::string_view::npos) return flush();
    std::string_view left = base::trim(line.substr(0, colon));
    if (left.ends_with('&')) left.remove_suffix(1);
    std::string_view right = line.substr(colon + 1);
    if (right.starts_with(':')) right.remove_prefix(1);
    right = base::trim(right);
    if (assignment_of(right)) return;  // a variable of one target
    flush();
    const std::size_t semicolon = find_outside(right, ";");
    std::string_view needs = right.substr(0, semicolon);
    const std::size_t pattern = find_outside(needs, ":");
    if (pattern != std::string_view::npos) needs = needs.substr(pattern + 1);
    needs = base::trim(needs.substr(0, needs.find('|')));
    rule_first_ = first;
    rule_last_ = row_ - 1;
    needs_ = fold_space(expanded(needs));
    explain(help);
    targets(expanded(left));
    if (semicolon == std::string_view::npos || targets_.empty()) return;
    recipe_ = base::trim(right.substr(semicolon + 1));
    recipe_first_ = recipe_last_ = first;
    has_recipe_ = true;
  }

  void targets(const std::string& left) {
    const auto line = line_number(rule_first_);
    if (left == ".PHONY") {
      for (const std::string_view name : words_of(needs_))
        sink_.fact(pointer_of("phony", name), {}, line, line_number(rule_last_));
      return;
    }
    for (const std::string_view name : words_of(left)) {
      if (targets_.size() == kMaxTargets) break;
      const bool computed = name.find_first_of("%$") != std::string_view::npos;
      if (computed || name.front() == '.') {
        targets_.emplace_back();  // its recipe is passed over
        if (name.find('%') != std::string_view::npos && name.find('$') == std::string_view::npos)
          patterns_.emplace_back(name);
        continue;
      }
      targets_.emplace_back(name);
      set_goal(name, line, false);
    }
  }

  void set_goal(std::string_view name, std::uint32_t line, bool forced) {
    if (!forced && !goal_.empty()) return;
    goal_ = name;
    goal_line_ = line;
  }

  // `target: needs  ## text`, or `## text` on the line above; a plain comment there is a doc.
  void explain(std::string_view beside) {
    const bool above = note_row_ + 1 == rule_first_;
    std::string_view text = beside.empty() && above ? note_ : beside;
    const bool help =
        text.starts_with("##") && !text.starts_with("##@") && !text.starts_with("###");
    help_ = help ? base::trim(text.substr(2)) : std::string_view();
    help_row_ = beside.empty() ? note_row_ : rule_first_;
    doc_ = help_;
    if (!help && above && note_.starts_with("# ")) doc_ = note_.substr(2);
  }

  void flush() {
    for (const std::string& name : targets_)
      if (!name.empty()) emit(name);
    for (const std::string& name : patterns_) outline(name);
    targets_.clear();
    patterns_.clear();
    recipe_.clear();
    has_recipe_ = continued_ = false;
  }

  void emit(const std::string& name) {
    const auto line = line_number(rule_first_);
    const auto end = line_number(rule_last_);
    if (!has_recipe_)
      sink_.fact(pointer_of("target", name), {}, line, end);
    else
      sink_.fact(pointer_of("target", name), recipe_, line_number(recipe_first_),
                 line_number(recipe_last_));
    if (!needs_.empty()) sink_.fact(pointer_of("needs", name), needs_, line, end);
    if (!help_.empty()) sink_.fact(pointer_of("help", name), help_, line_number(help_row_));
    outline(name);
  }

  void outline(const std::string& name) {
    const auto line = line_number(rule_first_);
    FactSink::NewDefinition definition;
    definition.name = name;
    const std::string signature = name + ":" + (needs_.empty() ? "" : " ") + needs_;
    definition.signature = signature;
    definition.doc = doc_;
    definition.line = line;
    definition.end_line = line_number(has_recipe_ ? recipe_last_ : rule_last_);
    sink_.define(definition);
  }

  static constexpr std::size_t kNoNote = static_cast<std::size_t>(-2);

  std::vector<std::string_view> lines_;
  FactSink& sink_;
  std::size_t row_ = 0;
  char recipe_mark_ = '\t';
  std::map<std::string, std::string> variables_;
  std::size_t includes_ = 0;
  std::string goal_;
  std::uint32_t goal_line_ = 0;
  std::string_view note_;  ///< the last comment line
  std::size_t note_row_ = kNoNote;

  // The rule that is being read.
  std::vector<std::string> targets_;   ///< empty names: those that are computed
  std::vector<std::string> patterns_;  ///< `%.o`: for the outline alone, no one asks make for them
  std::string needs_;
  std::string recipe_;
  std::string help_;
  std::string doc_;
  std::size_t help_row_ = 0;
  std::size_t rule_first_ = 0;
  std::size_t rule_last_ = 0;
  std::size_t recipe_first_ = 0;
  std::size_t recipe_last_ = 0;
  bool has_recipe_ = false;
  bool continued_ = false;  ///< the last command goes on
};

}  // namespace

void read_make(std::string_view bytes, FactSink& sink) {
  MakeReader(lines_of(bytes, sink), sink).read();
}

}  // namespace brief::parse
