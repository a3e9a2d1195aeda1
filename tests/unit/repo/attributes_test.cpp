#include "repo/attributes.hpp"

#include <doctest/doctest.h>

#include "unit/repo/repo_fixture.hpp"

using namespace brief::test;
using brief::repo::AttributeReader;
using brief::repo::Attributes;
using brief::repo::PathAttributes;

namespace {

PathAttributes of(std::string_view root_file, std::string_view path, std::string_view nested = {}) {
  static Attributes attributes;  // the language is a view into it
  attributes = Attributes();
  attributes.add_file("", root_file);
  if (!nested.empty()) attributes.add_file("d/", nested);
  return AttributeReader(attributes).of(path);
}

}  // namespace

TEST_CASE("set, unset, unspecified and valued attributes") {
  CHECK(of("*.c linguist-generated\n", "a/b.c").generated);
  CHECK(of("*.c linguist-generated=true\n", "b.c").generated);
  CHECK_FALSE(of("*.c linguist-generated=false\n", "b.c").generated);
  CHECK_FALSE(of("*.c -linguist-generated\n", "b.c").generated);
  CHECK_FALSE(of("*.c linguist-generated\nb.c !linguist-generated\n", "b.c").generated);
  CHECK(of("*.c linguist-language=Objective-C\r\n", "b.c").language == "Objective-C");
  CHECK(of("* filter=lfs\n", "x").filtered);
  CHECK_FALSE(of("* filter\n", "x").filtered);
  CHECK_FALSE(of("* working-tree-encoding=UTF-8\n", "x").filtered);
}

TEST_CASE("the last line wins, the deepest file wins, the first word's twin loses") {
  CHECK_FALSE(of("* linguist-vendored\n*.c -linguist-vendored\n", "d/a.c").vendored);
  CHECK(of("* -linguist-vendored\n", "d/a.c", "*.c linguist-vendored\n").vendored);
  CHECK_FALSE(of("* linguist-vendored\n", "e/a.c", "*.c linguist-vendored\n").language.size());
  CHECK_FALSE(of("*.c linguist-vendored -linguist-vendored\n", "a.c").vendored);
}

TEST_CASE("macros expand, also when defined below their use, and only from the root") {
  const char* rules = "*.gen made\n[attr]made linguist-generated filter=x\n";
  CHECK(of(rules, "a.gen").generated);
  CHECK(of(rules, "a.gen").filtered);
  CHECK_FALSE(of("*.gen -made\n[attr]made linguist-generated\n", "a.gen").generated);
  CHECK_FALSE(of("*.gen made\n", "d/a.gen", "[attr]made linguist-generated\n").generated);
  CHECK_FALSE(of("[attr]a b\n[attr]b a\n* a\n", "x").generated);  // a loop ends
}

TEST_CASE("quoted patterns, comments, negative patterns and folders") {
  CHECK(of("\"a b\\\".c\" linguist-generated\n", "a b\".c").generated);
  CHECK(of("\"\\303\\244\" linguist-generated\n", "\xc3\xa4").generated);
  CHECK_FALSE(of("# a linguist-generated\n", "a").generated);
  CHECK_FALSE(of("!a linguist-generated\n", "a").generated);
  CHECK_FALSE(of("d/ linguist-generated\n", "d/a").generated);
  CHECK_FALSE(of("a linguist-generated b@d\n", "a").generated);  // git drops the line
}

TEST_CASE("on these rules and paths git check-attr agrees") {
  Sandbox sandbox;
  sandbox.init();
  const std::string rules =
      "* linguist-vendored\n*.c -linguist-vendored linguist-generated\n/top filter=a\n"
      "d/** linguist-generated=false\nd/e/*.c !linguist-generated\n[attr]m filter=b\n*.m m\n"
      "\"q \\\"x\" linguist-generated\nx/**/y filter=c\n**/deep filter=d\n[ab].x m -filter\n";
  sandbox.write(".gitattributes", rules);
  sandbox.write("d/.gitattributes", "n.c filter=e\n/r linguist-vendored=false\n*.m !filter\n");
  Attributes attributes;
  attributes.add_file("", rules);
  attributes.add_file("d/", sandbox.read("d/.gitattributes"));
  AttributeReader reader(attributes);
  for (const char* path : {"top", "d/top", "a.c", "d/a.c", "d/e/a.c", "x.m", "d/x.m", "q \"x",
                           "x/y", "x/1/2/y", "deep", "p/q/deep", "a.x", "d/n.c", "d/r", "d/e/r"}) {
    CAPTURE(path);
    const std::string answer = sandbox.git_args(
        {"check-attr", "filter", "linguist-generated", "linguist-vendored", "--", path});
    const auto says = [&](const std::string& text) {
      return answer.find(text) != std::string::npos;
    };
    const auto on = [&](const std::string& name) {
      return !says(name + ": unspecified") && !says(name + ": unset") && !says(name + ": false");
    };
    const PathAttributes ours = reader.of(path);
    CHECK(ours.generated == on("linguist-generated"));
    CHECK(ours.vendored == on("linguist-vendored"));
    CHECK(ours.filtered == on("filter"));
  }
}
