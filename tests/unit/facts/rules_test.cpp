#include "facts/rules.hpp"

#include <doctest/doctest.h>

#include <set>

#include "facts/commands_rules.hpp"
#include "facts/rule_node.hpp"

using namespace brief::facts;

TEST_CASE("every rule file of the project is read") {
  std::size_t manifests = 0;
  for (const RuleFile& file : rule_files())
    if (file.path.substr(0, 10) == "manifests/") ++manifests;
  CHECK(manifests == rule_book().manifests.size() + rule_book().names.size());
  CHECK(manifests > 30);
  CHECK(command_book().runners.size() > 20);
}

TEST_CASE("a table of names knows exact names and prefixes, the longest first") {
  NameTable table;
  table.exact["a/b"] = {"B", "", 0};
  table.prefixes = {{"a/", {"A", "", 0}}, {"a/c", {"C", "", 0}}};
  CHECK(table.find("a/b")->title == "B");
  CHECK(table.find("a/x")->title == "A");
  CHECK(table.find("a/cd")->title == "C");
  CHECK(table.find("b") == nullptr);
}

TEST_CASE("verbs are of one name each and every script name has one verb") {
  std::set<std::string> verbs;
  std::set<std::string> names;
  for (const Verb& verb : command_book().verbs) {
    CHECK(verbs.insert(verb.id).second);
    for (const auto& [name, weight] : verb.names) CHECK_MESSAGE(names.insert(name).second, name);
  }
}
