#include <doctest/doctest.h>

#include "../synthetic.hpp"

using namespace brief;
using namespace brief::graph;
using namespace brief::graph::synthetic;
using Paths = std::vector<std::string>;

namespace {

File& in_module(Repository& repository, std::string path, std::string_view module,
                std::string_view type, FileRole role = FileRole::source) {
  return repository.file(std::move(path), kDeclared, role)
      .define(DefinitionKind::namespace_, module)
      .define(DefinitionKind::class_, type);
}

}  // namespace

TEST_CASE("a type is found by the module that its file declares, wherever the file stands") {
  Repository repository;
  in_module(repository, "x/models.x", "app.models", "User");
  in_module(repository, "y/other.x", "app.models", "Post");
  in_module(repository, "z/User.x", "app.views", "User");
  in_module(repository, "main.x", "app", "Main")
      .import("app.models.User")
      .import("app.models", "Post")
      .import("app.views.User.Nested")
      .import(".app.views.User")
      .import("app.models.Nobody")
      .import("User");
  CHECK(repository.imports_of("main.x") ==
        Paths{"x/models.x", "y/other.x", "z/User.x", "z/User.x"});
}

TEST_CASE("a module is all files that declare it, but tests only where there is nothing else") {
  Repository repository;
  in_module(repository, "a.x", "app.core", "A");
  in_module(repository, "b.x", "app.core", "B");
  in_module(repository, "t/c.x", "app.core", "C", FileRole::test);
  in_module(repository, "t/d.x", "app.checks", "D", FileRole::test);
  in_module(repository, "main.x", "app", "Main")
      .import("app.core", {}, kImportWildcard)
      .import("app.checks", {}, kImportWildcard);
  CHECK(repository.imports_of("main.x") == Paths{"a.x", "b.x", "t/d.x"});
}

TEST_CASE("what a manifest maps to a folder comes first, the longest front of a name wins") {
  Repository repository;
  repository.file("composer.json", kData)
      .fact("/autoload/psr-4/app.", "src/")
      .fact("/autoload/psr-4/app.deep./0", "other/")
      .fact("/autoload/psr-4/app.deep./1", "third/");
  repository.file("src/One.x", kDeclared);
  repository.file("src/deep/Two.x", kDeclared);
  repository.file("third/Two.x", kDeclared);
  in_module(repository, "copy/One.x", "app", "One");
  in_module(repository, "main.x", "main", "Main").import("app.One").import("app.deep.Two");
  CHECK(repository.imports_of("main.x") == Paths{"src/One.x", "third/Two.x"});
}

TEST_CASE("what no file declares is tried in the other style of the language") {
  Repository repository;
  repository.file("lib/tool.x", kDeclared);
  repository.file("main.x", kDeclared).import("lib/tool.x");
  CHECK(repository.imports_of("main.x") == Paths{"lib/tool.x"});
}

TEST_CASE("a file sees its module and those around it without an import") {
  Repository repository;
  in_module(repository, "a.x", "app", "Outer");
  in_module(repository, "b.x", "app.sub", "Beside");
  in_module(repository, "c.x", "app.sub.deep", "Inner");
  repository.file("d.x", kDeclared)
      .define(DefinitionKind::namespace_, "app.sub")
      .refer("Outer", ReferenceKind::type)
      .refer("Beside", ReferenceKind::type);
  const Index index = repository.link();
  CHECK(has_edge(index, "d.x", "a.x"));
  CHECK(has_edge(index, "d.x", "b.x"));
  CHECK_FALSE(has_edge(index, "d.x", "c.x"));
}
