#include "focus/reading.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace brief;

namespace {

// Definitions with their lines, by hand: what a file is read for depends on nothing else of it.
struct File {
  FileSummary summary;
  std::string bytes;

  std::uint32_t define(DefinitionKind kind, const std::string& name, std::uint32_t line,
                       std::uint32_t end_line, std::uint32_t parent = kNoParent) {
    Definition definition;
    definition.kind = kind;
    definition.name = {static_cast<std::uint32_t>(summary.text.size()),
                       static_cast<std::uint32_t>(name.size())};
    summary.text += name;
    definition.line = line;
    definition.end_line = end_line;
    definition.parent = parent;
    summary.definitions.push_back(definition);
    return static_cast<std::uint32_t>(summary.definitions.size() - 1);
  }

  // Names of definitions, best first.
  std::vector<std::string> ask(const char* text) {
    summary.lines = static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    const focus::Task task = focus::parse_task(text);
    const std::vector<double> idf(task.terms.size(), 3.0);
    focus::TaskWords words(task);
    std::vector<std::string> out;
    for (const focus::SymbolScore& symbol :
         focus::read_file({task, idf, {}}, bytes, summary, words).symbols)
      if (symbol.definition != focus::kNoDefinition)
        out.emplace_back(summary.view(summary.definitions[symbol.definition].name));
    return out;
  }
};

File shop() {
  File file;
  file.bytes =
      "def unrelated():\n"       // 1
      "    pass\n"               // 2
      "class Ledger:\n"          // 3
      "    def refund(self):\n"  // 4
      "        prune(self)\n"    // 5
      "    def total(self):\n"   // 6
      "        pass\n"           // 7
      "def prune(x):\n"          // 8
      "    pass\n";              // 9
  file.define(DefinitionKind::function, "unrelated", 1, 2);
  const std::uint32_t ledger = file.define(DefinitionKind::class_, "Ledger", 3, 7);
  file.define(DefinitionKind::method, "refund", 4, 5, ledger);
  file.define(DefinitionKind::method, "total", 6, 7, ledger);
  file.define(DefinitionKind::function, "prune", 8, 9);
  return file;
}

}  // namespace

TEST_CASE("behind a definition that the task is about come what holds it and what it uses") {
  const std::vector<std::string> names = shop().ask("the refund is lost");
  REQUIRE(names.size() == 5);
  CHECK(names[0] == "refund");
  CHECK(names[1] == "Ledger");
  CHECK(names[2] == "prune");
}

TEST_CASE("definitions that nothing speaks for are listed last, in the order of the file") {
  const std::vector<std::string> names = shop().ask("the refund is lost");
  REQUIRE(names.size() == 5);
  CHECK(names[3] == "unrelated");
  CHECK(names[4] == "total");
}

TEST_CASE("what a definition says itself outweighs what it is lent") {
  const std::vector<std::string> names = shop().ask("prune the total");
  REQUIRE(names.size() == 5);
  CHECK(std::find(names.begin(), names.begin() + 2, "prune") != names.begin() + 2);
  CHECK(std::find(names.begin(), names.begin() + 2, "total") != names.begin() + 2);
}
