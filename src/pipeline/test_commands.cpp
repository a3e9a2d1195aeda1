#include "pipeline/test_commands.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace brief::pipeline {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_./+-@=,").find(c) != std::string_view::npos;
}

// A path of the repository as one word of a shell.
std::string shell_word(std::string_view text) {
  if (!text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), is_plain))
    return std::string(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

bool is_identifier(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return c != '.' && c != '/' && c != '+' && c != '-' && c != '@' && c != '=' && c != ',' &&
           is_plain(c);
  });
}

bool replace(std::string& word, std::string_view what, std::string_view by) {
  const std::size_t at = word.find(what);
  if (at == std::string::npos) return false;
  word.replace(at, what.size(), by);
  return true;
}

}  // namespace

std::optional<std::string> test_command(const facts::TestForm& form, std::string_view path,
                                        std::string_view name) {
  if (!form.folder.empty()) {
    if (!path.starts_with(form.folder + "/")) return std::nullopt;
    path.remove_prefix(form.folder.size() + 1);
  }
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? "." : path.substr(0, slash);
  std::string_view stem = path.substr(slash + 1);
  stem = stem.substr(0, stem.find('.'));
  bool reaches = false;
  std::vector<std::string> words;
  for (const std::string_view typed : base::split(form.form, ' ')) {
    std::string word(typed);
    if (const std::size_t file = word.find("<file>"); file != std::string::npos) {
      word.resize(file + 6);  // "::<name>", ":<line>" go
      reaches = replace(word, "<file>", shell_word(path)) || reaches;
    }
    if (word == "./<package>" && folder == ".") word = ".";
    reaches = reaches || word == ".";
    reaches = replace(word, "<package>", shell_word(folder)) || reaches;
    if (is_identifier(stem) && replace(word, "<Class>", stem)) {
      word.resize(std::min(word.size(), word.find(stem) + stem.size()));  // ".<name>", "#<name>"
      reaches = true;
    }
    if (!reaches && (word == "<name>" || word == "<Name>") && is_identifier(name)) {
      word = name;
      reaches = true;
    }
    if (word.find('<') == std::string::npos) {
      words.push_back(std::move(word));
    } else if (word.find('=') == std::string::npos && !words.empty() &&
               words.back().starts_with("-")) {
      words.pop_back();  // "-t <name>"
    }
  }
  if (!reaches) return std::nullopt;
  std::string out = form.folder.empty() ? "" : "cd " + shell_word(form.folder) + " && ";
  for (std::size_t i = 0; i < words.size(); ++i) out += (i == 0 ? "" : " ") + words[i];
  return out;
}

}  // namespace brief::pipeline
