#include "base/glob.hpp"

#include <doctest/doctest.h>

#include <string>

using brief::base::glob_match;
using brief::base::path_rule_match;

TEST_CASE("a star stops at a slash, two stars between slashes do not") {
  CHECK(glob_match("*.c", "a.c"));
  CHECK_FALSE(glob_match("*.c", "src/a.c"));
  CHECK(glob_match("**/*.c", "src/deep/a.c"));
  CHECK(glob_match("**/a.c", "a.c"));
  CHECK(glob_match("src/**/a.c", "src/a.c"));
  CHECK(glob_match("src/**/a.c", "src/x/y/a.c"));
  CHECK_FALSE(glob_match("src/**/a.c", "srcx/a.c"));
  CHECK(glob_match("doc/**", "doc/a/b"));
  CHECK_FALSE(glob_match("a**b", "a/b"));
}

TEST_CASE("classes, ranges, negation, quoting") {
  CHECK(glob_match("[a-c]x", "bx"));
  CHECK_FALSE(glob_match("[!a-c]x", "bx"));
  CHECK(glob_match("[[:digit:]]", "7"));
  CHECK(glob_match("[]]", "]"));
  CHECK_FALSE(glob_match("a[/]b", "a/b"));
  CHECK(glob_match("\\*", "*"));
  CHECK_FALSE(glob_match("\\*", "a"));
  CHECK_FALSE(glob_match("[a", "a"));
  CHECK(glob_match("READ*", "readme", true));
  CHECK_FALSE(glob_match("READ*", "readme"));
}

TEST_CASE("a pattern of many stars does not take exponential time") {
  const std::string text(2000, 'a');
  CHECK_FALSE(glob_match("a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", text));
}

TEST_CASE("path rules: name, folder, whole path") {
  CHECK(path_rule_match("*.min.js", "web/x.min.js"));
  CHECK(path_rule_match("vendor/", "a/vendor/b/c.go"));
  CHECK_FALSE(path_rule_match("vendor/", "a/vendor"));
  CHECK(path_rule_match("third_party/lib/", "third_party/lib/x.c"));
  CHECK_FALSE(path_rule_match("third_party/lib/", "x/third_party/lib/x.c"));
  CHECK(path_rule_match("**/testdata/*.go", "p/testdata/x.go"));
}
