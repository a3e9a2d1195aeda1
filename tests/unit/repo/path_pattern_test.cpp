#include "repo/path_pattern.hpp"

#include <doctest/doctest.h>

#include "unit/repo/repo_fixture.hpp"

using brief::repo::IgnoreFile;
using brief::repo::PathToMatch;
using namespace brief::test;

namespace {

bool ignored(std::string_view rules, std::string_view path, bool is_folder = false,
             bool fold_case = false) {
  return IgnoreFile(rules, "").decide(PathToMatch(path, is_folder), fold_case).value_or(false);
}

}  // namespace

TEST_CASE("patterns with and without a slash, for folders, negated") {
  CHECK(ignored("*.o\n", "a/b.o"));
  CHECK(ignored("/b\n", "b"));
  CHECK_FALSE(ignored("/b\n", "a/b"));
  CHECK_FALSE(ignored("a/b\n", "x/a/b"));
  CHECK(ignored("out/\n", "x/out", true));
  CHECK_FALSE(ignored("out/\n", "x/out", false));
  CHECK_FALSE(ignored("*.o\n!keep.o\n", "keep.o"));
  CHECK(ignored("!keep.o\n*.o\n", "keep.o"));
  CHECK(ignored("a/**/b\n", "a/b"));
  CHECK(ignored("READ*\n", "readme", false, true));
  CHECK_FALSE(ignored("READ*\n", "readme"));
}

TEST_CASE("comments, quoted marks, white space at the end, CR, BOM, no newline at the end") {
  CHECK_FALSE(ignored("#a\n", "#a"));
  CHECK(ignored("\\#a\n", "#a"));
  CHECK(ignored("\\!a\n", "!a"));
  CHECK(ignored("a   \n", "a"));
  CHECK(ignored("a\\ \n", "a "));
  CHECK(ignored("a\r\n", "a"));
  CHECK(
      ignored("\xef\xbb\xbf"
              "a",
              "a"));
  CHECK(ignored("b\na", "a"));
  CHECK_FALSE(ignored("a\\\n", "a\\"));
}

TEST_CASE("a nested file speaks of what is below it") {
  const IgnoreFile file("/x\ny/z\n", "d/e/");
  CHECK(file.decide(PathToMatch("d/e/x", false), false) == true);
  CHECK_FALSE(file.decide(PathToMatch("d/e/f/x", false), false).has_value());
  CHECK(file.decide(PathToMatch("d/e/y/z", false), false) == true);
}

TEST_CASE("every pattern of a list matches what git check-ignore says it matches") {
  Sandbox sandbox;
  sandbox.init();
  const char* patterns[] = {
      "a**b",   "a**/b", "**",    "**/",     "/**",   "a/**", "**/a/**",      "a/*/b",
      "[",      "[a",    "[]a]b", "[!]]",    "[^a]b", "[a-",  "[[:alpha:]]b", "[[:nope:]]b",
      "[\\]]b", "a\\",   "a\\\\", "\\a",     "a?b",   "?",    "*/",           "*a",
      "*[ab]",  "a*b*c", "***",   "a/***/b", "!a",    "//a",  "a//b",         "foo**/bar",
      "/",      " a",    "a/.",   "[a-c]/b", "a[/]b", "*.*",  "\\*",          "[[:digit:]-z]b"};
  const char* paths[] = {"a",       "b",  "ab", "a/b", "a/x/b", "a/x/y/b", "x/a/b",     "axb",
                         "-b",      "]b", "1b", "a\\", "abc",   "a/b/c",   "foo/x/bar", "foox/bar",
                         "foo/bar", "[a", "[",  " a",  "*",     "zb",      "x/a"};
  for (const char* pattern : patterns) {
    CAPTURE(pattern);
    sandbox.write(".gitignore", std::string(pattern) + "\n");
    std::vector<std::string> ask = {"git", "check-ignore", "--no-index", "--"};
    for (const char* path : paths) ask.emplace_back(path);
    const std::string answer = "\n" + sandbox.run(ask).out;
    const IgnoreFile file(sandbox.read(".gitignore"), "");
    for (const char* path : paths) {
      CAPTURE(path);
      // check-ignore asks for the folders above too.
      bool ours = false;
      const std::string_view whole = path;
      for (std::size_t slash = whole.find('/'); !ours && slash != std::string_view::npos;
           slash = whole.find('/', slash + 1))
        ours = file.decide(PathToMatch(whole.substr(0, slash), true), false).value_or(false);
      ours = ours || file.decide(PathToMatch(whole, false), false).value_or(false);
      const std::string shown = whole == "a\\" ? "\"a\\\\\"" : std::string(path);  // as git quotes
      CHECK(ours == (answer.find("\n" + shown + "\n") != std::string::npos));
    }
  }
}

TEST_CASE("many double stars on a deep path of equal names end at once") {
  std::string deep = "a";
  std::string stars = "/";
  for (int i = 0; i < 400; ++i) deep += "/a";
  for (int i = 0; i < 200; ++i) stars += "**/a/";
  const IgnoreFile file(stars + "b\n" + stars + "a*b\n/**/a\n", "");
  CHECK(file.decide(PathToMatch(deep, false), false) == true);
  const IgnoreFile none(stars + "b\n" + stars + "a*b\n", "");
  CHECK_FALSE(none.decide(PathToMatch(deep, false), false).has_value());
}
