#include "codegen/rule_schema.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace brief::codegen {
namespace {

enum class Type {
  text,
  texts,  // one or a list
  regex,
  regexes,  // a list of them
  number,
  flag,
  verb,           // the name of one
  verb_name,      // defines one
  table,          // the name of a table of names
  kind,           // the name of a kind of finding
  kind_names,     // defines kinds: name -> what it says
  numbers,        // name -> number
  regex_numbers,  // regular expression -> number
  regex_words,    // regular expression -> text
  verbs_by_name,  // name -> verb
  words,          // name -> text
  forms,          // name -> name -> text
  things,         // tag -> name -> title or {title, tag, rank}
  maps            // a list of maps with `keys`
};

}  // namespace

struct RuleSchema::Key {
  const char* name;
  Type type = Type::text;
  const Key* keys = nullptr;
  std::size_t count = 0;
  bool required = false;
};

namespace {

using Key = RuleSchema::Key;

template <std::size_t N>
constexpr Key maps(const char* name, const Key (&keys)[N]) {
  return {name, Type::maps, keys, N, false};
}

constexpr Key required(const char* name, Type type) { return {name, type, nullptr, 0, true}; }

constexpr Key kVerb[] = {required("verb", Type::verb_name),
                         {"rank", Type::number},
                         {"second", Type::flag},
                         {"anywhere", Type::flag},
                         {"each", Type::flag},
                         {"together", Type::flag},
                         {"title"},
                         {"of", Type::verb},
                         {"when", Type::regex},
                         {"names", Type::numbers},
                         {"patterns", Type::regex_numbers},
                         {"vague", Type::regex},
                         {"body", Type::regex},
                         {"never", Type::regex}};
constexpr Key kSource[] = {{"label"},
                           {"trust", Type::number},
                           required("files", Type::texts),
                           {"includes", Type::texts},
                           required("scripts", Type::texts),
                           {"folders", Type::texts},
                           {"requires", Type::texts},
                           {"conditions", Type::texts},
                           {"variables", Type::texts},
                           {"titles", Type::texts},
                           {"aside", Type::regex},
                           {"kinds", Type::texts},
                           {"foreign", Type::regex},
                           {"spellings", Type::regex_words},
                           {"expression", Type::regex},
                           {"prefer", Type::regex},
                           {"avoid", Type::regex}};
constexpr Key kCommand[] = {required("match", Type::regex),
                            {"unless", Type::regex},
                            {"verb", Type::verb},
                            {"weight", Type::number},
                            {"goal", Type::text}};
constexpr Key kOne[] = {required("match", Type::regex),
                        required("title", Type::text),
                        required("form", Type::text),
                        {"tests"}};
constexpr Key kNamed[] = {required("files", Type::texts),  {"pointer"},
                          {"definitions", Type::flag},     {"unless", Type::regex},
                          required("command", Type::text), {"trust", Type::number}};
constexpr Key kPlain[] = {required("when", Type::texts),
                          {"unless", Type::texts},
                          {"finding"},
                          required("verb", Type::verb),
                          required("command", Type::text)};
constexpr Key kPackage[] = {required("when", Type::texts), {"finding"},
                            required("title", Type::text), required("form", Type::text),
                            {"tested", Type::flag},        {"one", Type::text},
                            {"whole", Type::regex}};
constexpr Key kRunner[] = {required("runner", Type::text),
                           {"words", Type::texts},
                           {"needs", Type::texts},
                           {"system"},
                           {"manager"},
                           {"default"},
                           {"forms", Type::forms},
                           {"names", Type::verbs_by_name},
                           {"strict", Type::flag},
                           {"wraps", Type::flag},
                           {"opaque", Type::flag},
                           {"serves", Type::texts},
                           maps("commands", kCommand),
                           maps("test-one", kOne),
                           maps("named", kNamed),
                           maps("plain", kPlain),
                           maps("packages", kPackage)};
constexpr Key kCommands[] = {maps("verbs", kVerb),
                             {"wrappers", Type::regexes},
                             {"measuring", Type::regex},
                             {"droppable", Type::texts},
                             {"narrowing", Type::regex_numbers},
                             {"noise", Type::regex},
                             {"build-folders", Type::regex},
                             {"substitution", Type::regex},
                             {"spellings", Type::regex_words},
                             maps("sources", kSource),
                             maps("runners", kRunner)};
constexpr Key kRule[] = {required("kind", Type::kind),
                         {"path", Type::regex},
                         {"pointer", Type::texts},
                         {"when", Type::regex},
                         {"unless", Type::regex},
                         {"with", Type::words},
                         {"title"},
                         {"value"},
                         {"tag"},
                         {"names", Type::table},
                         {"lower", Type::flag},
                         {"needs"},
                         {"inner"},
                         {"absent", Type::texts},
                         {"lacks", Type::texts},
                         {"last_line", Type::number},
                         {"rank", Type::number}};
constexpr Key kResource[] = {required("title", Type::text),
                             required("items", Type::texts),
                             {"name"},
                             {"details", Type::words},
                             {"absent", Type::words},
                             {"code"},
                             {"handler"},
                             {"section"},
                             {"settings", Type::flag},
                             {"told", Type::regex},
                             {"many", Type::text},
                             {"members", Type::flag},
                             {"implemented", Type::texts},
                             {"extra", Type::flag}};
constexpr Key kManifest[] = {maps("resources", kResource), {"files", Type::texts},
                             {"root_only", Type::flag},    {"in_tests", Type::flag},
                             maps("rules", kRule),         {"names", Type::things}};
constexpr Key kSpeaker[] = {required("title", Type::text), {"imports", Type::texts},
                            {"uses", Type::texts},         {"files", Type::texts},
                            {"names", Type::texts},        {"handler_first", Type::flag}};
constexpr Key kSegment[] = {required("match", Type::regex), required("route", Type::text)};
constexpr Key kFileRoute[] = {required("uses", Type::texts),
                              {"config", Type::texts},
                              required("match", Type::regex),
                              {"unless", Type::regex},
                              {"what"},
                              {"exported", Type::flag},
                              {"exports", Type::regex},
                              {"roots", Type::texts},
                              {"dots", Type::flag},
                              {"tables", Type::texts},
                              {"readers", Type::texts},
                              maps("segments", kSegment)};
constexpr Key kAction[] = {
    required("name", Type::text), required("method", Type::text), {"path"}, {"many", Type::flag}};
constexpr Key kRest[] = {required("key", Type::text),
                         {"nested"},
                         required("handler", Type::text),
                         {"controller"},
                         {"open"},
                         {"separator"},
                         {"module"},
                         maps("actions", kAction)};
constexpr Key kFramework[] = {{"marks", Type::regex},
                              {"query"},
                              maps("rest", kRest),
                              {"slashes", Type::flag},
                              {"elsewhere", Type::flag},
                              maps("frameworks", kSpeaker),
                              maps("file_routes", kFileRoute),
                              maps("segments", kSegment)};
constexpr Key kOperation[] = {required("title", Type::text), required("names", Type::regex)};
constexpr Key kRoutes[] = {required("auth", Type::regex),    required("unless", Type::regex),
                           required("weak", Type::regex),    required("partly", Type::regex),
                           required("routers", Type::regex), required("admin", Type::regex),
                           required("enters", Type::regex),  maps("operations", kOperation)};
constexpr Key kThing[] = {
    required("title", Type::text), {"tag"}, {"rank", Type::number}, {"import"}};
constexpr Key kKinds[] = {required("kinds", Type::kind_names)};
constexpr Key kTestProgram[] = {
    required("program", Type::text), required("tests", Type::texts), {"others", Type::texts}};
constexpr Key kOutput[] = {required("files", Type::texts), required("pointer", Type::text),
                           required("sources", Type::texts)};
constexpr Key kPaths[] = {{"vendored", Type::texts},
                          {"generated", Type::texts},
                          {"test", Type::texts},
                          {"cases", Type::texts},
                          {"example", Type::texts},
                          {"papers", Type::texts},
                          {"documentation", Type::texts},
                          {"tooling", Type::texts},
                          {"aside", Type::texts},
                          {"untold", Type::texts},
                          maps("test_programs", kTestProgram),
                          maps("outputs", kOutput)};

bool is_number(const std::string& text) {
  const std::size_t sign = !text.empty() && text.front() == '-' ? 1 : 0;
  return text.size() > sign && text.size() < 10 &&
         text.find_first_not_of("0123456789", sign) == std::string::npos;
}

std::string regex_error(const std::string& expression) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_encoding(RE2::Options::EncodingLatin1);
  return RE2(expression, options).error();
}

}  // namespace

std::string RuleSchema::place(const YAML::Mark& mark) const {
  return path_ + ":" + std::to_string(mark.line + 1);
}

void RuleSchema::fail(const YAML::Mark& mark, const std::string& what) const {
  throw std::runtime_error(place(mark) + ": " + what);
}

void RuleSchema::check(const std::string& path, const YAML::Node& root) {
  path_ = path;
  if (path == "paths.yaml") return check_map(root, kPaths, std::size(kPaths));
  if (path == "kinds.yaml") return check_map(root, kKinds, std::size(kKinds));
  if (path == "routes.yaml") return check_map(root, kRoutes, std::size(kRoutes));
  if (path.find("/frameworks/") != std::string::npos)
    return check_map(root, kFramework, std::size(kFramework));
  if (path.rfind("commands/", 0) == 0) return check_map(root, kCommands, std::size(kCommands));
  check_map(root, kManifest, std::size(kManifest));
  constexpr std::size_t kFolder = std::string_view("manifests/").size();
  constexpr std::size_t kEnding = std::string_view(".yaml").size();
  if (root["names"]) tables_.insert(path.substr(kFolder, path.size() - kFolder - kEnding));
}

void RuleSchema::check_references() const {
  for (const auto& [verb, where] : named_verbs_)
    if (verbs_.count(verb) == 0) throw std::runtime_error(where + ": no such verb: " + verb);
  for (const auto& [table, where] : named_tables_)
    if (tables_.count(table) == 0)
      throw std::runtime_error(where + ": no such table of names: " + table);
  for (const auto& [kind, where] : named_kinds_)
    if (kinds_.count(kind) == 0)
      throw std::runtime_error(where + ": no such kind: " + kind + " (kinds.yaml lists them)");
}

void RuleSchema::check_map(const YAML::Node& map, const Key* keys, std::size_t count) {
  if (!map.IsMap()) fail(map.Mark(), "a map is needed here");
  for (const auto& entry : map) {
    const std::string& name = entry.first.Scalar();
    const Key* key = std::find_if(keys, keys + count, [&](const Key& k) { return name == k.name; });
    if (key == keys + count) fail(entry.first.Mark(), "unknown key '" + name + "'");
    check_value(entry.second, *key);
  }
  for (const Key* key = keys; key != keys + count; ++key)
    if (key->required && !map[key->name])
      fail(map.Mark(), "'" + std::string(key->name) + "' is missing");
}

void RuleSchema::check_value(const YAML::Node& value, const Key& key) {
  const auto each = [&](Type name, Type text) {
    if (!value.IsMap()) fail(value.Mark(), "'" + std::string(key.name) + "' must be a map");
    for (const auto& entry : value) {
      check_text(entry.first, {key.name, name});
      check_text(entry.second, {key.name, text});
    }
  };
  switch (key.type) {
    case Type::texts:
    case Type::regexes:
      if (!value.IsSequence()) return check_text(value, {key.name, Type::text});
      for (const YAML::Node& item : value)
        check_text(item, {key.name, key.type == Type::texts ? Type::text : Type::regex});
      return;
    case Type::numbers:
      return each(Type::text, Type::number);
    case Type::regex_numbers:
      return each(Type::regex, Type::number);
    case Type::regex_words:
      return each(Type::regex, Type::text);
    case Type::kind_names:
      each(Type::text, Type::text);
      for (const auto& entry : value) kinds_.insert(entry.first.Scalar());
      return;
    case Type::verbs_by_name:
      return each(Type::text, Type::verb);
    case Type::forms:
      if (!value.IsMap()) fail(value.Mark(), "'forms' must be a map");
      for (const auto& manager : value) check_value(manager.second, {key.name, Type::words});
      return;
    case Type::words:
      return each(Type::text, Type::text);
    case Type::things:
      return check_things(value);
    case Type::maps:
      if (!value.IsSequence())
        fail(value.Mark(), "'" + std::string(key.name) + "' must be a list of maps");
      for (const YAML::Node& item : value) check_map(item, key.keys, key.count);
      return;
    default:
      return check_text(value, key);
  }
}

void RuleSchema::check_text(const YAML::Node& value, const Key& key) {
  const std::string name = "'" + std::string(key.name) + "'";
  if (!value.IsScalar()) fail(value.Mark(), name + " must be a single value");
  const std::string& text = value.Scalar();
  if (key.type == Type::number && !is_number(text)) fail(value.Mark(), name + " must be a number");
  if (key.type == Type::flag && text != "true" && text != "false")
    fail(value.Mark(), name + " must be true or false");
  if (key.type == Type::verb_name) verbs_.insert(text);
  if (key.type == Type::verb && text != "none") named_verbs_.emplace(text, place(value.Mark()));
  if (key.type == Type::kind) named_kinds_.emplace(text, place(value.Mark()));
  if (key.type == Type::table) named_tables_.emplace(text, place(value.Mark()));
  if (key.type == Type::regex)
    if (const std::string error = regex_error(text); !error.empty())
      fail(value.Mark(), name + " is no regular expression: " + error);
}

void RuleSchema::check_things(const YAML::Node& groups) {
  if (!groups.IsMap()) fail(groups.Mark(), "a map is needed here");
  for (const auto& group : groups) {
    if (!group.second.IsMap()) fail(group.second.Mark(), "a map is needed here");
    for (const auto& thing : group.second)
      if (!thing.second.IsScalar()) check_map(thing.second, kThing, std::size(kThing));
  }
}

}  // namespace brief::codegen
