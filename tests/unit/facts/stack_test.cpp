#include <doctest/doctest.h>

#include <algorithm>

#include "facts/sections.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::texts;

namespace {

Section stack_of(IndexBuilder& builder) {
  const Index index = builder.build();
  const facts::Context context(index);
  return facts::stack(context);
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("languages are named by their share, without numbers, small ones not at all") {
  IndexBuilder builder;
  builder.file("a.al", &test::kAlpha).lines(100);
  builder.file("b.be", &test::kBeta).lines(900);
  builder.file("vendor/c.al", &test::kAlpha).lines(5000).role(FileRole::vendored);
  CHECK(texts(stack_of(builder)) == Texts{"**languages**: Beta, Alpha"});
  IndexBuilder small;
  small.file("a.al", &test::kAlpha).lines(10);
  small.file("b.be", &test::kBeta).lines(900);
  CHECK(texts(stack_of(small)) == Texts{"**languages**: Beta"});
}

TEST_CASE("versions, package manager, frameworks and databases come from manifests, each once") {
  IndexBuilder builder;
  builder.file("package.json")
      .fact("/engines/node", ">=20", 3)
      .fact("/dependencies/react", "^18.2.0", 5)
      .fact("/dependencies/express", "4.x", 6)
      .fact("/dependencies/pg", "^8.1.0", 7)
      .fact("/dependencies/left-pad", "^1.0.0", 8)
      .fact("/devDependencies/vitest", "^1.0.0 || ^2.0.0", 9);
  builder.file("yarn.lock");
  builder.file("package-lock.json");
  builder.file("Dockerfile");
  const Section section = stack_of(builder);
  CHECK(texts(section) ==
        Texts{"**Node.js**: `>=20` — `package.json`", "**package manager**: yarn — `yarn.lock`",
              "**built on**: React 18, Express 4 — `package.json`",
              "**database**: PostgreSQL (pg) 8 — `package.json`",
              "**tests**: Vitest — `package.json`", "**deployment**: Docker — `Dockerfile`"});
  CHECK(section.claims[2].evidence ==
        std::vector<Evidence>{{"package.json", 5, 5}, {"package.json", 6, 6}});
}

TEST_CASE("a small folder's manifest does not shape the stack") {
  IndexBuilder builder;
  for (char c = 'a'; c <= 'z'; ++c)
    builder.file(std::string(1, c) + ".al", &test::kAlpha).lines(100);
  builder.file("tools/x/b.al", &test::kAlpha).lines(20);
  builder.file("tools/x/package.json").fact("/dependencies/react", "^18.2.0", 5);
  CHECK(texts(stack_of(builder)) == Texts{"**languages**: Alpha"});
}

TEST_CASE("code that cannot be read has its language all the same") {
  IndexBuilder builder;
  builder.file("a.al", &test::kAlpha).lines(100);
  builder.file("lib/a.nim").lines(900);
  CHECK(texts(stack_of(builder)) == Texts{"**languages**: Nim, Alpha"});
}

TEST_CASE("an extension of two languages proves neither where another file does") {
  const auto& known = brief::languages();
  const auto named = [&](std::string_view name) {
    return &*std::find_if(known.begin(), known.end(),
                          [&](const LanguageSpec& language) { return language.name == name; });
  };
  IndexBuilder builder;
  builder.file("a.c", named("c")).lines(100);
  builder.file("a.h", named("cpp")).lines(900);
  CHECK(texts(stack_of(builder)) == Texts{"**languages**: C"});
  IndexBuilder dialects;
  dialects.file("a.tsx", named("tsx")).lines(900);
  dialects.file("a.ts", named("typescript")).lines(100);
  CHECK(texts(stack_of(dialects)) == Texts{"**languages**: TypeScript"});
}

TEST_CASE("all files of the root that ask for a tool are named, in their words") {
  IndexBuilder builder;
  builder.file(".nvmrc").fact("/0", "22", 1);
  builder.file("package.json").fact("/engines/node", ">=20", 3);
  builder.file("packages/a/package.json").fact("/engines/node", ">=18", 3);
  CHECK(texts(stack_of(builder)) ==
        Texts{"**Node.js**: `>=20` — `package.json`, `22` by `.nvmrc`"});
}

TEST_CASE("a workspace is not built on its own packages") {
  IndexBuilder builder;
  builder.file("Cargo.toml").fact("/workspace/dependencies/axum", "1", 3);
  builder.file("axum/Cargo.toml").fact("/package/name", "axum", 2);
  for (const std::string& text : texts(stack_of(builder)))
    CHECK(text.find("built on") == text.npos);
}

TEST_CASE("the release that a build aims at is told apart from the JDK that it asks for") {
  IndexBuilder builder;
  builder.file("pom.xml")
      .fact("/project/properties/maven.compiler.release", "8", 5)
      .fact(
          "/project/build/plugins/plugin/2/executions/execution/configuration/rules/"
          "requireJavaVersion/version",
          "[17,22)", 9);
  const Section section = stack_of(builder);
  CHECK(test::has_text(section, "**Java target**: `8`"));
  CHECK(test::has_text(section, "**JDK to build with**: `[17,22)`"));
}

TEST_CASE("the standard that a build sets is told, another variable and a computed one are not") {
  IndexBuilder builder;
  builder.file("CMakeLists.txt", &test::kForm)
      .fact("/set/0/0", "CMAKE_CXX_STANDARD", 2)
      .fact("/set/0/1", "11", 2)
      .fact("/set/1/0", "CMAKE_C_STANDARD", 3)
      .fact("/set/1/1", "${STANDARD}", 3)
      .fact("/set/2/0", "LIMIT", 4)
      .fact("/set/2/1", "17", 4);
  const std::vector<std::string> lines = test::texts(stack_of(builder));
  CHECK(std::count(lines.begin(), lines.end(), "**C++ standard**: `C++11` — `CMakeLists.txt`") ==
        1);
  for (const std::string& line : lines) {
    CHECK(line.find("C standard") == std::string::npos);
    CHECK(line.find("17") == std::string::npos);
  }
}

TEST_CASE("projects among tests say what runs the tests, and nothing else") {
  IndexBuilder builder;
  builder.file("src/Core/a.al", &test::kAlpha);
  builder.file("test/Core.Tests/Core.Tests.csproj", &test::kForm)
      .role(FileRole::test)
      .fact("/Project/PropertyGroup/TargetFramework", "net10.0", 2)
      .fact("/Project/ItemGroup/PackageReference/0/@Include", "xunit", 4);
  const std::vector<std::string> lines = test::texts(stack_of(builder));
  CHECK(std::count(lines.begin(), lines.end(),
                   "**tests**: xUnit — `test/Core.Tests/Core.Tests.csproj`") == 1);
  for (const std::string& line : lines) CHECK(line.find("net10.0") == std::string::npos);
}

TEST_CASE("of two standards that one file sets, each under a condition, the lesser always holds") {
  const auto told = [](const char* first, const char* second) {
    IndexBuilder builder;
    builder.file("CMakeLists.txt", &test::kForm)
        .fact("/set/0/0", "CMAKE_CXX_STANDARD", 2)
        .fact("/set/0/1", first, 2)
        .fact("/set/1/0", "CMAKE_CXX_STANDARD", 4)
        .fact("/set/1/1", second, 4);
    return test::texts(stack_of(builder));
  };
  const auto holds = [](const std::vector<std::string>& lines, const char* line) {
    return std::count(lines.begin(), lines.end(), line) == 1;
  };
  CHECK(holds(told("20", "11"), "**C++ standard**: `C++11` — `CMakeLists.txt`"));
  CHECK(holds(told("11", "20"), "**C++ standard**: `C++11` — `CMakeLists.txt`"));
  CHECK(holds(told("98", "11"), "**C++ standard**: `C++98` — `CMakeLists.txt`"));
}

TEST_CASE("what only the tests of a Maven project ask for is no database of it") {
  IndexBuilder builder;
  builder.file("pom.xml", &test::kForm)
      .fact("/project/dependencies/dependency/0/artifactId", "postgresql", 3)
      .fact("/project/dependencies/dependency/0/scope", "runtime", 4)
      .fact("/project/dependencies/dependency/1/artifactId", "h2", 6)
      .fact("/project/dependencies/dependency/1/scope", "test", 7)
      .fact("/project/dependencies/dependency/2/artifactId", "junit-jupiter-engine", 9)
      .fact("/project/dependencies/dependency/2/scope", "test", 10);
  const Texts lines = texts(stack_of(builder));
  CHECK(std::count(lines.begin(), lines.end(),
                   "**database**: PostgreSQL (postgresql) — `pom.xml`") == 1);
  CHECK(std::count(lines.begin(), lines.end(), "**tests**: JUnit Jupiter — `pom.xml`") == 1);
}

TEST_CASE("the gems beside the specification of a gem are not what it is built on") {
  const auto lines = [](bool gem) {
    IndexBuilder builder;
    builder.file("Gemfile", &test::kForm).fact("/gem/sqlite3", "", 3).fact("/gem/minitest", "", 4);
    builder.file("sub/other.gemspec", &test::kForm);
    if (gem) builder.file("own.gemspec", &test::kForm);
    return texts(stack_of(builder));
  };
  const std::string database = "**database**: SQLite (sqlite3) — `Gemfile`";
  const std::string tests = "**tests**: Minitest — `Gemfile`";
  const Texts app = lines(false), gem = lines(true);
  CHECK(std::count(app.begin(), app.end(), database) == 1);
  CHECK(std::count(gem.begin(), gem.end(), database) == 0);
  CHECK(std::count(app.begin(), app.end(), tests) == 1);
  CHECK(std::count(gem.begin(), gem.end(), tests) == 1);
}

TEST_CASE("the Elixir that a project asks for is told") {
  IndexBuilder builder;
  builder.file("mix.exs", &test::kForm).fact("/requirement/elixir", "\"~> 1.14\"", 11);
  const Texts lines = texts(stack_of(builder));
  CHECK(std::count(lines.begin(), lines.end(), "**Elixir**: `~> 1.14` — `mix.exs`") == 1);
}
