// What is left out of the parse: suites, macros, comments, as the text that remains.
#include "parse/cuts.hpp"

#include <doctest/doctest.h>

#include <string>

#include "parse/condense.hpp"
#include "parse/lexer.hpp"
#include "unit/parse/extracted.hpp"

namespace {

std::string condensed(std::string_view language, std::string_view bytes) {
  const brief::parse::LexTable table(brief::test::language(language));
  brief::parse::Lexed lexed;
  lex(table, bytes, false, lexed);
  brief::parse::Condensed text;
  text.assign(bytes, lexed.cuts, 1u << 20);
  return std::string(text.text());
}

}  // namespace

TEST_CASE("of a function's suite the parser sees documentation, definitions and imports") {
  CHECK(condensed("python",
                  "def f(a):\n"
                  "    \"\"\"Does.\"\"\"\n"
                  "    if a:\n"
                  "        import os\n"
                  "        class Inner:\n"
                  "            x = 1\n"
                  "            def m(self):\n"
                  "                return 2\n"
                  "    return 3\n"
                  "y = 4\n") ==
        "def f(a):\n"
        " \"\"\"Does.\"\"\"\n"
        " 0\n"
        " import os\n"
        " class Inner:\n"
        "  0\n"
        "  def m(self):\n"
        "   0\n"
        " 0\n"
        "y = 4\n");
}

TEST_CASE("statements outside of functions are seen as they are") {
  const std::string_view text =
      "class C:\n    x = 1\n    def m(self): return 2\n\nif x:\n    y = [\n  1]\n";
  CHECK(condensed("python", text) == text);
}

TEST_CASE("lines inside of brackets and strings and after a backslash begin no statement") {
  CHECK(condensed("python",
                  "def f():\n  a = (\n1,\nimport_)\n  b = '''\ndef no(): pass\n'''\n  c = \\\nd\ne "
                  "= 1\n") == "def f():\n 0\ne = 1\n");
}

TEST_CASE("brackets that do not match leave every suite in") {
  const std::string_view text = "def f():\n    a = (1\n    return a\n";
  CHECK(condensed("python", text) == text);
}

TEST_CASE("an asynchronous function is a function") {
  CHECK(condensed("python", "async def f():\n    async with a: b()\n") == "async def f():\n 0\n");
}

TEST_CASE("macros between declarations are left out, types and constructors are not") {
  CHECK(condensed("c", "API_ int f(void);\nBEGIN_C\nint g;\nDEFINE(a, b)\nint h;\n") ==
        " int f(void);\n\nint g;\n\nint h;\n");
  CHECK(condensed("c", "static vendorAtomic size_t n = 0;\n") == "static  size_t n = 0;\n");
  for (const std::string_view kept :
       {"BOOL f(void);\n", "BOOL\nf(void);\n", "FILE *f;\n", "unsigned long n;\n",
        "int64_t __inline f(int);\n", "TEST(a, b) { }\n", "DECLARE(a);\nint b;\n", "struct s a;\n",
        "TAILQ_ENTRY(a) b;\n"})
    CHECK(condensed("c", kept) == kept);
}

TEST_CASE("blanks that end a directive are left out, with the comment they stand before") {
  CHECK(condensed("c", "#define A  // none\n#define B \n#define C 1 /* one */\nint x;\n") ==
        "#define A\n#define B\n#define C 1\nint x;\n");
}

TEST_CASE("a backslash continues a comment where lines are continued") {
  CHECK(condensed("c", "// a \\\nint no;\nint x;\n") == "\nint x;\n");
  CHECK(condensed("go", "// a \\\nvar x int\n") == "\nvar x int\n");
}

TEST_CASE("a shell's command stands without the text that it reads") {
  CHECK(condensed("bash", "cat <<EOF; f() { echo 123456789; }\ng() { :; }\nEOF\nh\n") ==
        "cat ; f() {}\n\n\nh\n");
  CHECK(condensed("bash", "a $((1 << 2))\n") == "a $((1 << 2))\n");
}

TEST_CASE("a long name in back quotes is not left empty") {
  const std::string name(70, 'n');
  CHECK(condensed("kotlin", "class `" + name + "`\n") == "class `n`\n");
  CHECK(brief::test::find(brief::test::extracted("kotlin", "class `" + name + "`\n"), name) !=
        nullptr);
}

TEST_CASE("behind the mark that ends a script is no code") {
  for (const char* language : {"perl", "ruby"}) {
    const std::string_view text = "x = 1;\nL:\n__END__\nsub no {}\ndef no; end\n";
    CHECK(condensed(language, text) == "x = 1;\nL:\n");
    CHECK(brief::test::find(brief::test::extracted(language, text), "no") == nullptr);
  }
}

TEST_CASE("a comment of several lines ends a statement where a newline does") {
  CHECK(condensed("go", "var a int /* x\ny */ var b int") == "var a int \n var b int");
  CHECK(condensed("c", "int a /* x\ny */ = 1;") == "int a   = 1;");
}

TEST_CASE("two slashes in the text of markup are no comment") {
  const std::string_view text = "const a = <p>see http://example.org</p>;\n";
  CHECK(condensed("tsx", text) == text);
  CHECK(condensed("tsx", "// c\nconst a = 1;\n") == "\nconst a = 1;\n");
}

TEST_CASE("the text of a long string is left out, of a short one and an open one it is not") {
  const std::string longer(65, 'x');
  const std::string open = "a = \"" + longer + "\nb = 1\n";
  CHECK(condensed("python", "a = \"" + longer + "\"\n") == "a = \"\"\n");
  CHECK(condensed("python", "a = \"short\"\n") == "a = \"short\"\n");
  CHECK(condensed("python", open) == open);
}
