#include <doctest/doctest.h>

#include "facts/detect.hpp"
#include "facts/paths.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;

namespace {

FileRole role(std::string path, const LanguageSpec* language = nullptr) {
  FileEntry entry;
  entry.path = std::move(path);
  return facts::role_of(entry, language, {});
}

}  // namespace

TEST_CASE("a path tells what a file is to the project") {
  CHECK(role("src/main.al") == FileRole::source);
  CHECK(role("vendor/x/a.al") == FileRole::vendored);
  CHECK(role("deps/lua/a.c") == FileRole::vendored);
  CHECK(role("src/deps/a.c") == FileRole::source);
  CHECK(role("package-lock.json") == FileRole::generated);
  CHECK(role("a/b.pb.go") == FileRole::generated);
  CHECK(role("a/tests/b.al") == FileRole::test);
  CHECK(role("examples/a.al") == FileRole::example);
  CHECK(role("lib/example/a.al") == FileRole::example);
  CHECK(role("src/main/java/com/example/app/a.al") == FileRole::source);
  CHECK(role("src/main/java/org/x/samples/a.al") == FileRole::source);
  CHECK(role("README.md") == FileRole::documentation);
  CHECK(role("tests/README.md") == FileRole::test);
}

TEST_CASE("a language knows its own test files") {
  CHECK(role("src/a_test.al", &test::kAlpha) == FileRole::test);
  CHECK(role("src/a_test.al", &test::kBeta) == FileRole::source);
}

TEST_CASE("attributes and the file's own mark come before its path") {
  FileEntry entry;
  entry.path = "examples/a.al";
  entry.linguist_generated = true;
  CHECK(facts::role_of(entry, nullptr, {}) == FileRole::generated);
  entry.linguist_vendored = true;
  CHECK(facts::role_of(entry, nullptr, {}) == FileRole::vendored);
  FileEntry marked;
  marked.path = "src/a.al";
  FileSummary summary;
  summary.generated_line = 1;
  CHECK(facts::role_of(marked, nullptr, summary) == FileRole::generated);
}

TEST_CASE("doc/ holds documents, unless it is code") {
  CHECK(role("doc/a.txt") == FileRole::documentation);
  CHECK(role("doc/a.al", &test::kAlpha) == FileRole::source);
  CHECK(role("docs/a.al", &test::kAlpha) == FileRole::documentation);
  CHECK(role("fuzz/a.al", &test::kAlpha) == FileRole::example);
}

TEST_CASE("what sets up tools, and what stands beside the project, is told by its path") {
  for (const char* path : {"Rakefile", "x.gemspec", "docs/conf.py", "setup.py", "vite.config.ts"}) {
    CAPTURE(path);
    CHECK(facts::is_tooling(path));
  }
  CHECK_FALSE(facts::is_tooling("src/config.ts"));
  for (const char* path : {".claude/skills/a/send.py", "integrations/next/app/page.tsx",
                           "profiling/mix.py", "docs/en/conf.py", "a/internal/testutil/s.go"}) {
    CAPTURE(path);
    CHECK(facts::stands_aside(path));
  }
  for (const char* path : {"hc/integrations/views.py", "src/docs/config.py", "app/perf.py"}) {
    CAPTURE(path);
    CHECK_FALSE(facts::stands_aside(path));
  }
}
