// The generator of the rule rows as the build calls it: mistakes name their file and line.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/sandbox.hpp"

using brief::test::RunResult;
using brief::test::Sandbox;

namespace {

struct RuleFolder {
  Sandbox sandbox;
  std::vector<std::string> files;

  void add(const std::string& path, const std::string& yaml) {
    sandbox.write("grammars/" + path, yaml);
    files.push_back(sandbox.path("grammars/" + path));
  }

  RunResult run() const {
    std::vector<std::string> argv = {BRIEF_RULES, sandbox.path("grammars"),
                                     sandbox.path("out.cpp")};
    argv.insert(argv.end(), files.begin(), files.end());
    return sandbox.run(argv);
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void fails_with(const std::string& path, const std::string& yaml, const std::string& message) {
  RuleFolder folder;
  folder.add("kinds.yaml", "kinds: {name: of the project}\n");
  folder.add(path, yaml);
  const RunResult result = folder.run();
  CHECK(result.status == 1);
  CHECK_MESSAGE(has(result.err, message), result.err);
}

}  // namespace

TEST_CASE("a rule file becomes rows, what a node holds stands in consecutive ones") {
  RuleFolder folder;
  folder.add("paths.yaml", "vendored: [a/, 'b\"?']\n");
  const RunResult result = folder.run();
  REQUIRE_MESSAGE(result.status == 0, result.err);
  const std::string rows = folder.sandbox.read("out.cpp");
  CHECK(has(rows, "{RuleNode::Kind::map, {}, 1, 3},"));
  CHECK(has(rows, "{RuleNode::Kind::scalar, {\"vendored\", 8}},"));
  CHECK(has(rows, "{RuleNode::Kind::list, {}, 3, 5},"));
  CHECK(has(rows, "{RuleNode::Kind::scalar, {\"b\\\"\\077\", 3}},"));
  CHECK(has(rows, "{{\"paths.yaml\", 10}, 0},"));
}

TEST_CASE("a mistake in a rule file fails the build with path and line") {
  fails_with("paths.yaml", "vendored: [a/]\nvendord: [b/]\n",
             "paths.yaml:2: unknown key 'vendord'");
  fails_with("manifests/x/y.yaml", "files: [a]\nrules:\n  - {kind: name, when: '('}\n",
             "manifests/x/y.yaml:3: 'when' is no regular expression");
  fails_with("manifests/x/y.yaml", "files: [a]\nrules:\n  - {title: T}\n",
             "manifests/x/y.yaml:3: 'kind' is missing");
  fails_with("manifests/x/y.yaml", "files: [a]\nrules:\n  - {kind: name, rank: high}\n",
             "manifests/x/y.yaml:3: 'rank' must be a number");
  fails_with("manifests/x/y.yaml", "root_only: perhaps\n",
             "manifests/x/y.yaml:1: 'root_only' must be true or false");
  fails_with("manifests/x/y.yaml", "files: [a]\nrules:\n  - {kind: name, names: no/table}\n",
             "manifests/x/y.yaml:3: no such table of names: no/table");
  fails_with("manifests/x/y.yaml", "files: [a]\nrules:\n  - {kind: nam}\n",
             "manifests/x/y.yaml:3: no such kind: nam");
  fails_with("commands/a.yaml",
             "runners:\n  - runner: r\n    commands:\n"
             "      - {match: x, verb: tset}\n",
             "commands/a.yaml:4: no such verb: tset");
  fails_with("commands/a.yaml", "runners: {a: b}\n",
             "commands/a.yaml:1: 'runners' must be a list of maps");
  fails_with("paths.yaml", "vendored: [a\n", "paths.yaml:");
}

TEST_CASE("verbs and tables may stand in other files than their names") {
  RuleFolder folder;
  folder.add("commands/a.yaml", "runners:\n  - {runner: r, commands: [{match: x, verb: test}]}\n");
  folder.add("commands/verbs.yaml", "verbs:\n  - {verb: test}\n");
  folder.add("manifests/x/t.yaml", "names: {tool: {a: A, b: {title: B, rank: 3}}}\n");
  folder.add("manifests/x/y.yaml", "files: [a]\nrules:\n  - {kind: k, names: x/t}\n");
  folder.add("kinds.yaml", "kinds: {k: a kind of its own}\n");
  const RunResult result = folder.run();
  CHECK_MESSAGE(result.status == 0, result.err);
}
