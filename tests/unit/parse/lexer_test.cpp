// One pass over the bytes: comments, bodies, nesting, and what of a definition's head is said.
#include "parse/lexer.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "parse/doc_comments.hpp"
#include "parse/language_pack.hpp"
#include "parse/signature.hpp"
#include "unit/parse/extracted.hpp"

using namespace brief::parse;

namespace {

Lexed lexed(std::string_view language, std::string_view bytes) {
  Lexed out;
  lex(pack_of(brief::test::language(language)).table, bytes, false, out);
  return out;
}

std::string comments(std::string_view language, std::string_view bytes) {
  std::string out;
  for (const Comment& c : lexed(language, bytes).comments)
    out.append(bytes.substr(c.span.begin, c.span.end - c.span.begin))
        .append(c.own_line ? "|own|" : "|");
  return out;
}

std::string above(std::string_view language, std::string_view bytes, std::string_view what) {
  const Lexed all = lexed(language, bytes);
  Lines lines;
  lines.assign(bytes);
  return DocComments(brief::test::language(language), bytes, all, lines)
      .above(static_cast<std::uint32_t>(bytes.find(what)));
}

std::string signature(std::string_view language, std::string_view bytes) {
  const auto end = static_cast<std::uint32_t>(bytes.size());
  return signature_of(bytes, behind_decorators(bytes, 0, end), end, lexed(language, bytes),
                      pack_of(brief::test::language(language)).table.traits());
}

}  // namespace

TEST_CASE("comments are told from strings, and those of a line of their own from others") {
  CHECK(comments("c", "// a\nint x; /* b */\nchar* s = \"// no\";\n") == "// a|own|/* b */|");
  CHECK(comments("python", "x = '# no'  # yes\n") == "# yes|");
}

TEST_CASE("the deepest nesting of brackets counts, those in strings and comments do not") {
  CHECK(lexed("c", "int a = ((1) + (2));").depth == 2);
  CHECK(lexed("c", "/* ((( */ char* s = \"{{{\";").depth == 0);
}

TEST_CASE("a body of a function is cut, that of a type is not") {
  const std::string_view text = "struct s { int x; };\nint f(void) {\n  return 12345;\n}\n";
  const Lexed all = lexed("c", text);
  REQUIRE(all.bodies.size() == 1);
  CHECK(text.substr(all.bodies[0].begin, all.bodies[0].end - all.bodies[0].begin) ==
        "\n  return 12345;\n");
}

TEST_CASE("the first token stands behind comments and directives") {
  const std::string_view text = "// c\n#include <x>\n\nint a;\n";
  CHECK(lexed("c", text).first_token == text.find("int a"));
}

TEST_CASE("a comment documents what stands below it, decorators between them or not") {
  CHECK(above("c", "/* Adds. More of it. */\nint f(void);\n", "int f") == "Adds.");
  CHECK(above("java", "/** Runs. */\n@Test\nvoid f() {}\n", "void f") == "Runs.");
  CHECK(above("go", "// F is\n// long.\nfunc F() {}\n", "func") == "F is long.");
}

TEST_CASE("a comment above a gap, of a licence, for a tool or of another line documents nothing") {
  CHECK(above("c", "/* Far. */\n\nint f(void);\n", "int f").empty());
  CHECK(above("c", "/* Copyright 2020 A. */\nint f(void);\n", "int f").empty());
  CHECK(above("python", "# noqa\ndef f(): pass\n", "def f").empty());
  CHECK(above("c", "int a; // of a\nint f(void);\n", "int f").empty());
  CHECK(above("c", "// Of g.\nint g;\nint f(void);\n", "int f").empty());
}

TEST_CASE("a command of a documentation tool ends what is said") {
  CHECK(above("c", "/**\n * @brief Adds two\n * @param a first\n */\nint f(int a);\n", "int f") ==
        "Adds two");
}

TEST_CASE("text is folded to a length in bytes and no character is cut in two") {
  CHECK(folded(" a\n\t b  ", 20) == "a b");
  CHECK(folded("ää ää ää", 9) == "ää …");
}

TEST_CASE("a signature is one line without comments, body and decorators") {
  CHECK(signature("c", "static int f(int a, /* x */\n             int b) {") ==
        "static int f(int a, int b)");
  CHECK(signature("java", "@Test(name = \"a)\")\npublic void f() {") == "public void f()");
  CHECK(signature("rust", "#[inline]\npub fn f(x: [u8; 4]) -> u8 {") ==
        "pub fn f(x: [u8; 4]) -> u8");
}

TEST_CASE("a signature has a greatest length") {
  std::string text = "int f(";
  for (int i = 0; i < 500; ++i) text += "int a" + std::to_string(i) + ", ";
  const std::string said = signature("c", text + "int z);");
  CHECK(said.size() <= brief::kMaxSignature);
  CHECK(said.starts_with("int f(int a0, int a1"));
}

TEST_CASE("a language may have comments of its own for files, and others speak of what follows") {
  const auto doc = [](const char* language, std::string_view bytes) {
    const brief::FileSummary summary = brief::test::extracted(language, bytes);
    return std::string(summary.view(summary.doc));
  };
  CHECK(doc("rust", "//! Reads tiny things.\n\nuse a::b;\n") == "Reads tiny things.");
  CHECK(doc("rust", "// Keep in step with the list.\n\nuse a::b;\n").empty());
  CHECK(doc("python", "\"\"\"Reads tiny things.\"\"\"\n\nimport a\n") == "Reads tiny things.");
  CHECK(doc("python", "# Here for its effects.\n\nimport a\n").empty());
  CHECK(doc("c", "// Reads tiny things.\n\n#include <a.h>\n") == "Reads tiny things.");
}
