#include "graph/references.hpp"

#include <doctest/doctest.h>

#include "graph/link.hpp"
#include "synthetic.hpp"

using namespace brief;
using namespace brief::graph;
using namespace brief::graph::synthetic;
using Kind = DefinitionKind;

TEST_CASE("a name links to the file that is imported, not to another of that name") {
  Repository repository;
  repository.file("a.py", kDotted).function("connect");
  repository.file("b.py", kDotted).function("connect");
  repository.file("user.py", kDotted).import("b", "connect").refer("connect");
  const Index index = repository.link();
  CHECK(has_edge(index, "user.py", "b.py"));
  CHECK_FALSE(has_edge(index, "user.py", "a.py"));
}

TEST_CASE("a name that the file defines is local") {
  Repository repository;
  repository.file("a.py", kDotted).function("connect");
  repository.file("user.py", kDotted).function("connect").import("a").refer("connect");
  CHECK(repository.link().edges.empty());
}

TEST_CASE("a name imported alone brings no other name of that file along") {
  Repository repository;
  repository.file("a.js", kRelative).function("connect").function("item");
  repository.file("b.js", kRelative).hidden(Kind::function, "connect");
  repository.file("user.js", kRelative).import("./a", "connect").refer("item").refer("connect");
  const Index index = repository.link();
  const std::uint32_t connect = index.definitions.front().definition;
  CHECK(connect == 0);
  CHECK(ranked(index, "item") == nullptr);  // a guess and nothing else
}

TEST_CASE("an import is a use, also where the name is not written again") {
  Repository repository;
  repository.file("a.py", kDotted).function("connect");
  repository.file("user.py", kDotted).import("a", "connect");
  CHECK(has_edge(repository.link(), "user.py", "a.py"));
}

TEST_CASE("re-exports and package files pass names on") {
  Repository repository;
  repository.file("app/__init__.py", kDotted).import(".core", "run");
  repository.file("app/core.py", kDotted).function("run");
  repository.file("other/core.py", kDotted).function("run");
  repository.file("main.py", kDotted).import("app", "run").refer("run");
  repository.file("lib/index.js", kRelative).import("./deep", {}, kImportReexport);
  repository.file("lib/deep.js", kRelative).function("paint");
  repository.file("lib/other.js", kRelative).function("paint");
  repository.file("main.js", kRelative).import("./lib", "paint").refer("paint");
  const Index index = repository.link();
  CHECK(has_edge(index, "main.py", "app/core.py"));
  CHECK_FALSE(has_edge(index, "main.py", "other/core.py"));
  CHECK(has_edge(index, "main.js", "lib/deep.js"));
  CHECK_FALSE(has_edge(index, "main.js", "lib/other.js"));
}

TEST_CASE("a package sees its own files, hidden names too") {
  Repository repository;
  repository.file("store/a.go", kPackage).hidden(Kind::function, "open");
  repository.file("store/b.go", kPackage).refer("open");
  repository.file("other/c.go", kPackage).refer("open");
  const Index index = repository.link();
  CHECK(has_edge(index, "store/b.go", "store/a.go"));
  CHECK_FALSE(has_edge(index, "other/c.go", "store/a.go"));
}

TEST_CASE("a header lends to the file that implements it") {
  Repository repository;
  repository.file("dict.h", kInclude).function("dictFind");
  repository.file("dict.c", kInclude).import("dict.h").define(Kind::function, "dictFind", 30);
  repository.file("server.c", kInclude).import("dict.h").refer("dictFind");
  const Index index = repository.link();
  CHECK(has_edge(index, "server.c", "dict.c"));
  CHECK_FALSE(has_edge(index, "server.c", "dict.h"));
  REQUIRE(index.definitions.size() == 1);
  CHECK(index.files[index.definitions[0].file].path == "dict.c");
  CHECK(index.definitions[0].users == 1);
}

TEST_CASE("common names spread nothing, rare ones share their weight") {
  Repository repository;
  for (int i = 0; i < 5; ++i) {
    File& file = repository.file("f" + std::to_string(i) + ".c", kInclude);
    file.function("common");
    if (i < 2) file.function("rare");
  }
  repository.file("user.c", kInclude).refer("common").refer("rare");
  const Index index = repository.link();
  CHECK(ranked(index, "common") == nullptr);
  REQUIRE(index.edges.size() == 2);
  CHECK(index.edges[0].weight == index.edges[1].weight);
}

TEST_CASE("a short name or a hidden one is not looked for in the whole repository") {
  Repository repository;
  repository.file("a.c", kInclude).function("ab").hidden(Kind::function, "secret");
  repository.file("b.c", kInclude).refer("ab").refer("secret");
  CHECK(repository.link().edges.empty());
}

TEST_CASE("a type of a file that nobody includes is used nowhere else") {
  Repository repository;
  repository.file("raku.c", kInclude).define(Kind::enum_, "token", 30).function("rakuParse");
  repository.file("known.h", kInclude).define(Kind::struct_, "parser", 30);
  repository.file("other.c", kInclude).import("known.h");
  repository.file("user.c", kInclude)
      .refer("token", ReferenceKind::type)
      .refer("parser", ReferenceKind::type)
      .refer("rakuParse");
  const Index index = repository.link();
  CHECK(ranked(index, "token") == nullptr);
  CHECK(ranked(index, "parser") != nullptr);
  CHECK(ranked(index, "rakuParse") != nullptr);  // it may be declared in user.c
}

TEST_CASE("members are meant by member references, and functions only where imported") {
  Repository repository;
  repository.file("a.py", kDotted)
      .define(Kind::class_, "Window")
      .define(Kind::method, "repaint", 5, 0)
      .function("helper");
  repository.file("free.py", kDotted).refer("repaint", ReferenceKind::value);
  repository.file("member.py", kDotted).refer("repaint", ReferenceKind::member);
  repository.file("far.py", kDotted).refer("helper", ReferenceKind::member);
  repository.file("near.py", kDotted).import("a").refer("helper", ReferenceKind::member);
  const Index index = repository.link();
  CHECK_FALSE(has_edge(index, "free.py", "a.py"));
  CHECK(has_edge(index, "member.py", "a.py"));
  CHECK_FALSE(has_edge(index, "far.py", "a.py"));
  CHECK(has_edge(index, "near.py", "a.py"));
}

TEST_CASE(
    "where modules are reached by two colons, what stands behind a dot is no function of theirs") {
  Repository repository;
  repository.file("src/lib.rs", kModule);
  repository.file("src/a.rs", kModule)
      .function("iterate")
      .define(Kind::struct_, "Window")
      .define(Kind::method, "repaint", 9, 1);
  repository.file("src/called.rs", kModule).import("crate::a").refer("iterate");
  repository.file("src/dotted.rs", kModule)
      .import("crate::a")
      .refer("iterate", ReferenceKind::member, 50);
  repository.file("src/painted.rs", kModule)
      .import("crate::a")
      .refer("repaint", ReferenceKind::member);
  const Index index = repository.link();
  CHECK(has_edge(index, "src/called.rs", "src/a.rs"));
  CHECK_FALSE(has_edge(index, "src/dotted.rs", "src/a.rs"));
  CHECK(has_edge(index, "src/painted.rs", "src/a.rs"));
}

TEST_CASE("a member of one plain word is a guess, one of several words is not") {
  Repository repository;
  repository.file("a.py", kDotted)
      .define(Kind::class_, "Window")
      .define(Kind::method, "get", 5, 0)
      .define(Kind::method, "repaint_all", 5, 0);
  repository.file("user.py", kDotted)
      .refer("get", ReferenceKind::member, 100)
      .refer("repaint_all", ReferenceKind::member);
  const Index index = repository.link();
  CHECK(ranked(index, "repaint_all")->users == 1);
  CHECK(ranked(index, "get") == nullptr);
}

TEST_CASE("a name imported from elsewhere is not ours") {
  Repository repository;
  repository.file("Cargo.toml", kData).fact("/package/name", "x");
  repository.file("src/lib.rs", kModule);
  repository.file("src/ready.rs", kModule).define(Kind::struct_, "Ready");
  repository.file("src/a.rs", kModule)
      .import("std::task", "Ready")
      .refer("Ready", ReferenceKind::type);
  repository.file("src/b.rs", kModule)
      .import("std::task::Ready")
      .refer("Ready", ReferenceKind::type);
  repository.file("src/c.rs", kModule)
      .import("crate::ready", "Ready")
      .refer("Ready", ReferenceKind::type);
  const Index index = repository.link();
  CHECK_FALSE(has_edge(index, "src/a.rs", "src/ready.rs"));
  CHECK_FALSE(has_edge(index, "src/b.rs", "src/ready.rs"));
  CHECK(has_edge(index, "src/c.rs", "src/ready.rs"));
}

TEST_CASE("a module's names stay behind its name: without it they are a guess") {
  Repository repository;
  repository.file("a.py", kDotted).function("reload");
  repository.file("bare.py", kDotted).import("a").refer("reload");
  CHECK(ranked(repository.link(), "reload") == nullptr);
  repository.file("star.py", kDotted).import("a", {}, kImportWildcard).refer("reload");
  repository.file("dot.py", kDotted).import("a").refer("reload", ReferenceKind::member);
  CHECK(ranked(repository.link(), "reload")->users == 2);
}

TEST_CASE("a file imported as a module and by a name is seen both ways") {
  Repository repository;
  repository.file("a.py", kDotted).function("reload").function("other");
  repository.file("user.py", kDotted)
      .import("a")
      .import("a", "reload")
      .refer("reload")
      .refer("other");
  const Index index = repository.link();
  CHECK(ranked(index, "reload")->users == 1);
  CHECK(ranked(index, "other") == nullptr);
}

TEST_CASE("languages of different families do not meet") {
  Repository repository;
  repository.file("a.py", kDotted).function("connect");
  repository.file("b.c", kInclude).refer("connect");
  CHECK(repository.link().edges.empty());
}

TEST_CASE("more uses lend more, with damping") {
  Repository repository;
  repository.file("a.c", kInclude).function("often");
  repository.file("b.c", kInclude).function("seldom");
  repository.file("user.c", kInclude)
      .refer("often", ReferenceKind::call, 16)
      .refer("seldom", ReferenceKind::call, 1);
  const Index index = repository.link();
  REQUIRE(index.edges.size() == 2);
  CHECK(index.edges[0].weight == 4 * index.edges[1].weight);
}

TEST_CASE("a name that every file defines is not looked at once per definition and user") {
  Repository repository;
  for (int i = 0; i < 10000; ++i)
    repository.file("d" + std::to_string(i % 100) + "/f" + std::to_string(i) + ".go", kPackage)
        .hidden(Kind::function, "init")
        .refer("start");
  repository.file("d0/start.go", kPackage).hidden(Kind::function, "start").refer("init");
  const Index index = repository.link(2);
  CHECK(ranked(index, "init") == nullptr);
  REQUIRE(ranked(index, "start") != nullptr);
  CHECK(ranked(index, "start")->users == 100);
}
