#include "parse/injections.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/parse/extracted.hpp"

using brief::FileSummary;
using brief::ReferenceKind;
using brief::parse::Span;
using brief::parse::TagInjection;
using brief::test::as_text;
using brief::test::extracted;
using brief::test::find;
using brief::test::uses;

TEST_CASE("a language sees its own pieces at their places and blanks for the rest") {
  const std::vector<Span> pieces = {{2, 4}, {6, 9}};
  CHECK(brief::parse::only("ab\ncd\nef\ngh", pieces) == "  \nc \nef\n  ");
  CHECK(brief::parse::only("ab\ncd", {}) == "  \n  ");
  const std::vector<TagInjection> injections = {{{2, 4}, 0}, {{6, 9}, 1}};
  CHECK(brief::parse::without("ab\ncd\nef\ngh", injections) == "ab\n d\n  \ngh");
}

TEST_CASE("what the pieces hold is the file's own, in order of the lines") {
  FileSummary file = extracted("go", "package a\n\n\n\nfunc outer() { inner() }\n");
  const FileSummary pieces = extracted("javascript",
                                       "\n/** First. */\nfunction inner() {}\n\n\nclass C {\n  m() "
                                       "{ inner(); more(); }\n}\nimport x from './x';\n");
  brief::parse::add_injected(pieces, file);
  CHECK(as_text(file) ==
                "package a 1-1 | package a\n"
        "function inner 3-3 | function inner() | First.\n"
        "function outer 5-5 | func outer()\n"
        "class C 6-8 | class C\n"
        "  method m 7-7 | m()\n"
        "import ./x @9\n");
  CHECK(uses(file, "inner", ReferenceKind::call) == 2);
  CHECK(uses(file, "more", ReferenceKind::call) == 1);
  for (std::size_t i = 1; i < file.references.size(); ++i)
    CHECK(file.references[i - 1].name_hash <= file.references[i].name_hash);
}

TEST_CASE("the file's own documentation stands before that of a piece") {
  FileSummary file = extracted("go", "// Package a counts.\npackage a\n");
  brief::parse::add_injected(extracted("javascript", "\n\n/** Of a piece. */\n\nf();\n"), file);
  CHECK(file.view(file.doc) == "Package a counts.");
  CHECK(file.doc_line == 1);
}
