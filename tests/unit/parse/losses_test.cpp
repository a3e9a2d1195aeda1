#include "parse/losses.hpp"

#include <doctest/doctest.h>

#include <string>

#include "unit/parse/extracted.hpp"

using brief::FileSummary;
using brief::parse::LexTable;
using brief::parse::may_define;
using brief::test::extracted;
using brief::test::find;
using brief::test::language;

namespace {

// The line of the loss that is told; 0: none.
std::uint32_t told(std::string_view language, std::string_view text) {
  const FileSummary summary = extracted(language, text);
  return summary.diagnostics.empty() ? 0 : summary.diagnostics[0].line;
}

}  // namespace

TEST_CASE("skipped text may define by a brace, a word that defines, or by being much") {
  const LexTable table(language("rust"));
  for (const char* text : {"x {", "fn", "a struct b", "\n\n\n", "}"})
    CHECK(may_define(text, table));
  for (const char* text : {"", "x = 1", "fnord", "a\nb", "return 1;"})
    CHECK_FALSE(may_define(text, table));
  CHECK(may_define(std::string(257, 'x'), table));
}

TEST_CASE("where a language does not name the words that define, each of its own may") {
  const LexTable table(language("elixir"));
  CHECK(may_define("x defp y", table));
  CHECK_FALSE(may_define("x y", table));
}

TEST_CASE("what the parser adds of its own is no loss") {
  CHECK(told("cpp", "CHECKS(\"a macro\", \"with texts\") { f(1, 2, 3); }\nvoid g() {}\n") == 0);
  CHECK(told("cpp", "void f(const std::string& a = {});\nvoid g();\n") == 0);
  CHECK(told("c",
             "#ifdef __cplusplus\nextern \"C\" {\n#endif\nint f(void);\n#ifdef __cplusplus\n}\n"
             "#endif\n") == 0);
}

TEST_CASE("a word that is not understood inside a definition is no loss") {
  const std::string_view text =
      "struct s { atomic_ int a; };\nvoid f(MACRO_ int a) {}\nint after(void) {}\n";
  CHECK(told("c", text) == 0);
  for (const char* name : {"s", "f", "after"}) CHECK(find(extracted("c", text), name) != nullptr);
}

TEST_CASE("what is not understood in the body of a function is no loss, outside it is") {
  CHECK(told("dart", "void f() {\n  a ?? ?? {;\n}\nvoid g() {}\n") == 0);
  CHECK(told("rust", "struct A;\nfn (((\nfn g() {}\n") == 2);
  CHECK(told("python", "def a():\n  pass\nclass (((\n") == 3);
}
