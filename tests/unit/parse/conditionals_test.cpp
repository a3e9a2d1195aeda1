// Conditionals that part a statement: what stands behind them must not be lost.
#include <doctest/doctest.h>

#include "unit/parse/extracted.hpp"

using namespace brief;
using namespace brief::test;

TEST_CASE("two heads of a function in the branches of a conditional share its body") {
  const FileSummary summary = extracted("c",
                                        "#if OLD && \\\n    OLDER\nvoid f(int a, int b) {\n"
                                        "  (void)b;\n#else\nvoid f(int a) {\n#endif\n  use(a);\n}\n"
                                        "int after(void) { return 1; }\n");
  REQUIRE(summary.definitions.size() == 3);
  CHECK(summary.view(summary.definitions[0].signature) == "void f(int a, int b)");
  CHECK(summary.view(summary.definitions[1].signature) == "void f(int a)");
  CHECK(find(summary, "after") != nullptr);
  CHECK(summary.diagnostics.empty());
}

TEST_CASE("two heads with the brace behind the conditional share its body too") {
  const FileSummary summary = extracted("c",
                                        "#ifdef A\nstatic void\none(void)\n#else\nvoid\ntwo(void)\n"
                                        "#endif\n{\n  use();\n}\nint after(void) { return 1; }\n");
  CHECK(find(summary, "one") != nullptr);
  CHECK(find(summary, "two") != nullptr);
  CHECK(find(summary, "after") != nullptr);
  CHECK(summary.diagnostics.empty());
}

TEST_CASE("directives before the heads in a branch change nothing of that") {
  const FileSummary summary = extracted("c",
                                        "#ifdef A\n#ifdef B\n#pragma GCC diagnostic push\n#endif\n"
                                        "int one(int a)\n#else\n#pragma pack\nint two(int a)\n"
                                        "#endif\n{\n  use();\n}\nint after(void) { return 1; }\n");
  CHECK(find(summary, "one") != nullptr);
  CHECK(find(summary, "two") != nullptr);
  CHECK(find(summary, "after") != nullptr);
  CHECK(summary.diagnostics.empty());
}

TEST_CASE("a conditional within a statement leaves its first branch") {
  const FileSummary summary = extracted("c",
                                        "int limit =\n#ifdef SMALL\n  1\n#else\n  2\n#endif\n;\n"
                                        "#ifdef _WIN32\n__declspec(dllexport)\n#endif\n"
                                        "int after(int a\n#ifdef MORE\n, int b\n#endif\n) "
                                        "{ return a; }\n");
  CHECK(find(summary, "limit") != nullptr);
  REQUIRE(find(summary, "after") != nullptr);
  CHECK(summary.view(find(summary, "after")->signature) ==
        "__declspec(dllexport) int after(int a , int b )");
  CHECK(summary.diagnostics.empty());
}

TEST_CASE("of a body and a semicolon in two branches the body is the function's") {
  for (const char* branches :
       {"#if A\n{ return 1; }\n#else\n;\n#endif\n", "#if A\n;\n#else\n{ return 1; }\n#endif\n"}) {
    const FileSummary summary = extracted(
        "csharp", "interface I {\nint F()\n" + std::string(branches) + "void After();\n}\n");
    CHECK(find(summary, "F") != nullptr);
    CHECK(find(summary, "After") != nullptr);
    CHECK(summary.diagnostics.empty());
  }
}

TEST_CASE("whole statements in the branches of a conditional stay") {
  const FileSummary summary = extracted("c",
                                        "enum mode {\n  PLAIN,\n#ifdef A\n  FAST,\n#else\n  SLOW,\n"
                                        "#endif\n};\n#ifdef A\nint one(void) { return 1; }\n#else\n"
                                        "int two(void) { return 2; }\n#endif\n");
  CHECK(find(summary, "mode") != nullptr);
  CHECK(find(summary, "one") != nullptr);
  CHECK(find(summary, "two") != nullptr);
  CHECK(summary.diagnostics.empty());
}
