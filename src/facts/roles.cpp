// What a file is to the project: attributes, then the file's own mark, then its path.
#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/glob.hpp"
#include "base/hash.hpp"
#include "facts/context.hpp"
#include "facts/detect.hpp"
#include "facts/paths.hpp"
#include "facts/rule_node.hpp"

namespace brief::facts {
namespace {

// The lists of paths.yaml.
enum class PathList : std::uint8_t {
  vendored,
  generated,
  test,
  cases,
  example,
  papers,
  documentation,
  tooling,
  aside,
  untold,
};
constexpr std::string_view kPathLists[] = {"vendored", "generated", "test",          "cases",
                                           "example",  "papers",    "documentation", "tooling",
                                           "aside",    "untold"};
using Lists = std::uint32_t;  ///< a bit each

struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const { return base::hash64(name); }
};
using ListsByName = std::unordered_map<std::string, Lists, NameHash, std::equal_to<>>;

// Path rules (base/glob.hpp), sorted by shape: nearly all are a name, a folder or an extension,
// which one look-up answers for all lists; a repository has a hundred thousand paths.
class PathRules {
 public:
  void add(PathList list, std::string rule) {
    const Lists bit = bit_of(list);
    const bool wild = rule.find_first_of("*?[\\") != std::string::npos;
    const std::size_t slash = rule.find('/');
    if (!wild && slash == std::string::npos)
      names_[std::move(rule)] |= bit;
    else if (!wild && slash + 1 == rule.size())
      folders_[rule.substr(0, slash)] |= bit;
    else if (slash == std::string::npos && rule.size() > 2 && rule.substr(0, 2) == "*." &&
             rule.find_first_of("*?[\\", 1) == std::string::npos)
      endings_.emplace_back(rule.substr(1), bit);
    else
      others_[static_cast<std::size_t>(list)].push_back(std::move(rule));
  }

  /// The lists that name, folders or ending of `path` put it on.
  Lists plain(std::string_view path) const {
    const std::string_view name = name_of_path(path);
    Lists lists = of(names_, name);
    for (const auto& [ending, bit] : endings_)
      if (name.ends_with(ending)) lists |= bit;
    std::size_t begin = 0;
    for (std::size_t end; (end = path.find('/', begin)) != std::string_view::npos; begin = end + 1)
      lists |= of(folders_, path.substr(begin, end - begin));
    return lists;
  }

  /// `plain`: what plain() says of `path`.
  bool match(PathList list, Lists plain, std::string_view path) const {
    if ((plain & bit_of(list)) != 0) return true;
    for (const std::string& rule : others_[static_cast<std::size_t>(list)])
      if (base::path_rule_match(rule, path)) return true;
    return false;
  }
  bool match(PathList list, std::string_view path) const { return match(list, plain(path), path); }

 private:
  static Lists bit_of(PathList list) { return Lists{1} << static_cast<unsigned>(list); }
  static Lists of(const ListsByName& names, std::string_view name) {
    const auto found = names.find(name);
    return found == names.end() ? 0 : found->second;
  }

  ListsByName names_;  ///< looked up only, as folders_: their order is no input
  ListsByName folders_;
  std::vector<std::pair<std::string, Lists>> endings_;
  std::array<std::vector<std::string>, std::size(kPathLists)> others_;
};

PathRules read_path_rules() {
  PathRules rules;
  for (const RuleFile& file : rule_files()) {
    if (file.path != "paths.yaml") continue;
    const Rules root(file.root);
    for (std::size_t list = 0; list < std::size(kPathLists); ++list)
      for (std::string& rule : root.list(kPathLists[list]))
        rules.add(static_cast<PathList>(list), std::move(rule));
  }
  return rules;
}

const PathRules& path_rules() {
  static const PathRules rules = read_path_rules();
  return rules;
}

bool has_case(const FileSummary& summary) {
  return std::any_of(summary.definitions.begin(), summary.definitions.end(),
                     [&](const Definition& definition) {
                       return definition.kind == DefinitionKind::method &&
                              summary.view(definition.name).starts_with("test");
                     });
}

}  // namespace

FileRole role_of(const FileEntry& entry, const LanguageSpec* language, const FileSummary& summary) {
  const PathRules& rules = path_rules();
  if (entry.linguist_vendored) return FileRole::vendored;
  if (entry.linguist_generated || summary.generated_line != 0) return FileRole::generated;
  const Lists plain = rules.plain(entry.path);
  const auto on = [&](PathList list) { return rules.match(list, plain, entry.path); };
  if (on(PathList::vendored)) return FileRole::vendored;
  if (on(PathList::generated)) return FileRole::generated;
  if (language != nullptr)
    for (const std::string_view pattern : language->test_paths)
      if (base::path_rule_match(pattern, entry.path)) return FileRole::test;
  if (on(PathList::test)) return FileRole::test;
  if (on(PathList::cases) && has_case(summary)) return FileRole::test;
  if (on(PathList::example)) return FileRole::example;
  const bool code = language != nullptr && language->is_code;
  if (!code && on(PathList::papers)) return FileRole::documentation;
  if (on(PathList::documentation)) return FileRole::documentation;
  return FileRole::source;
}

bool is_tooling(std::string_view path) { return path_rules().match(PathList::tooling, path); }

bool is_untold(std::string_view path) { return path_rules().match(PathList::untold, path); }

bool stands_aside(std::string_view path) { return path_rules().match(PathList::aside, path); }

}  // namespace brief::facts
