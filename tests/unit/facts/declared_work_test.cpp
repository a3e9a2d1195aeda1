#include "facts/declared_work.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;

namespace {

constexpr FrameworkQuery kQueries[] = {{}};
const LanguageSpec kCode{.name = "code",
                         .title = "Code",
                         .family = "code",
                         .framework_queries = kQueries,
                         .import_style = ImportStyle::dotted_module};

// A file of commands: `names` as its rows have them.
void commands_file(IndexBuilder& builder, const std::string& path,
                   const std::vector<std::string>& names) {
  auto& file = builder.file(path, &kCode);
  file.imports("github.com/spf13/cobra", 1);
  std::uint32_t line = 2;
  for (const std::string& name : names) {
    file.fact("/command", "go/commands", ++line);
    file.fact("/command/name", '"' + name + '"', line);
  }
}

std::vector<Claim> claims_of(IndexBuilder& builder) {
  const Index index = builder.build();
  return facts::work_claims(facts::Context(index));
}

}  // namespace

TEST_CASE("a command is told by the first word of what it is called, and proven by its line") {
  IndexBuilder builder;
  commands_file(builder, "run/all.go", {"load <cargo>", "sail"});
  const std::vector<Claim> claims = claims_of(builder);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].text == "`run/all.go`: commands `load`, `sail` (Cobra)");
  CHECK(claims[0].evidence == std::vector<Evidence>{{"run/all.go", 3, 3}, {"run/all.go", 4, 4}});
}

TEST_CASE("rows count only where the framework is used") {
  IndexBuilder builder;
  builder.file("run/all.go", &kCode)
      .fact("/command", "go/commands", 3)
      .fact("/command/name", "\"x\"", 3);
  CHECK(claims_of(builder).empty());
}

TEST_CASE("commands in many files are told by their folder, and each file beyond the lean lines") {
  IndexBuilder builder;
  for (const char name : std::string("abcdefg"))
    commands_file(builder, std::string("cmd/") + name + "/it.go", {std::string(1, name)});
  const std::vector<Claim> claims = claims_of(builder);
  REQUIRE(claims.size() == 8);
  CHECK(claims[0].text == "`cmd/`: commands `a`, `b`, `c`, `d`, `e`, `f`, `g` (Cobra)");
  CHECK_FALSE(claims[0].extra);
  CHECK(std::all_of(claims.begin() + 1, claims.end(), [](const Claim& one) { return one.extra; }));
}

TEST_CASE("a command that bears the program's name is no command of it") {
  IndexBuilder builder;
  builder.file("go.mod").fact("/module", "example.org/ship", 1);
  commands_file(builder, "run/all.go", {"ship", "load"});
  const std::vector<Claim> claims = claims_of(builder);
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].text == "`run/all.go`: command `load` (Cobra)");
  CHECK(claims[1].text == "`run/all.go`: options of the command line in `ship` (Cobra)");
}

TEST_CASE("commands of another file or type bear the name of the command above them") {
  const auto told = [](const char* second_taker) {
    IndexBuilder builder;
    builder.file("cli/main.go", &kCode)
        .imports("github.com/spf13/cobra", 1)
        .fact("/command", "go/commands", 3)
        .fact("/command/variant", "Migration", 3)
        .fact("/command/takes", "args.MigrationArgs", 3)
        .fact("/command", "go/commands", 4)
        .fact("/command/variant", "Setup", 4)
        .fact("/command/takes", second_taker, 4)
        .fact("/command", "go/commands", 5)
        .fact("/command/handler", "publish", 5);
    builder.file("cli/more/it.go", &kCode)
        .imports("github.com/spf13/cobra", 1)
        .fact("/group", "go/commands", 2)
        .fact("/group/name", "MigrationArgs", 2)
        .fact("/group/holds", "MigrationCommand", 2)
        .fact("/command", "go/commands", 4)
        .fact("/command/variant", "Run", 4)
        .fact("/command/within", "MigrationCommand", 4)
        .fact("/command", "go/commands", 6)
        .fact("/command/handler", "heroku", 6)
        .fact("/command/on", "publish", 6);
    std::vector<std::string> lines;
    for (const Claim& claim : claims_of(builder)) lines.push_back(claim.text);
    return lines;
  };
  const std::vector<std::string> apart = told("SetupArgs");
  REQUIRE(apart.size() == 2);
  CHECK(apart[0] == "`cli/main.go`: commands `migration`, `setup`, `publish` (Cobra)");
  CHECK(apart[1] == "`cli/more/it.go`: commands `migration run`, `publish heroku` (Cobra)");
  // Two commands that lead to the type: which one is meant is unknown.
  const std::vector<std::string> both = told("MigrationArgs");
  REQUIRE(both.size() == 2);
  CHECK(both[1] == "`cli/more/it.go`: commands `run`, `publish heroku` (Cobra)");
}
