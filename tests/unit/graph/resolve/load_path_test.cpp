#include <doctest/doctest.h>

#include "../synthetic.hpp"

using namespace brief;
using namespace brief::graph::synthetic;
using Paths = std::vector<std::string>;

TEST_CASE("a path is looked for below the folders that the language looks in") {
  Repository repository;
  repository.file("lib/shop/cart.rb", kLoadPath);
  repository.file("app/models/item.rb", kLoadPath);
  repository.file("vendor/deep/down/json.rb", kLoadPath);
  repository.file("main.rb", kLoadPath)
      .import("shop/cart")
      .import("shop/cart.rb")
      .import("item")
      .import("json")
      .import("../outside")
      .import("/etc/passwd");
  CHECK(repository.imports_of("main.rb") ==
        Paths{"lib/shop/cart.rb", "lib/shop/cart.rb", "app/models/item.rb"});
}

TEST_CASE("an import that says so starts at the importing file, then looks everywhere") {
  Repository repository;
  repository.file("a/one.rb", kLoadPath);
  repository.file("lib/one.rb", kLoadPath);
  repository.file("a/b/main.rb", kLoadPath)
      .import("../one", {}, kImportBeside)
      .import("/../one.rb", {}, kImportBeside)
      .import("one", {}, kImportBeside);
  CHECK(repository.imports_of("a/b/main.rb") == Paths{"a/one.rb", "a/one.rb", "a/one.rb"});
}

TEST_CASE("without such folders a path is beside the file or the end of a path") {
  Repository repository;
  repository.file("scripts/lib/common.sh", kSourced);
  repository.file("scripts/build.sh", kSourced).import("lib/common.sh");
  repository.file("ci/run.sh", kSourced).import("lib/common.sh").import("./common.sh");
  CHECK(repository.imports_of("scripts/build.sh") == Paths{"scripts/lib/common.sh"});
  CHECK(repository.imports_of("ci/run.sh") == Paths{"scripts/lib/common.sh"});
}

TEST_CASE("a scheme names a package of the repository, a folder stands for its files") {
  Repository repository;
  repository.file("packages/core/pubspec.yaml", kData).fact("/name", "core");
  repository.file("packages/core/lib/src/a.dart", kSchemed);
  repository.file("modules/net/b.dart", kSchemed);
  repository.file("modules/net/a.dart", kSchemed);
  repository.file("modules/main.dart", kSchemed)
      .import("package:core/src/a.dart")
      .import("package:other/src/a.dart")
      .import("./net");
  CHECK(repository.imports_of("modules/main.dart") ==
        Paths{"packages/core/lib/src/a.dart", "modules/net/a.dart", "modules/net/b.dart"});
}
