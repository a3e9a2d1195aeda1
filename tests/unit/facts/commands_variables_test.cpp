#include <doctest/doctest.h>

#include "facts/commands_collect.hpp"

using namespace brief::facts;

namespace {

std::string settle(std::string_view command, int* cost = nullptr, std::string_view folder = {}) {
  static const Regex expression("\\$\\{\\{\\s*env\\.(?P<name>\\w+)\\s*\\}\\}");
  static const CommandBook book = [] {
    CommandBook rules;
    rules.droppable = {"--target"};
    rules.substitution = Regex("^\\$\\(git ls-files[^$]*\\)$");
    return rules;
  }();
  int spent = 0;
  return settle_variables(command, folder,
                          {{"TOOL", "cargo"}, {"FLAGS", ""}, {"OUT", "${checkout}/out"}},
                          &expression, book, cost == nullptr ? spent : *cost);
}

}  // namespace

TEST_CASE("variables that the workflow sets are filled in") {
  CHECK(settle("${{ env.TOOL }} test $FLAGS") == "cargo test");
  CHECK(settle("$TOOL test") == "cargo test");
  CHECK(settle("${TOOL} test") == "cargo test");
}

TEST_CASE("an expression is never printed: its argument goes, at a cost, or the command does") {
  int cost = 0;
  CHECK(settle("cargo test --target ${{ matrix.target }}", &cost) == "cargo test");
  CHECK(cost > 0);
  CHECK(settle("cargo test ${{ matrix.flags }}") == "cargo test");
  CHECK(settle("cargo test --target=${{ matrix.target }}") == "cargo test");
  CHECK(settle("npm test -- ${{ matrix.x }}") == "npm test");
  CHECK(settle("tox -e ${{ matrix.env }}").empty());
  CHECK(settle("make test-${{ matrix.os }}").empty());
  CHECK(settle("${{ matrix.tool }} test").empty());
  CHECK(settle("make $(nproc)") == "make");
  CHECK(settle("echo `date`").empty());
}

TEST_CASE("the folder of the checkout is a path from where the command is typed") {
  CHECK(settle("cmake -S ${checkout} -B \"${checkout}/build\"") == "cmake -S . -B build");
  CHECK(settle("cmake --build $OUT") == "cmake --build out");
  CHECK(settle("cmake ${checkout}", nullptr, "a/b") == "cmake ../..");
  CHECK(settle("cmake ${checkout}/x", nullptr, "build") == "cmake ../x");
}

TEST_CASE("a substitution that says the same everywhere stays as it is written") {
  CHECK(settle("rustfmt --check $(git ls-files '*.rs')") ==
        "rustfmt --check $(git ls-files '*.rs')");
  CHECK(settle("rustfmt --check $(git ls-files $X)").empty());
}

TEST_CASE("a dollar sign that names nothing stays") {
  CHECK(settle("grep 'a$' b") == "grep 'a$' b");
}
