#include "pipeline/test_commands.hpp"

#include <doctest/doctest.h>

using namespace brief;

namespace {

std::string filled(const char* form, const char* path, const char* name = "",
                   const char* folder = "") {
  return pipeline::test_command({folder, form, "runner"}, path, name).value_or("(none)");
}

}  // namespace

TEST_CASE("a form is filled in with the file, and what names one test in it goes") {
  CHECK(filled("uv run pytest <file>::<name>", "tests/test_a.py") ==
        "uv run pytest tests/test_a.py");
  CHECK(filled("npx vitest run <file> -t <name>", "a/b.test.ts") == "npx vitest run a/b.test.ts");
  CHECK(filled("mix test <file>:<line>", "test/a_test.exs") == "mix test test/a_test.exs");
  CHECK(filled("npx ava <file> --match=<name>", "t/a.js") == "npx ava t/a.js");
  CHECK(filled("./gradlew test --tests <Class>.<name>", "src/test/FooTest.java") ==
        "./gradlew test --tests FooTest");
  CHECK(filled("go test ./<package> -run <Name>", "x/y/a_test.go") == "go test ./x/y");
  CHECK(filled("go test ./<package> -run <Name>", "a_test.go") == "go test .");
}

TEST_CASE("a form that knows names only takes the test's name, or gives no command") {
  CHECK(filled("cargo test <name>", "tests/a.rs", "reads_file") == "cargo test reads_file");
  CHECK(filled("cargo test <name>", "tests/a.rs", "") == "(none)");
  CHECK(filled("cargo test <name>", "tests/a.rs", "x; rm") == "(none)");
  CHECK(filled("bazel test //<target> --test_filter=<name>", "a/b_test.cc") == "(none)");
}

TEST_CASE("a form of a folder is run there and for its files alone") {
  CHECK(filled("npx jest <file> -t <name>", "web/src/a.test.js", "", "web") ==
        "cd web && npx jest src/a.test.js");
  CHECK(filled("npx jest <file> -t <name>", "lib/a.test.js", "", "web") == "(none)");
}

TEST_CASE("a path with special characters is one word of the shell") {
  CHECK(filled("pytest <file>::<name>", "tests/a b;c.py") == "pytest 'tests/a b;c.py'");
  CHECK(filled("pytest <file>::<name>", "tests/it's.py") == "pytest 'tests/it'\\''s.py'");
  CHECK(filled("pytest <file>::<name>", "-rf.py") == "pytest '-rf.py'");
}
