// The readers that go line by line: INI, Docker, Go modules, lists, Gemfiles.
#include "readers_support.hpp"

using brief::test::ReadFile;

TEST_CASE("INI keys stand under their section, continued values keep one row a line") {
  const ReadFile file(
      "ini",
      "root = true\n[tox]\nenvlist = py3\n; c\n[testenv:docs]\ndeps =\n    a\n    # why\n\n"
      "    b==1\ncommands: pytest {posargs}\n[*.{js,ts}]\nindent = 2\nflag\n");
  CHECK(file.value("//root") == "true");
  CHECK(file.value("/tox/envlist") == "py3");
  CHECK(file.value("/testenv:docs/deps") == "a\n\n\nb==1");
  CHECK(file.lines("/testenv:docs/deps") == "7-10");
  CHECK(file.value("/testenv:docs/commands") == "pytest {posargs}");
  CHECK(file.lines("/testenv:docs/commands") == "11");
  CHECK(file.value("/*.{js,ts}/indent") == "2");
  CHECK(file.value("/*.{js,ts}/flag") == "");
}

TEST_CASE("an environment template gives its names before any section") {
  const ReadFile file("ini", "# db\nDATABASE_URL=postgres://a:b@c/d\nexport PORT=1\nEMPTY=\n");
  CHECK(file.value("//DATABASE_URL") == "postgres://a:b@c/d");
  CHECK(file.value("//PORT") == "1");
  CHECK(file.value("//EMPTY") == "");
}

TEST_CASE("Dockerfile instructions are numbered by name and their continuations joined") {
  const ReadFile file(
      "docker",
      "# syntax=docker/dockerfile:1\nFROM node:20 AS build\nrun a && \\\n # note\n\n  b \\\n"
      "  && c\nRUN <<EOF\nx\n y\nEOF\nCMD [\"node\", \"a.js\"]\nFROM scratch\n");
  CHECK(file.value("/FROM/0") == "node:20 AS build");
  CHECK(file.value("/RUN/0") == "a && b && c");
  CHECK(file.lines("/RUN/0") == "3-7");
  CHECK(file.value("/RUN/1") == "<<EOF\nx\n y");
  CHECK(file.lines("/RUN/1") == "8-11");
  CHECK(file.value("/CMD/0") == "[\"node\", \"a.js\"]");
  CHECK(file.value("/FROM/1") == "scratch");
  CHECK(file.diagnostics().empty());
  const ReadFile windows("docker", "# escape=`\nFROM a\nRUN x `\n  y C:\\\nCMD z\n");
  CHECK(windows.value("/RUN/0") == "x y C:\\");
  CHECK(windows.value("/CMD/0") == "z");
}

TEST_CASE("what is no Dockerfile gives one diagnostic, not one a line") {
  const ReadFile file("docker", "{\n\"a\": 1,\n\"b\": 2\n}\n");
  CHECK(file.diagnostics() == std::vector<std::string>{"1 not an instruction"});
}

TEST_CASE("go.mod's requirements are told apart by who chose them") {
  const ReadFile file(
      "gomod",
      "module example.com/a // m\n\ngo 1.22.0\ntoolchain go1.23.1\nrequire x/y v1.0.0\n"
      "require (\n\ta/b v1.2.3\n\tc/d v0.1.0 // indirect\n)\nreplace a/b => ../b\n"
      "tool (\n\tgolang.org/x/tools/cmd/stringer\n)\n");
  CHECK(file.value("/module") == "example.com/a");
  CHECK(file.value("/go") == "1.22.0");
  CHECK(file.value("/toolchain") == "go1.23.1");
  CHECK(file.value("/require/x~1y") == "v1.0.0");
  CHECK(file.value("/require/a~1b") == "v1.2.3");
  CHECK(file.lines("/require/a~1b") == "7");
  CHECK(file.value("/require/c~1d") == "(none)");
  CHECK(file.value("/indirect/c~1d") == "v0.1.0");
  CHECK(file.value("/replace/a~1b") == "../b");
  CHECK(file.value("/tool/golang.org~1x~1tools~1cmd~1stringer") == "");
  const ReadFile work("gomod", "go 1.22\nuse (\n\t.\n\t./tools\n)\n");
  CHECK(work.value("/use/0") == ".");
  CHECK(work.value("/use/1") == "./tools");
}

TEST_CASE("a list's items leave out comments and join continued lines") {
  const ReadFile file("list", "# top\n\nflask==1 \\\n  --hash=x # why\n  b#c  \n-r other.txt\n");
  CHECK(file.value("/0") == "flask==1 --hash=x");
  CHECK(file.lines("/0") == "3-4");
  CHECK(file.value("/1") == "b#c");
  CHECK(file.lines("/2") == "6");
  CHECK(file.summary.facts.size() == 3);
}

TEST_CASE("Gemfiles and gemspecs give gems, source, Ruby and the gem's own fields") {
  const ReadFile file("ruby-list",
                      "source \"https://rubygems.org\"\nruby '3.2.2'\n# gem 'no'\n"
                      "gem 'rails', '~> 7.0', '>= 7.0.4', require: false\n  gem \"pg\"\n");
  CHECK(file.value("/source") == "https://rubygems.org");
  CHECK(file.value("/ruby") == "3.2.2");
  CHECK(file.value("/gem/rails") == "~> 7.0, >= 7.0.4");
  CHECK(file.lines("/gem/rails") == "4");
  CHECK(file.value("/gem/pg") == "");
  CHECK(file.value("/gem/no") == "(none)");
  const ReadFile spec(
      "ruby-list",
      "Gem::Specification.new do |s|\n  s.name = 'tool'\n  s.summary = \"A tool\"\n"
      "  s.required_ruby_version = '>= 3.0'\n  s.executables = %w[tool other]\n"
      "  s.add_dependency 'a', '~> 1'\n  s.add_development_dependency \"b\"\nend\n");
  CHECK(spec.value("/name") == "tool");
  CHECK(spec.value("/summary") == "A tool");
  CHECK(spec.value("/ruby") == ">= 3.0");
  CHECK(spec.value("/executable/1") == "other");
  CHECK(spec.value("/gem/a") == "~> 1");
  CHECK(spec.value("/development/b") == "");
}
