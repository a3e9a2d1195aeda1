// Definitions that macros stand before, behind and between, where no grammar has a place for them.
#include "parse/macros.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "unit/parse/extracted.hpp"

namespace {

// The definitions' kinds, names and lines, without a diagnostic; "TROUBLE" when there is one.
std::string outline_of(std::string_view language, std::string_view bytes) {
  const brief::FileSummary s = brief::test::extracted(language, bytes);
  std::string out;
  for (const brief::Definition& row : s.definitions) {
    if (!out.empty()) out += ", ";
    out += std::string(name_of(row.kind)) + " " + std::string(s.view(row.name)) + " " +
           std::to_string(row.line);
  }
  return s.diagnostics.empty() ? out : out + " TROUBLE";
}

}  // namespace

TEST_CASE("a macro before a class' name is no part of it") {
  CHECK(outline_of("cpp", "class API_EXPORT Test {\n  void run();\n};\n") ==
        "class Test 1, method run 2");
  CHECK(outline_of("cpp", "class API_EXPORT Test final : public Base<int> {\n};\n") ==
        "class Test 1");
  CHECK(outline_of("cpp", "struct VISIBILITY(\"default\") Error : Base {\n};\n") ==
        "struct Error 1");
  CHECK(outline_of("cpp", "struct INTERFACE Result // note\n{\n  int n;\n};\n") ==
        "struct Result 1");
  CHECK(outline_of("c", "struct __device__ __aligned_to__(16) four\n{\n  int a;\n};\n") ==
        "struct four 1");
  CHECK(outline_of("cpp", "enum class API Color : int { red };\n") == "enum Color 1");
}

TEST_CASE("a struct's name before a variable's is no macro") {
  CHECK(outline_of("c", "typedef union WORD_T word_t;\n") == "type word_t 1");
  CHECK(outline_of("c", "struct A { enum MODE_E mode : 4; struct B b; };\n") == "struct A 1");
  CHECK(outline_of("c", "struct node *first(void) { return 0; }\n") == "function first 1");
  CHECK(outline_of("c", "struct node list = { 1, 2 };\n") == "variable list 1");
}

TEST_CASE("a macro before a function's type, qualified or on another line, is no part of it") {
  CHECK(outline_of("cpp", "MY_API_ std::string join(const Strings& fields) { return x; }\n") ==
        "function join 1");
  CHECK(outline_of("cpp", "MY_API_ std::vector<int> all() { return x; }\n") == "function all 1");
  CHECK(outline_of("c", "ALWAYS_INLINE cpuid_t\ngetcpu(void) {\n  return 1;\n}\n") ==
        "function getcpu 1");
  CHECK(outline_of("c", "LOCAL(struct record *) handle(stream *s, size_t n) {\n  return 0;\n}\n") ==
        "function handle 1");
  CHECK(outline_of("cpp", "MY_EXPORT template <typename T> class Store {\n};\n") ==
        "class Store 1");
}

TEST_CASE("a macro behind the parameters of a template or among them hides no function") {
  CHECK(outline_of("cpp", "template <typename... T> MY_CONSTEXPR void ignore(const T&...) {}\n") ==
        "function ignore 1");
  CHECK(outline_of("cpp",
                   "template <typename To, typename From,\n          ENABLE_IF(!is_same<From, "
                   "To>::value && a < b)>\nMY_CONSTEXPR auto convert(const From from) {\n}\n") ==
        "function convert 3");
  CHECK(outline_of("cpp",
                   "struct Node {\n  template <typename A>\n  MY_CONSTEXPR Node(const A& a) : "
                   "value(a) {}\n  T value;\n};\n") == "struct Node 1, constructor Node 3");
}

TEST_CASE("a macro behind a function's parameters hides neither it nor what follows") {
  CHECK(outline_of("cpp",
                   "T next(int) MY_NOEXCEPT { return add(1); }\nint after() { return 1; }\n") ==
        "function next 1, function after 2");
  CHECK(
      outline_of("cpp", "class A {\n  void run() LOCKS_EXCLUDED(mutex_);\n  int after();\n};\n") ==
      "class A 1, method run 2, method after 3");
}

TEST_CASE("what a macro makes between definitions hides none of them") {
  CHECK(outline_of("cpp",
                   "DEFINE_ACTION_FOR_(void, );  // note\nDEFINE_ACTION_FOR_(unsigned char, "
                   "'\\0');\nclass After {\n};\n") == "class After 3");
  CHECK(
      outline_of("c",
                 "rb_gen(static UNUSED, tree_, tree_t,\n    compare)\n\n/* After. */\nstatic int\n"
                 "after(void) {\n  return 1;\n}\n") == "function after 5");
}

TEST_CASE("old-style definitions are functions, not macros") {
  CHECK(outline_of("c", "int old(a, b)\n  int a;\n  char *b;\n{\n  return a;\n}\n") ==
        "function old 1");
}

TEST_CASE("a macro without a value is one, the guard of an inclusion is none") {
  CHECK(outline_of("c",
                   "#ifndef A_H\n#define A_H\n#define EMPTY\n#ifdef X\n#define HAVE_X\n#endif\n"
                   "#endif\n") == "macro EMPTY 3, macro HAVE_X 5");
}

TEST_CASE("types that the grammar knows are named by typedefs all the same") {
  CHECK(outline_of("c",
                   "typedef long long ssize_t;\ntypedef char *(hints)(const char *, int *);\n"
                   "typedef void **(*walk)(void *);\n") ==
        "type ssize_t 1, type hints 2, type walk 3");
}

TEST_CASE("what a module exports is found") {
  CHECK(outline_of("cpp",
                   "export namespace x {\nint f() { return 1111111111; }\n}\nexport class C "
                   "{\n};\n") == "namespace x 1, function f 2, class C 4");
}

TEST_CASE("words and comments without end are looked at no further than a bound") {
  std::string words = "int f() ", comments, heads;
  for (int i = 0; i < 200000; ++i) words += "AAAA\n";
  for (int i = 0; i < 50000; ++i) comments += "struct /*\n";
  for (int i = 0; i < 50000; ++i) heads += "template <\n";
  for (const std::string& text : {words, comments, heads})
    CHECK_FALSE(brief::test::extracted("cpp", text).hung);
}

TEST_CASE("a macro that opens an enumeration is one, with or without macros before its members") {
  CHECK(outline_of(
            "objc",
            "#import <A/A.h>\ntypedef NS_ENUM(NSInteger, Mode) {\n  ModeA,\n};\n\n"
            "typedef NS_OPTIONS (NSUInteger, Flags) NS_SWIFT_NAME(F.G) {\n  FlagA = 1 << 0\n"
            "};\nNS_ASSUME_NONNULL_BEGIN\n\n@interface After : NSObject <NSCopying>\n@end\n") ==
        "enum Mode 2, enum Flags 6, class After 11");
}

TEST_CASE("macros within a declaration and at its end are left out") {
  CHECK(
      outline_of("c", "void *MEM_ATTR(3) take(int a) { return 0; }\nint b(void) { return 1; }\n") ==
      "function take 1, function b 2");
  CHECK(outline_of("objc",
                   "@interface A : NSObject\n- (void)run:(void (^)(int))block "
                   "API_AVAILABLE(ios(10), macos(10.12));\n- (void)after;\n@end\n") ==
        "class A 1, method run 2, method after 3");
}
