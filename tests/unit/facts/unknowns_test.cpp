#include <doctest/doctest.h>

#include "facts/sections.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kAlpha;
using brief::test::kForm;

namespace {

Section unknowns_of(const Index& index, const std::vector<Section>& others) {
  const facts::Context context(index);
  return facts::unknowns(context, others);
}

Section commands_with(std::vector<std::string> texts) {
  Section commands{"commands", "Commands", {}, 0};
  for (std::string& text : texts)
    commands.claims.push_back({std::move(text), {{"x", 1, 1}}, 0, ""});
  return commands;
}

}  // namespace

TEST_CASE("what an agent would ask for and nothing states is one line") {
  IndexBuilder builder;
  builder.file("a.al", &kAlpha);
  CHECK(test::texts(unknowns_of(builder.build(), {commands_with({})})) ==
        std::vector<std::string>{"looked for and not found: how tests are run, a lint or format "
                                 "command, test files, CI configuration"});
}

TEST_CASE("what was found is not asked for") {
  IndexBuilder builder;
  builder.file("a.al", &kAlpha);
  builder.file("test_a.al", &kAlpha).role(FileRole::test);
  builder.file(".github/workflows/ci.yml", &kForm);
  const Index index = builder.build();
  CHECK(unknowns_of(index, {commands_with({"**test**: `make test` — ci", "**lint**: `x` — ci"})})
            .claims.empty());
  CHECK(test::texts(unknowns_of(index, {commands_with({"**test one**: `x`", "**lint**: `x`"})})) ==
        std::vector<std::string>{"looked for and not found: how tests are run"});
}

TEST_CASE("who is told how the format is checked has a format command") {
  IndexBuilder builder;
  builder.file("a.al", &kAlpha);
  CHECK(test::texts(unknowns_of(builder.build(), {commands_with({"**format check**: `x`"})})) ==
        std::vector<std::string>{
            "looked for and not found: how tests are run, test files, CI configuration"});
}

TEST_CASE("a repository without code is asked for nothing") {
  IndexBuilder builder;
  builder.file("README.md", &kForm);
  CHECK(unknowns_of(builder.build(), {}).claims.empty());
}

TEST_CASE("code that no grammar reads is named, a stray script is not") {
  IndexBuilder builder;
  builder.file("a.al", &kAlpha).lines(1000);
  builder.file("run.tcl").lines(400);
  builder.file("b.nim").lines(5);
  builder.file("notes.txt").lines(5000);
  CHECK(test::has_text(unknowns_of(builder.build(), {}), "not parsed, so in no section: Tcl code"));
}

TEST_CASE("where the build installs a hook that runs before commits, no lint command is missed") {
  const auto told = [](const char* hook) {
    IndexBuilder builder;
    builder.file("a.al", &kAlpha);
    builder.file("pom.xml", &kForm)
        .fact(std::string("/project/build/plugins/plugin/0/configuration/installHooks/") + hook,
              "hooks/check.sh", 9);
    return test::texts(unknowns_of(builder.build(), {commands_with({})})).front();
  };
  CHECK(told("pre-commit").find("lint or format") == std::string::npos);
  CHECK(told("post-merge").find("lint or format") != std::string::npos);
}
