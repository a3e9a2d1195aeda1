#include <doctest/doctest.h>

#include <algorithm>

#include "unit/facts/commands_support.hpp"

using namespace brief;
using namespace brief::test;

TEST_CASE("a file that a GitLab pipeline includes is read like the pipeline") {
  IndexBuilder builder;
  builder.file("go.mod");
  builder.file(".gitlab-ci.yml")
      .fact("/include/0/local", "/ops/tests.yml", 2)
      .fact("/include/1/local", "ops/jobs/*.yml", 3)
      .fact("/include/2/local", "/ops/absent.yml", 4);
  builder.file("ops/tests.yml").fact("/unit/script/0", "go test -count=1 ./...", 3);
  builder.file("ops/jobs/lint.yml").fact("/lint/script/0", "go vet ./...", 3);
  builder.file("ops/other.yml").fact("/unit/script/0", "go generate ./...", 3);
  CHECK(texts(commands_of(builder)) ==
        Texts{"**build**: `go build ./...` — `go.mod`", "**test**: `go test -count=1 ./...` — ci",
              "**test one**: `go test ./<package> -run <Name>` (form of go test)",
              "**lint**: `go vet ./...` — ci"});
}

TEST_CASE("a template of Azure is taken from beside the file that names it, once") {
  IndexBuilder builder;
  builder.file("app.sln");
  builder.file("azure-pipelines.yml").fact("/jobs/0/steps/1/template", "eng/steps.yml", 2);
  builder.file("eng/steps.yml")
      .fact("/steps/0/template", "more.yml", 2)
      .fact("/steps/1/template", "steps.yml", 3);
  builder.file("eng/more.yml")
      .fact("/steps/0/script", "dotnet test $(Build.SourcesDirectory)/app.sln", 2);
  const Texts all = texts(commands_of(builder));
  CHECK(std::count(all.begin(), all.end(), "**test**: `dotnet test app.sln` — ci") == 1);
}

TEST_CASE("a parameter of a CircleCI command is an expression, no here-document") {
  IndexBuilder builder;
  builder.file("Cargo.toml");
  builder.file(".circleci/config.yml")
      .fact("/commands/check/steps/0/run/command",
            "cargo test --features << parameters.features >>\ncargo fmt --all", 3);
  const Texts all = texts(commands_of(builder));
  CHECK(std::count(all.begin(), all.end(), "**test**: `cargo test` — ci") == 1);
  CHECK(std::count(all.begin(), all.end(), "**format**: `cargo fmt --all` — ci") == 1);
}

TEST_CASE("jobs of an orb that the configuration defines itself are CI's") {
  IndexBuilder builder;
  builder.file("Cargo.toml");
  builder.file(".circleci/config.yml")
      .fact("/orbs/rust/jobs/unit/steps/0/run", "cargo test --workspace", 3);
  const Texts all = texts(commands_of(builder));
  CHECK(std::count(all.begin(), all.end(), "**test**: `cargo test --workspace` — ci") == 1);
}

TEST_CASE("a path below the checkout is written from where the command is typed") {
  IndexBuilder builder;
  builder.file("CMakeLists.txt");
  builder.file(kWorkflow)
      .fact("/env/OUT", "${{ github.workspace }}/build", 2)
      .fact("/jobs/a/steps/0/run", "cmake -S \"${{ github.workspace }}\" -B \"${{ env.OUT }}\"", 5)
      .fact("/jobs/a/steps/1/run", "cmake --build \"$OUT\"", 6)
      .fact("/jobs/a/steps/2/working-directory", "${{ github.workspace }}/build", 7)
      .fact("/jobs/a/steps/2/run", "ctest -V", 8);
  const Texts all = texts(commands_of(builder));
  REQUIRE(all.size() == 4);
  CHECK(all[0] == "**configure**: `cmake -S . -B build` — ci");
  CHECK(all[1] == "**build**: `cmake --build build` — ci");
  CHECK(all[2] == "**test**: `cd build && ctest -V` — ci");
}

TEST_CASE("an action of the repository's own is a part of CI") {
  IndexBuilder builder;
  builder.file("gradlew");
  builder.file("build.gradle");
  builder.file(".github/actions/test/action.yml")
      .fact("/runs/steps/0/run", "./gradlew --continue test -PmaxParallelForks=2", 3);
  const Texts all = texts(commands_of(builder));
  CHECK(std::count(all.begin(), all.end(),
                   "**test**: `./gradlew --continue test -PmaxParallelForks=2` — ci") == 1);
}
