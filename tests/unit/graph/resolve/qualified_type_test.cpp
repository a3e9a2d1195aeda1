#include <doctest/doctest.h>

#include "../synthetic.hpp"

using namespace brief;
using namespace brief::graph::synthetic;
using Paths = std::vector<std::string>;

TEST_CASE("a type's package is the folder below any source root") {
  Repository repository;
  repository.file("core/src/main/java/org/example/Type.java", kQualified);
  repository.file("core/src/main/java/org/example/util/Tool.java", kQualified);
  repository.file("app/src/main/java/org/app/Main.java", kQualified)
      .import("org.example.Type")
      .import("org.example.util", "Tool")
      .import("org.example.Type.Nested")
      .import("org.example.util.Tool.run")
      .import("java.util.List")
      .import("Type");
  CHECK(repository.imports_of("app/src/main/java/org/app/Main.java") ==
        Paths{"core/src/main/java/org/example/Type.java",
              "core/src/main/java/org/example/util/Tool.java",
              "core/src/main/java/org/example/Type.java",
              "core/src/main/java/org/example/util/Tool.java"});
}

TEST_CASE("a wildcard is all sources of the package, or the type whose members it names") {
  Repository repository;
  repository.file("src/main/java/org/example/A.java", kQualified);
  repository.file("src/main/java/org/example/B.java", kQualified);
  repository.file("src/test/java/org/example/ATest.java", kQualified, FileRole::test);
  repository.file("src/main/java/org/app/Main.java", kQualified)
      .import("org.example", {}, kImportWildcard)
      .import("org.example.A.*", {}, kImportWildcard);
  CHECK(repository.imports_of("src/main/java/org/app/Main.java") ==
        Paths{"src/main/java/org/example/A.java", "src/main/java/org/example/B.java",
              "src/main/java/org/example/A.java"});
}
