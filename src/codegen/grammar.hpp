// What a grammars/<language>/grammar.yaml may say. The keys are the fields of LanguageSpec
// (include/brief/language.hpp) by name; three more say where the generated parser comes from.
#pragma once

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
};

/// A grammar.yaml as written. Scalars and lists by key; keys that are absent are absent here too.
struct Grammar {
  std::string name;  ///< the folder
  std::map<std::string, std::string> scalars;
  std::map<std::string, std::vector<std::string>> lists;
  std::map<std::string, std::vector<Delimiter>> delimiters;

  std::string scalar(const std::string& key, const std::string& otherwise = {}) const;
};

/// Reads one file. Throws std::runtime_error "path:line: message" on an unknown key, a value of the
/// wrong shape, or a language with neither a package nor a reader.
Grammar read_grammar(const std::string& path);

}  // namespace brief::codegen
