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
  CHECK(role("Example/Source/a.al") == FileRole::example);
  CHECK(role("src/Snippets/a.al") == FileRole::example);
  CHECK(role("integration_test/support/a.al") == FileRole::test);
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

TEST_CASE("a file by the name of tests is one where a class in it has a case") {
  test::IndexBuilder builder;
  builder.file("a/tests.py", &test::kAlpha).define(DefinitionKind::function, "test_odd", "", 1, 2);
  builder.file("b/tests.py", &test::kAlpha).define(DefinitionKind::method, "test_login", "", 1, 2);
  builder.file("c/users.py", &test::kAlpha).define(DefinitionKind::method, "test_login", "", 1, 2);
  const Index index = builder.build();
  const auto role_in = [&](std::size_t row) {
    FileEntry entry;
    entry.path = index.files[row].path;
    return facts::role_of(entry, nullptr, *index.files[row].summary);
  };
  CHECK(role_in(0) == FileRole::source);
  CHECK(role_in(1) == FileRole::test);
  CHECK(role_in(2) == FileRole::source);
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

namespace {

FileRole settled(test::IndexBuilder& builder, std::string_view path) {
  Index index = builder.build();
  facts::settle_roles(index.files);
  for (const IndexedFile& file : index.files)
    if (file.path == path) return file.role;
  FAIL("no such file");
  return FileRole::source;
}

}  // namespace

TEST_CASE("what supports tests is told by its name, what only sounds like it is source") {
  CHECK(role("server-testing-support/src/main/x/a.al") == FileRole::test);
  CHECK(role("test-shrinker/src/main/x/a.al") == FileRole::test);
  CHECK(role("crates/search/src/testutil.al") == FileRole::test);
  CHECK(role("src/contest/a.al") == FileRole::source);
  CHECK(role("src/testing.al") == FileRole::source);
}

TEST_CASE("a module that is declared for tests alone is a test, with its folder") {
  test::IndexBuilder builder;
  builder.file("src/__init__.al", &test::kAlpha).fact("/test-module", "mocks", 3);
  builder.file("src/mocks.al", &test::kAlpha);
  builder.file("src/mocks/deep.al", &test::kAlpha);
  builder.file("src/other.al", &test::kAlpha).fact("/test-module", "inner", 3);
  builder.file("src/other/inner.al", &test::kAlpha);
  builder.file("src/inner.al", &test::kAlpha);
  CHECK(settled(builder, "src/mocks.al") == FileRole::test);
  CHECK(settled(builder, "src/mocks/deep.al") == FileRole::test);
  CHECK(settled(builder, "src/other/inner.al") == FileRole::test);
  CHECK(settled(builder, "src/inner.al") == FileRole::source);
}

TEST_CASE("the sources of a test program are tests, unless another program has them too") {
  test::IndexBuilder builder;
  builder.file("CMakeLists.txt", &test::kForm)
      .fact("/add_executable/0/0", "tool", 1)
      .fact("/add_executable/0/1", "src/shared.al", 1)
      .fact("/add_executable/1/0", "tool_test", 2)
      .fact("/add_executable/1/1", "src/check.al", 2)
      .fact("/add_executable/1/2", "src/shared.al", 2)
      .fact("/add_test/0/0", "NAME", 3)
      .fact("/add_test/0/1", "Tool", 3)
      .fact("/add_test/0/2", "COMMAND", 3)
      .fact("/add_test/0/3", "tool_test", 3);
  for (const char* path : {"src/check.al", "src/check.h", "src/shared.al", "src/checked.al"})
    builder.file(path, &test::kAlpha);
  CHECK(settled(builder, "src/check.al") == FileRole::test);
  CHECK(settled(builder, "src/check.h") == FileRole::test);
  CHECK(settled(builder, "src/shared.al") == FileRole::source);
  CHECK(settled(builder, "src/checked.al") == FileRole::source);
}

TEST_CASE(
    "a folder of many cases, each with its input and what is expected, holds no code of the "
    "project") {
  test::IndexBuilder many;
  test::IndexBuilder few;
  for (int i = 0; i < 12; ++i) {
    const std::string folder = "Units/area.r/case" + std::to_string(i) + ".d/";
    many.file(folder + "input.al", &test::kAlpha);
    many.file(folder + "stdout-expected.txt");
    if (i > 3) continue;
    few.file(folder + "input.al", &test::kAlpha);
    few.file(folder + "expected.tags");
  }
  many.file("Units/run.al", &test::kAlpha);
  many.file("src/input.al", &test::kAlpha);
  CHECK(settled(many, "Units/area.r/case3.d/input.al") == FileRole::example);
  CHECK(settled(many, "Units/run.al") == FileRole::example);
  CHECK(settled(many, "src/input.al") == FileRole::source);
  CHECK(settled(few, "Units/area.r/case3.d/input.al") == FileRole::source);
  // Cases among the tests of packages make no case of the packages.
  test::IndexBuilder packages;
  for (int i = 0; i < 12; ++i) {
    const std::string folder = "packages/p" + std::to_string(i);
    packages.file(folder + "/src/main.al", &test::kAlpha);
    for (const char* one : {"/test/fixtures/a/", "/test/fixtures/b/"}) {
      packages.file(folder + one + "input.al", &test::kAlpha).role(FileRole::test);
      packages.file(folder + one + "output.al", &test::kAlpha).role(FileRole::test);
    }
  }
  CHECK(settled(packages, "packages/p3/src/main.al") == FileRole::source);
}

TEST_CASE("what a compiler wrote is generated, a folder of that name with code of its own is not") {
  test::IndexBuilder builder;
  const auto settings = [&](const char* path, const char* folder) {
    builder.file(path, &test::kForm).fact("/compilerOptions/outDir", folder, 3);
  };
  settings("a/tsconfig.json", "./out");
  builder.file("a/out/app.al", &test::kAlpha);
  builder.file("a/out/user/user.al", &test::kAlpha);
  builder.file("a/src/app.al", &test::kAlpha);
  builder.file("a/src/user/user.al", &test::kAlpha);
  settings("b/tsconfig.json", "./out");
  builder.file("b/out/app.al", &test::kAlpha);
  builder.file("b/src/main.al", &test::kAlpha);
  CHECK(settled(builder, "a/out/user/user.al") == FileRole::generated);
  CHECK(settled(builder, "a/src/app.al") == FileRole::source);
  CHECK(settled(builder, "b/out/app.al") == FileRole::source);
}
