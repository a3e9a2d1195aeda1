#include <doctest/doctest.h>

#include "../synthetic.hpp"

using namespace brief;
using namespace brief::graph::synthetic;
using Paths = std::vector<std::string>;

TEST_CASE("a package is the folder below its module's prefix, without tests") {
  Repository repository;
  repository.file("go.mod", kData).fact("/module", "example.org/tool");
  repository.file("main.go", kPackage)
      .import("example.org/tool/internal/store")
      .import("fmt")
      .import("example.org/toolbox/internal/store")
      .import("example.org/tool/../../etc");
  repository.file("internal/store/a.go", kPackage);
  repository.file("internal/store/b.go", kPackage);
  repository.file("internal/store/a_test.go", kPackage, FileRole::test);
  repository.file("internal/store/README", kData);
  repository.file("internal/store/sub/c.go", kPackage);
  CHECK(repository.imports_of("main.go") == Paths{"internal/store/a.go", "internal/store/b.go"});
}

TEST_CASE("of nested modules the one with the longest prefix is meant") {
  Repository repository;
  repository.file("go.mod", kData).fact("/module", "example.org/tool");
  repository.file("sdk/v2/go.mod", kData).fact("/module", "example.org/tool/sdk");
  repository.file("main.go", kPackage).import("example.org/tool/sdk").import("example.org/tool");
  repository.file("sdk/v2/sdk.go", kPackage);
  repository.file("sdk/old.go", kPackage);
  CHECK(repository.imports_of("main.go") == Paths{"sdk/v2/sdk.go"});
  CHECK(repository.imports_of("sdk/old.go").empty());
}
