#include "facts/commands_rules.hpp"

#include "brief/error.hpp"
#include "facts/rules.hpp"
#include "facts/yaml.hpp"

namespace brief::facts {
namespace {

std::optional<Regex> regex_of(const YAML::Node& map, const char* key) {
  if (!map[key]) return std::nullopt;
  return Regex(map[key].Scalar());
}

std::vector<PointerPattern> pointers_of(const YAML::Node& map, const char* key) {
  std::vector<PointerPattern> out;
  for (const std::string& pointer : list_of(map, key)) out.emplace_back(pointer);
  return out;
}

Verb read_verb(const YAML::Node& node, std::string_view path) {
  check_keys(node, path, {"verb", "rank", "second", "names", "patterns"});
  Verb verb;
  verb.id = text_of(node, "verb");
  verb.rank = node["rank"].as<std::int64_t>(0);
  verb.second = text_of(node, "second") == "true";
  for (const auto& entry : node["names"])
    verb.names.emplace(entry.first.Scalar(), entry.second.as<int>());
  for (const auto& entry : node["patterns"])
    verb.patterns.emplace_back(Regex(entry.first.Scalar()), entry.second.as<int>());
  return verb;
}

ScriptSource read_source(const YAML::Node& node, std::string_view path) {
  check_keys(node, path,
             {"label", "trust", "files", "scripts", "folders", "conditions", "variables", "kinds",
              "foreign", "expression", "prefer", "avoid"});
  ScriptSource source;
  source.label = text_of(node, "label");
  source.trust = node["trust"].as<int>(0);
  source.files = list_of(node, "files");
  source.scripts = pointers_of(node, "scripts");
  source.folders = pointers_of(node, "folders");
  source.conditions = pointers_of(node, "conditions");
  source.variables = pointers_of(node, "variables");
  source.kinds = pointers_of(node, "kinds");
  source.foreign = regex_of(node, "foreign");
  source.expression = regex_of(node, "expression");
  source.prefer = regex_of(node, "prefer");
  source.avoid = regex_of(node, "avoid");
  return source;
}

CommandRule read_command(const YAML::Node& node, std::string_view path) {
  check_keys(node, path, {"match", "unless", "verb", "weight"});
  return {Regex(text_of(node, "match")), regex_of(node, "unless"), text_of(node, "verb"),
          node["weight"].as<int>(50)};
}

OneTest read_one(const YAML::Node& node, std::string_view path) {
  check_keys(node, path, {"match", "title", "form", "tests"});
  return {Regex(text_of(node, "match")), text_of(node, "title"), text_of(node, "form"),
          text_of(node, "tests")};
}

NamedScripts read_named(const YAML::Node& node, std::string_view path) {
  check_keys(node, path, {"files", "pointer", "definitions", "unless", "command", "trust"});
  NamedScripts named;
  named.files = list_of(node, "files");
  if (node["pointer"]) named.pointer.emplace(text_of(node, "pointer"));
  named.definitions = text_of(node, "definitions") == "true";
  named.unless = regex_of(node, "unless");
  named.command = text_of(node, "command");
  named.trust = node["trust"].as<int>(0);
  return named;
}

PlainCommand read_plain(const YAML::Node& node, std::string_view path) {
  check_keys(node, path, {"when", "unless", "finding", "verb", "command"});
  return {list_of(node, "when"), list_of(node, "unless"), text_of(node, "finding"),
          text_of(node, "verb"), text_of(node, "command")};
}

Runner read_runner(const YAML::Node& node, std::string_view path) {
  check_keys(node, path,
             {"runner", "words", "needs", "manager", "default", "forms", "names", "strict",
              "opaque", "commands", "test-one", "named", "plain"});
  Runner runner;
  runner.name = text_of(node, "runner");
  runner.words = list_of(node, "words");
  runner.needs = list_of(node, "needs");
  runner.manager = text_of(node, "manager");
  runner.manager_default = text_of(node, "default");
  runner.opaque = text_of(node, "opaque") == "true";
  runner.strict = text_of(node, "strict", "true") == "true";
  for (const auto& forms : node["forms"])
    for (const auto& form : forms.second)
      runner.forms[forms.first.Scalar()][form.first.Scalar()] = form.second.Scalar();
  for (const auto& name : node["names"])
    runner.verb_of_name.emplace(name.first.Scalar(), name.second.Scalar());
  for (const YAML::Node& rule : node["commands"]) runner.rules.push_back(read_command(rule, path));
  for (const YAML::Node& one : node["test-one"]) runner.ones.push_back(read_one(one, path));
  for (const YAML::Node& named : node["named"]) runner.named.push_back(read_named(named, path));
  for (const YAML::Node& plain : node["plain"]) runner.plain.push_back(read_plain(plain, path));
  return runner;
}

void read_common(const YAML::Node& root, std::string_view path, CommandBook& book) {
  check_keys(
      root, path,
      {"verbs", "wrappers", "droppable", "narrowing", "build-folders", "sources", "runners"});
  for (const YAML::Node& verb : root["verbs"]) book.verbs.push_back(read_verb(verb, path));
  for (const std::string& wrapper : list_of(root, "wrappers"))
    book.wrappers.emplace_back("^(?:" + wrapper + ")");
  for (std::string& option : list_of(root, "droppable"))
    book.droppable.push_back(std::move(option));
  for (const auto& entry : root["narrowing"])
    book.narrowing.emplace_back(Regex(entry.first.Scalar()), entry.second.as<int>());
  if (root["build-folders"]) book.build_folders = regex_of(root, "build-folders");
  for (const YAML::Node& source : root["sources"])
    book.sources.push_back(read_source(source, path));
  for (const YAML::Node& runner : root["runners"])
    book.runners.push_back(read_runner(runner, path));
}

void check_verbs(const CommandBook& book) {
  for (const Runner& runner : book.runners) {
    std::vector<std::string> used;
    for (const CommandRule& rule : runner.rules) used.push_back(rule.verb);
    for (const PlainCommand& plain : runner.plain) used.push_back(plain.verb);
    for (const auto& [name, verb] : runner.verb_of_name) used.push_back(verb);
    for (const std::string& verb : used)
      if (!verb.empty() && verb != "none" && book.verb(verb) == nullptr)
        throw Error(ErrorCode::internal, "rule file: no such verb: " + verb, runner.name);
  }
}

CommandBook read_book() {
  CommandBook book;
  constexpr std::string_view kFolder = "commands/";
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.substr(0, kFolder.size()) == kFolder)
      read_common(load_rules(file.path, file.bytes), file.path, book);
  for (std::size_t row = 0; row < book.runners.size(); ++row)
    for (const std::string& word : book.runners[row].words) book.by_word[word].push_back(row);
  check_verbs(book);
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
