#include <doctest/doctest.h>

#include <algorithm>

#include "unit/facts/commands_support.hpp"

using namespace brief;
using namespace brief::test;

TEST_CASE("a repository that states no command has no line") {
  IndexBuilder builder;
  builder.file("README.md").fact("/title", "x", 1);
  CHECK(commands_of(builder).claims.empty());
}

TEST_CASE("scripts run through the package manager of the lock file, and CI comes first") {
  IndexBuilder builder;
  builder.file("package.json")
      .fact("/scripts/test", "vitest run", 3)
      .fact("/scripts/lint", "eslint .", 4)
      .fact("/scripts/watch", "tsc -w", 5);
  builder.file("pnpm-lock.yaml");
  builder.file(kWorkflow)
      .fact("/jobs/a/steps/0/run", "pnpm install --frozen-lockfile", 7)
      .fact("/jobs/a/steps/1/run", "pnpm test", 8);
  const Section section = commands_of(builder);
  CHECK(texts(section) ==
        Texts{"**install**: `pnpm install --frozen-lockfile` — ci", "**test**: `pnpm test` — ci",
              "**test one**: `pnpm exec vitest run <file> -t <name>` (form of vitest)",
              "**lint**: `pnpm run lint` — `package.json`"});
  CHECK(section.claims[1].evidence ==
        std::vector<Evidence>{{kWorkflow, 8, 8}, {"package.json", 3, 3}});
  CHECK(section.claims[2].evidence == std::vector<Evidence>{{"package.json", 3, 3}});
}

TEST_CASE("a script that no manifest has is no command") {
  IndexBuilder builder;
  builder.file("package.json").fact("/scripts/build", "tsc", 3);
  builder.file("README.md").fact("/code/0", "npm run dev\nnpm run build", 10);
  CHECK(texts(commands_of(builder)) == Texts{"**build**: `npm run build` — `package.json`"});
}

TEST_CASE("the everyday script is preferred to the one that CI runs") {
  IndexBuilder builder;
  builder.file("package.json")
      .fact("/scripts/test", "mocha --require test/env test/", 3)
      .fact("/scripts/test-ci", "nyc npm test", 4);
  builder.file("package-lock.json");
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "npm run test-ci", 7);
  CHECK(texts(commands_of(builder)) ==
        Texts{"**install**: `npm ci` — `package-lock.json`",
              "**test**: `npm test` — `package.json`",
              "**test one**: `npx mocha --require test/env <file> -g <name>` (form of mocha)"});
}

TEST_CASE("a command of a multi-line step is proven by its own line") {
  IndexBuilder builder;
  builder.file("Cargo.toml").fact("/package/name", "x", 2);
  auto& workflow = builder.file(kWorkflow);
  workflow.fact("/jobs/a/steps/0/run", "rustup update\ncargo test --all-features\n", 7);
  Index index = builder.build();
  auto summary = std::make_shared<FileSummary>(*index.files[0].summary);
  summary->facts[0].end_line = 9;  // the key's line and two lines below
  index.files[0].summary = summary;
  const facts::Context context(index);
  const Section section = facts::commands(context);
  REQUIRE(texts(section).size() == 3);
  CHECK(section.claims[1].text == "**test**: `cargo test --all-features` — ci");
  CHECK(section.claims[1].evidence == std::vector<Evidence>{{kWorkflow, 9, 9}});
  CHECK(section.claims[2].text ==
        "**test one**: `cargo test --all-features <name>` (form of cargo test)");
}

TEST_CASE("a build file alone proves what it always allows, and less than CI does") {
  IndexBuilder builder;
  builder.file("go.mod").fact("/module", "example.org/x", 1);
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "go test -v ./...", 7);
  CHECK(texts(commands_of(builder)) ==
        Texts{"**build**: `go build ./...` — `go.mod`", "**test**: `go test -v ./...` — ci",
              "**test one**: `go test ./<package> -run <Name>` (form of go test)"});
}

TEST_CASE("a workflow that does not test every change counts for less") {
  IndexBuilder builder;
  builder.file("Cargo.toml");
  builder.file(".github/workflows/ci.yml").fact("/jobs/a/steps/0/run", "cargo test --workspace", 7);
  builder.file(".github/workflows/release.yml").fact("/jobs/a/steps/0/run", "cargo test", 7);
  CHECK(brief::test::has_text(commands_of(builder), "`cargo test --workspace` — ci"));
}

TEST_CASE("steps of another shell, of another folder and with unknown arguments") {
  IndexBuilder builder;
  builder.file("package.json").fact("/scripts/test", "jest", 3);
  builder.file("web/package.json").fact("/scripts/test", "jest", 3);
  builder.file("web/yarn.lock");
  builder.file("web/src/a.js");
  builder.file(kWorkflow)
      .fact("/jobs/a/steps/0/run", "npm run build", 5)
      .fact("/jobs/a/steps/0/shell", "pwsh", 6)
      .fact("/jobs/a/steps/1/run", "npm test --shard ${{ matrix.shard }}", 7);
  const Section section = commands_of(builder);
  CHECK(texts(section) == Texts{"**test**: `npm test` — ci",
                                "**test one**: `npx jest <file> -t <name>` (form of jest)"});
}

TEST_CASE("a folder of another ecosystem is named with its commands") {
  IndexBuilder builder;
  builder.file("pyproject.toml").fact("/tool/pytest/ini_options/testpaths", "tests", 3);
  builder.file("uv.lock");
  builder.file("web/package.json").fact("/scripts/test", "jest", 3);
  builder.file("web/package-lock.json");
  CHECK(texts(commands_of(builder)) ==
        Texts{"**install**: `uv sync` — `uv.lock`", "**test**: `uv run pytest` — `pyproject.toml`",
              "**test one**: `uv run pytest <file>::<name>` (form of pytest)",
              "**install** in `web/`: `npm ci` — `web/package-lock.json`",
              "**test** in `web/`: `npm test` — `web/package.json`",
              "**test one** in `web/`: `npx jest <file> -t <name>` (form of jest)"});
}

TEST_CASE("manifests of examples, tests and vendored code state nothing") {
  for (const FileRole role : {FileRole::example, FileRole::test, FileRole::vendored}) {
    IndexBuilder builder;
    builder.file("x/package.json").role(role).fact("/scripts/test", "jest", 3);
    builder.file("x/Cargo.toml").role(role);
    CHECK(commands_of(builder).claims.empty());
  }
}

TEST_CASE("a script of the repository is told by its name, when it is there") {
  IndexBuilder builder;
  builder.file("scripts/test.sh");
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "bash scripts/test.sh\nbash scripts/lint.sh",
                               7);
  CHECK(texts(commands_of(builder)) == Texts{"**test**: `bash scripts/test.sh` — ci"});
}

TEST_CASE("a build folder that the tree lacks is entered in the command") {
  IndexBuilder builder;
  builder.file("CMakeLists.txt").fact("/project/0/0", "x", 2);
  builder.file("README.md")
      .fact("/code/0", "mkdir build && cd build\ncmake -B . -S ..\ncmake --build .\nctest", 10);
  const Section section = commands_of(builder);
  CHECK(brief::test::has_text(section, "**build**: `cd build && cmake --build .` — `README.md`"));
  CHECK(brief::test::has_text(section,
                              "`cd build && ctest -R <name> --output-on-failure` (form of ctest)"));
}

TEST_CASE("no secret and no code span that ends early reaches a line") {
  IndexBuilder builder;
  builder.file("Cargo.toml");
  builder.file(kWorkflow)
      .fact("/jobs/a/steps/0/run", "API_TOKEN=abc123def456 cargo clippy", 5)
      .fact("/jobs/a/steps/1/run", "cargo test `# x`", 6)
      .fact("/jobs/a/steps/2/run", "cargo fmt --check \xe2\x80\xae", 7);
  const Section section = commands_of(builder);
  CHECK_FALSE(brief::test::has_text(section, "abc123"));
  CHECK_FALSE(brief::test::has_text(section, "# x"));
  CHECK_FALSE(brief::test::has_text(section, "fmt"));
  CHECK(brief::test::has_text(section, "`cargo test` — `Cargo.toml`"));
}

TEST_CASE("what CI adds for its log goes where a plainer form is proven") {
  IndexBuilder builder;
  builder.file("package.json").fact("/scripts/test", "jest", 3);
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "CI=1 npm test --coverage", 8);
  const Section section = commands_of(builder);
  CHECK(texts(section).front() == "**test**: `npm test` — `package.json`");
  CHECK(section.claims.front().evidence ==
        std::vector<Evidence>{{"package.json", 3, 3}, {kWorkflow, 8, 8}});
  IndexBuilder alone;
  alone.file("Cargo.toml").fact("/package/name", "x", 2);
  alone.file(kWorkflow).fact("/jobs/a/steps/0/run", "cargo test --verbose --features a", 8);
  alone.file("README.md").fact("/code/0", "cargo test", 9);
  CHECK(texts(commands_of(alone))[1] == "**test**: `cargo test --verbose --features a` — ci");
}

TEST_CASE("the README of a program shows its use, which is no work on its code") {
  IndexBuilder builder;
  builder.file("pyproject.toml")
      .fact("/project/name", "pytest", 2)
      .fact("/tool/pytest/ini_options/x", "1", 9);
  builder.file("README.md").role(FileRole::documentation).fact("/code/0", "pytest", 64);
  const Section section = commands_of(builder);
  REQUIRE_FALSE(section.claims.empty());
  CHECK(section.claims.front().evidence.front().path == "pyproject.toml");
}

TEST_CASE("a guide of a folder speaks of that folder") {
  IndexBuilder builder;
  builder.file("tool/README.md").role(FileRole::documentation).fact("/code/0", "uv sync", 5);
  builder.file("main.al");
  for (const std::string& text : texts(commands_of(builder)))
    CHECK(text.find("uv sync") == text.npos);
  IndexBuilder kept;
  kept.file("docs/contributing.md").role(FileRole::documentation).fact("/code/0", "uv sync", 5);
  CHECK(texts(commands_of(kept)) == Texts{"**install**: `uv sync` — `docs/contributing.md`"});
}

TEST_CASE("of a build of modules one test is run in its module") {
  IndexBuilder builder;
  builder.file("settings.gradle").fact("/include/0", ":core", 2);
  builder.file("build.gradle");
  builder.file("gradlew");
  const Texts all = texts(commands_of(builder));
  REQUIRE(all.size() > 2);
  CHECK(all[all.size() - 2] ==
        "**test one**: `./gradlew :<module>:test --tests <Class>.<name>` (form of gradle)");
  CHECK(all.back() == "**one package**: `./gradlew :<module>:test` (form of gradle)");
}

TEST_CASE("a script whose body is known lends no other runner's form") {
  IndexBuilder builder;
  builder.file("package.json")
      .fact("/scripts/test", "ng test", 3)
      .fact("/scripts/test:e2e", "x", 4);
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "npm test\nnpx playwright test", 8);
  for (const std::string& text : texts(commands_of(builder)))
    CHECK(text.find("test one") == text.npos);
}

TEST_CASE("a hook that takes no file names is a command, one that takes them is none") {
  IndexBuilder builder;
  builder.file(".pre-commit-config.yaml")
      .fact("/repos/0/hooks/0/entry", "uv run mypy src", 4)
      .fact("/repos/0/hooks/0/pass_filenames", "false", 5)
      .fact("/repos/0/hooks/1/entry", "pyright", 8);
  CHECK(texts(commands_of(builder)) ==
        Texts{"**lint**: `pre-commit run --all-files` — `.pre-commit-config.yaml`",
              "**type-check**: `uv run mypy src` — `.pre-commit-config.yaml`"});
}

TEST_CASE("one test needs nothing of what CI adds for its log") {
  IndexBuilder builder;
  builder.file("Cargo.toml").fact("/package/name", "x", 2);
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "cargo test --locked --all-features", 8);
  CHECK(texts(commands_of(builder)).back() ==
        "**test one**: `cargo test --all-features <name>` (form of cargo test)");
}

TEST_CASE("bug: the files of a fixture gave the project's commands") {
  for (const FileRole role : {FileRole::test, FileRole::example, FileRole::vendored}) {
    IndexBuilder builder;
    builder.file("README.md").fact("/title", "x", 1);
    builder.file("tests/golden/cli/README.md").role(role).fact("/code/0", "pip install -e .", 10);
    builder.file("tests/golden/cli/package.json").role(role).fact("/scripts/test", "vitest", 3);
    builder.file("tests/golden/cli/Makefile").role(role).fact("/targets/test", "pytest", 3);
    builder.file("tests/golden/cli/.github/workflows/ci.yml")
        .role(role)
        .fact("/jobs/a/steps/0/run", "cargo test", 7);
    CHECK(commands_of(builder).claims.empty());
  }
}

TEST_CASE("a root that hands its tests to the packages tells how one test of a package is run") {
  IndexBuilder builder;
  builder.file("package.json")
      .fact("/scripts/test", "turbo run test", 3)
      .fact("/workspaces/0", "packages/*", 5);
  builder.file("package-lock.json");
  builder.file("packages/a/package.json").fact("/scripts/test", "vitest run", 3);
  builder.file("packages/b/package.json").fact("/scripts/test", "vitest", 3);
  builder.file("packages/c/package.json").fact("/scripts/test", "jest", 3);
  const Section section = commands_of(builder);
  const auto has = [&](const std::string& line) {
    const Texts all = texts(section);
    return std::find(all.begin(), all.end(), line) != all.end();
  };
  CHECK(
      has("**test one of a package**: `cd <package> && npx vitest run <file> -t <name>` (form of "
          "vitest)"));
  CHECK_FALSE(has("**test one**: `npx jest <file> -t <name>` (form of jest)"));
}

TEST_CASE("a task of Rake takes the file or the name as its class does") {
  for (const auto& [task, form] :
       {std::pair{"Minitest::TestTask", "bundle exec rake test N=<name>"},
        std::pair{"Rake::TestTask", "bundle exec rake test TEST=<file> TESTOPTS=--name=<name>"}}) {
    IndexBuilder builder;
    builder.file("Gemfile").fact("/gem/rake", "", 3);
    builder.file("Rakefile").fact("/test-task", "ruby/tasks", 4).fact("/test-task/class", task, 4);
    builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "bundle exec rake", 7);
    const Texts all = texts(commands_of(builder));
    CHECK(std::find(all.begin(), all.end(),
                    "**test one**: `" + std::string(form) + "` (form of " + task + ")") !=
          all.end());
  }
}

TEST_CASE("a guide that shows a script with one file of tests proves how one is run") {
  IndexBuilder builder;
  builder.file("script/test");
  builder.file("CONTRIBUTING.md").fact("/code/0", "script/test test/blah_test.rb", 9);
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "bash script/test", 7);
  CHECK(texts(commands_of(builder)) ==
        Texts{"**test**: `bash script/test` — ci",
              "**test one**: `script/test <file>` (form of script/test)"});
}

TEST_CASE("the tests of one Go package are not the tests of the project") {
  IndexBuilder builder;
  builder.file("go.mod").fact("/module", "example.com/x", 1);
  builder.file("Makefile").fact("/target/test", "go test ./...", 4);
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "go test ./tsdb/ -isolation=false", 7);
  const Texts all = texts(commands_of(builder));
  CHECK(std::find(all.begin(), all.end(), "**test**: `make test` — `Makefile`") != all.end());
}

TEST_CASE("commands of a folder are worth more where the root can do nothing") {
  const auto rank_of_install = [](bool root) {
    IndexBuilder builder;
    if (root) builder.file("package.json", &kForm).fact("/scripts/test", "vitest run", 3);
    builder.file("web/package.json", &kForm)
        .fact("/scripts/build", "vite build", 3)
        .fact("/scripts/test", "jest", 4);
    builder.file("web/package-lock.json", &kForm).role(FileRole::generated);
    for (const Claim& claim : test::commands_of(builder).claims)
      if (claim.text.find("**build** in `web/`") != std::string::npos) return claim.rank;
    return std::int64_t{0};
  };
  CHECK(rank_of_install(false) > rank_of_install(true));
}
