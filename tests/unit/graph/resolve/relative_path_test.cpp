#include <doctest/doctest.h>

#include "../synthetic.hpp"

using namespace brief;
using namespace brief::graph::synthetic;
using Paths = std::vector<std::string>;

TEST_CASE("extensions, index files and compiled names are tried") {
  Repository repository;
  repository.file("src/a.ts", kRelative)
      .import("./b")
      .import("./b.js")
      .import("../lib")
      .import("./legacy.js")
      .import("./c/");
  repository.file("src/b.ts", kRelative);
  repository.file("src/legacy.js", kRelative);
  repository.file("lib/index.js", kRelative);
  repository.file("src/c/index.ts", kRelative);
  CHECK(repository.imports_of("src/a.ts") ==
        Paths{"src/b.ts", "src/b.ts", "lib/index.js", "src/legacy.js", "src/c/index.ts"});
}

TEST_CASE("aliases of the nearest alias file lead to their targets") {
  Repository repository;
  repository.file("tsconfig.json", kData)
      .fact("/compilerOptions/baseUrl", ".")
      .fact("/compilerOptions/paths/@~1*/0", "./src/*")
      .fact("/compilerOptions/paths/@~1ui~1*/0", "./missing/*")
      .fact("/compilerOptions/paths/@~1ui~1*/1", "./ui/*")
      .fact("/compilerOptions/paths/config/0", "./settings.ts");
  repository.file("src/a.ts", kRelative)
      .import("@/deep/b")
      .import("@/ui/button")
      .import("config")
      .import("src/deep/b")
      .import("react");
  repository.file("src/deep/b.ts", kRelative);
  repository.file("ui/button.tsx", kRelative);
  repository.file("settings.ts", kRelative);
  CHECK(repository.imports_of("src/a.ts") ==
        Paths{"src/deep/b.ts", "ui/button.tsx", "settings.ts", "src/deep/b.ts"});
}

TEST_CASE("a package of the workspace opens with what its manifest names, or its source") {
  Repository repository;
  repository.file("packages/core/package.json", kData)
      .fact("/name", "@x/core")
      .fact("/main", "./dist/index.js")
      .fact("/exports/.~1extra/import", "./dist/extra.js");
  repository.file("packages/core/src/index.ts", kRelative);
  repository.file("packages/core/src/extra.ts", kRelative);
  repository.file("packages/core/src/other.ts", kRelative);
  repository.file("packages/plain/package.json", kData).fact("/name", "plain");
  repository.file("packages/plain/src/index.ts", kRelative);
  repository.file("packages/exact/package.json", kData)
      .fact("/name", "exact")
      .fact("/exports/.~1sub", "./sub.js")
      .fact("/exports/.", "./entry.js");
  repository.file("packages/exact/entry.js", kRelative);
  repository.file("packages/exact/sub.js", kRelative);
  repository.file("app/main.ts", kRelative)
      .import("@x/core", "run")
      .import("@x/core/extra", "more")
      .import("@x/core/other", "rest")
      .import("plain")
      .import("exact")
      .import("@x/unknown");
  CHECK(repository.imports_of("app/main.ts") ==
        Paths{"packages/core/src/index.ts", "packages/core/src/extra.ts",
              "packages/core/src/other.ts", "packages/plain/src/index.ts",
              "packages/exact/entry.js"});
}

TEST_CASE("hostile paths name nothing") {
  Repository repository;
  repository.file("tsconfig.json", kData)
      .fact("/compilerOptions/paths/*/0", "../../../*")
      .fact("/compilerOptions/paths//0", "x")
      .fact("/compilerOptions/baseUrl", "../..");
  repository.file("a.ts", kRelative)
      .import("../../../../etc/passwd")
      .import("./" + std::string(1 << 20, 'x'))
      .import("./a")
      .import("/a")
      .import("~")
      .import("");
  repository.file("etc/passwd", kRelative);
  CHECK(repository.imports_of("a.ts").empty());
}
