// What the name of a script or target says of it, and what it does not.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/facts/commands_support.hpp"

using namespace brief;
using brief::test::commands_of;
using brief::test::IndexBuilder;
using brief::test::kWorkflow;
using brief::test::Texts;
using brief::test::texts;

TEST_CASE("make without a target does what the first target does") {
  const auto told = [](const char* goal) {
    IndexBuilder builder;
    builder.file("Makefile")
        .fact("/target/help", "grep '##' Makefile", 2)
        .fact("/target/init", "pip install -r requirements-dev.txt", 4)
        .fact("/target/tool", "cc -o tool tool.c", 6)
        .fact("/default", goal, 2);
    builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "make", 7);
    return texts(commands_of(builder));
  };
  const std::string other = "**install**: `make init` — `Makefile`";
  CHECK(told("help") == Texts{other});
  CHECK(told("init") == Texts{"**install**: `make` — ci"});
  CHECK(told("tool") == Texts{other, "**build**: `make` — ci"});
}

TEST_CASE("a target that bears a vague name is what its body does") {
  IndexBuilder builder;
  builder.file("Makefile")
      .fact("/target/bootstrap", "rm -rf _boot\n$(MAKE) -B $(BIN)", 2)
      .fact("/target/release", "$(BIN) build x.install --profile fast", 4);
  CHECK(texts(commands_of(builder)).empty());

  IndexBuilder other;
  other.file("Makefile")
      .fact("/target/bootstrap", "npm ci", 2)
      .fact("/target/release", "git tag v1 && git push --tags", 4);
  CHECK(texts(commands_of(other)) == Texts{"**install**: `make bootstrap` — `Makefile`",
                                           "**release**: `make release` — `Makefile`"});
}

TEST_CASE("the server that tests talk to is not how the program is run") {
  IndexBuilder builder;
  builder.file("tests/server.js");
  builder.file("Makefile").fact("/target/start-server", "node tests/server.js &", 2);
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "node tests/server.js &", 7);
  CHECK(texts(commands_of(builder)).empty());
}

TEST_CASE("what measures the tests is no part of how one is run") {
  IndexBuilder builder;
  builder.file("package.json").fact("/scripts/test", "nyc --all mocha -r env", 3);
  builder.file("package-lock.json");
  CHECK(texts(commands_of(builder)) ==
        Texts{"**install**: `npm ci` — `package-lock.json`",
              "**test**: `npm test` — `package.json`",
              "**test one**: `npx mocha -r env <file> -g <name>` (form of mocha)"});
}

TEST_CASE("in a guide's block an empty line ends the folder of a one-line cd") {
  IndexBuilder builder;
  builder.file("cmd/app/main.go");
  builder.file("web/package.json").fact("/scripts/test", "mocha", 3);
  builder.file("go.mod");
  builder.file("CONTRIBUTING.md")
      .role(FileRole::documentation)
      .fact("/code/0", "cd cmd/app && go build\n\n# Lint\ngolangci-lint run\ncd web\n\nnpm test\n",
            9);
  const Texts told = texts(commands_of(builder));
  CHECK(std::count(told.begin(), told.end(), "**lint**: `golangci-lint run` — `CONTRIBUTING.md`") ==
        1);
  CHECK(std::count(told.begin(), told.end(),
                   "**test** in `web/`: `npm test` — `web/package.json`") == 1);
}

TEST_CASE("a folder that the tree lacks is a build's only by its name") {
  IndexBuilder builder;
  builder.file("CMakeLists.txt");
  builder.file("Makefile.am");
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "cd pkg-99/build && make test", 7);
  CHECK(texts(commands_of(builder)).empty());
}

TEST_CASE("what runs in a machine of another system shows an option, not the everyday command") {
  IndexBuilder builder;
  builder.file("Makefile").fact("/target/all", "cc a.c", 2).fact("/default", "all", 2);
  builder.file("runtest");
  builder.file("README.md").role(FileRole::documentation).fact("/code/0", "make\n./runtest\n", 9);
  builder.file(kWorkflow).fact("/jobs/test-freebsd/steps/0/with/run",
                               "gmake\n./runtest --single unit/a\n", 9);
  CHECK(texts(commands_of(builder)) ==
        Texts{"**build**: `make` — `README.md`", "**test**: `./runtest` — `README.md`",
              "**test one**: `./runtest --single <name>` (form of ./runtest)"});
}

TEST_CASE(
    "the step that writes code is told from the folder that has it, unless the root has one") {
  const auto told = [](bool root) {
    IndexBuilder builder;
    builder.file("go.mod");
    builder.file("proto/buf.yaml");
    builder.file("mixin/Makefile").fact("/target/manifests", "go run gen.go", 2);
    builder.file("AGENTS.md")
        .role(FileRole::documentation)
        .fact(
            "/code/0",
            root ? "cd proto && buf generate\n\ngo generate ./...\n" : "cd proto && buf generate\n",
            9);
    std::string line;
    for (const std::string& text : texts(commands_of(builder)))
      if (text.starts_with("**generate**")) line += text;
    return line;
  };
  CHECK(told(false) == "**generate** in `proto/`: `buf generate` — `AGENTS.md`");
  CHECK(told(true) == "**generate**: `go generate ./...` — `AGENTS.md`");
}

TEST_CASE("the tasks of Rake that lint are told, those that mend are not") {
  const auto told = [](const char* task) {
    IndexBuilder builder;
    builder.file("Rakefile");
    builder.file(kWorkflow).fact("/jobs/a/steps/0/run", task, 7);
    return texts(commands_of(builder));
  };
  CHECK(told("bundle exec rake lint:herb") == Texts{"**lint**: `bundle exec rake lint:herb` — ci"});
  CHECK(told("rake standard") == Texts{"**lint**: `rake standard` — ci"});
  for (const std::string& line : told("rake lint:fix"))
    CHECK(line.find("**lint**") == std::string::npos);
}

TEST_CASE("bug: a block of a guide that only enters a folder did not lead the next ones there") {
  const auto told = [](const char* entered) {
    IndexBuilder builder;
    builder.file("Rakefile");
    builder.file("app/Rakefile");
    builder.file("CONTRIBUTING.md")
        .define(DefinitionKind::heading, "Contributing", "", 1, 40)
        .define(DefinitionKind::heading, "Guide", "", 3, 20)
        .inside(0)
        .define(DefinitionKind::heading, "Enter", "", 5, 9)
        .inside(1)
        .fact("/code/0", entered, 7)
        .fact("/code/0/language", "sh", 7)
        .fact("/code/1", "rake db:migrate", 12)
        .fact("/code/1/language", "sh", 12)
        .fact("/code/2", "rake test", 30)
        .fact("/code/2/language", "sh", 30);
    return texts(commands_of(builder));
  };
  const auto count = [](const Texts& lines, const char* part) {
    return std::count_if(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.find(part) != std::string::npos;
    });
  };
  CHECK(count(told("ls app/"), "**migrate**: `rake db:migrate`") == 1);
  CHECK(count(told("cd app/"), "**migrate**: `rake db:migrate`") == 0);
  CHECK(count(told("cd app/"), "**test**: `rake test`") == 1);  // the part is over
  CHECK(count(told("cd elsewhere/"), "**migrate**: `rake db:migrate`") == 1);
}
