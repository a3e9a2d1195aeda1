#include "graph/manifests.hpp"

#include <doctest/doctest.h>

#include "synthetic.hpp"

using namespace brief;
using namespace brief::graph;
using namespace brief::graph::synthetic;

TEST_CASE("packages are found by folder and by the longest name") {
  Repository repository;
  repository.file("go.mod", kData).fact("/module", "x.org/a");
  repository.file("v2/go.mod", kData).fact("/module", "x.org/a/v2");
  repository.file("v2/b/c.go", kPackage);
  const auto files = repository.files();
  const PathTable paths(files, 1);
  const Manifests manifests(paths);
  REQUIRE(manifests.named(kPackage, "x.org/a/v2/b", '/') != nullptr);
  CHECK(manifests.named(kPackage, "x.org/a/v2/b", '/')->folder == "v2");
  CHECK(manifests.named(kPackage, "x.org/a/v1", '/')->folder == "");
  CHECK(manifests.named(kPackage, "x.org/ab", '/') == nullptr);
  CHECK(manifests.named(kPackage, "", '/') == nullptr);
  CHECK(manifests.enclosing(kPackage, "v2/b/c.go")->folder == "v2");
  CHECK(manifests.enclosing(kPackage, "v2x/c.go")->folder == "");
}

TEST_CASE("a vendored copy of a manifest names no package") {
  Repository repository;
  repository.file("vendor/go.mod", kData, FileRole::vendored).fact("/module", "x.org/a");
  repository.file("c.go", kPackage);
  const auto files = repository.files();
  const PathTable paths(files, 1);
  CHECK(Manifests(paths).named(kPackage, "x.org/a", '/') == nullptr);
}

TEST_CASE("exact aliases come before wild ones, longer patterns before shorter") {
  Repository repository;
  repository.file("web/tsconfig.json", kData)
      .fact("/compilerOptions/paths/*/0", "any/*")
      .fact("/compilerOptions/paths/@~1*/0", "at/*")
      .fact("/compilerOptions/paths/@~1x~01/0", "exact");
  repository.file("web/a.ts", kRelative);
  const auto files = repository.files();
  const PathTable paths(files, 1);
  const Manifests manifests(paths);
  const auto found = manifests.aliases_for(kRelative, "web/a.ts");
  REQUIRE(found.size() == 1);
  CHECK(found[0]->base == "web");
  REQUIRE(found[0]->aliases.size() == 3);
  CHECK(found[0]->aliases[0].before == "@/x~1");
  CHECK(found[0]->aliases[1].before == "@/");
  CHECK(found[0]->aliases[2].before == "");
  CHECK(manifests.aliases_for(kRelative, "a.ts").empty());
}
