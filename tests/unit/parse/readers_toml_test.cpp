#include "readers_support.hpp"

using brief::test::ReadFile;

TEST_CASE("tables, dotted keys and arrays of tables become pointers in the order of the file") {
  const ReadFile file("toml",
                      "title = \"t\"\n[project]\nname = 'a'\nurls.\"home page\" = \"u\"\n\n"
                      "[[bin]]\nname = \"x\"\n[bin.sub]\nk = 1_000\n[[bin]]\nname = \"y\"\n"
                      "[tool.\"a.b\"]\nd = 1979-05-27 07:32:00 # c\n");
  CHECK(file.value("/title") == "t");
  CHECK(file.value("/project/name") == "a");
  CHECK(file.lines("/project/name") == "3");
  CHECK(file.value("/project/urls/home page") == "u");
  CHECK(file.value("/bin/0/name") == "x");
  CHECK(file.value("/bin/0/sub/k") == "1_000");
  CHECK(file.value("/bin/1/name") == "y");
  CHECK(file.lines("/bin/1/name") == "11");
  CHECK(file.value("/tool/a.b/d") == "1979-05-27 07:32:00");
  CHECK(file.summary.facts.size() == 7);
}

TEST_CASE("arrays over lines, inline tables and comments inside them are read") {
  const ReadFile file("toml",
                      "deps = [ # first\n  \"a>=1\",\n\n  'b', # last\n]\n"
                      "x = { version = \"1\", features = [\"f\", \"g\"] }\ne = []\nt = {}\n");
  CHECK(file.value("/deps/0") == "a>=1");
  CHECK(file.lines("/deps/1") == "4");
  CHECK(file.value("/x/features/1") == "g");
  CHECK(file.lines("/x/features/1") == "6");
  CHECK(file.value("/e") == "");
  CHECK(file.value("/t") == "");
  CHECK(file.diagnostics().empty());
}

TEST_CASE("strings over lines keep their newlines and stand on the lines of their text") {
  const ReadFile file("toml",
                      "a = \"\"\"\none\ntwo\n\"\"\"\nb = '''x\\n'''\nc = \"\"\"a \\\n   b\"\"\"\n"
                      "d = \"\"\"\"q\"\"\"\"\ne = \"\\u00e9\\n\"\nf = 1\n");
  CHECK(file.value("/a") == "one\ntwo\n");
  CHECK(file.lines("/a") == "2-3");
  CHECK(file.value("/b") == "x\\n");
  CHECK(file.value("/c") == "a b");
  CHECK(file.lines("/c") == "6-7");
  CHECK(file.value("/d") == "\"q\"");
  CHECK(file.value("/e") == "é\n");
  CHECK(file.lines("/f") == "10");
}

TEST_CASE("a table with nothing in it is a fact, one with tables in it is not") {
  const ReadFile file("toml", "[a]\n[a.b]\n[c]\n");
  CHECK(file.value("/a") == "(none)");
  CHECK(file.value("/a/b") == "");
  CHECK(file.lines("/c") == "3");
}

TEST_CASE("a mistake in TOML is a diagnostic with its line, and what stands before it is kept") {
  const ReadFile file("toml", "[a]\nb = 1\nc 2\nd = 3\n");
  CHECK(file.value("/a/b") == "1");
  CHECK(file.value("/a/d") == "(none)");
  CHECK(file.diagnostics() == std::vector<std::string>{"3 an equals sign is missing"});
  CHECK(ReadFile("toml", "a = 1 b = 2\n").diagnostics() ==
        std::vector<std::string>{"1 the line goes on behind its value"});
}

TEST_CASE("deep dotted keys and arrays stop the reader instead of the program") {
  std::string dots = "a";
  for (int i = 0; i < 500000; ++i) dots += ".a";
  CHECK(ReadFile("toml", "x = 1\n[" + dots + "]\nb = 1\n").value("/x") == "1");
  CHECK(ReadFile("toml", dots + " = 1\n").summary.truncated);
  CHECK(ReadFile("toml", "a = " + std::string(500000, '[')).summary.truncated);
}

TEST_CASE("an outline names tables and the keys before the first one") {
  const ReadFile file("toml",
                      "title = \"a\"\n\n[package]\nname = \"b\"\nl = [\n 1,\n]\n\n[[bin]]\n");
  CHECK(file.outline() ==
        std::vector<std::string>{"property title 1", "block package 3-7", "block bin 9"});
}
