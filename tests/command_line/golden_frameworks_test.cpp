// What is told of the users of frameworks: tests/golden/frameworks/NAME is a small repository,
// NAME.expected.md its entry points, data and risks, read line by line by a person.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>

#include "command_line/golden_project.hpp"

using namespace brief::test;

namespace {

namespace fs = std::filesystem;

const fs::path kFrameworks = fs::path(BRIEF_SOURCE_DIR) / "tests/golden/frameworks";

struct Project : GoldenProject {
  explicit Project(const std::string& name) : GoldenProject(kFrameworks / name) {}
  std::string shown() const { return brief.ok({"show", "entry-points", "data", "risks"}); }
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every framework's sample is told as it was read by eye") {
  std::set<fs::path> samples;
  for (const auto& entry : fs::directory_iterator(kFrameworks))
    if (entry.is_directory()) samples.insert(entry.path());
  REQUIRE(samples.size() > 3);
  for (const fs::path& sample : samples) {
    CAPTURE(sample.filename().string());
    const Project project(sample.filename().string());
    CHECK(project.shown() == bytes_of(sample.string() + ".expected.md"));
  }
}

TEST_CASE("a changed mount changes the routes of files that were not touched") {
  const Project project("express");
  REQUIRE(has(project.shown(), "`GET /api/orders/:id`"));
  project.replace("src/app.js", "'/api/orders', authenticate", "'/v2/orders'");
  const std::string now = project.shown();
  CHECK(has(now, "`src/routes/orders.js`: routes with no auth guard:"));
  CHECK(has(now, "`GET /v2/orders/:id`"));
  CHECK_FALSE(has(now, "/api/orders"));
  CHECK(now == project.brief.ok({"show", "entry-points", "data", "risks", "--no-cache"}));
}

TEST_CASE("without its dependency nothing that looks like a route is told") {
  const Project project("flask");
  REQUIRE(has(project.shown(), "GET|POST /auth/login"));
  project.sandbox.write("pyproject.toml", "[project]\nname = \"shop\"\n");
  for (const char* path : {"shop/__init__.py", "shop/auth.py", "shop/orders.py"})
    project.replace(path, "from flask import", "from other import");
  CHECK_FALSE(has(project.shown(), "routes"));
}
