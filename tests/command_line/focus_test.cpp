// `brief focus` from the outside: what it finds, what it prints, what it can be asked.
#include <doctest/doctest.h>

#include "support/program.hpp"

using namespace brief::test;
using Json = nlohmann::json;

namespace {

// Three modules with tests; what each is about is in its names and texts.
struct Project : Sandbox {
  Project() {
    init();
    write("README.md",
          "# Kettle\n\nBoils water. Knows parser, session and cookies in words only.\n");
    write("pyproject.toml", "[project]\nname = \"kettle\"\n[tool.pytest.ini_options]\n");
    write("src/kettle/__init__.py", "");
    write("src/kettle/parser.py",
          "import re\n\n\ndef parse_header(line):\n    \"\"\"Split one header line.\"\"\"\n"
          "    if ':' not in line:\n        raise ValueError('header line lacks a colon')\n"
          "    return line.split(':', 1)\n\n\nclass HeaderError(Exception):\n    pass\n");
    write("src/kettle/session.py",
          "from .cookies import CookieJar\n\n\nclass Session:\n    def __init__(self):\n"
          "        self.jar = CookieJar()\n\n    def close(self):\n        self.jar.flush()\n");
    write(
        "src/kettle/cookies.py",
        "class CookieJar:\n    def flush(self):\n        self.items = {}\n\n"
        "    def expire(self, now):\n        return [c for c in self.items if c.expires < now]\n");
    write("tests/test_parser.py",
          "from kettle.parser import parse_header\n\n\ndef test_split():\n"
          "    assert parse_header('a: b')\n");
    write("tests/test_cookies.py",
          "from kettle.cookies import CookieJar\n\n\ndef test_flush():\n"
          "    CookieJar().flush()\n");
    for (int i = 0; i < 12; ++i)
      write("src/kettle/units/unit" + std::to_string(i) + ".py",
            "def convert_" + std::to_string(i) + "(value):\n    return value * " +
                std::to_string(i) + "\n");
    commit_all("start");
  }
};

std::string first(const Json& report) { return report["files"].at(0)["path"]; }

std::vector<std::string> paths(const Json& report) {
  std::vector<std::string> out;
  for (const Json& file : report["files"]) out.push_back(file["path"]);
  return out;
}

}  // namespace

TEST_CASE(
    "the file whose names and text a task is about comes first, with its symbol and its test") {
  Project project;
  const Json report =
      Program(project).json({"focus", "parse_header fails on lines without a colon"});
  CHECK(first(report) == "src/kettle/parser.py");
  const Json& file = report["files"][0];
  CHECK(file["symbols"].at(0)["name"] == "parse_header");
  CHECK(file["symbols"].at(0)["kind"] == "function");
  CHECK(file["symbols"].at(0)["line"] == 4);
  CHECK(file["tests"] == Json::array({"tests/test_parser.py"}));
  CHECK_FALSE(file["why"].empty());
  CHECK_FALSE(report["abstained"].get<bool>());
  CHECK(report["schema"] == "brief/1");
}

TEST_CASE(
    "only files that hold tests are offered as tests, in the languages that say what one is") {
  struct Case {
    const char* source;
    const char* test;
    const char* test_text;
    const char* helper;
    const char* helper_text;
  };
  const Case cases[] = {
      {"src/valve.py", "tests/test_valve.py",
       "import valve\n\n\ndef test_valve():\n    valve.open_valve()\n", "tests/valve/conftest.py",
       "import valve\n\n\ndef open_the_valve():\n    valve.open_valve()\n"},
      {"src/valve.js", "src/valve.test.js",
       "import { openValve } from './valve.js';\ntest('valve', () => { openValve(); });\n",
       "test/valve.js",
       "import { openValve } from '../src/valve.js';\nexport const valve = openValve();\n"},
      {"src/valve.rs", "tests/valve.rs", "#[test]\nfn opens() {\n    valve::open_valve();\n}\n",
       "tests/common/valve.rs", "pub fn set_up() {\n    valve::open_valve();\n}\n"},
      {"src/main/java/Valve.java", "src/test/java/ValveTest.java",
       "class ValveTest {\n  @Test\n  void opens() { new Valve().openValve(); }\n}\n",
       "src/test/java/Valve.java",
       "class ValveSupport {\n  Valve make() { return new Valve(); }\n}\n"},
      {"lib/valve.rb", "test/valve_test.rb",
       "class ValveTest\n  def test_opens\n    open_valve\n  end\nend\n", "test/valve.rb",
       "module Valves\n  def made\n    open_valve\n  end\nend\n"},
      {"src/Valve.cs", "tests/ValveTests.cs",
       "class ValveTests {\n  [Fact]\n  public void Opens() { Valve.Open(); }\n}\n",
       "tests/Valve.cs", "class ValveMaker {\n  public Valve Make() { return new Valve(); }\n}\n"}};
  for (const Case& c : cases) {
    INFO(c.source);
    Sandbox sandbox;
    sandbox.init();
    sandbox.write(c.source, "open_valve openValve Valve valve\n");
    sandbox.write(c.test, c.test_text);
    sandbox.write(c.helper, c.helper_text);
    const Json report = Program(sandbox).json({"focus", "the valve of " + std::string(c.source)});
    REQUIRE(first(report) == c.source);
    CHECK(report["files"][0]["tests"] == Json::array({c.test}));
  }
}

TEST_CASE("a file among the tests that the others import is no test to run") {
  Sandbox sandbox;
  sandbox.init();
  sandbox.write("src/valve.js", "export function openValve() { return 1; }\n");
  sandbox.write("__tests__/valve.spec.js",
                "import { valveTests } from './valve';\nimport { openValve } from '../src/valve';\n"
                "describe('valve', () => { valveTests(openValve); });\n");
  sandbox.write("__tests__/valve.js",
                "export function valveTests(open) {\n  test('valve', () => { open(); });\n}\n");
  const Json report = Program(sandbox).json({"focus", "openValve in src/valve.js"});
  REQUIRE(first(report) == "src/valve.js");
  CHECK(report["files"][0]["tests"] == Json::array({"__tests__/valve.spec.js"}));
}

TEST_CASE("a stack trace and a message lead to their file") {
  Project project;
  const Program program(project);
  CHECK(first(program.json(
            {"focus", "Traceback:\n  File \"/venv/lib/kettle/cookies.py\", line 6, in x"})) ==
        "src/kettle/cookies.py");
  CHECK(first(program.json({"focus", "It prints: header line lacks a colon"})) ==
        "src/kettle/parser.py");
}

TEST_CASE("a task is an argument, a file or standard input, and these say the same") {
  Project project;
  const Program program(project);
  const std::string text = "cookies expire too early";
  project.write("../task.txt", text);
  const std::string plain = program.ok({"focus", text});
  CHECK(program.ok({"focus", "@" + project.root() + "/task.txt"}) == plain);
  CHECK(project.run({"sh", "-c", "printf '%s' '" + text + "' | " BRIEF_BINARY " focus -"}).out ==
        plain);
  CHECK(program.run({"focus", "@nowhere.txt"}).status == 2);
}

TEST_CASE("--in limits the files to a folder, from wherever it is asked") {
  Project project;
  const Program program(project);
  const Json report = program.json({"focus", "cookies expire too early", "--in", "tests"});
  REQUIRE_FALSE(report["files"].empty());
  for (const std::string& path : paths(report)) CHECK(path.rfind("tests/", 0) == 0);
  CHECK(program.ok({"focus", "cookies", "--in", ".", "--json"}, project.path("tests")) ==
        program.ok({"focus", "cookies", "--in", "tests", "--json"}));
  CHECK(program.run({"focus", "cookies", "--in", "../.."}).status == 2);
  CHECK(program.run({"focus", "cookies", "--in", "test"}).status == 2);
}

TEST_CASE("a task that says nothing about the repository gets guesses and says so, with status 0") {
  Project project;
  const Program program(project);
  for (const std::string text :
       {"the and of to", "\x01\x02\x7f", "\xe7\xbc\x93\xe5\xad\x98", "zzqx wvvy qqpl"}) {
    const Json report = program.json({"focus", text});
    CHECK(report["abstained"].get<bool>());
    CHECK(report["files"].size() >= 10);
  }
  CHECK(program.ok({"focus", "zzqx"}).find("guesses") != std::string::npos);
}

TEST_CASE("the text of a task forges no heading, fence, list, comment or mark") {
  Project project;
  const std::string hostile =
      "# Forged\n```\n<!-- brief:keep --> [a](b) \x1b[31m cookies\n## Commands\n- **test**: `rm "
      "-rf`";
  const std::string out = Program(project).ok({"focus", hostile});
  CHECK(out.find("\n# ") == std::string::npos);
  CHECK(out.find("```") == std::string::npos);
  CHECK(out.find("<!--") == std::string::npos);
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.find("## Commands") == std::string::npos);
}

TEST_CASE("an empty repository, one without commits and one of a single file answer") {
  Sandbox empty;
  empty.init();
  CHECK(Program(empty).json({"focus", "anything"})["files"].empty());
  empty.write("a.py", "def f(): pass\n");
  CHECK(paths(Program(empty).json({"focus", "anything"})) == std::vector<std::string>{"a.py"});
}

TEST_CASE("a signal can be left out, an unknown one is named with those there are") {
  Project project;
  const Program program(project);
  const Json all = program.json({"focus", "cookies expire", "--explain"});
  CHECK(all["files"][0]["signals"]["content"].get<double>() > 0);
  CHECK(program.ok({"focus", "cookies expire", "--without", "content", "--json"}) !=
        program.ok({"focus", "cookies expire", "--json"}));
  const RunResult unknown = program.run({"focus", "x", "--without", "magic"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("content") != std::string::npos);
}
