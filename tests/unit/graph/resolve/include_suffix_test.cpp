#include <doctest/doctest.h>

#include "../synthetic.hpp"

using namespace brief;
using namespace brief::graph::synthetic;
using Paths = std::vector<std::string>;

TEST_CASE("an include is looked for beside the file first") {
  Repository repository;
  repository.file("src/a.c", kInclude).import("util.h").import("../lib/deep.h");
  repository.file("src/util.h", kInclude);
  repository.file("util.h", kInclude);
  repository.file("lib/deep.h", kInclude);
  CHECK(repository.imports_of("src/a.c") == Paths{"src/util.h", "lib/deep.h"});
}

TEST_CASE("an include that is not beside the file is the suffix of a path") {
  Repository repository;
  repository.file("src/a.c", kInclude).import("net/socket.h").import("only.h");
  repository.file("include/net/socket.h", kInclude);
  repository.file("include/other/socket.h", kInclude);
  repository.file("deep/er/only.h", kInclude);
  CHECK(repository.imports_of("src/a.c") == Paths{"include/net/socket.h", "deep/er/only.h"});
}

TEST_CASE("of several suffixes the nearest folder wins, then the least depth, else none") {
  Repository repository;
  repository.file("tools/a.c", kInclude).import("linux/kernel.h");
  repository.file("kernel/b.c", kInclude).import("linux/kernel.h");
  repository.file("kernel/c.c", kInclude).import("asm/io.h");
  repository.file("include/linux/kernel.h", kInclude);
  repository.file("tools/include/linux/kernel.h", kInclude);
  repository.file("arch/arm/asm/io.h", kInclude);
  repository.file("arch/mips/asm/io.h", kInclude);
  CHECK(repository.imports_of("tools/a.c") == Paths{"tools/include/linux/kernel.h"});
  CHECK(repository.imports_of("kernel/b.c") == Paths{"include/linux/kernel.h"});
  CHECK(repository.imports_of("kernel/c.c").empty());
}

TEST_CASE("a system include is not the file beside it, and a bare name must be the only one") {
  Repository repository;
  repository.file("src/a.c", kInclude)
      .import("string.h", {}, kImportSystem)
      .import("sys/types.h", {}, kImportSystem)
      .import("once.h", {}, kImportSystem);
  repository.file("src/string.h", kInclude);
  repository.file("lib/string.h", kInclude);
  repository.file("compat/sys/types.h", kInclude);
  repository.file("src/once.h", kInclude);
  CHECK(repository.imports_of("src/a.c") == Paths{"compat/sys/types.h", "src/once.h"});
}

TEST_CASE("hostile targets name nothing and leave the root nowhere") {
  Repository repository;
  repository.file("src/a.c", kInclude)
      .import("../../../../etc/passwd")
      .import(std::string(1 << 20, 'x'))
      .import(std::string(1 << 20, '/'))
      .import("")
      .import("/")
      .import("..")
      .import(".")
      .import(std::string("a\0b.h", 5))
      .import("a.c");
  repository.file("etc/passwd", kInclude);
  CHECK(repository.imports_of("src/a.c").empty());
}
