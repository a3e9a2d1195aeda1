// Patterns compiled from text and matched with a tree of C, by what each part of the language
// means.
#include "parse/matcher.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "parse/syntax.hpp"
#include "unit/parse/extracted.hpp"

using namespace brief::parse;

namespace {

const TSLanguage* grammar() {
  return static_cast<const TSLanguage*>(brief::test::language("c").grammar());
}

// What each match catches, in order: "a b; c; ".
std::string matches(std::string_view query, std::string_view text, std::size_t most = 100) {
  const PatternSet set = compile_patterns(grammar(), query);
  const PatternIndex index(set, grammar());
  const HangGuard guard;
  const Parsed parsed = syntax_of(grammar(), text, guard);
  REQUIRE(parsed.tree != nullptr);
  std::string out;
  Matcher(set, index)
      .walk(
          ts_tree_root_node(parsed.tree.get()),
          [&](std::uint32_t, std::span<const Caught> all) {
            for (const Caught& caught : all) {
              const std::uint32_t begin = ts_node_start_byte(caught.node);
              out.append(text.substr(begin, ts_node_end_byte(caught.node) - begin)).append(" ");
            }
            out.back() = ';';
            return --most > 0;
          },
          [] { return false; });
  return out;
}

constexpr std::string_view kText =
    "int one(int a, char b) { return f(a); }\n"
    "struct two { int x; };\n"
    "union three;\n";

}  // namespace

TEST_CASE("a pattern matches every node of its kind, in order, and no other") {
  CHECK(matches("(struct_specifier name: (_) @n) @d", "struct a {}; struct b {}; union c {};") ==
        "struct a {} a;struct b {} b;");
}

TEST_CASE("a field parts children of one kind") {
  CHECK(matches("(call_expression function: (identifier) @n)", kText) == "f;");
  CHECK(matches("(call_expression arguments: (identifier) @n)", kText).empty());
}

TEST_CASE("a dot asks for the first, the next and the last child") {
  CHECK(matches("(parameter_list (parameter_declaration) @p)", kText) == "int a;char b;");
  CHECK(matches("(parameter_list . (parameter_declaration) @p)", kText) == "int a;");
  CHECK(matches("(parameter_list (parameter_declaration) @p .)", kText) == "char b;");
  CHECK(matches("(parameter_list . (_) @p . (_) @q .)", "void f(int a, /* c */ int b);") ==
        "int a int b;");
}

TEST_CASE("a field that must be absent refuses those that have it") {
  CHECK(matches("(struct_specifier name: (_) @n !body)", "struct a { int x; }; struct b;") == "b;");
}

TEST_CASE("one of several kinds may stand at the root, and inside") {
  CHECK(matches("[(struct_specifier) (union_specifier)] @d", kText) ==
        "struct two { int x; };union three;");
  CHECK(matches("(parameter_declaration type: [(primitive_type)] @t declarator: (_) @n)", kText) ==
        "int a;char b;");
}

TEST_CASE("an optional child is caught where there is one and not missed where there is none") {
  CHECK(matches("(struct_specifier name: (_)? @n body: (_) @b)",
                "struct { int x; } v; struct s {};") == "{ int x; };s {};");
}

TEST_CASE("a keyword in quotes is a child like another") {
  CHECK(matches("(binary_expression \"+\" right: (_) @r)", "int x = 1 - 2 + 3;") == "3;");
}

TEST_CASE("the head of a chain is found at any depth") {
  CHECK(matches("(call_expression function: ^(identifier) @n)", "int x = a.b.c();") == "a;");
}

TEST_CASE("a walk ends when the receiver has had enough") {
  CHECK(matches("(parameter_declaration) @p", kText, 1) == "int a;");
}

TEST_CASE("a mistake in a pattern is named by its line") {
  for (const std::string_view bad :
       {"\n(no_such_kind) @x", "\n(struct_specifier no_field: (_) @n)", "\n(struct_specifier @n"}) {
    CAPTURE(bad);
    std::string said;
    try {
      compile_patterns(grammar(), bad);
    } catch (const std::runtime_error& error) {
      said = error.what();
    }
    CHECK(said.starts_with("line 2: "));
  }
}

TEST_CASE("captures, predicates and their arguments keep their order and their lines") {
  const PatternSet set =
      compile_patterns(grammar(), "((identifier) @a\n  (#eq? @a \"x\"))\n(type_identifier) @b");
  REQUIRE(set.patterns.size() == 2);
  CHECK(set.captures == std::vector<std::string>{"a", "b"});
  CHECK(set.capture_lines == std::vector<std::uint32_t>{1, 3});
  REQUIRE(set.patterns[0].predicates.size() == 1);
  const PatternPredicate& asked = set.patterns[0].predicates[0];
  CHECK(asked.name == "eq?");
  CHECK(asked.line == 2);
  REQUIRE(asked.arguments.size() == 2);
  CHECK(asked.arguments[0].is_capture);
  CHECK(asked.arguments[1].text == "x");
  CHECK(set.patterns[1].predicates.empty());
}
