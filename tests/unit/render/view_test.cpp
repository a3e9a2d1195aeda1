#include "render/view.hpp"

#include <doctest/doctest.h>

#include "brief/error.hpp"

using namespace brief::render;

TEST_CASE("a claim that is safe Markdown stays what it is") {
  for (const char* text :
       {"`npm test` (ci)", "{{name}} and {{{raw}}} and {{#x}}", "a < b && c > d",
        "`vector<T>& operator*()`", "``a`b``", "``` ``x`` ``` is a span", "*emphasis* first",
        "**bold** first", "caf\xc3\xa9", "#include is no heading", "1.5 times", "-1 is a number",
        "`f` — `int f(…)`", "cut off…", "[link](docs/a.md) and text", "+x", "&lt;div&gt;"}) {
    CHECK(safe_claim(text) == text);
  }
}

TEST_CASE("a claim can't be more than one line") {
  CHECK(safe_claim("a\n## b") == "a ## b");
  CHECK(safe_claim("a\r\n- b\tc") == "a - b c");
  CHECK(safe_claim("a\xe2\x80\xa8"
                   "b") == "a\\u2028b");
  CHECK(safe_claim(" \n ") == "");
  CHECK(safe_claim("a  — b ") == "a — b");
  CHECK(safe_claim("a — \xe2\x80") == "a — \\xe2\\x80");
}

TEST_CASE("a claim can't open a comment or hold a mark, not even in a code span") {
  CHECK(safe_claim("x <!-- brief:keep -->") == "x \\x3c!-- brief:keep -->");
  CHECK(safe_claim("`<!-- /brief:keep -->`") == "`\\x3c!-- /brief:keep -->`");
  CHECK(safe_claim("<!--<!--").find("<!--") == std::string::npos);
  CHECK(safe_claim("<<!--!--").find("<!--") == std::string::npos);
}

TEST_CASE("a claim can't open a block at its start") {
  CHECK(safe_claim("# x") == "\\# x");
  CHECK(safe_claim("###") == "\\###");
  CHECK(safe_claim("> x") == "\\> x");
  CHECK(safe_claim("- x") == "\\- x");
  CHECK(safe_claim("* x") == "\\* x");
  CHECK(safe_claim("+") == "\\+");
  CHECK(safe_claim("---") == "\\---");
  CHECK(safe_claim("_ _ _") == "\\_ _ _");
  CHECK(safe_claim("```sh") == "\\```sh");
  CHECK(safe_claim("~~~") == "\\~~~");
  CHECK(safe_claim("1. x") == "1\\. x");
  CHECK(safe_claim("12) x") == "12\\) x");
  CHECK(safe_claim("<script>") == "\\<script>");
  CHECK(safe_claim("[x]: http://example.org") == "\\[x]: http://example.org");
}

TEST_CASE("making a claim safe twice changes nothing") {
  for (const char* text : {"# x", "a <!-- b", "1. x", "```sh", "- \n- x", "<p>", "[a]:b"}) {
    const std::string once = safe_claim(text);
    CHECK(safe_claim(once) == once);
  }
}

TEST_CASE("an unknown section id is an error that names the nearest one") {
  brief::Brief brief;
  try {
    view_of(brief, {"comands"});
    FAIL("no error");
  } catch (const brief::Error& error) {
    CHECK(error.code() == brief::ErrorCode::usage);
    CHECK(error.hint() == "did you mean commands?");
  }
  for (const std::string_view id : brief::kSectionIds)
    CHECK_NOTHROW(view_of(brief, {std::string(id)}));
}

TEST_CASE("sections are in the order of the contract, whatever order they come in or are asked") {
  brief::Brief brief;
  brief.sections = {{"stack", "Stack", {{"C", {{"a.c", 1, 1}}, 1, ""}}, 0},
                    {"commands", "Commands", {{"`make`", {{"Makefile", 1, 1}}, 1, ""}}, 0}};
  const View all = view_of(brief, {});
  REQUIRE(all.sections.size() == 2);
  CHECK(all.sections[0].id == "commands");
  CHECK(view_of(brief, {"stack", "commands"}).sections[1].id == "stack");
}

TEST_CASE("a name that looks like a credential is not printed") {
  brief::Brief brief;
  brief.name = "ghp_" + std::string("0123456789abcdefghijABCDEFGHIJ123456");
  CHECK(view_of(brief, {}).name.empty());
  brief.name = "orbit";
  CHECK(view_of(brief, {}).name == "orbit");
}
