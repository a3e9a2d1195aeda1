#include "readers_support.hpp"

using brief::test::ReadFile;

TEST_CASE("JSON scalars become facts under their pointers, with the lines they stand on") {
  const ReadFile file(
      "json",
      "{\n  \"name\": \"a\",\n  \"n\": -1.50e2, \"yes\": true, \"no\": null,\n"
      "  \"scripts\": {\n    \"test:a/b~c\": \"x\\ty\"\n  },\n  \"list\": [\n 1,\n[2]]\n}\n");
  CHECK(file.value("/name") == "a");
  CHECK(file.lines("/name") == "2");
  CHECK(file.value("/n") == "-1.50e2");
  CHECK(file.value("/yes") == "true");
  CHECK(file.value("/no") == "null");
  CHECK(file.value("/scripts/test:a~1b~0c") == "x\ty");
  CHECK(file.lines("/scripts/test:a~1b~0c") == "5");
  CHECK(file.lines("/list/0") == "8");
  CHECK(file.value("/list/1/0") == "2");
  CHECK(file.summary.facts.size() == 7);
  CHECK(file.diagnostics().empty());
}

TEST_CASE("comments, trailing commas, bare keys and single quotes of JSONC and JSON5 are read") {
  const ReadFile file(
      "json", "// top\n{ /* a\n b */ \"a\": 1, // \"b\": 2\n  c: 'it\\'s', \"d\": [1, 2,],\n}\n");
  CHECK(file.value("/a") == "1");
  CHECK(file.lines("/a") == "3");
  CHECK(file.value("/b") == "(none)");
  CHECK(file.value("/c") == "it's");
  CHECK(file.value("/d/1") == "2");
  CHECK(file.diagnostics().empty());
}

TEST_CASE("an empty object or list is a fact with an empty value") {
  const ReadFile file("json", "{\"a\": {}, \"b\": [ ]}");
  CHECK(file.value("/a") == "");
  CHECK(file.value("/b") == "");
}

TEST_CASE("escaped characters of JSON are unescaped, lone surrogates replaced") {
  const ReadFile file("json", R"({"a": "\u00e9\ud83d\ude00\/\"", "b": "\ud83dx", "c": "\u12"})");
  CHECK(file.value("/a") == "é😀/\"");
  CHECK(file.value("/b") == "\xef\xbf\xbdx");
  CHECK(file.value("/c") ==
        "\xef\xbf\xbd"
        "12");
}

TEST_CASE("a mistake in JSON is one diagnostic with its line, and what stands before it is kept") {
  const ReadFile file("json", "{\n\"a\": 1,\n\"b\" 2\n}");
  CHECK(file.value("/a") == "1");
  CHECK(file.diagnostics() == std::vector<std::string>{"3 a colon is missing"});
  CHECK(ReadFile("json", "{\"a\": \"x\n\"}").diagnostics() ==
        std::vector<std::string>{"1 a string is not closed"});
  CHECK(ReadFile("json", "{} x").diagnostics() ==
        std::vector<std::string>{"1 text after the end of the document"});
  CHECK(ReadFile("json", "").diagnostics().empty());
}

TEST_CASE("JSON nested beyond the bound is left out and the rest is read") {
  std::string deep(100, '[');
  deep += "\"]\"" + std::string(100, ']');
  const ReadFile file("json", "{\"a\": " + deep + ", \"b\": 1}");
  CHECK(file.value("/b") == "1");
  CHECK(file.summary.truncated);
  CHECK(file.diagnostics().size() == 1);
}

TEST_CASE("a data file stops at the bound of facts with one diagnostic") {
  std::string bytes = "[0";
  for (int i = 0; i < 30000; ++i) bytes += ",\n1";
  const ReadFile file("json", bytes + "]");
  CHECK(file.summary.facts.size() == brief::parse::kMaxFacts);
  CHECK(file.summary.truncated);
  CHECK(file.diagnostics() ==
        std::vector<std::string>{"20001 too many values: the rest is left out"});
}

TEST_CASE("a value over the bound is cut between characters") {
  std::string value;
  for (int i = 0; i < 3000; ++i) value += "€";
  const ReadFile file("json", "{\"a\": \"" + value + "\", \"b\": 1}");
  CHECK(file.value("/a").size() == 8190);
  CHECK(file.value("/b") == "1");
  CHECK(file.summary.truncated);
}

TEST_CASE("a byte order mark is no part of the document") {
  CHECK(ReadFile("json", "\xef\xbb\xbf{\"a\": 1}").value("/a") == "1");
}

TEST_CASE("an unknown reader is told apart from a known one") {
  brief::FileSummary summary;
  CHECK_FALSE(brief::parse::read_facts("no-such-format", "", summary));
  CHECK(brief::parse::read_facts("json", "", summary));
}

TEST_CASE("a lock file gives the scalars of its first level and nothing else") {
  const ReadFile npm(
      "lockfile",
      "{\n \"name\": \"a\",\n \"lockfileVersion\": 3,\n \"packages\": {\"\": {\"version\": "
      "\"1\"}},\n \"z\": 1\n}");
  CHECK(npm.value("/lockfileVersion") == "3");
  CHECK(npm.lines("/lockfileVersion") == "3");
  CHECK(npm.value("/z") == "1");
  CHECK(npm.summary.facts.size() == 3);
  const ReadFile cargo("lockfile", "# generated\nversion = 4\n\n[[package]]\nname = \"a\"\n");
  CHECK(cargo.value("/version") == "4");
  CHECK(cargo.summary.facts.size() == 1);
  const ReadFile pnpm("lockfile", "lockfileVersion: '9.0'\n\nsettings:\n  a: true\nb: 1\n");
  CHECK(pnpm.value("/lockfileVersion") == "9.0");
  CHECK(pnpm.value("/settings") == "(none)");
  CHECK(pnpm.value("/b") == "1");
  CHECK(pnpm.diagnostics().empty());
}

TEST_CASE("a lock file that is a term of its language names its packages with their versions") {
  const ReadFile mix("lockfile",
                     "%{\n  \"plug\": {:hex, :plug, \"1.18.0\", \"0a\", [:mix], [], \"hexpm\"},\n"
                     "  \"own\": {:git, \"https://host/own.git\", \"0b\", []},\n}\n");
  CHECK(mix.value("/package/plug") == "1.18.0");
  CHECK(mix.lines("/package/plug") == "2");
  CHECK(mix.summary.facts.size() == 1);
}

TEST_CASE("an outline names the keys of the outermost object and shows no value") {
  const ReadFile file(
      "json", "{\n \"name\": \"secret\",\n \"scripts\": {\n  \"a\": \"b\"\n },\n \"l\": [1]\n}\n");
  CHECK(file.outline() ==
        std::vector<std::string>{"property name 2", "property scripts 3-5", "property l 6"});
  CHECK(file.summary.view(file.summary.definitions[0].signature) == "name");
  CHECK(file.summary.view(file.summary.definitions[1].signature) == "scripts: {…}");
  CHECK(ReadFile("json", "[{\"a\": 1}]").outline().empty());
}
