#include "parse/condense.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using brief::parse::Condensed;
using brief::parse::Cut;

TEST_CASE("a condensed text maps every kept byte to where it stood") {
  const std::string bytes = "int f() { return 1; }\nint g;";
  const std::vector<Cut> cuts = {{{9, 20}}};
  Condensed text;
  text.assign(bytes, cuts, 1000);
  CHECK(text.text() == "int f() {}\nint g;");
  CHECK(text.begin_of(4) == 4);
  CHECK(text.begin_of(9) == 20);
  CHECK(text.end_of(10) == 21);
  CHECK(text.begin_of(15) == bytes.rfind('g'));
  CHECK(text.end_of(static_cast<std::uint32_t>(text.text().size())) == bytes.size());
}

TEST_CASE("a filler statement stands for all it replaces") {
  const std::string bytes = "def f():\n    a()\n    b()\nx = 1\n";
  const std::vector<Cut> cuts = {{{9, 24}, Cut::Filler::statement, 3}};
  Condensed text;
  text.assign(bytes, cuts, 1000);
  CHECK(text.text() == "def f():\n   0\nx = 1\n");
  CHECK(text.begin_of(12) == 9);
  CHECK(text.end_of(13) == 24);
  CHECK(text.begin_of(14) == 25);
}

TEST_CASE("a condensed text is cut at its limit, which counts only what is kept") {
  const std::string bytes = "aaaa/* long comment */bbbb";
  const std::vector<Cut> cuts = {{{4, 22}}};
  Condensed text;
  text.assign(bytes, cuts, 8);
  CHECK(text.text() == "aaaabbbb");
  CHECK_FALSE(text.limited());
  text.assign(bytes, cuts, 6);
  CHECK(text.text() == "aaaabb");
  CHECK(text.limited());
  CHECK(text.end_of(6) == 24);
}

TEST_CASE("a text of nothing has a place too") {
  Condensed text;
  text.assign("", {}, 10);
  CHECK(text.begin_of(0) == 0);
  CHECK(text.end_of(0) == 0);
}

TEST_CASE("what stands around the text for the parser stands for no place in the file") {
  Condensed text;
  text.assign("ab", {}, 1000, "<<", ">>");
  CHECK(text.text() == "<<ab>>");
  CHECK(text.begin_of(0) == 0);
  CHECK(text.end_of(2) == 0);
  CHECK(text.begin_of(2) == 0);
  CHECK(text.begin_of(3) == 1);
  CHECK(text.end_of(4) == 2);
  CHECK(text.end_of(6) == 2);
}
