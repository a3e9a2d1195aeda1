#include "parse/strings.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/parse/extracted.hpp"

using brief::FileSummary;
using brief::test::extracted;

namespace {

// "/env/NAME" and "/dotfile=.name" of a file, in order.
std::vector<std::string> noted(const char* language, const std::string& source) {
  const FileSummary summary = extracted(language, source);
  std::vector<std::string> out;
  for (const brief::Fact& fact : summary.facts) {
    const std::string key(summary.view(fact.key));
    if (key.rfind("/env/", 0) == 0) out.push_back(key + ":" + std::to_string(fact.line));
    if (key == "/dotfile") out.push_back(key + "=" + std::string(summary.view(fact.value)));
  }
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("environment variables are found inside bodies, once each, with their first line") {
  CHECK(noted("python",
              "import os\ndef f():\n    a = os.environ.get('APP_KEY')\n"
              "    return os.environ['APP_URL'], os.getenv( \"APP_KEY\")\n") ==
        Names{"/env/APP_KEY:3", "/env/APP_URL:4"});
  // A function that a project has of its own for it.
  CHECK(
      noted("python", "A = env('APP_KEY')\nB = flag_from_env('APP_URL', 1)\nC = envy('APP_C')\n") ==
      Names{"/env/APP_KEY:1", "/env/APP_URL:2"});
  CHECK(
      noted("typescript", "const a = process.env.API_URL;\nfn(env['API_KEY'], c.env.DB_NAME)\n") ==
      Names{"/env/API_URL:1", "/env/API_KEY:2", "/env/DB_NAME:2"});
  CHECK(noted("go", "package a\nfunc f() { os.Getenv(\"APP_HOME\") }\n") ==
        Names{"/env/APP_HOME:2"});
  CHECK(noted("rust", "fn f() { std::env::var(\"APP_LOG\").ok(); env!(\"APP_V\"); }\n") ==
        Names{"/env/APP_LOG:1", "/env/APP_V:1"});
}

TEST_CASE("constants, comments, other strings and other objects name no variable") {
  CHECK(noted("c", "char* f() { return getenv(NAME_OF); }\nint NAME_OFF = \"X_Y\";\n").empty());
  CHECK(noted("c", "f(NAME_OF, \"X_Y\"); char* f() { return getenv(NAME_OF); }\n").empty());
  CHECK(noted("python", "# os.environ['APP_KEY']\nx = d['APP_KEY']\ny = f('APP_KEY')\n").empty());
  // What a server hands to its application, and not the operating system.
  CHECK(noted("python", "def f(environ):\n    return environ['SERVER_NAME']\n").empty());
  CHECK(noted("javascript", "tokenv.API_URL; process.env.lower; 'process.env.API_URL'\n").empty());
}

TEST_CASE("a variable that is read by a constant has the name that the file gives the constant") {
  CHECK(noted("c", "#define NAME_OF \"X_Y\"\nchar* f() { return getenv(NAME_OF); }\n") ==
        Names{"/env/X_Y:1"});
  CHECK(noted("rust",
              "const ENV_THREADS: &str = \"APP_THREADS\";\n"
              "fn f() { std::env::var(ENV_THREADS).ok(); }\n") == Names{"/env/APP_THREADS:1"});
  CHECK(
      noted("rust",
            "#[derive(Parser)]\nstruct A {\n  #[arg(long, env = \"APP_SHELL\")]\n  s: u8,\n}\n") ==
      Names{"/env/APP_SHELL:3"});
}

TEST_CASE(
    "a hidden file's name is one where it reaches a file, not in a list of globs or a query") {
  CHECK(noted("rust", "fn f() { dir.join(\".tool_log\"); b.add_ignore(\".toolignore\"); }\n") ==
        Names{"/dotfile=.tool_log", "/dotfile=.toolignore"});
  CHECK(noted("c", "const char kLog[] = \".tool_log\";\n#define RC \".toolrc\"\n") ==
        Names{"/dotfile=.tool_log", "/dotfile=.toolrc"});
  CHECK(noted("rust", "const T: &[X] = &[\n  (&[\"bash\"], &[\".bash_login\", \".gvimrc\"]),\n];\n")
            .empty());
  // Selectors and ends of names: what a call makes of them goes by "logo", that holds a "log".
  CHECK(noted("javascript",
              "const logo = document.querySelector(\".crumbs_item\");\n"
              "const CLOCK = number(\"a.b\" + \".unlock\");\n")
            .empty());
  CHECK(
      noted("rust", "fn f() { cmd.args([\"--jq\", \".tag_name\"]); g(\".tag_name\"); }\n").empty());
}

TEST_CASE("hidden files are told from extensions") {
  CHECK(noted("python",
              "A = ['.ninja_log', '.toolrc.json', '.fdignore', '.py', '.tar.gz', '.d.ts']\n") ==
        Names{"/dotfile=.ninja_log", "/dotfile=.toolrc.json", "/dotfile=.fdignore"});
  CHECK_FALSE(brief::parse::names_dotfile(".config"));
  CHECK_FALSE(brief::parse::names_dotfile("./a_b"));
  CHECK_FALSE(brief::parse::names_dotfile(".A_B"));
  CHECK_FALSE(brief::parse::names_variable("APP_key"));
  CHECK_FALSE(brief::parse::names_variable("AB"));
}

TEST_CASE("a file of nothing but variables stays within bounds") {
  std::string source;
  for (int i = 0; i < 2000; ++i) source += "getenv(\"V_" + std::to_string(i) + "\");\n";
  CHECK(noted("c", source).size() == 256);
}
