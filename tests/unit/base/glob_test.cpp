#include "base/glob.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

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

// Letters of one case match alike with case folded, which takes no short cut by a pattern's ends.
TEST_CASE("a pattern whose ends are told apart early matches as one that is not") {
  std::uint32_t state = 1;
  const auto draw = [&](std::string_view alphabet, std::size_t most) {
    std::string out;
    state = state * 1664525 + 1013904223;
    for (std::size_t size = (state >> 16) % (most + 1); out.size() < size;) {
      state = state * 1664525 + 1013904223;
      out += alphabet[(state >> 16) % alphabet.size()];
    }
    return out;
  };
  int matches = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string pattern = draw("aab/**?[]!\\-", 9);
    if (i % 2 == 0) pattern = "**/" + pattern;
    const std::string text = draw("aab/-]", 7);
    const bool found = glob_match(pattern, text);
    matches += found ? 1 : 0;
    INFO(pattern << " on " << text);
    if (found != glob_match(pattern, text, true)) FAIL_CHECK("they differ");
  }
  CHECK(matches > 1000);
}

TEST_CASE("path rules: name, folder, whole path") {
  CHECK(path_rule_match("*.min.js", "web/x.min.js"));
  CHECK(path_rule_match("vendor/", "a/vendor/b/c.go"));
  CHECK_FALSE(path_rule_match("vendor/", "a/vendor"));
  CHECK(path_rule_match("third_party/lib/", "third_party/lib/x.c"));
  CHECK_FALSE(path_rule_match("third_party/lib/", "x/third_party/lib/x.c"));
  CHECK(path_rule_match("**/testdata/*.go", "p/testdata/x.go"));
}
