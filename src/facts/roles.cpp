// What a file is to the project: attributes, then the file's own mark, then its path.
#include <map>
#include <string>
#include <vector>

#include "base/glob.hpp"
#include "facts/detect.hpp"
#include "facts/rules.hpp"
#include "facts/yaml.hpp"

namespace brief::facts {
namespace {

struct PathRules {
  std::vector<std::string> vendored;
  std::vector<std::string> generated;
  std::vector<std::string> test;
  std::vector<std::string> example;
  std::vector<std::string> documentation;
};

PathRules read_path_rules() {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path != "paths.yaml") continue;
    const YAML::Node root = load_rules(file.path, file.bytes);
    check_keys(root, file.path, {"vendored", "generated", "test", "example", "documentation"});
    return {list_of(root, "vendored"), list_of(root, "generated"), list_of(root, "test"),
            list_of(root, "example"), list_of(root, "documentation")};
  }
  return {};
}

bool any_match(const std::vector<std::string>& rules, std::string_view path) {
  for (const std::string& rule : rules)
    if (base::path_rule_match(rule, path)) return true;
  return false;
}

}  // namespace

FileRole role_of(const FileEntry& entry, const LanguageSpec* language, const FileSummary& summary) {
  static const PathRules rules = read_path_rules();
  if (entry.linguist_vendored) return FileRole::vendored;
  if (entry.linguist_generated || summary.generated_line != 0) return FileRole::generated;
  if (any_match(rules.vendored, entry.path)) return FileRole::vendored;
  if (any_match(rules.generated, entry.path)) return FileRole::generated;
  if (language != nullptr)
    for (const std::string_view pattern : language->test_paths)
      if (base::path_rule_match(pattern, entry.path)) return FileRole::test;
  if (any_match(rules.test, entry.path)) return FileRole::test;
  if (any_match(rules.example, entry.path)) return FileRole::example;
  if (any_match(rules.documentation, entry.path)) return FileRole::documentation;
  return FileRole::source;
}

}  // namespace brief::facts
