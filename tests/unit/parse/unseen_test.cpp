// Syntax that a grammar does not know yet: the parser does not see it, and what stands around is
// found.
#include "parse/unseen.hpp"

#include <doctest/doctest.h>

#include "unit/parse/extracted.hpp"

using namespace brief;
using namespace brief::test;

namespace {

void check_found(std::string_view language, std::string_view bytes,
                 std::initializer_list<std::string_view> names) {
  const FileSummary summary = extracted(language, bytes);
  for (const std::string_view name : names) {
    CAPTURE(name);
    CHECK(find(summary, name) != nullptr);
  }
  CHECK(summary.diagnostics.empty());
}

}  // namespace

TEST_CASE("Rust: blocks of unsafe extern functions, the manifest of a script") {
  check_found("rust",
              "unsafe extern \"C\" {\n    pub safe fn open(a: i32) -> i32;\n}\nfn after() {}\n",
              {"open", "after"});
  check_found("rust",
              "#!/usr/bin/env cargo\n---\n[dependencies]\nclap = \"4\"\n---\n\nfn main() {}\n",
              {"main"});
  check_found("rust", "pub unsafe extern \"C\" fn shown() {}\n", {"shown"});
}

TEST_CASE("Kotlin: annotated getters, context parameters, strings with dollars of their own") {
  check_found(
      "kotlin",
      "class A(val name: String? = null) {\n  val x\n    @Volatile @JvmName(\"y\")\n"
      "    get() = 1\n  context(_: Scope, log: Logger)\n  fun run() = x\n"
      "  @Value($$\"${a.b:false}\") lateinit var c: String\n  val d = $$\"\"\"\n${e}\n\"\"\"\n"
      "  fun after() {}\n}\n",
      {"x", "run", "c", "d", "after"});
}

TEST_CASE("Kotlin: an annotation class without parameters is a class") {
  const FileSummary summary =
      extracted("kotlin", "package a\n@Target(X.CLASS)\nannotation class Flaky\n\nclass After\n");
  REQUIRE(find(summary, "Flaky") != nullptr);
  CHECK(summary.view(find(summary, "Flaky")->signature) == "annotation class Flaky");
  CHECK(find(summary, "After") != nullptr);
}

TEST_CASE("Scala: an empty list of arguments before another, behind extends") {
  check_found("scala",
              "class Two[A](implicit ev: Eq[A]) extends One[A]()(ev) with Hash[A] {\n"
              "  def hash(x: A): Int = 1\n}\nclass After\n",
              {"Two", "hash", "After"});
}

TEST_CASE("Swift: typed throws, unsafe expressions") {
  check_found("swift",
              "struct A {\n  func read() throws(ReadError) -> Int { 1 }\n"
              "  var b: Int { unsafe read(2) }\n  func after() {}\n}\n",
              {"read", "after"});
}

TEST_CASE("the default of a parameter is no property") {
  const FileSummary summary =
      extracted("kotlin", "class A(val name: String? = null, val b: Int = c)\n");
  CHECK(summary.definitions.size() == 3);
  CHECK(find(summary, "null") == nullptr);
  CHECK(find(summary, "c") == nullptr);
}

TEST_CASE("pieces are found in order and each once") {
  LanguageSpec spec;
  const std::string_view expressions[] = {"(b)c", "(a)b"};
  spec.unseen = expressions;
  std::vector<parse::Span> pieces;
  parse::Unseen(spec).find("abc abc", pieces);
  REQUIRE(pieces.size() == 4);
  CHECK(pieces[0].begin == 0);
  CHECK(pieces[1].begin == 1);
  CHECK(pieces[3].end == 6);
}

TEST_CASE("an expression without a group, or none at all, is refused") {
  LanguageSpec spec;
  const std::string_view no_group[] = {"abc"};
  spec.unseen = no_group;
  CHECK_THROWS(parse::Unseen(spec));
  const std::string_view none[] = {"(a"};
  spec.unseen = none;
  CHECK_THROWS(parse::Unseen(spec));
}
