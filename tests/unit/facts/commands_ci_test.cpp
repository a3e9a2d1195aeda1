#include <doctest/doctest.h>

#include <algorithm>

#include "unit/facts/commands_support.hpp"

using namespace brief;
using namespace brief::test;

TEST_CASE("a command that only looks at the format is told apart from the one that formats") {
  IndexBuilder builder;
  builder.file("package.json")
      .fact("/scripts/fmt", "prettier --check .", 3)
      .fact("/scripts/format:fix", "prettier --write .", 4);
  builder.file("package-lock.json");
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "cargo fmt --all -- --check", 7);
  builder.file("Cargo.toml");
  const Texts all = texts(commands_of(builder));
  const auto holds = [&](const char* line) {
    return std::find(all.begin(), all.end(), line) != all.end();
  };
  CHECK(holds("**format**: `npm run format:fix` — `package.json`"));
  CHECK(holds("**format check**: `cargo fmt --all -- --check` — ci"));
}

TEST_CASE("a job for the oldest compiler does not show the everyday command") {
  IndexBuilder builder;
  builder.file("Cargo.toml");
  builder.file(kWorkflow)
      .fact("/jobs/min_version/name", "Minimum supported rust version", 3)
      .fact("/jobs/min_version/steps/0/run", "cargo clippy --locked", 4)
      .fact("/jobs/lint/steps/0/run", "cargo clippy --all-targets --tests -- -Dwarnings", 9);
  const Texts all = texts(commands_of(builder));
  CHECK(std::find(all.begin(), all.end(),
                  "**lint**: `cargo clippy --all-targets --tests -- -Dwarnings` — ci") !=
        all.end());
}

TEST_CASE("gradle runs several tasks; a check without its tests lints") {
  IndexBuilder builder;
  builder.file("build.gradle");
  builder.file("gradlew");
  builder.file(kWorkflow)
      .fact("/jobs/a/steps/0/run", "./gradlew --no-scan check -x test", 4)
      .fact("/jobs/b/steps/0/run", "timeout 30m ./gradlew --continue cleanTest test", 9);
  const Texts all = texts(commands_of(builder));
  const auto holds = [&](const char* line) {
    return std::find(all.begin(), all.end(), line) != all.end();
  };
  CHECK(holds("**lint**: `./gradlew --no-scan check -x test` — ci"));
  CHECK(holds("**test**: `timeout 30m ./gradlew --continue cleanTest test` — ci"));
}

TEST_CASE("scripts of the repository that CI alone runs to check something stand on one line") {
  IndexBuilder builder;
  builder.file("Makefile").fact("/target/test", "", 2);
  builder.file("bin/forbid");
  builder.file("misc/output_test.py");
  builder.file("misc/install-deps.sh");
  builder.file(kWorkflow)
      .fact("/jobs/a/steps/0/run", "./bin/forbid\n./misc/install-deps.sh\n./bin/missing_check", 4)
      .fact("/jobs/a/steps/1/run", "misc/output_test.py", 9)
      .fact("/jobs/windows/steps/1/run", "./bin/forbid --all", 19);
  builder.file("CONTRIBUTING.md").fact("/code/0", "./misc/output_test.py --fast", 3);
  CHECK(texts(commands_of(builder)) ==
        Texts{"**install**: `./misc/install-deps.sh` — ci", "**test**: `make test` — `Makefile`",
              "**also checked in CI**: `./bin/forbid`, `misc/output_test.py` — ci"});
}

TEST_CASE("a linter that writes is told apart") {
  IndexBuilder builder;
  builder.file("package.json").fact("/scripts/lint", "biome check --write ./", 3);
  builder.file("package-lock.json");
  const Texts all = texts(commands_of(builder));
  CHECK(std::find(all.begin(), all.end(), "**lint and fix**: `npm run lint` — `package.json`") !=
        all.end());
}

TEST_CASE("a file that is made of an example comes before the rest") {
  IndexBuilder builder;
  builder.file("worker/wrangler.toml.template");
  builder.file("worker/package.json").fact("/scripts/build", "wrangler deploy --dry-run", 3);
  builder.file("worker/pnpm-lock.yaml");
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run",
                               "cd worker\ncp wrangler.toml.template wrangler.toml\n"
                               "cp missing.example there\npnpm run build",
                               4);
  const Texts all = texts(commands_of(builder));
  CHECK(std::find(all.begin(), all.end(),
                  "**prepare** in `worker/`: `cp wrangler.toml.template wrangler.toml` — ci") !=
        all.end());
  CHECK(std::count_if(all.begin(), all.end(), [](const auto& line) {
          return line.find("**prepare**") != std::string::npos;
        }) == 1);
}

TEST_CASE("rails runs the tests from its fifth version on") {
  const auto tests_of = [](const char* version) {
    IndexBuilder builder;
    builder.file("Gemfile").fact("/gem/rails", version, 5);
    builder.file("test/test_helper.rb");
    builder.file("bin/rails");
    const Texts all = texts(commands_of(builder));
    return std::count(all.begin(), all.end(), "**test**: `bin/rails test` — `Gemfile`");
  };
  CHECK(tests_of("~> 7.1.2") == 1);
  CHECK(tests_of("'>= 5.0'") == 1);
  CHECK(tests_of("4.2.6") == 0);
}

TEST_CASE("a build script does what its target says, not what its own name says") {
  IndexBuilder builder;
  builder.file("build.sh");
  builder.file(kWorkflow)
      .fact("/jobs/a/steps/0/run", "./build.sh RunAllIntegrationTests", 4)
      .fact("/jobs/b/steps/0/run", "./build.sh BuildAndUnitTests --configuration Release", 9);
  CHECK(texts(commands_of(builder)) ==
        Texts{"**test**: `./build.sh BuildAndUnitTests --configuration Release` — ci"});
}

TEST_CASE("a program of a solution is run by its project") {
  IndexBuilder builder;
  builder.file("Shop.sln");
  builder.file("README.md").fact("/code/1", "dotnet run --project src/Shop.Host", 8);
  builder.file(kWorkflow).fact("/jobs/a/steps/0/run", "dotnet test --project tests/A", 4);
  const Texts all = texts(commands_of(builder));
  CHECK(std::find(all.begin(), all.end(),
                  "**run**: `dotnet run --project src/Shop.Host` — `README.md`") != all.end());
  CHECK(std::none_of(all.begin(), all.end(), [](const std::string& text) {
    return text.find("tests/A") != std::string::npos;
  }));
}

TEST_CASE("a guide that enters the clone speaks of the root, one that enters another does not") {
  IndexBuilder builder;
  builder.file("package.json").fact("/name", "petclinic", 2);
  builder.file("Shop.sln");
  builder.file("README.md")
      .fact("/code/1", "cd spring-petclinic\ndotnet run --project Host", 8)
      .fact("/code/2", "cd petclinic-web\ndotnet build", 12);
  const Texts all = texts(commands_of(builder));
  CHECK(std::find(all.begin(), all.end(), "**run**: `dotnet run --project Host` — `README.md`") !=
        all.end());
  CHECK(std::none_of(all.begin(), all.end(), [](const std::string& text) {
    return text.find("dotnet build` — `README.md`") != std::string::npos;
  }));
}

TEST_CASE("a block in another shell's words counts where the program is called alike") {
  IndexBuilder builder;
  builder.file("Shop.sln");
  builder.file("README.md")
      .fact("/code/1", "dotnet run --project Host\n", 8)
      .fact("/code/1/language", "powershell", 7)
      .fact("/code/2", "dotnet run --project Other\n", 12)
      .fact("/code/2/language", "python", 11);
  const Texts all = texts(commands_of(builder));
  CHECK(std::find(all.begin(), all.end(), "**run**: `dotnet run --project Host` — `README.md`") !=
        all.end());
}
