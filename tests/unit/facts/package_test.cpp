#include <doctest/doctest.h>

#include "brief/error.hpp"
#include "facts/detect.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kAlpha;
using brief::test::kForm;

namespace {

IndexBuilder workspace() {
  IndexBuilder builder;
  builder.file("package.json", &kForm).fact("/workspaces/0", "packages/*", 3);
  builder.file("pnpm-workspace.yaml", &kForm).fact("/packages/0", "packages/*", 2);
  builder.file("pnpm-lock.yaml", &kForm).role(FileRole::generated);
  builder.file("packages/core/package.json", &kForm)
      .fact("/name", "@x/core", 2)
      .fact("/description", "Keeps the state.", 3)
      .fact("/scripts/test", "vitest run", 5);
  builder.file("packages/core/src/index.al", &kAlpha)
      .define(DefinitionKind::class_, "Store", "class Store", 3, 30);
  builder.file("packages/ui/package.json", &kForm)
      .fact("/name", "@x/ui", 2)
      .fact("/dependencies/@x~1core", "workspace:*", 6);
  builder.file("packages/ui/src/index.al", &kAlpha)
      .define(DefinitionKind::class_, "View", "class View", 3, 30);
  builder.ranked("packages/core/src/index.al", 0, 5).ranked("packages/ui/src/index.al", 0, 3);
  return builder;
}

const Section* section_of(const Brief& brief, std::string_view id) {
  for (const Section& section : brief.sections)
    if (section.id == id) return &section;
  return nullptr;
}

}  // namespace

TEST_CASE("the brief of a package tells its own commands and code, and who depends on it") {
  const Brief brief = facts::detect_package(workspace().build(), "packages/core");
  CHECK(brief.name == "@x/core");
  REQUIRE(section_of(brief, "identity") != nullptr);
  CHECK(section_of(brief, "identity")->claims[0].text ==
        "Package in `packages/core/`: “Keeps the state.”");
  const Section* commands = section_of(brief, "commands");
  REQUIRE(commands != nullptr);
  CHECK(test::has_text(*commands, "`pnpm --filter @x/core <script>` (form of pnpm)"));
  CHECK(test::has_text(*commands, "**test** in `packages/core/`: `pnpm test`"));
  CHECK_FALSE(test::has_text(*commands, "install"));
  REQUIRE(section_of(brief, "map") != nullptr);
  CHECK(test::texts(*section_of(brief, "map"))[0] == "used by: `@x/ui` (`packages/ui/`)");
  CHECK(section_of(brief, "map")->claims[0].evidence ==
        std::vector<Evidence>{{"packages/ui/package.json", 6, 6}});
  REQUIRE(section_of(brief, "key-code") != nullptr);
  CHECK(test::texts(*section_of(brief, "key-code")) ==
        std::vector<std::string>{"`packages/core/src/index.al`: `class Store`"});
}

TEST_CASE("the package that uses another says so, and nothing of the other's code") {
  const Brief brief = facts::detect_package(workspace().build(), "packages/ui");
  REQUIRE(section_of(brief, "map") != nullptr);
  CHECK(test::texts(*section_of(brief, "map"))[0] == "uses: `@x/core` (`packages/core/`)");
  CHECK_FALSE(test::has_text(*section_of(brief, "key-code"), "Store"));
}

TEST_CASE(
    "a project that a file of the whole build lists is a package without a manifest of its own") {
  IndexBuilder builder;
  builder.file("settings.gradle", &kForm).fact("/include/0", ":core", 1);
  builder.file("core/src/index.al", &kAlpha)
      .define(DefinitionKind::class_, "Store", "class Store", 3, 30);
  builder.ranked("core/src/index.al", 0, 5);
  const Brief brief = facts::detect_package(builder.build(), "core");
  CHECK(test::texts(*section_of(brief, "identity"))[0] == "Package in `core/`");
  CHECK(test::has_text(*section_of(brief, "key-code"), "Store"));
}

TEST_CASE("a folder without a package leads to the one above it, or the one of the nearest name") {
  const Index index = workspace().build();
  const auto hint = [&](const char* folder) {
    try {
      facts::detect_package(index, folder);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::usage);
      return error.hint();
    }
    return std::string("no error");
  };
  CHECK(hint("packages/core/src") == "the nearest is packages/core/");
  CHECK(hint("packages/uii") == "the nearest is packages/ui/");
  CHECK(hint("core") == "the nearest is packages/core/");
}

TEST_CASE("the root's brief says how one package is addressed") {
  const Brief brief = facts::detect(workspace().build());
  REQUIRE(section_of(brief, "commands") != nullptr);
  CHECK(test::has_text(*section_of(brief, "commands"),
                       "**one package**: `pnpm --filter <package> <script>` (form of pnpm)"));
}

TEST_CASE("a package without tests of its own is tested by what tests the root") {
  IndexBuilder builder = workspace();
  builder.file(".github/workflows/ci.yml", &kForm).fact("/jobs/a/steps/0/run", "pnpm exec jest", 7);
  const Index index = builder.build();
  const Brief ui = facts::detect_package(index, "packages/ui");
  REQUIRE(section_of(ui, "commands") != nullptr);
  CHECK(test::has_text(*section_of(ui, "commands"),
                       "**test one, from the root**: `pnpm exec jest <file> -t <name>` (form of "
                       "jest)"));
  const Brief core = facts::detect_package(index, "packages/core");
  CHECK_FALSE(test::has_text(*section_of(core, "commands"), "from the root**: `pnpm exec jest"));
}

TEST_CASE("a form that names a package has the folder in its place") {
  IndexBuilder builder;
  builder.file("go.mod", &kForm).fact("/module", "example.org/x", 1);
  builder.file("go.work", &kForm).fact("/use/0", "./api", 2);
  builder.file("api/go.mod", &kForm).fact("/module", "example.org/x/api", 1);
  builder.file(".github/workflows/ci.yml", &kForm).fact("/jobs/a/steps/0/run", "go test ./...", 7);
  const Brief brief = facts::detect_package(builder.build(), "api");
  REQUIRE(section_of(brief, "commands") != nullptr);
  CHECK(test::has_text(*section_of(brief, "commands"), "go test ./api/..."));
}

TEST_CASE("one package of a build by labels is told where the build is proven to test") {
  const auto told = [](const char* command) {
    IndexBuilder builder;
    builder.file("MODULE.bazel", &kForm).fact("/module/name", "x", 1);
    builder.file(".github/workflows/ci.yml", &kForm).fact("/jobs/a/steps/0/run", command, 7);
    const Brief brief = facts::detect(builder.build());
    const Section* commands = section_of(brief, "commands");
    return commands != nullptr && test::has_text(*commands, "`bazel test //<folder>/...`");
  };
  CHECK(told("bazel test //..."));
  CHECK_FALSE(told("ctest"));
}

TEST_CASE("one test of a crate names the crate, unless the root's form reaches all of them") {
  const auto told = [](const char* command) {
    IndexBuilder builder;
    builder.file("Cargo.toml", &kForm)
        .fact("/package/name", "x", 2)
        .fact("/workspace/members/0", "lex", 4);
    builder.file("lex/Cargo.toml", &kForm).fact("/package/name", "x_lex", 2);
    builder.file(".github/workflows/ci.yml", &kForm).fact("/jobs/a/steps/0/run", command, 7);
    const Brief brief = facts::detect_package(builder.build(), "lex");
    const Section* commands = section_of(brief, "commands");
    return commands == nullptr ? std::string() : test::texts(*commands)[0];
  };
  CHECK(told("cargo test --features debug") ==
        "**test one, from the root**: `cargo test -p x_lex <name>` (form of cargo test)");
  CHECK(told("cargo test --workspace") ==
        "**test one, from the root**: `cargo test --workspace <name>` (form of cargo test)");
}
