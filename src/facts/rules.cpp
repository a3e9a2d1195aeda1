#include "facts/rules.hpp"

#include "facts/context.hpp"
#include "facts/rule_node.hpp"

namespace brief::facts {
namespace {

NamedThing read_thing(const Rules& node) {
  if (node.is_scalar()) return {std::string(node.text()), {}, 0};
  return {node.text("title"), node.text("tag"), node.number("rank"), node.text("import")};
}

NameTable read_names(const Rules& map) {
  NameTable table;
  // Grouped by tag: `framework: {flask: Flask}`; a thing may be a map with its own rank.
  for (const auto& [tag, group] : map.entries())
    for (const auto& [name, node] : group.entries()) {
      NamedThing thing = read_thing(node);
      if (thing.tag.empty()) thing.tag = tag;
      if (!name.empty() && name.back() == '*')
        table.prefixes.emplace_back(name.substr(0, name.size() - 1), std::move(thing));
      else
        table.exact.emplace(name, std::move(thing));
    }
  return table;
}

ManifestRule read_rule(const Rules& node) {
  ManifestRule rule;
  rule.kind = node.text("kind");
  for (const std::string& pointer : node.list("pointer")) rule.pointers.emplace_back(pointer);
  if (node["when"]) rule.when.emplace(node["when"].text());
  if (node["unless"]) rule.unless.emplace(node["unless"].text());
  if (node["path"]) rule.path.emplace(node["path"].text());
  for (const auto& [name, pointer] : node["with"].entries())
    rule.with.emplace_back(std::string(name), PointerPattern(pointer.text()));
  rule.title = node.text("title");
  rule.value = node.text("value", "{value}");
  rule.tag = node.text("tag");
  rule.names = node.text("names");
  rule.lower = node.flag("lower");
  rule.needs = node.text("needs");
  rule.inner = node.text("inner");
  rule.absent = node.list("absent");
  rule.lacks = node.list("lacks");
  rule.last_line = static_cast<std::uint32_t>(node.number("last_line"));
  rule.rank = node.number("rank");
  return rule;
}

ResourceRule read_resource(const Rules& node) {
  ResourceRule rule;
  rule.title = node.text("title");
  for (const std::string& pointer : node.list("items"))
    rule.items.push_back(pointer_segments(pointer));
  rule.name = node.text("name");
  for (const auto& [label, key] : node["details"].entries())
    rule.details.emplace_back(label, key.text());
  for (const auto& [key, text] : node["absent"].entries())
    rule.absent.emplace_back(key, text.text());
  rule.code = node.text("code");
  rule.handler = node.text("handler");
  rule.section = node.text("section", "data");
  rule.settings = node.flag("settings");
  if (node["told"]) rule.told.emplace(node.text("told"));
  rule.extra = node.flag("extra");
  rule.many = node.text("many");
  rule.members = node.flag("members");
  rule.implemented = node.list("implemented");
  return rule;
}

RuleBook read_book() {
  RuleBook book;
  constexpr std::string_view kFolder = "manifests/";
  for (const RuleFile& file : rule_files()) {
    if (file.path.substr(0, kFolder.size()) != kFolder) continue;
    const Rules root(file.root);
    std::string name(file.path.substr(kFolder.size()));
    name.resize(name.size() - std::string_view(".yaml").size());
    if (root["names"]) book.names.emplace(name, read_names(root["names"]));
    if (!root["rules"] && !root["resources"]) continue;
    ManifestRules& manifest = book.manifests.emplace_back();
    manifest.name = std::move(name);
    manifest.files = root.list("files");
    manifest.root_only = root.flag("root_only");
    manifest.in_tests = root.flag("in_tests");
    for (const Rules& rule : root["rules"].items()) manifest.rules.push_back(read_rule(rule));
    for (const Rules& resource : root["resources"].items())
      manifest.resources.push_back(read_resource(resource));
  }
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
