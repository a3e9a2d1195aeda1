// What is told of the users of frameworks: tests/golden/frameworks/NAME is a small repository,
// NAME.expected.md its entry points, data and risks, read line by line by a person.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "support/program.hpp"

using namespace brief::test;

namespace {

namespace fs = std::filesystem;

const fs::path kFrameworks = fs::path(BRIEF_SOURCE_DIR) / "tests/golden/frameworks";

std::string bytes_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE_MESSAGE(stream.good(), path.string());
  std::stringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

struct Project {
  Sandbox sandbox;
  Program brief{sandbox};

  explicit Project(const std::string& name) {
    sandbox.init();
    for (const auto& entry : fs::recursive_directory_iterator(kFrameworks / name))
      if (entry.is_regular_file())
        sandbox.write(fs::relative(entry.path(), kFrameworks / name).string(),
                      bytes_of(entry.path()));
    sandbox.commit_all();
  }

  std::string shown() const { return brief.ok({"show", "entry-points", "data", "risks"}); }

  void replace(const std::string& path, std::string_view old_text,
               std::string_view new_text) const {
    std::string bytes = sandbox.read(path);
    const std::size_t at = bytes.find(old_text);
    REQUIRE(at != std::string::npos);
    sandbox.write(path, bytes.replace(at, old_text.size(), new_text));
  }
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
