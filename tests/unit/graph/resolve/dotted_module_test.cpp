#include <doctest/doctest.h>

#include "../synthetic.hpp"

using namespace brief;
using namespace brief::graph::synthetic;
using Paths = std::vector<std::string>;

namespace {

Repository application() {
  Repository repository;
  repository.file("src/app/__init__.py", kDotted);
  repository.file("src/app/core.py", kDotted);
  repository.file("src/app/json/__init__.py", kDotted);
  repository.file("src/app/json/tag.py", kDotted);
  repository.file("scripts/helper.py", kDotted);
  return repository;
}

}  // namespace

TEST_CASE("dots lead up from the file's own folder") {
  Repository repository = application();
  repository.file("src/app/json/user.py", kDotted)
      .import(".tag", "Tag")
      .import("..core", "run")
      .import(".", "tag")
      .import("..", "core")
      .import(".....", "far");
  CHECK(repository.imports_of("src/app/json/user.py") ==
        Paths{"src/app/json/tag.py", "src/app/core.py", "src/app/json/tag.py", "src/app/core.py"});
}

TEST_CASE("an absolute module stands below any source root") {
  Repository repository = application();
  repository.file("tests/test_core.py", kDotted, FileRole::test)
      .import("app")
      .import("app.core")
      .import("app", "core")
      .import("app.json.tag", "Tag")
      .import("app", "Missing");
  CHECK(repository.imports_of("tests/test_core.py") ==
        Paths{"src/app/__init__.py", "src/app/core.py", "src/app/core.py", "src/app/json/tag.py",
              "src/app/__init__.py"});
}

TEST_CASE("a module inside a package is no top-level module") {
  Repository repository = application();
  repository.file("src/app/views.py", kDotted).import("json").import("core", "run");
  CHECK(repository.imports_of("src/app/views.py").empty());
}

TEST_CASE("a script finds the module beside it") {
  Repository repository = application();
  repository.file("scripts/run.py", kDotted).import("helper");
  CHECK(repository.imports_of("scripts/run.py") == Paths{"scripts/helper.py"});
}

TEST_CASE("of two modules of one name the nearest is meant") {
  Repository repository;
  repository.file("examples/one/app.py", kDotted);
  repository.file("examples/two/app.py", kDotted);
  repository.file("examples/two/main.py", kDotted).import("app", "go");
  repository.file("other/main.py", kDotted).import("app", "go");
  CHECK(repository.imports_of("examples/two/main.py") == Paths{"examples/two/app.py"});
  CHECK(repository.imports_of("other/main.py").empty());
}

TEST_CASE("hostile dotted targets name nothing") {
  Repository repository = application();
  repository.file("a.py", kDotted)
      .import(std::string(1 << 20, '.'))
      .import("....", "x")
      .import("a..b")
      .import("")
      .import("../etc", "passwd");
  CHECK(repository.imports_of("a.py").empty());
}
