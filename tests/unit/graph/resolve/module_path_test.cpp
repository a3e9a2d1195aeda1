#include <doctest/doctest.h>

#include "../synthetic.hpp"

using namespace brief;
using namespace brief::graph::synthetic;
using Paths = std::vector<std::string>;

namespace {

Repository workspace() {
  Repository repository;
  repository.file("crates/grep-core/Cargo.toml", kData).fact("/package/name", "grep-core");
  repository.file("crates/grep-core/src/lib.rs", kModule).import("self::search").import("flags");
  repository.file("crates/grep-core/src/search.rs", kModule)
      .import("crate::flags::parse", "Args")
      .import("self::line", "Line")
      .import("super::flags")
      .import("super", {}, kImportWildcard)
      .import("crate", "Root");
  repository.file("crates/grep-core/src/search/line.rs", kModule)
      .import("super::super::flags::Flag");
  repository.file("crates/grep-core/src/flags/mod.rs", kModule).import("parse");
  repository.file("crates/grep-core/src/flags/parse.rs", kModule);
  repository.file("app/Cargo.toml", kData).fact("/package/name", "app");
  repository.file("app/src/main.rs", kModule)
      .import("grep_core::search", "Searcher")
      .import("grep_core::flags::parse", "Args")
      .import("grep_core::Root")
      .import("grep_core", "search::Searcher")
      .import("std::io")
      .import("serde", "Serialize");
  repository.file("app/tests/it.rs", kModule, FileRole::test).import("common");
  repository.file("app/tests/common/mod.rs", kModule, FileRole::test);
  return repository;
}

}  // namespace

TEST_CASE("modules are files below their parent's folder") {
  const Repository repository = workspace();
  CHECK(repository.imports_of("crates/grep-core/src/lib.rs") ==
        Paths{"crates/grep-core/src/search.rs", "crates/grep-core/src/flags/mod.rs"});
  CHECK(repository.imports_of("crates/grep-core/src/flags/mod.rs") ==
        Paths{"crates/grep-core/src/flags/parse.rs"});
  CHECK(repository.imports_of("app/tests/it.rs") == Paths{"app/tests/common/mod.rs"});
}

TEST_CASE("crate, self and super lead to the root, the module and its parent") {
  const Repository repository = workspace();
  CHECK(repository.imports_of("crates/grep-core/src/search.rs") ==
        Paths{"crates/grep-core/src/flags/parse.rs", "crates/grep-core/src/search/line.rs",
              "crates/grep-core/src/flags/mod.rs", "crates/grep-core/src/lib.rs"});
  CHECK(repository.imports_of("crates/grep-core/src/search/line.rs") ==
        Paths{"crates/grep-core/src/flags/mod.rs"});
}

TEST_CASE("a crate of the workspace is found by its name, with underscores for dashes") {
  CHECK(workspace().imports_of("app/src/main.rs") ==
        Paths{"crates/grep-core/src/search.rs", "crates/grep-core/src/flags/parse.rs",
              "crates/grep-core/src/lib.rs", "crates/grep-core/src/search.rs"});
}

TEST_CASE("a library with a path of its own has its modules there") {
  Repository repository;
  repository.file("Cargo.toml", kData)
      .fact("/package/name", "odd")
      .fact("/lib/path", "core/odd.rs");
  repository.file("core/odd.rs", kModule);
  repository.file("core/part.rs", kModule).import("crate::other", "X");
  repository.file("core/other.rs", kModule);
  CHECK(repository.imports_of("core/part.rs") == Paths{"core/other.rs"});
}

TEST_CASE(
    "a program that the manifest places, and tests of several files, are roots of their own") {
  Repository repository;
  repository.file("Cargo.toml", kData)
      .fact("/package/name", "tool")
      .fact("/bin/0/path", "core/main.rs");
  repository.file("core/main.rs", kModule);
  repository.file("core/flags/mod.rs", kModule);
  repository.file("core/flags/deep.rs", kModule).import("crate::search", "Worker");
  repository.file("core/search.rs", kModule);
  repository.file("core/flags/search.rs", kModule);
  repository.file("tests/all.rs", kModule, FileRole::test);
  repository.file("tests/one.rs", kModule, FileRole::test).import("crate::util", "Dir");
  repository.file("tests/util.rs", kModule, FileRole::test);
  CHECK(repository.imports_of("core/flags/deep.rs") == Paths{"core/search.rs"});
  CHECK(repository.imports_of("tests/one.rs") == Paths{"tests/util.rs"});
}

TEST_CASE("hostile module paths name nothing") {
  Repository repository;
  std::string supers = "super";
  for (int i = 0; i < 1000; ++i) supers += "::super";
  repository.file("src/a.rs", kModule)
      .import(supers)
      .import("::")
      .import("")
      .import("..::..::etc")
      .import(std::string(1 << 20, ':'))
      .import("super::super::super::x");
  CHECK(repository.imports_of("src/a.rs").empty());
}
