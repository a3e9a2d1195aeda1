// Start-up costs what the languages met cost, not the languages known: read from the report's own
// count of compiled queries, which a clock could not tell on a busy machine.
#include <doctest/doctest.h>

#include <string>

#include "support/fixture.hpp"
#include "support/program.hpp"

using namespace brief::test;

namespace {

struct Project {
  Sandbox sandbox;
  Program brief{sandbox};
  Project() { write_fixture(sandbox); }
  /// Names of the languages whose queries the refresh compiled, with a blank between.
  std::string compiled() const {
    std::string out;
    const auto report = brief.json({"refresh"});
    for (const auto& row : report["compiled"]) {
      CHECK(row["queries"] >= 1);
      out += (out.empty() ? "" : " ") + row["language"].get<std::string>();
    }
    return out;
  }
};

}  // namespace

TEST_CASE("a first refresh compiles the queries of the languages it meets and of no other") {
  const Project p;
  CHECK(p.compiled() == "c python typescript");
}

TEST_CASE("a refresh that changes nothing compiles no query") {
  const Project p;
  p.brief.ok({"refresh"});
  CHECK(p.compiled().empty());
}

TEST_CASE("a new README compiles no query") {
  const Project p;
  p.brief.ok({"refresh"});
  p.sandbox.write("README.md", "# Orbit\n\nSays something else.\n");
  CHECK(p.compiled().empty());
}

TEST_CASE("an edited Python file compiles the queries of Python alone") {
  const Project p;
  p.brief.ok({"refresh"});
  p.sandbox.write("tools/frames.py", "def added(a):\n    return a\n");
  CHECK(p.compiled() == "python");
}

TEST_CASE("a framework's query is compiled only where a file bears its marks") {
  const Project p;
  p.brief.ok({"refresh"});
  p.sandbox.write("tools/frames.py", "def added(a):\n    return a\n");
  const auto plain = p.brief.json({"refresh"})["compiled"];
  REQUIRE(plain.size() == 1);
  CHECK(plain[0]["queries"] == 1);
  p.sandbox.write("tools/frames.py",
                  "from flask import Flask\napp = Flask(__name__)\n\n@app.route('/')\ndef home():\n"
                  "    return ''\n");
  const auto marked = p.brief.json({"refresh"})["compiled"];
  REQUIRE(marked.size() == 1);
  CHECK(marked[0]["queries"] > plain[0]["queries"]);
}
