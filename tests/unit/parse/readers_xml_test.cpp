#include "readers_support.hpp"

using brief::test::ReadFile;

TEST_CASE("repeated elements are numbered, a sole one is not") {
  const ReadFile file(
      "xml",
      "<?xml version=\"1.0\"?>\n<project>\n  <name> A &amp; B\n  </name>\n  <deps>\n"
      "    <dep><id>x</id></dep>\n    <dep>\n      <id>y</id></dep>\n  </deps>\n"
      "  <one><dep><id>z</id></dep></one>\n</project>\n");
  CHECK(file.value("/project/name") == "A & B");
  CHECK(file.lines("/project/name") == "3");
  CHECK(file.value("/project/deps/dep/0/id") == "x");
  CHECK(file.value("/project/deps/dep/1/id") == "y");
  CHECK(file.lines("/project/deps/dep/1/id") == "8");
  CHECK(file.value("/project/one/dep/id") == "z");
}

TEST_CASE("attributes are facts on the line they are written on") {
  const ReadFile file(
      "xml", "<Project Sdk=\"S\">\n<Ref Include=\"Include\"\n     Version='1'/>\n<e/>\n</Project>");
  CHECK(file.value("/Project/@Sdk") == "S");
  CHECK(file.value("/Project/Ref/@Include") == "Include");
  CHECK(file.lines("/Project/Ref/@Include") == "2");
  CHECK(file.lines("/Project/Ref/@Version") == "3");
  CHECK(file.value("/Project/Ref") == "(none)");
  CHECK(file.value("/Project/e") == "");
}

TEST_CASE("text over lines and CDATA keep their lines; comments are nothing") {
  const ReadFile file("xml",
                      "<a>\n<!-- <b>no</b> -->\n<b>\n one\n two\n</b><c><![CDATA[<x>]]></c></a>");
  CHECK(file.value("/a/b") == "one\n two");
  CHECK(file.lines("/a/b") == "4-5");
  CHECK(file.value("/a/c") == "<x>");
}

TEST_CASE("a mistake in XML is a diagnostic with its line, and what stands before it is kept") {
  const ReadFile file("xml", "<a>\n<b>1</b>\n<c></d>\n</a>");
  CHECK(file.value("/a/b") == "1");
  REQUIRE(file.diagnostics().size() == 1);
  CHECK(file.summary.diagnostics[0].line == 3);
}

TEST_CASE("entities of the document are not expanded") {
  const ReadFile file(
      "xml",
      "<!DOCTYPE a [<!ENTITY x \"boom\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n"
      "<a><b>&x;</b><c>&f;</c></a>");
  CHECK(file.value("/a/b") == "&x;");
  CHECK(file.value("/a/c") == "&f;");
}
