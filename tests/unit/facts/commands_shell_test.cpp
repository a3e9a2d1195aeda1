#include "facts/commands_shell.hpp"

#include <doctest/doctest.h>

using namespace brief::facts;

namespace {

std::vector<std::string> texts(std::string_view script) {
  std::vector<std::string> out;
  for (const SimpleCommand& command : simple_commands(script))
    out.push_back((command.folder.empty() ? "" : command.folder + ": ") + command.text);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a script is split at newlines, semicolons and && outside of quotes") {
  CHECK(texts("make && make test; ctest\necho 'a && b; c'") ==
        Texts{"make", "make test", "ctest", "echo 'a && b; c'"});
}

TEST_CASE("continued lines are one command, and it knows its lines") {
  const auto commands = simple_commands("set -e\ncmake -B build \\\n  -G Ninja\nctest\n");
  REQUIRE(commands.size() == 3);
  CHECK(commands[1].text == "cmake -B build -G Ninja");
  CHECK(commands[1].first == 1);
  CHECK(commands[1].last == 2);
  CHECK(commands[2].first == 3);
}

TEST_CASE("comments, prompts and redirections are no part of a command") {
  CHECK(texts("$ make test > log 2>&1  # all of them\n# make lint") == Texts{"make test"});
  CHECK(texts("cargo test 2>/dev/null") == Texts{"cargo test"});
  CHECK(texts("npm test -- '#1'") == Texts{"npm test -- '#1'"});
}

TEST_CASE("what only runs sometimes is left out") {
  CHECK(texts("if [ -f x ]; then\n  make a\nfi\nmake b") == Texts{"make b"});
  CHECK(texts("for i in 1 2; do make a; done; make b") == Texts{"make b"});
  CHECK(texts("case $x in\n  a) make a ;;\nesac\nmake b") == Texts{"make b"});
  CHECK(texts("f() {\n  make a\n}\nmake b") == Texts{"make b"});
  CHECK(texts("make a || make c") == Texts{"make a"});
  CHECK(texts("make a | tee log\nmake b") == Texts{"make b"});
  CHECK(texts("exit 0\nmake b").empty());
}

TEST_CASE("what an if asks is a command that always runs") {
  CHECK(texts("if ! make lint; then\n  make a\nfi\nmake b") == Texts{"make lint", "make b"});
  CHECK(texts("for x in 1; do if make lint; then :; fi; done").empty());
}

TEST_CASE("a prompt is cut, also one that names an environment") {
  CHECK(texts("(.venv)$ tox -e py\n$ make\n(make all)") == Texts{"tox -e py", "make", "make all"});
}

TEST_CASE("a here-document is data") {
  CHECK(texts("cat <<EOF\nmake a\nEOF\nmake b") == Texts{"make b"});
  CHECK(texts("cat <<'END'\nmake a").empty());
}

TEST_CASE("cd moves the commands behind it, and one that cannot be followed ends the script") {
  CHECK(texts("cd web && npm test\ncd ..\nmake") == Texts{"web: npm test", "make"});
  CHECK(texts("cd $HOME\nmake").empty());
  CHECK(texts("cd ..\nmake").empty());
}

TEST_CASE("unclosed quotes and brackets end with the script") {
  CHECK(texts("make 'a\nmake b").empty());
  CHECK(texts("echo $(make\nmake b").empty());
}

TEST_CASE("folders are joined as paths") {
  std::string out;
  CHECK(join_folder("a/b", "../c", out));
  CHECK(out == "a/c");
  CHECK(join_folder("", "./x/", out));
  CHECK(out == "x");
  CHECK(join_folder("a", "..", out));
  CHECK(out.empty());
  CHECK_FALSE(join_folder("a", "../..", out));
  CHECK_FALSE(join_folder("", "/etc", out));
  CHECK_FALSE(join_folder("", "$X", out));
}

TEST_CASE("a subshell's cd ends with it, and a script's folder is where it begins") {
  CHECK(texts("(cd web; make a)\nmake b") == Texts{"web: make a", "make b"});
  CHECK(texts("(cd $X; make a)\nmake b") == Texts{"make b"});
  const auto recipe = simple_commands("@(cd ..; ./runtest)\n", "src");
  REQUIRE(recipe.size() == 1);
  CHECK(recipe.front().text == "./runtest");
  CHECK(recipe.front().folder.empty());
}
