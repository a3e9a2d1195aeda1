#include "facts/commands_shown.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/facts/commands_support.hpp"

using namespace brief;
using namespace brief::test;

namespace {

bool holds(const Texts& all, const char* line) {
  return std::find(all.begin(), all.end(), line) != all.end();
}

}  // namespace

TEST_CASE("a guide's command with a place shows how one test is run") {
  IndexBuilder builder;
  builder.file("package.json").fact("/scripts/test", "vitest run", 3);
  builder.file("pnpm-lock.yaml");
  builder.file("CONTRIBUTING.md")
      .fact("/usage/0", "pnpm test <suite-name>", 8)
      .fact("/usage/1", "pnpm test <suite-name> -t <test-name>", 9)
      .fact("/usage/2", "pnpm add <package>", 10);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**test**: `pnpm test` — `package.json`"));
  CHECK(holds(all, "**test one**: `pnpm test <suite-name> -t <test-name>` — `CONTRIBUTING.md`"));
  CHECK(holds(all, "**test one**: `pnpm exec vitest run <file> -t <name>` (form of vitest)"));
  CHECK(std::none_of(all.begin(), all.end(), [](const std::string& line) {
    return line.find("pnpm add") != std::string::npos;
  }));
}

TEST_CASE("a guide that names a test file shows it behind the options, and before the program") {
  IndexBuilder builder;
  builder.file("tox.ini").fact("/testenv/commands", "pytest {posargs}", 3);
  builder.file("testing/test_config.py");
  builder.file("CONTRIBUTING.rst").fact("/code/0", "tox -e py312 -- testing/test_config.py", 8);
  CHECK(holds(texts(commands_of(builder)),
              "**test one**: `tox -e py312 -- <file>` — `CONTRIBUTING.rst`"));
  IndexBuilder makes;
  makes.file("Makefile").fact("/target/tests", "docker compose run tests", 3);
  makes.file("tests/unit/test_filters.py");
  makes.file("CONTRIBUTING.md")
      .fact("/code/0", "T=tests/unit/test_filters.py make tests", 8)
      .fact("/code/1", "rm tests/unit/test_filters.py", 9);
  CHECK(
      holds(texts(commands_of(makes)), "**test one**: `T=<file> make tests` — `CONTRIBUTING.md`"));
}

TEST_CASE("a place in the name of a file is one test, though a script runs them all") {
  IndexBuilder builder;
  builder.file("package.json").fact("/scripts/test", "npm run types && bun run all.ts", 3);
  builder.file("bun.lock");
  builder.file("test/core.test.ts");
  builder.file("CONTRIBUTING.md").fact("/code/0", "bun test test/<test-file>.ts", 8);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**test one**: `bun test <file>` — `CONTRIBUTING.md`"));
  CHECK(!holds(all, "**test**: `bun test test/<test-file>.ts` — `CONTRIBUTING.md`"));
}

TEST_CASE("a command with a place for the reader is no command of the project") {
  IndexBuilder builder;
  builder.file("Cargo.toml");
  builder.file("CONTRIBUTING.md").fact("/code/0", "cargo test --features <feature>", 3);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**test**: `cargo test` — `Cargo.toml`"));
}

TEST_CASE("a wrapper that the tree lacks is not told: CI makes it") {
  IndexBuilder builder;
  builder.file("pom.xml");
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "mvn wrapper:wrapper\n./mvnw verify -B", 3);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**test**: `mvn test` — `pom.xml`"));
}

TEST_CASE("a program of tests with a driver of its own is run for one as the guide shows it") {
  IndexBuilder builder;
  builder.file("CMakeLists.txt");
  builder.file(kWorkflow)
      .fact("/jobs/a/steps/0/run", "cmake -B build -DTESTS=ON", 3)
      .fact("/jobs/a/steps/1/run", "cmake --build build", 4)
      .fact("/jobs/a/steps/2/run", "./build/run_tests platform_output", 5)
      .fact("/jobs/a/steps/3/run", "./build/run_tests_a", 6)
      .fact("/jobs/a/steps/4/run", "ctest --test-dir build", 7);
  builder.file("README.md")
      .fact("/code/0", "build/run_tests_a TEST_NAME TEST_NAME", 8)
      .fact("/code/1", "build/run_tests_a TEST_NAME", 9);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**test**: `./build/run_tests_a` — ci"));
  CHECK(holds(all, "**test one**: `build/run_tests_a <test_name>` — `README.md`"));
  CHECK(std::none_of(all.begin(), all.end(), [](const std::string& line) {
    return line.find("ctest -R") != std::string::npos || line.find("platform") != std::string::npos;
  }));
}

TEST_CASE("what a guide serves from the reader's own folder is no command of the project") {
  IndexBuilder builder;
  builder.file("composer.json").fact("/scripts/test", "phpunit", 3);
  builder.file("README.md").fact("/code/0", "php -S localhost:8000 -t public", 3);
  const Texts all = texts(commands_of(builder));
  CHECK(!holds(all, "**run**: `php -S localhost:8000 -t public` — `README.md`"));
  // A shell does not find what a script of Composer's does.
  CHECK(holds(all, "**test one**: `vendor/bin/phpunit --filter <name> <file>` (form of phpunit)"));
  builder.file("public/index.php");
  CHECK(holds(texts(commands_of(builder)),
              "**run**: `php -S localhost:8000 -t public` — `README.md`"));
}
