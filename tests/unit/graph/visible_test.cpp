#include "graph/visible.hpp"

#include <doctest/doctest.h>

#include "base/hash.hpp"
#include "synthetic.hpp"

using namespace brief;
using namespace brief::graph;
using namespace brief::graph::synthetic;

namespace {

struct Look {
  explicit Look(const Repository& repository)
      : files(repository.files()),
        paths(files, 1),
        modules(files, 1),
        imports(resolve_imports(paths, modules, 1)),
        passed_on(files, imports),
        visible(paths, modules, imports, passed_on) {}

  Sight at(std::string_view from, std::string_view to) {
    visible.look_from(paths.find(from));
    return visible.sight_of(paths.find(to));
  }

  std::vector<IndexedFile> files;
  PathTable paths;
  DeclaredModules modules;
  std::vector<std::vector<ResolvedImport>> imports;
  PassedOn passed_on;
  Visible visible;
};

}  // namespace

TEST_CASE("the stronger sight stays, and a new look forgets the last one") {
  Repository repository;
  repository.file("a.js", kRelative).import("./b", "x").import("./b").import("./c", "y");
  repository.file("b.js", kRelative);
  repository.file("c.js", kRelative);
  Look look(repository);
  CHECK(look.at("a.js", "b.js") == Sight::whole);
  CHECK(look.at("a.js", "c.js") == Sight::named);
  CHECK(look.visible.imports_name(base::name_hash("y")));
  CHECK_FALSE(look.visible.imports_name(base::name_hash("z")));
  CHECK(look.at("b.js", "c.js") == Sight::none);
  CHECK_FALSE(look.visible.imports_name(base::name_hash("y")));
}

TEST_CASE("includes are passed on once, plain imports are not") {
  Repository repository;
  repository.file("a.c", kInclude).import("b.h");
  repository.file("b.h", kInclude).import("c.h");
  repository.file("c.h", kInclude).import("d.h");
  repository.file("d.h", kInclude);
  repository.file("a.js", kRelative).import("./b");
  repository.file("b.js", kRelative).import("./c");
  repository.file("c.js", kRelative);
  Look look(repository);
  CHECK(look.at("a.c", "c.h") == Sight::whole);
  CHECK(look.at("a.c", "d.h") == Sight::none);
  CHECK(look.at("a.js", "c.js") == Sight::none);
}

TEST_CASE("re-exports in a circle end") {
  Repository repository;
  repository.file("a.js", kRelative).import("./b", {}, kImportReexport);
  repository.file("b.js", kRelative).import("./a", {}, kImportReexport);
  Look look(repository);
  CHECK(look.at("a.js", "b.js") == Sight::whole);
  CHECK(look.at("a.js", "a.js") == Sight::none);
}
