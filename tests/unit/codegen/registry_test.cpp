// The registry generator as the build calls it: languages are folders, mistakes name their line.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/sandbox.hpp"

using brief::test::RunResult;
using brief::test::Sandbox;

namespace {

struct Grammars {
  Sandbox sandbox;

  Grammars() {
    sandbox.write("modules/tree-sitter/package.json", R"({"version": "0.25.1"})");
    sandbox.write("src/extract.cpp", "int engine;\n");
  }

  void add(const std::string& name, const std::string& yaml, const std::string& query) {
    sandbox.write("grammars/" + name + "/grammar.yaml", yaml);
    sandbox.write("grammars/" + name + "/queries/tags.scm", query);
    sandbox.write("modules/grammar-" + name + "/package.json",
                  R"({"version": "1.2.3", "license": "MIT", "name": "x"})");
    sandbox.write("modules/grammar-" + name + "/src/parser.c", "int parser;\n");
    rows.push_back(sandbox.path("grammars/" + name + "/grammar.yaml"));
  }

  RunResult run() const {
    std::vector<std::string> argv = {BRIEF_REGISTRY, sandbox.path("out.cpp"),
                                     sandbox.path("grammars"), sandbox.path("modules"),
                                     sandbox.path("src")};
    argv.insert(argv.end(), rows.begin(), rows.end());
    return sandbox.run(argv);
  }

  std::string generated() const {
    const RunResult result = run();
    REQUIRE_MESSAGE(result.status == 0, result.err);
    return sandbox.read("out.cpp");
  }

  std::vector<std::string> rows;
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const char kZig[] = "title: Zig\npackage: grammar-zig\nextensions: [.zig]\n";

}  // namespace

TEST_CASE("a language is its folder: one row with name, package, version and licence") {
  Grammars grammars;
  grammars.add("zig", kZig, "(a) @definition.function");
  grammars.add("ada", "package: grammar-ada\nstrings: [{open: '\"', close: '\"', escape: '\\'}]\n",
               "");
  const std::string source = grammars.generated();
  CHECK(has(source, ".name = {\"zig\", 3}"));
  CHECK(has(source, ".title = {\"Zig\", 3}"));
  CHECK(has(source, ".version = {\"1.2.3\", 5}"));
  CHECK(has(source, ".licence = {\"MIT\", 3}"));
  CHECK(has(source, "tree_sitter_zig(void)"));
  CHECK(has(source, "(a) @definition.function"));
  CHECK(has(source, "{\"\\\"\", \"\\\"\", 92, false, false, \"\"}"));
  CHECK(source.find("{\"ada\", 3}") < source.find("{\"zig\", 3}"));
}

TEST_CASE("a structured format has a reader and no grammar") {
  Grammars grammars;
  grammars.add("lists", "reader: list\nis_code: false\nnames: ['requirements*.txt']\n", "");
  const std::string source = grammars.generated();
  CHECK(has(source, ".reader = {\"list\", 4}"));
  CHECK(has(source, ".is_code = false"));
  CHECK(has(source, "{\"requirements*.txt\", }"));
  CHECK_FALSE(has(source, "tree_sitter_lists"));
}

TEST_CASE("an unknown key is an error that names file and line") {
  Grammars grammars;
  grammars.add("zig", std::string(kZig) + "extension: [.z]\n", "");
  const RunResult result = grammars.run();
  CHECK(result.status == 1);
  CHECK(has(result.err, "grammars/zig/grammar.yaml:4: unknown key 'extension'"));
}

TEST_CASE("a value of the wrong shape is an error that names file and line") {
  for (const char* wrong : {"extensions: .zig\n", "title: [Zig]\n", "is_code: maybe\n",
                            "strings: [{open: '\"'}]\n", "names: [[a]]\n"}) {
    CAPTURE(wrong);
    Grammars grammars;
    grammars.add("zig", "package: grammar-zig\n" + std::string(wrong), "");
    const RunResult result = grammars.run();
    CHECK(result.status == 1);
    CHECK(has(result.err, "grammar.yaml:2: "));
  }
}

TEST_CASE("a language with neither package nor reader is an error") {
  Grammars grammars;
  grammars.add("zig", "extensions: [.zig]\n", "");
  CHECK(grammars.run().status == 1);
}

TEST_CASE("whatever shapes a summary changes the fingerprint, and nothing else does") {
  Grammars grammars;
  grammars.add("zig", kZig, "(a) @definition.function");
  const std::string before = grammars.generated();
  CHECK(grammars.generated() == before);
  for (const char* path : {"grammars/zig/queries/tags.scm", "grammars/zig/grammar.yaml",
                           "modules/grammar-zig/src/parser.c", "src/extract.cpp"}) {
    CAPTURE(path);
    const std::string old = grammars.sandbox.read(path);
    grammars.sandbox.write(path, old + "\n");
    const std::string after = grammars.generated();
    const auto fingerprint = [](const std::string& text) {
      return text.substr(text.find(".fingerprint = "), 60);
    };
    CHECK(fingerprint(after) != fingerprint(before));
    grammars.sandbox.write(path, old);
  }
  grammars.sandbox.write("grammars/zig/notes.txt", "no part of it");
  CHECK(grammars.generated() == before);
}

TEST_CASE("a value that is none of the known ones is an error that lists them") {
  for (const char* key : {"import_style", "export_rule"}) {
    CAPTURE(key);
    Grammars grammars;
    grammars.add("zig", std::string(kZig) + key + ": whatever\n", "");
    const RunResult result = grammars.run();
    CHECK(result.status == 1);
    CHECK(has(result.err, "grammars/zig/grammar.yaml:4: unknown " + std::string(key) +
                              " 'whatever'; it is one of "));
    CHECK(has(result.err, std::string(key) == "import_style" ? "relative_path" : "capitalised"));
  }
}

TEST_CASE("a package may have a scope") {
  Grammars grammars;
  grammars.add("zig", "package: '@some/grammar-zig'\nextensions: [.zig]\n", "");
  grammars.sandbox.write("modules/@some/grammar-zig/package.json",
                         R"({"version": "4.5.6", "license": "ISC", "name": "@some/grammar-zig"})");
  grammars.sandbox.write("modules/@some/grammar-zig/src/parser.c", "int parser;\n");
  const std::string source = grammars.generated();
  CHECK(has(source, ".package = {\"@some/grammar-zig\", 17}"));
  CHECK(has(source, ".version = {\"4.5.6\", 5}"));
}
