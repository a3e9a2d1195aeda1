#include "base/text.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace brief::base;

TEST_CASE("one line: white space is folded, what deceives is escaped") {
  CHECK(one_line("  a \n\t b ") == "a b");
  CHECK(one_line("a\x1b[31m") == "a\\x1b[31m");
  CHECK(one_line("a\xe2\x80\xae"
                 "b") ==
        "a\\u202e"
        "b");
  CHECK(one_line("\xff") == "\\xff");
  CHECK(one_line("caf\xc3\xa9") == "caf\xc3\xa9");
}

TEST_CASE("one line is cut at the limit, never inside a character") {
  CHECK(one_line("abcdef", 4) == "abc…");
  CHECK(one_line("abcd", 4) == "abcd");
  CHECK(one_line("éééééé", 3) == "éé…");
}

TEST_CASE("markdown text cannot open a heading, a comment, a link or a list") {
  CHECK(markdown_text("# x") == "\\# x");
  CHECK(markdown_text("<!-- brief:keep -->") == "&lt;!-- brief:keep --&gt;");
  CHECK(markdown_text("[a](b)") == "\\[a\\](b)");
  CHECK(markdown_text("one two three", 9) == "one two…");
  CHECK(markdown_text("one two three", 12) == "one two…");
  CHECK(markdown_text("one two three", 13) == "one two three");
  CHECK(markdown_text("one two…", 8) == "one two…");
  CHECK(markdown_text("averyveryverylongword", 8) == "averyve…");
  CHECK(markdown_text("- x") == "\\- x");
  CHECK(markdown_text("snake_case") == "snake_case");
  CHECK(markdown_text("_x_") == "\\_x\\_");
}

TEST_CASE("a code span holds any text") {
  CHECK(code_span("a") == "`a`");
  CHECK(code_span("a`b") == "``a`b``");
  CHECK(code_span("`") == "`` ` ``");
  CHECK(code_span("a\n```\nb") == "````a ``` b````");
}

TEST_CASE("paths that are not plain text are quoted as git quotes them") {
  CHECK(display_path("src/a b.c") == "src/a b.c");
  CHECK(display_path("a\"b") == "\"a\\\"b\"");
  CHECK(display_path("a\nb") == "\"a\\nb\"");
  CHECK(display_path("a\xff") == "\"a\\377\"");
}

TEST_CASE("the first sentence ends at a full stop that ends a sentence") {
  CHECK(first_sentence("Does x. Then y.") == "Does x.");
  CHECK(first_sentence("Uses e.g. a map. Then y.") == "Uses e.g. a map.");
  CHECK(first_sentence("As of Jan. 17 it is done. Then y.") == "As of Jan. 17 it is done.");
  CHECK(first_sentence("Version 1.2 of it") == "Version 1.2 of it");
  CHECK(first_sentence("a\n\nb") == "a");
  CHECK(first_sentence("(It is OK to x.) You MUST y.") == "(It is OK to x.)");
  CHECK(first_sentence("(The) x. Then y.") == "(The) x.");
}

TEST_CASE("edit distance") {
  CHECK(edit_distance("budget", "budgte") == 2);
  CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("a word is held where no byte of a word stands beside it, whatever a word's bytes are") {
  CHECK(holds_word("call f(x)", "f"));
  CHECK_FALSE(holds_word("of fx _f f9", "f"));
  CHECK(holds_word("ff f", "f"));
  CHECK_FALSE(holds_word("run black_check", "black"));
  const auto letter = [](char c) { return is_word(c) && c != '_'; };
  CHECK(holds_word("run black_check", "black", letter));
}
