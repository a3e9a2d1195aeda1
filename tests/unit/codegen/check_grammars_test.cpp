// The build's check of the grammars, on a copy of them in which one line is wrong.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/sandbox.hpp"

namespace fs = std::filesystem;
using brief::test::RunResult;
using brief::test::Sandbox;

namespace {

struct Copy {
  Sandbox sandbox;

  Copy() {
    const fs::path grammars = fs::path(BRIEF_SOURCE_DIR) / "grammars";
    for (const auto& folder : fs::directory_iterator(grammars)) {
      const fs::path name = folder.path().filename();
      if (!fs::exists(folder.path() / "grammar.yaml")) continue;
      take(folder.path() / "grammar.yaml", "grammars" / name / "grammar.yaml");
      if (!fs::exists(folder.path() / "queries")) continue;
      for (const auto& query : fs::directory_iterator(folder.path() / "queries"))
        take(query.path(), "grammars" / name / "queries" / query.path().filename());
    }
  }

  void take(const fs::path& from, const fs::path& to) {
    std::ifstream in(from, std::ios::binary);
    sandbox.write(to.string(), std::string{std::istreambuf_iterator<char>(in), {}});
  }

  RunResult with_first_line(const std::string& query) {
    const std::string path = "grammars/python/queries/tags.scm";
    sandbox.write(path, query + "\n" + sandbox.read(path));
    return run("python");
  }

  RunResult run(const std::string& language) const {
    return sandbox.run(
        {BRIEF_CHECK_GRAMMARS, sandbox.path("grammars"), sandbox.path("stamp"), language});
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a grammar as it is passes the check") {
  const Copy copy;
  const RunResult result = copy.run("python");
  CHECK_MESSAGE(result.status == 0, result.err);
  CHECK(fs::exists(copy.sandbox.path("stamp")));
}

TEST_CASE("a query that its grammar cannot meet ends the build at its line") {
  const struct {
    const char* query;
    const char* message;
  } mistakes[] = {
      {"(function_definitoin) @definition.function", "no node 'function_definitoin'"},
      {"(function_definition nam: (identifier) @name)", "no field 'nam'"},
      {"(function_definition) @definition.funktion", "unknown kind @definition.funktion"},
      {"(function_definition) @defined", "unknown capture @defined"},
      {"((identifier) @name (#like? @name \"x\"))", "unknown predicate #like?"},
      {"((identifier) @name (#match? @name \"(\"))", "missing )"},
      {"((identifier) @name (#set! exprted \"true\"))", "unknown property exprted"},
      {"(function_definition name: (block) @name)", "no tree of this language"},
      {"(expression) @definition.function", "group of nodes"},
      {"((identifier) @_a (#eq? @_a \"x\"))", "captures nothing"},
      {"((string) @injection (#set! language \"go\"))", "'injects' does not list 'go'"},
      {"(function_definition", "line"},
  };
  for (const auto& mistake : mistakes) {
    CAPTURE(mistake.query);
    Copy copy;
    const RunResult result = copy.with_first_line(mistake.query);
    CHECK(result.status == 1);
    CHECK(has(result.err, "grammars/python/queries/tags.scm:"));
    if (std::string(mistake.message) != "line") {
      CHECK(has(result.err, "tags.scm:1: "));
      CHECK_MESSAGE(has(result.err, mistake.message), result.err);
    }
    CHECK_FALSE(fs::exists(copy.sandbox.path("stamp")));
  }
}

TEST_CASE("a shared query's mistake names the language that cannot take it") {
  Copy copy;
  const std::string path = "grammars/javascript/queries/shared.scm";
  copy.sandbox.write(path, "(interface_declaration name: (_) @name) @definition.interface\n" +
                               copy.sandbox.read(path));
  const RunResult result = copy.run("javascript");
  CHECK(has(result.err, "javascript/queries/shared.scm:1: the language has no node"));
  CHECK_FALSE(has(result.err, "(as a query of typescript)"));
}
