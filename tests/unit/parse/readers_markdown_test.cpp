#include "readers_support.hpp"

using brief::test::ReadFile;

TEST_CASE("title and summary of a README pass over badges, bars of links and notices") {
  const ReadFile file(
      "markdown",
      "# Tool `x` [![b](https://img.shields.io/b.svg)](u)\n\n[![CI](a/badge.svg)](b)\n"
      "![c](d)\n\n[Docs](a) | [Chat](b) | [Blog](c)\n\n**Fast**\n\n> [!NOTE]\n> Read the other "
      "page first, please.\n\n"
      "**Note:** this moved to another place last year.\n\n"
      "Tool is a [small](x) *and* **fast** `thing`\nfor __everyone__ &amp; "
      "snake_case.\nMore.\n\nNext paragraph here is other.\n");
  CHECK(file.value("/title") == "Tool x");
  CHECK(file.lines("/title") == "1");
  CHECK(file.value("/summary") ==
        "Tool is a small and fast thing for everyone & snake_case. More.");
  CHECK(file.lines("/summary") == "15-17");
  CHECK(file.summary.view(file.summary.doc) == "Tool x");
  CHECK(file.summary.doc_line == 1);
}

TEST_CASE("a title may be underlined, HTML over lines, or a logo") {
  CHECK(ReadFile("markdown", "Name\n====\n\nText.\n").value("/title") == "Name");
  CHECK(ReadFile("markdown", "Name\n====\n\nText.\n").lines("/title") == "1-2");
  const ReadFile html(
      "markdown",
      "<div align=\"center\">\n<h1 align=center>\n  <img src=\"a.png\" alt=\"Logo Text\">\n"
      "  Name\n</h1>\n</div>\n\nIt does one thing very well.\n");
  CHECK(html.value("/title") == "Name");
  CHECK(html.lines("/title") == "2-5");
  CHECK(html.value("/summary") == "It does one thing very well.");
  CHECK(ReadFile("markdown", "<h1><img alt=\"Pic\" src=x></h1>\n").value("/title") == "Pic");
  const ReadFile logo("markdown",
                      "<p><a href=x><img src=\"l.svg\" alt=\"Fmt Logo\"></a></p>\n\n# "
                      "Features\n\nMany of them are here.\n");
  CHECK(logo.value("/title") == "Fmt");
  CHECK(logo.value("/summary") == "(none)");
}

TEST_CASE("a summary is looked for under the title and in sections that tell what it is") {
  const ReadFile about("markdown",
                       "# T\n\n## Install\n\nRun this command to install it.\n\n## What is T?\n\nT "
                       "does a thing for you.\n");
  CHECK(about.value("/summary") == "T does a thing for you.");
  const ReadFile none("markdown", "# T\n\n## Usage\n\nCall the function with a number.\n");
  CHECK(none.value("/summary") == "(none)");
  const ReadFile html(
      "markdown",
      "# T\n\n<p align=\"center\">A database that fits in a pocket.</p>\n\n## Install\n");
  CHECK(html.value("/summary") == "A database that fits in a pocket.");
  CHECK(
      ReadFile("markdown", "# T\n\n> A quoted line that tells the purpose.\n").value("/summary") ==
      "A quoted line that tells the purpose.");
  CHECK(ReadFile("markdown",
                 "# T\n\n> T moves on and we would love to hear of it.\n\nT turns one thing into "
                 "another thing.\n")
            .value("/summary") == "T turns one thing into another thing.");
}

TEST_CASE("code blocks have their text, language, heading and the lines of their text") {
  const ReadFile file("markdown",
                      "# A\n\n```sh title=x\nmake\n\ntest\n```\n\n## B ##\n\n1. Do:\n\n   ~~~~ "
                      "{.python}\n   x\n     y\n   ~~~\n   ~~~~\n\n"
                      "Text:\n\n    indented\n\n    more\n\n- a\n  not code\n\n      in item\n\n> "
                      "```js\n> q\n> ```\n");
  CHECK(file.value("/code/0") == "make\n\ntest");
  CHECK(file.lines("/code/0") == "4-6");
  CHECK(file.value("/code/0/language") == "sh");
  CHECK(file.value("/code/0/heading") == "A");
  CHECK(file.value("/code/1") == "x\n  y\n~~~");
  CHECK(file.lines("/code/1") == "14-16");
  CHECK(file.value("/code/1/language") == "python");
  CHECK(file.value("/code/1/heading") == "B");
  CHECK(file.value("/code/2") == "indented\n\nmore");
  CHECK(file.lines("/code/2") == "21-23");
  CHECK(file.value("/code/2/language") == "(none)");
  CHECK(file.value("/code/3") == "in item");
  CHECK(file.value("/code/4") == "q");
  CHECK(file.value("/code/4/language") == "js");
  CHECK(file.value("/heading/1") == "B");
}

TEST_CASE("headings are definitions, nested by level, up to the next of their level") {
  const ReadFile file("markdown", "# A\n\n## B\ntext\n### C\n\n## D\n\nE\n---\n# F\n\n");
  CHECK(file.outline() == std::vector<std::string>{"heading A 1-10", "heading B 3-6 in A",
                                                   "heading C 5-6 in B", "heading D 7-8 in A",
                                                   "heading E 9-10 in A", "heading F 11-12"});
  CHECK(file.value("/heading/5") == "F");
}

TEST_CASE("comments, front matter and code hide what looks like a heading") {
  const ReadFile file("markdown",
                      "---\ntitle: \"Front\"\n# no\n---\n<!-- # no\n\n# no\n-->\n```\n# "
                      "no\n```\n\ntext\n\n    # no\n\n#no\n");
  CHECK(file.value("/title") == "Front");
  CHECK(file.lines("/title") == "2");
  CHECK(file.count("/heading/") == 0);
}

TEST_CASE("an unclosed fence runs to the end of the file") {
  const ReadFile file("markdown", "# A\n```\nx\n# B\n");
  CHECK(file.value("/code/0") == "x\n# B");
  CHECK(file.lines("/code/0") == "3-4");
  CHECK(file.count("/heading/") == 1);
}

TEST_CASE("reStructuredText has the same pointers") {
  const ReadFile file("rst",
                      ".. image:: a.svg\n   :alt: logo\n\n====\nName\n====\n\n.. note:: Not this "
                      "one, it is a note.\n\n"
                      "The ``Name`` tool is `small <https://x>`_, *fast*\nand :ref:`linked "
                      "<x>`.\n\nInstall\n-------\n\nRun::\n\n"
                      "    make\n\n    make install\n\n.. code-block:: python\n   :linenos:\n\n   "
                      "import x\n\nDeep\n~~~~\n\nEnd\n---\n");
  CHECK(file.value("/title") == "Name");
  CHECK(file.lines("/title") == "4-6");
  CHECK(file.value("/summary") == "The Name tool is small, fast and linked.");
  CHECK(file.lines("/summary") == "10-11");
  CHECK(file.value("/code/0") == "make\n\nmake install");
  CHECK(file.lines("/code/0") == "18-20");
  CHECK(file.value("/code/0/heading") == "Install");
  CHECK(file.value("/code/1") == "import x");
  CHECK(file.value("/code/1/language") == "python");
  CHECK(file.lines("/code/1") == "25");
  CHECK(file.outline() ==
        std::vector<std::string>{"heading Name 4-31", "heading Install 13-29 in Name",
                                 "heading Deep 27-29 in Install", "heading End 30-31 in Name"});
}

TEST_CASE("a plain text's first line is its title when it stands alone") {
  const ReadFile file("rst",
                      "This is Tool, version 2\n\nTool reads files and tells what they mean.\n");
  CHECK(file.value("/title") == "This is Tool, version 2");
  CHECK(file.value("/summary") == "Tool reads files and tells what they mean.");
  const ReadFile prose("rst", "Tool reads files and tells\nwhat they mean to you.\n");
  CHECK(prose.value("/title") == "(none)");
  CHECK(prose.value("/summary") == "Tool reads files and tells what they mean to you.");
}

TEST_CASE("what stands in a block that brief manages is passed over; an open mark hides nothing") {
  const ReadFile file(
      "markdown",
      "<!-- brief:pointer -->\n# Forged\n\n```sh\nrm x\n```\n<!-- /brief:pointer -->\n"
      "# Name\n\nIt works.\n");
  CHECK(file.value("/title") == "Name");
  CHECK(file.lines("/title") == "8");
  CHECK(file.value("/code/0") == "(none)");
  const ReadFile open("markdown", "<!-- brief:pointer -->\n# Name\n<!-- /brief:other -->\n");
  CHECK(open.value("/title") == "Name");
}

TEST_CASE("what a project is may stand before an example, or below a heading of news") {
  const auto summary_of = [](const char* text) {
    return ReadFile("markdown", text).value("/summary");
  };
  CHECK(summary_of("# Foo\n\nFoo is a tool for bars with minimal effort:\n\n```sh\nfoo\n```\n") ==
        "Foo is a tool for bars with minimal effort");
  CHECK(summary_of("# Foo Web Framework\n\n## Version 2 is out!\n\nWe are glad to announce it to "
                   "you all.\n\n---\n\nFoo is a framework for pages.\n") ==
        "Foo is a framework for pages.");
  CHECK(summary_of("# Foo\n\nDo the following to begin:\n\n1. Nothing\n") == "(none)");
}

TEST_CASE("what speaks to the reader is passed over, and with it what goes on from there") {
  const auto summary_of = [](const char* text) {
    return ReadFile("markdown", text).value("/summary");
  };
  CHECK(
      summary_of("# Foo\n\nSee the site.\n\nYou can talk to us in many ways.\n\nFoo is a language "
                 "for contracts.\n") == "Foo is a language for contracts.");
  CHECK(summary_of("# Foo\n\nYou need to have Bar installed.\n\nBar 2 is the only version we "
                   "take.\n") == "(none)");
  CHECK(summary_of("# Foo\n\nNot a fan of this thing?\n") == "(none)");
  CHECK(summary_of("# Foo is over\n\nAs of Jan. 17 there will be no more releases.\n\nMove to the "
                   "other one, please.\n\nFoo is a library for bars.\n") ==
        "Foo is a library for bars.");
  CHECK(summary_of("# Check\n\nCheck is a framework of tests.\n") ==
        "Check is a framework of tests.");
  CHECK(summary_of("# Foo\n\nRead-only mounts of many things.\n") ==
        "Read-only mounts of many things.");
}

TEST_CASE("where no paragraph says it, a heading may") {
  CHECK(ReadFile("markdown",
                 "# Foo: the shop that fits in a box\n\n> Only for learning, not for "
                 "work.\n\n## Use\n")
            .value("/summary") == "the shop that fits in a box");
  const ReadFile quoted("markdown",
                        "# ![Foo App](logo.png)\n\n> ### Bar codebase that holds real "
                        "world examples\n\n## Use\n\nFirst start the server of it.\n");
  CHECK(quoted.value("/summary") == "Bar codebase that holds real world examples");
  const ReadFile phrase("markdown",
                        "[![foo logo](foo.png)](x)\n\n# A safe and small builder of "
                        "queries\n\n## Install\n");
  CHECK(phrase.value("/title") == "foo");
  CHECK(phrase.value("/summary") == "A safe and small builder of queries");
  CHECK(ReadFile("markdown", "A small library for making requests.\n\n## Packages\n\n| a | b |\n")
            .value("/summary") == "A small library for making requests.");
}

TEST_CASE("each block of HTML is a paragraph of its own") {
  const ReadFile file(
      "markdown",
      "<p align=center>\n  <h1>Foo</h1>\n  <p>\n    Foo first, with nothing else to "
      "say\n    <br/>\n    by <a href=x>@someone</a>\n  </p>\n</p>\n<p>\n<a "
      "href=y>Docs</a> · <a href=z>Chat about it here</a>\n</p>\n");
  CHECK(file.value("/summary") == "Foo first, with nothing else to say");
  CHECK(file.lines("/summary") == "3-4");
}

TEST_CASE("sentences that may ask something of contributors are facts, each alone") {
  const ReadFile file(
      "markdown",
      "# Contributing\n\nWelcome to all of you. **Autonomous tools are not allowed "
      "here**.\nWe like tea, e.g. green tea.\n\n> [!NOTE]\n> We are not accepting\n> "
      "pull requests now.\n\n1. If an AI wrote it,\n   say so.\n2. Eat well.\n");
  CHECK(file.value("/request/0") == "Autonomous tools are not allowed here.");
  CHECK(file.lines("/request/0") == "3-4");
  CHECK(file.value("/request/1") == "[!NOTE] We are not accepting pull requests now.");
  CHECK(file.value("/request/2") == "If an AI wrote it, say so.");
  CHECK(file.lines("/request/2") == "10-11");
  CHECK(file.value("/request/3") == "(none)");
}

TEST_CASE("words inside other words, code and the text of a licence ask nothing") {
  const ReadFile file("markdown",
                      "# T\n\nThe MAIN part is fine for all.\n\n```\nopen a pull request\n```\n\n"
                      "Any contribution " +
                          std::string(500, 'x') + ".\n");
  CHECK(file.value("/request/0") == "(none)");
}

TEST_CASE("requests are read from plain text with its own lists too") {
  const ReadFile file("rst", "Guide\n=====\n\n* add a ``changelog`` entry\n  to it\n\nNothing.\n");
  CHECK(file.value("/request/0") == "add a changelog entry to it");
  CHECK(file.lines("/request/0") == "4-5");
}
