// What the rule files may say: grammars/paths.yaml, routes.yaml, commands/*.yaml,
// manifests/*/*.yaml and <language>/frameworks/*.yaml.
#pragma once

#include <yaml-cpp/yaml.h>

#include <map>
#include <set>
#include <string>

namespace brief::codegen {

/// Checks one file after the other, then what refers from one to another. Every mistake is thrown
/// as std::runtime_error "path:line: message".
class RuleSchema {
 public:
  /// `path` is relative to grammars/ and decides which keys a file may have.
  void check(const std::string& path, const YAML::Node& root);
  /// Verbs, tables and kinds that are named somewhere must be defined.
  void check_references() const;

  struct Key;

 private:
  void check_map(const YAML::Node& map, const Key* keys, std::size_t count);
  void check_value(const YAML::Node& value, const Key& key);
  void check_text(const YAML::Node& value, const Key& key);
  void check_things(const YAML::Node& groups);
  [[noreturn]] void fail(const YAML::Mark& mark, const std::string& what) const;
  std::string place(const YAML::Mark& mark) const;

  std::string path_;
  std::set<std::string> verbs_;
  std::set<std::string> tables_;
  std::set<std::string> kinds_;
  std::map<std::string, std::string> named_verbs_;   ///< verb -> the first place that names it
  std::map<std::string, std::string> named_tables_;  ///< likewise
  std::map<std::string, std::string> named_kinds_;   ///< likewise
};

}  // namespace brief::codegen
