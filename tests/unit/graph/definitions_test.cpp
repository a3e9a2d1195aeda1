#include "graph/definitions.hpp"

#include <doctest/doctest.h>

#include "base/hash.hpp"
#include "synthetic.hpp"

using namespace brief;
using namespace brief::graph;
using namespace brief::graph::synthetic;
using Kind = DefinitionKind;

namespace {

// Paths of the definitions that stand for those of that name.
std::vector<std::string> standing_for(const Repository& repository, std::string_view name) {
  const auto files = repository.files();
  const PathTable paths(files, 1);
  const auto imports = resolve_imports(paths, DeclaredModules(files, 1), 1);
  const DefinitionTable table(files, imports, 2);
  std::vector<std::string> out;
  for (const HashRow& row : table.find(base::name_hash(name))) {
    const Candidate candidate = table.at(table.canonical(table.number(row)));
    out.push_back(files[candidate.file].path + ":" + std::to_string(candidate.row));
  }
  return out;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("a prototype stands for its body") {
  Repository repository;
  repository.file("api.h", kInclude).function("run");
  repository.file("run.c", kInclude).define(Kind::function, "run", 20);
  repository.file("user.c", kInclude).import("api.h");
  CHECK(standing_for(repository, "run") == Rows{"run.c:0", "run.c:0"});
}

TEST_CASE("of several bodies the one that includes the prototype is meant, else none") {
  Repository repository;
  repository.file("api.h", kInclude).function("run");
  repository.file("one.c", kInclude).import("api.h").define(Kind::function, "run", 20);
  repository.file("two.c", kInclude).define(Kind::function, "run", 30);
  CHECK(standing_for(repository, "run") == Rows{"one.c:0", "one.c:0", "two.c:0"});
  repository.file("three.c", kInclude).import("api.h").define(Kind::function, "run", 20);
  CHECK(standing_for(repository, "run").front() == "api.h:0");
}

TEST_CASE("a static function is no other file's body") {
  Repository repository;
  repository.file("api.h", kInclude).function("run");
  repository.file("run.c", kInclude).import("api.h").hidden(Kind::function, "run", 20);
  CHECK(standing_for(repository, "run").front() == "api.h:0");
}

TEST_CASE("a body is no prototype, however long another body is") {
  Repository repository;
  repository.file("a.c", kInclude).import("b.c").define(Kind::function, "run", 40);
  repository.file("b.c", kInclude).define(Kind::function, "run", 20);
  repository.file("c.c", kInclude).define(Kind::function, "run", 2);
  CHECK(standing_for(repository, "run") == Rows{"a.c:0", "b.c:0", "c.c:0"});
}

TEST_CASE("overloads fold to the longest, members of different types stay apart") {
  Repository repository;
  repository.file("a.java", kQualified)
      .define(Kind::class_, "A")
      .define(Kind::method, "go", 2, 0)
      .define(Kind::method, "go", 9, 0)
      .define(Kind::class_, "B")
      .define(Kind::method, "go", 3, 3);
  CHECK(standing_for(repository, "go") == Rows{"a.java:2", "a.java:2", "a.java:4"});
}

TEST_CASE("a type that is named where it is defined is one") {
  Repository repository;
  repository.file("a.h", kInclude)
      .define(Kind::type, "client")
      .define(Kind::struct_, "client", 30, 0)
      .define(Kind::struct_, "other", 30)
      .define(Kind::struct_, "client", 5, 2);
  CHECK(standing_for(repository, "client") == Rows{"a.h:1", "a.h:1", "a.h:3"});
}

TEST_CASE("languages without includes fold nothing across files") {
  Repository repository;
  repository.file("a.py", kDotted).function("run");
  repository.file("b.py", kDotted).define(Kind::function, "run", 20);
  CHECK(standing_for(repository, "run") == Rows{"a.py:0", "b.py:0"});
}

TEST_CASE("tests, generated and vendored files have no candidates") {
  Repository repository;
  for (const FileRole role : {FileRole::test, FileRole::example, FileRole::documentation,
                              FileRole::generated, FileRole::vendored})
    repository.file("f" + std::to_string(static_cast<int>(role)) + ".py", kDotted, role)
        .function("run");
  CHECK(standing_for(repository, "run").empty());
}

TEST_CASE("what stands inside a function is nobody else's, what stands in a type is a member") {
  FileSummary summary;
  summary.definitions.resize(4);
  summary.definitions[0].kind = Kind::class_;
  summary.definitions[1].parent = 0;
  summary.definitions[2].parent = 1;
  summary.definitions[3].parent = 99;  // damaged: no such row
  CHECK(meaning_of(summary, summary.definitions[0]) == Meaning::type);
  CHECK(meaning_of(summary, summary.definitions[1]) == Meaning::member);
  CHECK(meaning_of(summary, summary.definitions[2]) == Meaning::none);
  CHECK(meaning_of(summary, summary.definitions[3]) == Meaning::callable);
}

TEST_CASE("references fit what they can mean") {
  CHECK(fit(ReferenceKind::call, Meaning::callable) == Fit::direct);
  CHECK(fit(ReferenceKind::call, Meaning::type) == Fit::direct);
  CHECK(fit(ReferenceKind::call, Meaning::field) == Fit::no);
  CHECK(fit(ReferenceKind::member, Meaning::field) == Fit::direct);
  CHECK(fit(ReferenceKind::member, Meaning::callable) == Fit::indirect);
  CHECK(fit(ReferenceKind::type, Meaning::callable) == Fit::no);
  CHECK(fit(ReferenceKind::value, Meaning::member) == Fit::no);
  CHECK(fit(ReferenceKind::value, Meaning::none) == Fit::no);
}
