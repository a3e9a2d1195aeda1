#include "facts/pattern.hpp"

#include <doctest/doctest.h>

#include "brief/error.hpp"

using namespace brief::facts;

TEST_CASE("a pointer pattern captures segments, unescaped") {
  const PointerPattern pattern("/jobs/{job}/steps/*/run");
  Captures captures;
  CHECK(pattern.match("/jobs/a~1b/steps/3/run", &captures));
  CHECK(captures["job"] == "a/b");
  CHECK_FALSE(pattern.match("/jobs/a/steps/3/run/x"));
  CHECK_FALSE(pattern.match("/jobs/a/steps/3"));
  CHECK(pattern.fill({{"job", "a/b"}}) == "/jobs/a~1b/steps//run");
}

TEST_CASE("a pointer pattern may capture a part of a segment or match any rest") {
  Captures captures;
  CHECK(PointerPattern("/testenv:{name}/commands").match("/testenv:lint/commands", &captures));
  CHECK(captures["name"] == "lint");
  CHECK_FALSE(PointerPattern("/testenv:{name}/commands").match("/testenv/commands"));
  CHECK(PointerPattern("/a/**").match("/a/b/c"));
  CHECK(PointerPattern("/a/**").match("/a"));
}

TEST_CASE("named groups of a regular expression are captures, those without part empty") {
  Captures captures;
  std::size_t end = 0;
  CHECK(Regex("(?P<a>x)(?P<b>y)?").find("wxz", &captures, &end));
  CHECK(captures == Captures{{"a", "x"}, {"b", ""}});
  CHECK(end == 2);
  CHECK_THROWS_AS(Regex("(").find("x"), brief::Error);
}

TEST_CASE("templates are filled in, unknown names with nothing") {
  CHECK(fill_template("{a}-{b}-{c", {{"a", "1"}}) == "1--{c");
}

TEST_CASE("an expression finds the same whether its first letters are asked first or not") {
  CHECK(Regex("^cargo (?:test|t)(?: |$)").find("cargo t"));
  CHECK_FALSE(Regex("^cargo t").find("go t"));
  CHECK(Regex("^(?:uv run )").find("uv run x"));
  CHECK(Regex("^(?:a|b)c").find("bc"));
  CHECK(Regex("^(?:ab)?c").find("c"));
  CHECK(Regex("^ab?c").find("ac"));
  CHECK(Regex("^ab|^c").find("c"));
  CHECK(Regex("^[|]x").find("|x"));
  CHECK(Regex("^(?:x[)]|y)").find("y"));
  CHECK(Regex("^a{0}b").find("b"));
}
