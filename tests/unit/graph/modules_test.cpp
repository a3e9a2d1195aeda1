#include "graph/modules.hpp"

#include <doctest/doctest.h>

#include "synthetic.hpp"

using namespace brief;
using namespace brief::graph;
using namespace brief::graph::synthetic;

namespace {

std::vector<std::string> paths_of(const std::vector<IndexedFile>& files,
                                  std::span<const HashRow> rows) {
  std::vector<std::string> out;
  for (const HashRow& row : rows) out.push_back(files[row.first].path);
  return out;
}

}  // namespace

TEST_CASE("a clause declares what follows it, a body what it holds") {
  Repository repository;
  repository.file("a.x", kDeclared)
      .define(DefinitionKind::namespace_, "one.two")
      .define(DefinitionKind::class_, "First");
  repository.file("b.x", kDeclared)
      .define(DefinitionKind::namespace_, "one", 9)
      .define(DefinitionKind::namespace_, "two", 8, 0)
      .define(DefinitionKind::class_, "Second", 2, 1)
      .define(DefinitionKind::method, "inside", 1, 2);
  const auto files = repository.files();
  const DeclaredModules modules(files, 2);
  CHECK(paths_of(files, modules.declaring(kDeclared, "one.two")) ==
        std::vector<std::string>{"a.x", "b.x"});
  CHECK(paths_of(files, modules.declaring(kDeclared, "one")) == std::vector<std::string>{"b.x"});
  CHECK(paths_of(files, modules.defining(kDeclared, "one.two", "First")) ==
        std::vector<std::string>{"a.x"});
  CHECK(paths_of(files, modules.defining(kDeclared, "one.two", "Second")) ==
        std::vector<std::string>{"b.x"});
  CHECK(modules.defining(kDeclared, "one.two", "inside").empty());
  CHECK(modules.defining(kDeclared, "one", "First").empty());
  REQUIRE(modules.of(1).size() == 2);
  CHECK(modules.of(1)[1] == "one.two");
}

TEST_CASE("languages whose imports name no declared module cost nothing") {
  Repository repository;
  repository.file("a.java", kQualified).define(DefinitionKind::package, "org.a");
  const auto files = repository.files();
  CHECK(DeclaredModules(files, 1).declaring(kQualified, "org.a").empty());
}

TEST_CASE("where files are modules their names begin with a capital") {
  Repository repository;
  repository.file("lib/parser.ml", kFileModule).define(DefinitionKind::module, "Token", 3);
  const auto files = repository.files();
  const DeclaredModules modules(files, 1);
  CHECK(paths_of(files, modules.declaring(kFileModule, "Parser")) ==
        std::vector<std::string>{"lib/parser.ml"});
  CHECK(paths_of(files, modules.declaring(kFileModule, "Parser.Token")) ==
        std::vector<std::string>{"lib/parser.ml"});
  CHECK(modules.declaring(kFileModule, "Token").empty());
}
