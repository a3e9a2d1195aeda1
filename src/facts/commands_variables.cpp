// Expressions and variables in commands of CI: what is known is filled in, what may go is dropped,
// anything else makes the command unusable.
#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "facts/commands_collect.hpp"
#include "facts/commands_shell.hpp"

namespace brief::facts {
namespace {

constexpr int kDropCost = 150;

// Words of a command; quotes, `${{ … }}` and `$( … )` keep a word together.
std::vector<std::string> words_of(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  char quote = 0;
  int depth = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{' || c == '(') {
      ++depth;
    } else if (c == '}' || c == ')') {
      depth = std::max(0, depth - 1);
    } else if (c == ' ' && depth == 0) {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
      continue;
    }
    word += c;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool has_variable(std::string_view word) {
  if (word.find('`') != std::string_view::npos) return true;
  for (std::size_t at = word.find('$'); at != std::string_view::npos; at = word.find('$', at + 1)) {
    if (at + 1 >= word.size()) return false;
    const auto next = static_cast<unsigned char>(word[at + 1]);
    if (std::isalnum(next) != 0 ||
        std::string_view("_{(@*#?!").find(word[at + 1]) != std::string_view::npos)
      return true;
  }
  return false;
}

// `$X` and `${X}`.
std::string fill_shell_variables(std::string_view word, const Captures& variables) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != '$') {
      out += word[i];
      continue;
    }
    const bool braced = i + 1 < word.size() && word[i + 1] == '{';
    std::size_t begin = i + (braced ? 2 : 1);
    std::size_t end = begin;
    while (end < word.size() &&
           (std::isalnum(static_cast<unsigned char>(word[end])) != 0 || word[end] == '_'))
      ++end;
    const auto found = variables.find(word.substr(begin, end - begin));
    const bool closed = !braced || (end < word.size() && word[end] == '}');
    if (found == variables.end() || !closed) {
      out += word[i];
      continue;
    }
    out += found->second;
    i = braced ? end : end - 1;
  }
  return out;
}

std::string fill_expressions(std::string word, const Captures& variables, const Regex& expression) {
  for (int round = 0; round < 8; ++round) {
    const std::size_t open = word.find("${{");
    const std::size_t close = open == std::string::npos ? open : word.find("}}", open);
    if (close == std::string::npos) break;
    Captures captures;
    const std::string inner = word.substr(open, close + 2 - open);
    if (!expression.find(inner, &captures)) break;
    const auto found = variables.find(captures["name"]);
    if (found == variables.end()) break;
    word.replace(open, close + 2 - open, found->second);
  }
  return word;
}

// From `folder` to the root: "" or "../".
std::string way_up(std::string_view folder) {
  std::string out = folder.empty() ? "" : "../";
  for (const char c : folder)
    if (c == '/') out += "../";
  return out;
}

void fill_checkout(std::string& word, const std::string& root) {
  for (std::size_t at; (at = word.find(kCheckout)) != std::string::npos;) {
    std::size_t size = kCheckout.size();
    const bool below = at + size < word.size() && word[at + size] == '/';
    if (below) ++size;
    const std::string here = root.empty() ? "." : root.substr(0, root.size() - 1);
    word.replace(at, size, below ? root : here);
  }
}

// `"$X"` needs no quotes once it is one plain word.
std::string unquoted(const std::string& word) {
  if (word.size() < 2 || word.front() != '"' || word.back() != '"') return word;
  std::string inner = word.substr(1, word.size() - 2);
  const bool plain = std::all_of(inner.begin(), inner.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("-_=./:,+").find(static_cast<char>(c)) != std::string_view::npos;
  });
  return plain ? inner : word;
}

}  // namespace

std::string settle_variables(std::string_view command, std::string_view folder,
                             const Captures& variables, const Regex* expression,
                             const CommandBook& book, int& cost) {
  std::vector<std::string> kept;
  const std::string root = way_up(folder);
  for (std::string word : words_of(command)) {
    const bool filled = has_variable(word);
    if (expression != nullptr) word = fill_expressions(std::move(word), variables, *expression);
    if (has_variable(word)) word = fill_shell_variables(word, variables);
    fill_checkout(word, root);
    if (!has_variable(word) || (book.substitution && book.substitution->find(word))) {
      if (filled) word = unquoted(std::move(word));
      if (!word.empty()) kept.push_back(std::move(word));
      continue;
    }
    if (kept.empty()) return {};
    const std::string& before = kept.back();
    const bool option = word.front() == '-' && word.find('=') != std::string::npos;
    const auto may_go = [&](std::string_view name) {
      const std::string own = kept.front() + ' ' + std::string(name);
      return std::any_of(book.droppable.begin(), book.droppable.end(),
                         [&](const auto& option) { return option == name || option == own; });
    };
    if (option) {
      if (!may_go(word.substr(0, word.find('=')))) return {};
    } else if (may_go(before)) {
      kept.pop_back();
    } else if (before.front() == '-' && before.find('=') == std::string::npos && before != "--") {
      return {};  // the value of an option that matters
    } else if (word.front() != '$' && word.substr(0, 2) != "\"$") {
      return {};  // part of a path or name
    }
    cost += kDropCost;
  }
  while (kept.size() > 1 && kept.back() == "--") kept.pop_back();
  std::string out;
  for (const std::string& word : kept) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace brief::facts
