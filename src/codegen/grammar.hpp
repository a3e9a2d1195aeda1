// What a grammars/<language>/grammar.yaml may say. The keys are the fields of LanguageSpec
// (include/brief/language.hpp) by name; three more say where the generated parser comes from.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace brief::codegen {

struct Delimiter {
  std::string open;
  std::string close;
  char escape = 0;
  bool multiline = false;
  bool nests = false;
  std::string code;
};

struct Statement {
  std::string kind;
  std::string match;
};

/// A grammar.yaml as written. Scalars and lists by key; keys that are absent are absent here too.
struct Grammar {
  std::string name;  ///< the folder
  std::map<std::string, std::string> scalars;
  std::map<std::string, std::vector<std::string>> lists;
  std::map<std::string, std::vector<Delimiter>> delimiters;
  std::vector<Statement> statements;  ///< "{name}" in them is replaced already
  std::map<std::string, int> lines;   ///< of each key, from 1

  std::string scalar(const std::string& key, const std::string& otherwise = {}) const;
  /// "grammars/NAME/grammar.yaml:LINE" of a key that is there.
  std::string place(const std::string& key) const;
};

/// Reads one file. Throws std::runtime_error "path:line: message" on an unknown key, a value of the
/// wrong shape, or a language with neither a package nor a reader.
Grammar read_grammar(const std::string& path);

/// The files whose joined text is the language's query, each below `grammars`.
std::vector<std::filesystem::path> query_files(const std::filesystem::path& grammars,
                                               const Grammar& grammar);

/// Files below a folder in order of their names: the order of a directory is the machine's.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

}  // namespace brief::codegen
