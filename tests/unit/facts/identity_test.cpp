#include <doctest/doctest.h>

#include "facts/sections.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::FileBuilder;
using brief::test::IndexBuilder;

namespace {

std::string identity_of(IndexBuilder& builder) {
  const Index index = builder.build();
  const facts::Context context(index);
  const Section section = facts::identity(context);
  return section.claims.empty() ? std::string{} : section.claims.front().text;
}

}  // namespace

TEST_CASE("the manifest's name and description come before the README's") {
  IndexBuilder builder;
  builder.file("README.md").fact("/title", "Read me", 1).fact("/summary", "Some other words.", 3);
  builder.file("package.json")
      .fact("/name", "tool", 2)
      .fact("/description", "Does one thing well. And more.", 3)
      .fact("/bin/tool", "cli.js", 5);
  CHECK(identity_of(builder) == "command-line tool: “Does one thing well.”");
}

TEST_CASE("the README's title and first sentence do where no manifest says more") {
  IndexBuilder builder;
  builder.file("README.md").fact("/title", "Redwood", 1).fact("/summary", "A store of trees.", 3);
  CHECK(identity_of(builder) == "“A store of trees.”");
}

TEST_CASE("a heading of the README that is no title gives no name") {
  IndexBuilder builder;
  builder.file("README.md").fact("/title", "What is this?", 1);
  CHECK(identity_of(builder).empty());
  IndexBuilder late;
  late.file("README.md").fact("/title", "Internals", 200);
  CHECK(identity_of(late).empty());
}

TEST_CASE("the main file of what is started is no library, a badge no description") {
  IndexBuilder builder;
  builder.file("README.md").fact("/title", "App", 1).fact("/summary", "A shop in a box.", 3);
  builder.file("src/main.al");
  FileBuilder& package = builder.file("package.json");
  package.fact("/name", "app", 2)
      .fact("/description", "[![Build Status](https://ci/x.svg)](https://ci/x)", 3)
      .fact("/main", "src/main.al", 4);
  CHECK(identity_of(builder) == "library: “A shop in a box.”");
  package.fact("/scripts/start", "node src/main.al", 6);
  CHECK(identity_of(builder) == "“A shop in a box.”");
}

TEST_CASE("manifests of sub-folders do not name the project") {
  IndexBuilder builder;
  builder.file("web/package.json").fact("/name", "web", 2).fact("/description", "Web part", 3);
  CHECK(identity_of(builder).empty());
}

TEST_CASE("quoted text cannot open anything") {
  IndexBuilder builder;
  builder.file("package.json").fact("/name", "a`b", 2).fact("/description", "<b>x y</b> [y](z)", 3);
  CHECK(identity_of(builder) == "“&lt;b&gt;x y&lt;/b&gt; \\[y\\](z)”");
}

TEST_CASE("a kind may need a file beside its manifest, and the absence of a key") {
  IndexBuilder builder;
  builder.file("package.json").fact("/name", "x", 2);
  builder.file("index.js");
  CHECK(identity_of(builder) == "library");
  IndexBuilder hidden;
  hidden.file("package.json").fact("/name", "x", 2).fact("/private", "true", 3);
  hidden.file("index.js");
  CHECK(identity_of(hidden).empty());
  IndexBuilder absent;
  absent.file("package.json").fact("/name", "x", 2);
  CHECK(identity_of(absent).empty());
}

TEST_CASE("a key with a certain value may speak against a kind") {
  const auto kind_of = [](std::string_view package) {
    IndexBuilder builder;
    builder.file("pyproject.toml")
        .fact("/build-system/build-backend", "hatchling.build", 1)
        .fact("/tool/uv/package", package, 2);
    return identity_of(builder);
  };
  CHECK(kind_of("true") == "Python package");
  CHECK(kind_of("false").empty());
}

TEST_CASE("the package of another ecosystem's repository does not describe it") {
  IndexBuilder builder;
  builder.file("README.md").fact("/summary", "A web framework in Elixir.", 3);
  builder.file("package.json").fact("/description", "The browser client of it.", 3);
  builder.file("mix.exs");
  CHECK(identity_of(builder).find("“A web framework in Elixir.”") != std::string::npos);
}

TEST_CASE("a private package beside another manifest does not name the project") {
  IndexBuilder builder;
  builder.file("package.json").fact("/name", "yard-ui", 2).fact("/private", "true", 3);
  builder.file("pom.xml").fact("/project/artifactId", "yard", 3);
  CHECK(facts::Context(builder.build()).name() == "yard");
  IndexBuilder alone;
  alone.file("package.json").fact("/name", "yard-ui", 2).fact("/private", "true", 3);
  CHECK(facts::Context(alone.build()).name() == "yard-ui");
}

TEST_CASE("where nothing describes the project, the comment of its root package does") {
  IndexBuilder builder;
  builder.file("web.al", &brief::test::kAlpha);
  builder.file("__init__.py", &brief::test::kAlpha).doc("Serves pages over the wire.");
  CHECK(identity_of(builder) == "“Serves pages over the wire.”");
}

TEST_CASE("a manifest that is code does not describe the project by its comment to the tool") {
  IndexBuilder builder;
  builder.file("Package.swift", &test::kAlpha).doc("tools-version: 5.9 declares the version.");
  CHECK(identity_of(builder).empty());
}

TEST_CASE("a build that exports a library to others is a library's, whatever programs it makes") {
  IndexBuilder library;
  library.file("CMakeLists.txt")
      .fact("/install/0/0", "EXPORT", 9)
      .fact("/add_library/0/0", "core", 3)
      .fact("/add_executable/0/0", "tool", 12);
  CHECK(identity_of(library) == "library");
  IndexBuilder program;
  program.file("CMakeLists.txt")
      .fact("/install/0/0", "EXPORT", 9)
      .fact("/add_executable/0/0", "tool", 12);
  CHECK(identity_of(program).empty());
}

TEST_CASE("a program that bears the project's name says what the project is") {
  IndexBuilder named;
  named.file("CMakeLists.txt")
      .fact("/project/0/0", "weaver", 1)
      .fact("/add_executable/0/0", "weaver", 12);
  CHECK(identity_of(named) == "program");
  IndexBuilder other;
  other.file("CMakeLists.txt")
      .fact("/project/0/0", "weaver", 1)
      .fact("/add_executable/0/0", "demo", 12);
  CHECK(identity_of(other).empty());
}

TEST_CASE("the main file of a package that is started makes it no library") {
  IndexBuilder library;
  library.file("package.json").fact("/main", "index.js", 2);
  CHECK(identity_of(library) == "library");
  IndexBuilder application;
  application.file("package.json")
      .fact("/main", "app.js", 2)
      .fact("/scripts/start", "node app.js", 5);
  CHECK(identity_of(application).empty());
}

TEST_CASE("a badge describes nothing") {
  IndexBuilder builder;
  builder.file("README.md").fact("/title", "Shop", 1).fact("/summary", "Sells trees by post.", 3);
  builder.file("package.json")
      .fact("/name", "shop", 2)
      .fact("/description", "[![Build Status](https://ci.example/shop.svg)](https://ci.example)",
            3);
  CHECK(identity_of(builder) == "“Sells trees by post.”");
}

TEST_CASE("the main file that a script starts makes no library") {
  IndexBuilder builder;
  builder.file("package.json")
      .fact("/name", "shop", 2)
      .fact("/description", "Sells trees by post.", 3)
      .fact("/main", "src/server.al", 4)
      .fact("/scripts/start", "node src/server.al", 5);
  builder.file("src/server.al", &test::kAlpha);
  CHECK(identity_of(builder) == "“Sells trees by post.”");
}

TEST_CASE("a sentence of the README with commas between its words describes the project") {
  IndexBuilder builder;
  builder.file("README.md")
      .fact("/title", "Logger", 1)
      .fact("/summary", "Very fast, header-only/compiled, C++ logging library.", 3);
  CHECK(identity_of(builder) == "“Very fast, header-only/compiled, C++ logging library.”");
}

TEST_CASE("a workspace without a package is no monorepo") {
  IndexBuilder builder;
  builder.file("package.json").fact("/name", "x", 2).fact("/description", "Counts things.", 3);
  builder.file("pnpm-workspace.yaml").fact("/packages/0", "**", 2);
  CHECK(identity_of(builder) == "“Counts things.”");
  builder.file("packages/a/package.json").fact("/name", "a", 2);
  CHECK(identity_of(builder) == "monorepo: “Counts things.”");
}
