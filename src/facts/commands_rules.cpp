#include "facts/commands_rules.hpp"

#include "facts/rule_node.hpp"

namespace brief::facts {
namespace {

std::optional<Regex> regex_of(const Rules& map, std::string_view key) {
  const Rules found = map[key];
  return found ? std::optional<Regex>(found.text()) : std::nullopt;
}

std::vector<PointerPattern> pointers_of(const Rules& map, std::string_view key) {
  std::vector<PointerPattern> out;
  for (const std::string& pointer : map.list(key)) out.emplace_back(pointer);
  return out;
}

Spellings spellings_of(const Rules& map) {
  Spellings out;
  for (const auto& [spelt, written] : map["spellings"].entries())
    out.emplace_back(Regex(spelt), written.text());
  return out;
}

Verb read_verb(const Rules& node) {
  Verb verb;
  verb.id = node.text("verb");
  verb.rank = node.number("rank");
  verb.second = node.flag("second");
  verb.anywhere = node.flag("anywhere");
  verb.each = node.flag("each");
  verb.together = node.flag("together");
  verb.title = node.text("title");
  verb.of = node.text("of");
  verb.when = regex_of(node, "when");
  for (const auto& [name, weight] : node["names"].entries())
    verb.names.emplace(name, static_cast<int>(weight.number()));
  for (const auto& [pattern, weight] : node["patterns"].entries())
    verb.patterns.emplace_back(Regex(pattern), static_cast<int>(weight.number()));
  verb.vague = regex_of(node, "vague");
  verb.body = regex_of(node, "body");
  verb.never = regex_of(node, "never");
  return verb;
}

ScriptSource read_source(const Rules& node) {
  ScriptSource source;
  source.label = node.text("label");
  source.trust = static_cast<int>(node.number("trust"));
  source.files = node.list("files");
  source.includes = pointers_of(node, "includes");
  source.scripts = pointers_of(node, "scripts");
  source.folders = pointers_of(node, "folders");
  source.requires_one = pointers_of(node, "requires");
  source.conditions = pointers_of(node, "conditions");
  source.variables = pointers_of(node, "variables");
  source.titles = pointers_of(node, "titles");
  source.aside = regex_of(node, "aside");
  source.kinds = pointers_of(node, "kinds");
  source.foreign = regex_of(node, "foreign");
  source.spellings = spellings_of(node);
  source.expression = regex_of(node, "expression");
  source.prefer = regex_of(node, "prefer");
  source.avoid = regex_of(node, "avoid");
  return source;
}

CommandRule read_command(const Rules& node) {
  return {Regex(node.text("match")), regex_of(node, "unless"), node.text("verb"),
          static_cast<int>(node.number("weight", 50)), node.text("goal")};
}

OneTest read_one(const Rules& node) {
  return {Regex(node.text("match")), node.text("title"), node.text("form"), node.text("tests")};
}

NamedScripts read_named(const Rules& node) {
  NamedScripts named;
  named.files = node.list("files");
  if (node["pointer"]) named.pointer.emplace(node.text("pointer"));
  named.definitions = node.flag("definitions");
  named.unless = regex_of(node, "unless");
  named.command = node.text("command");
  named.trust = static_cast<int>(node.number("trust"));
  return named;
}

PlainCommand read_plain(const Rules& node) {
  return {node.list("when"), node.list("unless"), node.text("finding"), node.text("verb"),
          node.text("command")};
}

Runner read_runner(const Rules& node) {
  Runner runner;
  runner.name = node.text("runner");
  runner.words = node.list("words");
  runner.needs = node.list("needs");
  runner.system = node.text("system");
  runner.manager = node.text("manager");
  runner.manager_default = node.text("default");
  runner.wraps = node.flag("wraps");
  runner.opaque = node.flag("opaque");
  runner.serves = node.list("serves");
  runner.strict = node.flag("strict", true);
  for (const auto& [manager, forms] : node["forms"].entries())
    for (const auto& [name, form] : forms.entries())
      runner.forms[std::string(manager)][std::string(name)] = form.text();
  for (const auto& [name, verb] : node["names"].entries())
    runner.verb_of_name.emplace(name, verb.text());
  for (const Rules& rule : node["commands"].items()) runner.rules.push_back(read_command(rule));
  for (const Rules& one : node["test-one"].items()) runner.ones.push_back(read_one(one));
  for (const Rules& named : node["named"].items()) runner.named.push_back(read_named(named));
  for (const Rules& plain : node["plain"].items()) runner.plain.push_back(read_plain(plain));
  for (const Rules& package : node["packages"].items())
    runner.packages.push_back({package.list("when"), package.text("finding"), package.text("title"),
                               package.text("form"), package.text("one"),
                               regex_of(package, "whole"), package.flag("tested")});
  return runner;
}

void read_common(const Rules& root, CommandBook& book) {
  for (const Rules& verb : root["verbs"].items()) book.verbs.push_back(read_verb(verb));
  for (const std::string& wrapper : root.list("wrappers"))
    book.wrappers.emplace_back("^(?:" + wrapper + ")");
  for (std::string& option : root.list("droppable")) book.droppable.push_back(std::move(option));
  for (const auto& [part, price] : root["narrowing"].entries())
    book.narrowing.emplace_back(Regex(part), static_cast<int>(price.number()));
  if (root["measuring"]) book.measuring = regex_of(root, "measuring");
  if (root["noise"]) book.noise = regex_of(root, "noise");
  if (root["substitution"]) book.substitution = regex_of(root, "substitution");
  if (root["spellings"]) book.spellings = spellings_of(root);
  if (root["build-folders"]) book.build_folders = regex_of(root, "build-folders");
  for (const Rules& source : root["sources"].items()) book.sources.push_back(read_source(source));
  for (const Rules& runner : root["runners"].items()) book.runners.push_back(read_runner(runner));
}

CommandBook read_book() {
  CommandBook book;
  constexpr std::string_view kFolder = "commands/";
  for (const RuleFile& file : rule_files())
    if (file.path.substr(0, kFolder.size()) == kFolder) read_common(Rules(file.root), book);
  for (std::size_t row = 0; row < book.runners.size(); ++row)
    for (const std::string& word : book.runners[row].words) book.by_word[word].push_back(row);
  return book;
}

}  // namespace

const Verb* CommandBook::verb(std::string_view id) const {
  for (const Verb& verb : verbs)
    if (verb.id == id) return &verb;
  return nullptr;
}

const CommandBook& command_book() {
  static const CommandBook book = read_book();
  return book;
}

}  // namespace brief::facts
