#include "facts/commands_shown.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <vector>

#include "base/text.hpp"
#include "facts/commands_shell.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kLongestPlace = 30;
constexpr std::size_t kLongest = 100;  // of a command that is shown

// Words; a place keeps its own together ("<test name>").
std::vector<std::string> words_of(std::string_view command) {
  std::vector<std::string> words;
  char close = '\0';
  for (const char c : command) {
    if (c == ' ' && close == '\0') {
      if (words.empty() || !words.back().empty()) words.emplace_back();
      continue;
    }
    if (words.empty()) words.emplace_back();
    if (close == '\0' && c == '<') close = '>';
    if (close == '\0' && c == '[') close = ']';
    if (c == close) close = '\0';
    words.back() += c;
  }
  return words;
}

// "TEST_NAME" is "<test_name>": words of capitals that speak of a test or a name.
std::string capital_place(std::string_view word) {
  const bool capitals = std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
  const bool says = word.find("TEST") != word.npos || word.find("NAME") != word.npos;
  return capitals && says && word.size() <= kLongestPlace ? "<" + base::to_lower(word) + ">"
                                                          : std::string();
}

// "[match]" -> "<match>"; empty where the word is no place.
std::string place_of(std::string_view word) {
  if (word.size() < 3 || word.size() > kLongestPlace) return {};
  if (std::string named = capital_place(word); !named.empty()) return named;
  const bool angle = word.front() == '<' && word.back() == '>';
  if (!angle && !(word.front() == '[' && word.back() == ']')) return {};
  const std::string_view inner = word.substr(1, word.size() - 2);
  const bool plain = std::all_of(inner.begin(), inner.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == ' ' || c == '.';
  });
  return plain && std::isalpha(static_cast<unsigned char>(inner.front())) != 0
             ? "<" + std::string(inner) + ">"
             : std::string();
}

bool is_test_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.size() - dot > 6) return false;
  const std::string stem = base::to_lower(name.substr(0, dot));
  for (const std::string_view word : {"test", "spec"}) {
    const std::string_view text = stem;
    if (text.starts_with(std::string(word) + "_") || text.ends_with("_" + std::string(word)) ||
        text.ends_with("." + std::string(word)) || text.ends_with("-" + std::string(word)))
      return true;
  }
  return false;
}

// "T=tests/x_test.py::case" -> "T=<file>"; empty where the word names no test file.
std::string file_place(const Context& context, std::string_view word, std::string_view folder) {
  const std::size_t sign = word.find('=');
  const std::string_view before =
      sign == std::string_view::npos ? std::string_view{} : word.substr(0, sign + 1);
  std::string_view path = word.substr(before.size());
  std::string joined;
  path = path.substr(0, path.find("::"));
  path = path.substr(0, path.find('#'));
  // "tests/<name>.py": a place for a file in a folder that stands here.
  const std::size_t open = path.find('<');
  const std::size_t close = path.rfind('>');
  if (open != path.npos && close != path.npos && open < close &&
      path.find('.', close) == close + 1 && path.find('/', open) == path.npos && open > 0 &&
      path[open - 1] == '/' && join_folder(folder, path.substr(0, open - 1), joined) &&
      context.has_folder(joined))
    return std::string(before) + "<file>";
  if (!join_folder(folder, path, joined)) return {};
  const IndexedFile* file = context.file(joined);
  const bool named = is_test_name(name_of_path(joined)) && path.find('/') != path.npos &&
                     context.has_folder(folder_of(joined));
  if (!named && (file == nullptr || file->role != FileRole::test)) return {};
  return std::string(before) + "<file>";
}

bool is_assignment(std::string_view word) {
  const std::size_t sign = word.find('=');
  return sign != std::string_view::npos && sign > 0 &&
         std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(sign), base::is_word);
}

void append(std::string& text, std::string_view word) {
  text += (text.empty() ? "" : " ") + std::string(word);
}

// The option that takes the place belongs to it.
std::string without_options_at_end(std::string text) {
  for (std::size_t gap; (gap = text.rfind(' ')) != std::string::npos && text[gap + 1] == '-';)
    text.resize(gap);
  return text;
}

}  // namespace

std::optional<ShownTest> shown_test(const Context& context, std::string_view command,
                                    std::string_view folder) {
  if (command.size() > kLongest) return std::nullopt;
  ShownTest shown;
  std::string all;
  std::set<std::string> filled;  // a place that stands twice is one
  bool program = false;          // the words of the environment are over
  bool before_program = false;   // a place stood in them
  for (const std::string& word : words_of(command)) {
    if (word.empty()) continue;
    std::string place = place_of(word);
    if (place.empty()) place = file_place(context, word, folder);
    program |= !is_assignment(word);
    append(all, place.empty() ? word : place);
    if (!place.empty() && filled.insert(place).second) ++shown.places;
    before_program |= !place.empty() && !program;
    if (place.empty() && program && (shown.places == 0 || (before_program && shown.places == 1)))
      append(shown.base, word);
    if (!place.empty() || before_program) shown.form = all;
  }
  if (shown.places == 0 || shown.base.empty()) return std::nullopt;
  shown.base = without_options_at_end(std::move(shown.base));
  return shown;
}

}  // namespace brief::facts
