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

TEST_CASE("a build folder is configured, built and tested as one job does it") {
  IndexBuilder builder;
  builder.file("CMakeLists.txt");
  builder.file(kWorkflow)
      .fact("/jobs/lint/steps/0/run", "cmake -B out", 3)
      .fact("/jobs/lint/steps/1/run", "cmake --build out", 4)
      .fact("/jobs/a/steps/0/run", "cmake -S . -B build -DTESTS=ON -G Ninja", 9)
      .fact("/jobs/a/steps/1/run", "cmake --build build --config Debug", 10)
      .fact("/jobs/a/steps/2/run", "ctest --test-dir build", 11);
  CHECK(
      texts(commands_of(builder)) ==
      Texts{
          "**configure**: `cmake -S . -B build -DTESTS=ON -G Ninja` — ci",
          "**build**: `cmake --build build --config Debug` — ci",
          "**test**: `ctest --test-dir build` — ci",
          "**test one**: `ctest --test-dir build -R <name> --output-on-failure` (form of ctest)"});
}

TEST_CASE("a folder that the first step makes is made in its line") {
  IndexBuilder builder;
  builder.file("CMakeLists.txt");
  builder.file("README.md")
      .fact("/code/0", "mkdir build && cd build\ncmake .. -DX=ON\ncmake --build .\nctest", 4)
      .fact("/code/0/language", "sh", 3);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**configure**: `mkdir -p build && cd build && cmake .. -DX=ON` — `README.md`"));
  CHECK(holds(all, "**build**: `cd build && cmake --build .` — `README.md`"));
  CHECK(holds(all, "**test**: `cd build && ctest` — `README.md`"));
}

TEST_CASE("bug: the test was one build system's, the build and the program another's") {
  IndexBuilder builder;
  builder.file("pom.xml");
  builder.file("mvnw");
  builder.file("build.gradle");
  builder.file("gradlew");
  builder.file("README.md")
      .fact("/code/0", "./gradlew bootRun", 3)
      .fact("/code/1", "./mvnw spring-boot:run", 6);
  builder.file(kWorkflow)
      .fact("/jobs/gradle/steps/0/run", "./gradlew build", 3)
      .fact("/jobs/maven/steps/0/run", "./mvnw -B verify", 9);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**build**: `./mvnw package` — `mvnw`"));
  CHECK(holds(all, "**build**: `./gradlew build` — ci"));
  CHECK(holds(all, "**run**: `./mvnw spring-boot:run` — `README.md`"));
  CHECK(holds(all, "**test**: `./mvnw -B verify` — ci"));
}

TEST_CASE("a configure step of a build system that is not told goes with it") {
  IndexBuilder builder;
  builder.file("Package.swift");
  builder.file("CMakeLists.txt");
  builder.file(kWorkflow)
      .fact("/jobs/a/steps/0/run", "cmake -S . -B out -DBUILD_TESTING=OFF", 3)
      .fact("/jobs/b/steps/0/run", "swift test", 9);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**build**: `swift build` — `Package.swift`"));
  CHECK(std::none_of(all.begin(), all.end(), [](const std::string& line) {
    return line.find("cmake -S") != std::string::npos;
  }));
}

TEST_CASE("the tests of a second language are told beside the first's") {
  IndexBuilder builder;
  builder.file("package.json").fact("/scripts/test", "vitest run", 3);
  builder.file("package-lock.json");
  builder.file("pom.xml");
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**test**: `npm test` — `package.json`"));
  CHECK(holds(all, "**test**: `mvn test` — `pom.xml`"));
}

TEST_CASE("a target of make says already what the build file alone proves") {
  IndexBuilder builder;
  builder.file("Makefile").fact("/target/test", "go test -race ./...", 3);
  builder.file("go.mod");
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**test**: `make test` — `Makefile`"));
  CHECK_FALSE(holds(all, "**test**: `go test ./...` — `go.mod`"));
}

TEST_CASE("a program that tells its version does no work of a verb") {
  IndexBuilder builder;
  builder.file("Cargo.toml");
  builder.file(kWorkflow)
      .fact("/jobs/a/steps/0/run", "cargo clippy --version\ncargo fmt --help", 3)
      .fact("/jobs/a/steps/1/run", "cargo test", 6);
  const Texts all = texts(commands_of(builder));
  CHECK(std::none_of(all.begin(), all.end(), [](const std::string& line) {
    return line.find("clippy") != std::string::npos || line.find("fmt") != std::string::npos;
  }));
}

TEST_CASE("bug: a script `setup` that installs browsers was the installation of the project") {
  IndexBuilder builder;
  builder.file("package-lock.json");
  builder.file("package.json")
      .fact("/scripts/setup", "npm run build && playwright install", 3)
      .fact("/scripts/lint:fix", "eslint . --fix", 4)
      .fact("/scripts/prettier:fix", "prettier --write .", 5)
      .fact("/scripts/preview", "pages publish", 6);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**install**: `npm ci` — `package-lock.json`"));
  CHECK(holds(all, "**format**: `npm run prettier:fix` — `package.json`"));
  CHECK(std::none_of(all.begin(), all.end(), [](const std::string& line) {
    return line.find("preview") != std::string::npos;
  }));
}

TEST_CASE("a script `setup` that installs dependencies is") {
  IndexBuilder builder;
  builder.file("package.json").fact("/scripts/setup", "npm install && npm run build", 3);
  CHECK(holds(texts(commands_of(builder)), "**install**: `npm run setup` — `package.json`"));
}

TEST_CASE("what prepares another build system's tree is left out with its configure step") {
  IndexBuilder builder;
  builder.file("CMakeLists.txt");
  builder.file("configure.ac");
  builder.file("autogen.sh");
  builder.file(kWorkflow)
      .fact("/jobs/old/steps/0/run", "./autogen.sh", 3)
      .fact("/jobs/a/steps/0/run", "cmake -B build", 9)
      .fact("/jobs/a/steps/1/run", "cmake --build build", 10)
      .fact("/jobs/a/steps/2/run", "ctest --test-dir build", 11);
  const Texts all = texts(commands_of(builder));
  CHECK(holds(all, "**configure**: `cmake -B build` — ci"));
  CHECK_FALSE(holds(all, "**prepare**: `./autogen.sh` — ci"));
  IndexBuilder sole;
  sole.file("configure.ac");
  sole.file("autogen.sh");
  sole.file(kWorkflow)
      .fact("/jobs/old/steps/0/run", "./autogen.sh", 3)
      .fact("/jobs/old/steps/1/run", "./configure", 4)
      .fact("/jobs/old/steps/2/run", "make", 5);
  CHECK(holds(texts(commands_of(sole)), "**prepare**: `./autogen.sh` — ci"));
}

TEST_CASE("a step that switches a special case off is an everyday one") {
  const auto told = [](const char* configure) {
    IndexBuilder builder;
    builder.file("CMakeLists.txt");
    builder.file(kWorkflow)
        .fact("/jobs/a/steps/0/run", configure, 3)
        .fact("/jobs/a/steps/1/run", "cmake --build build", 4);
    builder.file("README.md").fact("/code/0", "cmake -B build", 9);
    return texts(commands_of(builder));
  };
  CHECK(holds(told("cmake -B build -DTESTS=ON -DSANITIZE_ADDRESS=OFF"),
              "**configure**: `cmake -B build -DTESTS=ON -DSANITIZE_ADDRESS=OFF` — ci"));
  for (const char* special : {"cmake -B build -DTESTS=ON -DSANITIZE_ADDRESS=ON",
                              "cmake -B build -DCMAKE_CXX_FLAGS=-fsanitize=address"})
    CHECK(holds(told(special), "**configure**: `cmake -B build` — `README.md`"));
}

TEST_CASE("what installs is told of each ecosystem that the commands of a folder need") {
  const auto told = [](const char* test) {
    IndexBuilder builder;
    builder.file("Gemfile");
    builder.file("bin/rails");
    builder.file("config/application.rb");
    builder.file("package.json").fact("/scripts/lint", "biome lint", 3);
    builder.file("package-lock.json");
    builder.file(kWorkflow)
        .fact("/jobs/a/steps/0/run", "npm ci", 5)
        .fact("/jobs/a/steps/1/run", test, 6);
    return texts(commands_of(builder));
  };
  const char* bundle = "**install**: `bundle install` — `Gemfile`";
  CHECK(holds(told("bin/rails test"), "**install**: `npm ci` — ci"));
  CHECK(holds(told("bin/rails test"), bundle));
  CHECK_FALSE(holds(told("npm test"), bundle));  // nothing runs what it installs
}

TEST_CASE("bug: gems that only make documents were how a package of another language begins") {
  const auto told = [](const char* test) {
    IndexBuilder builder;
    builder.file("Gemfile");
    builder.file("Package.swift");
    builder.file("Rakefile");
    builder.file(kWorkflow).fact("/jobs/a/steps/0/run", test, 5);
    return texts(commands_of(builder));
  };
  const char* bundle = "**install**: `bundle install` — `Gemfile`";
  CHECK_FALSE(holds(told("swift test"), bundle));
  CHECK(holds(told("bundle exec rake test"), bundle));
}
