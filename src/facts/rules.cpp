#include "facts/rules.hpp"

#include "brief/error.hpp"
#include "facts/yaml.hpp"

namespace brief::facts {
namespace {

NamedThing read_thing(const YAML::Node& node, std::string_view path) {
  if (node.IsScalar()) return {node.Scalar(), {}, 0};
  check_keys(node, path, {"title", "tag", "rank"});
  return {text_of(node, "title"), text_of(node, "tag"), node["rank"].as<std::int64_t>(0)};
}

NameTable read_names(const YAML::Node& map, std::string_view path) {
  NameTable table;
  // Grouped by tag: `framework: {flask: Flask}`; a thing may be a map with its own rank.
  for (const auto& group : map)
    for (const auto& entry : group.second) {
      NamedThing thing = read_thing(entry.second, path);
      if (thing.tag.empty()) thing.tag = group.first.Scalar();
      std::string name = entry.first.Scalar();
      if (!name.empty() && name.back() == '*') {
        name.pop_back();
        table.prefixes.emplace_back(std::move(name), std::move(thing));
      } else {
        table.exact.emplace(std::move(name), std::move(thing));
      }
    }
  return table;
}

ManifestRule read_rule(const YAML::Node& node, std::string_view path) {
  check_keys(node, path,
             {"kind", "pointer", "when", "unless", "title", "value", "tag", "names", "lower",
              "last_line", "rank"});
  ManifestRule rule;
  rule.kind = text_of(node, "kind");
  if (rule.kind.empty())
    throw Error(ErrorCode::internal, "rule file: a rule without kind", std::string(path));
  for (const std::string& pointer : list_of(node, "pointer")) rule.pointers.emplace_back(pointer);
  if (node["when"]) rule.when.emplace(text_of(node, "when"));
  if (node["unless"]) rule.unless.emplace(text_of(node, "unless"));
  rule.title = text_of(node, "title");
  rule.value = text_of(node, "value", "{value}");
  rule.tag = text_of(node, "tag");
  rule.names = text_of(node, "names");
  rule.lower = text_of(node, "lower") == "true";
  rule.last_line = node["last_line"].as<std::uint32_t>(0);
  rule.rank = node["rank"].as<std::int64_t>(0);
  return rule;
}

RuleBook read_book() {
  RuleBook book;
  constexpr std::string_view kFolder = "manifests/";
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.substr(0, kFolder.size()) != kFolder) continue;
    const YAML::Node root = load_rules(file.path, file.bytes);
    check_keys(root, file.path, {"files", "root_only", "rules", "names"});
    std::string name(file.path.substr(kFolder.size()));
    name.resize(name.size() - std::string_view(".yaml").size());
    if (root["names"]) book.names.emplace(name, read_names(root["names"], file.path));
    if (!root["rules"]) continue;
    ManifestRules& manifest = book.manifests.emplace_back();
    manifest.name = std::move(name);
    manifest.files = list_of(root, "files");
    manifest.root_only = text_of(root, "root_only") == "true";
    for (const YAML::Node& rule : root["rules"])
      manifest.rules.push_back(read_rule(rule, file.path));
  }
  for (const ManifestRules& manifest : book.manifests)
    for (const ManifestRule& rule : manifest.rules)
      if (!rule.names.empty() && book.names.count(rule.names) == 0)
        throw Error(ErrorCode::internal, "rule file: no such table of names: " + rule.names,
                    manifest.name);
  return book;
}

}  // namespace

const NamedThing* NameTable::find(std::string_view name) const {
  const auto found = exact.find(name);
  if (found != exact.end()) return &found->second;
  const std::pair<std::string, NamedThing>* best = nullptr;
  for (const auto& entry : prefixes)
    if (name.substr(0, entry.first.size()) == entry.first &&
        (best == nullptr || best->first.size() < entry.first.size()))
      best = &entry;
  return best == nullptr ? nullptr : &best->second;
}

const RuleBook& rule_book() {
  static const RuleBook book = read_book();
  return book;
}

}  // namespace brief::facts
