// What a file is to the project: attributes, then the file's own mark, then its path.
#include <set>
#include <string>
#include <vector>

#include "base/glob.hpp"
#include "facts/context.hpp"
#include "facts/detect.hpp"
#include "facts/paths.hpp"
#include "facts/rule_node.hpp"

namespace brief::facts {
namespace {

// Path rules (base/glob.hpp), sorted by shape: nearly all are a name, a folder or an extension,
// which a look-up answers; a repository has a hundred thousand paths.
class RuleSet {
 public:
  RuleSet() = default;
  explicit RuleSet(std::vector<std::string> rules) {
    for (std::string& rule : rules) {
      const bool wild = rule.find_first_of("*?[\\") != std::string::npos;
      const std::size_t slash = rule.find('/');
      if (!wild && slash == std::string::npos)
        names_.insert(std::move(rule));
      else if (!wild && slash + 1 == rule.size())
        folders_.insert(rule.substr(0, slash));
      else if (slash == std::string::npos && rule.size() > 2 && rule.substr(0, 2) == "*." &&
               rule.find_first_of("*?[\\", 1) == std::string::npos)
        endings_.push_back(rule.substr(1));
      else
        others_.push_back(std::move(rule));
    }
  }

  bool match(std::string_view path) const {
    const std::string_view name = name_of_path(path);
    if (names_.count(name) != 0) return true;
    for (const std::string& ending : endings_)
      if (name.size() >= ending.size() && name.substr(name.size() - ending.size()) == ending)
        return true;
    std::size_t begin = 0;
    for (std::size_t end; (end = path.find('/', begin)) != std::string_view::npos; begin = end + 1)
      if (folders_.count(path.substr(begin, end - begin)) != 0) return true;
    for (const std::string& rule : others_)
      if (base::path_rule_match(rule, path)) return true;
    return false;
  }

 private:
  std::set<std::string, std::less<>> names_;
  std::set<std::string, std::less<>> folders_;
  std::vector<std::string> endings_;
  std::vector<std::string> others_;
};

struct PathRules {
  RuleSet vendored;
  RuleSet generated;
  RuleSet test;
  RuleSet example;
  RuleSet papers;
  RuleSet documentation;
  RuleSet tooling;
  RuleSet aside;
  RuleSet untold;
};

PathRules read_path_rules() {
  for (const RuleFile& file : rule_files()) {
    if (file.path != "paths.yaml") continue;
    const Rules root(file.root);
    return {RuleSet(root.list("vendored")), RuleSet(root.list("generated")),
            RuleSet(root.list("test")),     RuleSet(root.list("example")),
            RuleSet(root.list("papers")),   RuleSet(root.list("documentation")),
            RuleSet(root.list("tooling")),  RuleSet(root.list("aside")),
            RuleSet(root.list("untold"))};
  }
  return {};
}

const PathRules& path_rules() {
  static const PathRules rules = read_path_rules();
  return rules;
}

}  // namespace

FileRole role_of(const FileEntry& entry, const LanguageSpec* language, const FileSummary& summary) {
  const PathRules& rules = path_rules();
  if (entry.linguist_vendored) return FileRole::vendored;
  if (entry.linguist_generated || summary.generated_line != 0) return FileRole::generated;
  if (rules.vendored.match(entry.path)) return FileRole::vendored;
  if (rules.generated.match(entry.path)) return FileRole::generated;
  if (language != nullptr)
    for (const std::string_view pattern : language->test_paths)
      if (base::path_rule_match(pattern, entry.path)) return FileRole::test;
  if (rules.test.match(entry.path)) return FileRole::test;
  if (rules.example.match(entry.path)) return FileRole::example;
  const bool code = language != nullptr && language->is_code;
  if (!code && rules.papers.match(entry.path)) return FileRole::documentation;
  if (rules.documentation.match(entry.path)) return FileRole::documentation;
  return FileRole::source;
}

bool is_tooling(std::string_view path) { return path_rules().tooling.match(path); }

bool is_untold(std::string_view path) { return path_rules().untold.match(path); }

bool stands_aside(std::string_view path) { return path_rules().aside.match(path); }

}  // namespace brief::facts
