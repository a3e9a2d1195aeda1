#include "readers_support.hpp"

using brief::test::ReadFile;

TEST_CASE("a workflow's scalars become facts, and `on` stays a word") {
  const ReadFile file(
      "yaml",
      "name: CI\non:\n  push:\n    branches: [main, \"v*\"]\njobs:\n  test:\n"
      "    runs-on: ${{ matrix.os }}\n    steps:\n      - uses: actions/checkout@v4\n"
      "      - run: npm test # all\n");
  CHECK(file.value("/name") == "CI");
  CHECK(file.value("/on/push/branches/1") == "v*");
  CHECK(file.lines("/on/push/branches/1") == "4");
  CHECK(file.value("/jobs/test/runs-on") == "${{ matrix.os }}");
  CHECK(file.value("/jobs/test/steps/1/run") == "npm test");
  CHECK(file.lines("/jobs/test/steps/1/run") == "10");
}

TEST_CASE("a block scalar keeps its newlines and its lines are those of the value") {
  const ReadFile file("yaml",
                      "steps:\n- run: |\n    one\n\n    two\n- run: >-\n    a\n    b\n\n- run: |2\n"
                      "      x\n    y\n- name: end\n");
  CHECK(file.value("/steps/0/run") == "one\n\ntwo\n");
  CHECK(file.lines("/steps/0/run") == "3-5");
  CHECK(file.value("/steps/1/run") == "a b");
  CHECK(file.lines("/steps/1/run") == "7-8");
  CHECK(file.lines("/steps/2/run") == "11-12");
  CHECK(file.lines("/steps/3/name") == "13");
}

TEST_CASE("quoted and plain scalars over several lines end where their text ends") {
  const ReadFile file("yaml", "a: \"x\n  y\"\nb: one\n  two\n\n  three\nc: 'it''s\n  z'\nd: 1\n");
  CHECK(file.value("/a") == "x y");
  CHECK(file.lines("/a") == "1-2");
  CHECK(file.lines("/b") == "3-6");
  CHECK(file.value("/c") == "it's z");
  CHECK(file.lines("/c") == "7-8");
  CHECK(file.lines("/d") == "9");
}

TEST_CASE("aliases show their anchor's values and lines") {
  const ReadFile file("yaml", "a: &x\n  k: 1\nb: *x\nc: &s text\nd: *s\n");
  CHECK(file.value("/b/k") == "1");
  CHECK(file.lines("/b/k") == "2");
  CHECK(file.value("/d") == "text");
  CHECK(file.lines("/d") == "4");
}

TEST_CASE("a merged map gives the keys that the map itself lacks") {
  const ReadFile file(
      "yaml",
      "base: &b {k: 1, l: 2}\nother: &o {l: 3, m: 4}\nuse:\n  <<: [*b, *o]\n  k: 9\n"
      "quoted:\n  \"<<\": text\n");
  CHECK(file.value("/use/k") == "9");
  CHECK(file.lines("/use/k") == "5");
  CHECK(file.value("/use/l") == "2");
  CHECK(file.value("/use/m") == "4");
  CHECK(file.count("/use/") == 4);
  CHECK(file.value("/quoted/<<") == "text");
}

TEST_CASE("only the first document of a YAML file is read") {
  const ReadFile file("yaml", "---\na: 1\n---\nb: 2\n");
  CHECK(file.value("/a") == "1");
  CHECK(file.summary.facts.size() == 1);
}

TEST_CASE("a mistake in YAML is a diagnostic with its line, and what stands before it is kept") {
  const ReadFile file("yaml", "a: 1\nb:\n  - x\n  - [y\nc: }\n");
  CHECK(file.value("/a") == "1");
  CHECK(file.value("/b/0") == "x");
  REQUIRE(file.diagnostics().size() == 1);
  CHECK(file.summary.diagnostics[0].line == 5);
}

TEST_CASE("a bomb of aliases and an alias of itself stay within the bounds") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 8; ++k) bomb += ", " + before;
    bomb += "]\n";
  }
  const ReadFile file("yaml", bomb);
  CHECK(file.summary.truncated);
  CHECK(file.summary.facts.size() <= brief::parse::kMaxFacts);
  CHECK(file.diagnostics().size() == 1);
  const ReadFile own("yaml", "a: &a\n  k: v\n  self: [*a, *a, *a]\n  <<: *a\nb: 1\n");
  CHECK(own.value("/a/k") == "v");
}

TEST_CASE("empty values, maps and lists of YAML are facts with empty values") {
  const ReadFile file("yaml", "a:\nb: {}\nc: []\non: pull_request\n");
  CHECK(file.value("/a") == "");
  CHECK(file.value("/b") == "");
  CHECK(file.value("/c") == "");
  CHECK(file.value("/on") == "pull_request");
}

TEST_CASE("an outline names the keys of the outermost map with all that they hold") {
  const ReadFile file(
      "yaml",
      "name: CI\non:\n  push:\n    branches: [a,\n      b]\njobs:\n  x: |\n    one\n    two\n");
  CHECK(file.outline() ==
        std::vector<std::string>{"property name 1", "property on 2-5", "property jobs 6-9"});
}
