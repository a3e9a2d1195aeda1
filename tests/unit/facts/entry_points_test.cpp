#include <doctest/doctest.h>

#include "facts/entry_points_resolve.hpp"
#include "facts/sections.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kAlpha;
using brief::test::kForm;

namespace {

Section entries_of(const Index& index) {
  const facts::Context context(index);
  return facts::entry_points(context);
}

}  // namespace

TEST_CASE("a program of a manifest leads to its file, whose main is not told twice") {
  IndexBuilder builder;
  builder.file("package.json", &kForm).fact("/bin/tool", "./bin/tool.al", 4);
  builder.file("bin/tool.al", &kAlpha)
      .define(DefinitionKind::function, "main", "main()", 2, 5)
      .entry();
  const Section section = entries_of(builder.build());
  CHECK(test::texts(section) ==
        std::vector<std::string>{"`bin/tool.al`: program `tool` (`package.json`)"});
  CHECK(section.claims[0].evidence[0] == Evidence{"package.json", 4, 4});
}

TEST_CASE("a package is exported unless it is private or stands in a site") {
  const auto modules = [](std::string_view package, bool site) {
    IndexBuilder builder;
    builder.file("pyproject.toml", &kForm).fact("/project/name", "shop", 2);
    builder.file("src/" + std::string(package) + "/__init__.py", &kAlpha);
    if (site) builder.file("manage.py", &kAlpha);
    return test::texts(entries_of(builder.build()));
  };
  CHECK(modules("shop", false) ==
        std::vector<std::string>{"`src/shop/__init__.py`: exported module"});
  CHECK(modules("_shop", false).empty());
  CHECK(modules("shop", true).empty());
}

TEST_CASE("a program whose file the tree lacks is told with what the manifest says") {
  IndexBuilder builder;
  builder.file("package.json", &kForm).fact("/bin/tool", "./dist/tool.js", 4);
  CHECK(test::texts(entries_of(builder.build())) ==
        std::vector<std::string>{"program `tool`: `./dist/tool.js` (`package.json`)"});
}

TEST_CASE("a program's file may be named beside it in the same table") {
  IndexBuilder builder;
  builder.file("Cargo.toml", &kForm)
      .fact("/bin/0/name", "rg", 4)
      .fact("/bin/0/path", "crates/core/main.al", 5);
  builder.file("crates/core/main.al", &kAlpha);
  CHECK(test::texts(entries_of(builder.build())) ==
        std::vector<std::string>{"`crates/core/main.al`: program `rg` (`Cargo.toml`)"});
}

TEST_CASE("main functions of the project are told, those of tests and examples are not") {
  IndexBuilder builder;
  const auto main_in = [&](const std::string& path, FileRole role) {
    builder.file(path, &kAlpha)
        .role(role)
        .define(DefinitionKind::function, "main", "main()", 2, 5)
        .entry();
  };
  main_in("src/server.al", FileRole::source);
  main_in("tests/t.al", FileRole::test);
  main_in("examples/e.al", FileRole::example);
  main_in("deps/d.al", FileRole::vendored);
  builder.file("tools/gen.al", &kAlpha).fact("/entry", "", 7);
  const Section section = entries_of(builder.build());
  CHECK(test::texts(section) ==
        std::vector<std::string>{"`src/server.al`: `main`", "`tools/gen.al`: runs as a script"});
  CHECK(section.claims[1].evidence == std::vector<Evidence>{{"tools/gen.al", 7, 7}});
}

TEST_CASE("programs of their own are told apart, a folder of many is one line") {
  IndexBuilder builder;
  builder.file("src/server.al", &kAlpha)
      .define(DefinitionKind::function, "main", "main()", 2, 5)
      .entry();
  for (int i = 0; i < 8; ++i) {
    builder.file("src/lib" + std::to_string(i) + ".al", &kAlpha);
    builder.uses("src/server.al", "src/lib" + std::to_string(i) + ".al");
  }
  for (int i = 0; i < 9; ++i)
    builder.file("utils/u" + std::to_string(i) + ".al", &kAlpha).fact("/entry", "", 1);
  const Section section = entries_of(builder.build());
  CHECK(test::has_text(section, "`src/server.al`: `main`"));
  CHECK(test::has_text(section, "`utils/`: scripts `u0.al`, `u1.al`"));
  CHECK(section.claims.size() == 2);
}

TEST_CASE("programs of one name in folders side by side are one line") {
  IndexBuilder builder;
  for (const char* name : {"api", "host", "web", "worker"})
    builder.file(std::string("src/") + name + "/Program.al", &kAlpha).fact("/entry/program", "", 1);
  builder.file("src/client/ios/Program.al", &kAlpha).fact("/entry/program", "", 1);
  CHECK(test::texts(entries_of(builder.build())) ==
        std::vector<std::string>{
            "`src/`: programs, a `main` each: `api/Program.al`, `host/Program.al`, "
            "`web/Program.al`, `worker/Program.al`",
            "`src/client/ios/Program.al`: a program of top-level statements"});
}

TEST_CASE("a main for trying out a file that others lean on is no entry point") {
  IndexBuilder builder;
  builder.file("src/server.al", &kAlpha)
      .define(DefinitionKind::function, "main", "main()", 2, 5)
      .entry();
  builder.file("src/hash.al", &kAlpha)
      .define(DefinitionKind::function, "main", "main()", 90, 95)
      .entry();
  for (int i = 0; i < 8; ++i) {
    builder.file("src/lib" + std::to_string(i) + ".al", &kAlpha);
    builder.uses("src/lib" + std::to_string(i) + ".al", "src/hash.al");
    builder.uses("src/server.al", "src/lib" + std::to_string(i) + ".al");
  }
  CHECK(test::texts(entries_of(builder.build())) ==
        std::vector<std::string>{"`src/server.al`: `main`"});
}

TEST_CASE(
    "a main of a few lines in a file that others lean on is none; the project's name is first") {
  IndexBuilder builder;
  builder.file("package.json", &kForm).fact("/name", "Acme Broker", 2);
  builder.file("a/tool.al", &kAlpha)
      .define(DefinitionKind::function, "main", "main()", 2, 50)
      .entry();
  builder.file("core/Broker.al", &kAlpha)
      .define(DefinitionKind::function, "main", "main()", 2, 50)
      .entry();
  builder.file("lib/config.al", &kAlpha)
      .define(DefinitionKind::function, "main", "main()", 90, 92)
      .entry();
  for (const char* name : {"lib/x.al", "lib/y.al", "lib/z.al"}) {
    builder.file(name, &kAlpha);
    builder.uses("lib/config.al", name);
    builder.uses("a/tool.al", name);
  }
  builder.uses("lib/x.al", "lib/config.al");
  builder.uses("lib/y.al", "lib/config.al");
  Section section = entries_of(builder.build());
  CHECK(test::texts(section) ==
        std::vector<std::string>{"`a/tool.al`: `main`", "`core/Broker.al`: `main`"});
  CHECK(section.claims[1].rank > section.claims[0].rank);
}

TEST_CASE("a compiler keeps the folders below the root of its output") {
  IndexBuilder builder;
  builder.file("source/index.ts", &kAlpha);
  builder.file("source/core/index.ts", &kAlpha);
  builder.file("pkg/a/b.ts", &kAlpha);
  const Index index = builder.build();
  const facts::Context context(index);
  CHECK(facts::source_of_built(context, "", "./dist/source/index.js") ==
        context.row("source/index.ts"));
  CHECK(facts::source_of_built(context, "", "dist/lib/source/core/index.js") ==
        context.row("source/core/index.ts"));
  CHECK(facts::source_of_built(context, "pkg", "out/a/b.d.ts") == context.row("pkg/a/b.ts"));
  CHECK(facts::source_of_built(context, "", "./dist/index.js") == kNoRow);
}

TEST_CASE("dotted modules and built paths find their source only when it is the sole one") {
  IndexBuilder builder;
  builder.file("src/app/cli.al", &kAlpha);
  builder.file("src/index.al", &kAlpha);
  builder.file("one/util.al", &kAlpha);
  builder.file("two/util.al", &kAlpha);
  const Index index = builder.build();
  const facts::Context context(index);
  CHECK(facts::source_of_built(context, "", "./dist/index.js") == context.row("src/index.al"));
  CHECK(facts::source_of_built(context, "", "./dist/other.js") == kNoRow);
  CHECK(facts::resolve_module(context, "", "./src/app/cli.al") == context.row("src/app/cli.al"));
  CHECK(facts::resolve_module(context, "", "") == kNoRow);
  CHECK(facts::resolve_module(context, "", "./gone.al") == kNoRow);
}

TEST_CASE("programs of fuzzers and tests are no entry points, two names of one file are one line") {
  IndexBuilder builder;
  builder.file("package.json", &kForm)
      .fact("/name", "tool", 1)
      .fact("/bin/tool", "./run.al", 2)
      .fact("/bin/tl", "./run.al", 3);
  builder.file("fuzz/package.json", &kForm).fact("/name", "f", 1).fact("/bin/f", "./f.al", 2);
  builder.file("fuzz/f.al", &kAlpha);
  builder.file("run.al", &kAlpha);
  CHECK(test::texts(entries_of(builder.build())) ==
        std::vector<std::string>{
            "`run.al`: program `tool` (`package.json`), program `tl` (`package.json`)"});
}

TEST_CASE("exported modules that lie alike in many packages are one line") {
  IndexBuilder builder;
  for (const char* name : {"a", "b", "c"}) {
    const std::string folder = std::string("packages/") + name;
    builder.file(folder + "/package.json", &kForm)
        .fact("/name", name, 1)
        .fact("/main", "./dist/index.al", 2);
    builder.file(folder + "/src/index.al", &kAlpha);
  }
  CHECK(test::texts(entries_of(builder.build())) ==
        std::vector<std::string>{
            "`packages/*/src/index.al`: exported modules of the packages `a`, `b`, `c`"});
}

TEST_CASE("a program that a build makes leads to the one of its sources that holds main") {
  IndexBuilder builder;
  builder.file("CMakeLists.txt", &kForm)
      .fact("/add_executable/0/0", "ringdump", 4)
      .fact("/add_executable/0/1", "src/ring.al", 4)
      .fact("/add_executable/0/2", "src/dump.al", 4)
      .fact("/add_executable/1/0", "ring_test", 6)
      .fact("/add_executable/1/1", "tests/ring_test.al", 6);
  builder.file("src/ring.al", &kAlpha);
  builder.file("src/dump.al", &kAlpha)
      .define(DefinitionKind::function, "main", "int main()", 3, 9)
      .entry();
  builder.file("tests/ring_test.al", &kAlpha)
      .role(FileRole::test)
      .define(DefinitionKind::function, "main", "int main()", 3, 9)
      .entry();
  CHECK(test::texts(entries_of(builder.build())) ==
        std::vector<std::string>{"`src/dump.al`: program `ringdump` (`CMakeLists.txt`)"});
}

TEST_CASE("where a build collects its sources, one program and one main belong together") {
  for (const bool two : {false, true}) {
    IndexBuilder builder;
    builder.file("CMakeLists.txt", &kForm)
        .fact("/add_executable/0/0", "ringdump", 4)
        .fact("/add_executable/0/1", "${sources}", 4);
    builder.file("src/dump.al", &kAlpha)
        .define(DefinitionKind::function, "main", "int main()", 3, 9)
        .entry();
    if (two)
      builder.file("src/other.al", &kAlpha)
          .define(DefinitionKind::function, "main", "int main()", 3, 9)
          .entry();
    const Section section = entries_of(builder.build());
    CHECK(test::has_text(section, "`src/dump.al`: program `ringdump` (`CMakeLists.txt`)") != two);
  }
}

TEST_CASE("a program's source may lie beside its folder") {
  IndexBuilder builder;
  builder.file("build/CMakeLists.txt", &kForm)
      .fact("/add_executable/0/0", "ringdump", 4)
      .fact("/add_executable/0/1", "../src/dump.al", 4);
  builder.file("src/dump.al", &kAlpha)
      .define(DefinitionKind::function, "main", "int main()", 3, 9)
      .entry();
  CHECK(test::texts(entries_of(builder.build())) ==
        std::vector<std::string>{"`src/dump.al`: program `ringdump` (`build/CMakeLists.txt`)"});
}

TEST_CASE("programs and mains beyond the compact ones are extra") {
  IndexBuilder builder;
  auto& manifest = builder.file("package.json", &kForm);
  for (int i = 10; i < 40; ++i) {
    const std::string name = "p" + std::to_string(i);
    manifest.fact("/bin/" + name, "./bin/" + name + ".al", static_cast<std::uint32_t>(i));
    builder.file("bin/" + name + ".al", &kAlpha);
    builder.file("m" + std::to_string(i) + "/a.al", &kAlpha).fact("/entry", "", 1);
  }
  const Section section = entries_of(builder.build());
  const auto of_kind = [&](bool extra, std::string_view part) {
    const std::vector<std::string> lines = test::texts(section, extra);
    return std::count_if(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.find(part) != std::string::npos;
    });
  };
  CHECK(of_kind(false, "program") == 8);
  CHECK(of_kind(false, "script") == 8);
  CHECK(of_kind(true, "program") == 16);
  CHECK(of_kind(true, "script") == 16);
  CHECK(test::texts(section, false)[7] == "`bin/p17.al`: program `p17` (`package.json`)");
  CHECK(test::texts(section, true)[0] == "`bin/p18.al`: program `p18` (`package.json`)");
}

TEST_CASE("a main in the compact form stays there when its program is extra") {
  IndexBuilder builder;
  auto& manifest = builder.file("package.json", &kForm);
  for (int i = 10; i < 19; ++i) {
    const std::string name = "p" + std::to_string(i);
    manifest.fact("/bin/" + name, "./bin/" + name + ".al", static_cast<std::uint32_t>(i));
    builder.file("bin/" + name + ".al", &kAlpha).fact("/entry", "", 1);
  }
  const Section section = entries_of(builder.build());
  CHECK(test::texts(section, false).size() == 9);
  CHECK(test::texts(section, false).back() == "`bin/p18.al`: runs as a script");
  CHECK(test::texts(section, true) ==
        std::vector<std::string>{"`bin/p18.al`: program `p18` (`package.json`)"});
}

TEST_CASE("exported modules beyond the compact ones are extra, each told once") {
  IndexBuilder builder;
  for (int i = 10; i < 40; ++i) {
    const std::string name = "m" + std::to_string(i);
    builder.file(name + "/package.json", &kForm)
        .fact("/name", name, 1)
        .fact("/main", "./" + name + ".al", 2);
    builder.file(name + "/" + name + ".al", &kAlpha);
  }
  const Section section = entries_of(builder.build());
  const std::vector<std::string> extra = test::texts(section, true);
  CHECK(test::texts(section, false).size() == 6);
  REQUIRE(extra.size() == 12);
  CHECK(extra[0] == "`m16/m16.al`: exported module (`m16/package.json`)");
  CHECK(extra[11] == "`m27/m27.al`: exported module (`m27/package.json`)");
}

TEST_CASE("scripts beside the code are no entry points where the project starts elsewhere") {
  const auto build = [](bool program) {
    IndexBuilder builder;
    if (program) builder.file("package.json", &kForm).fact("/bin/tool", "./tool.al", 4);
    builder.file("tool.al", &kAlpha);
    for (const char* path : {"scripts/a.py", "scripts/b.py"})
      builder.file(path, &kAlpha).define(DefinitionKind::function, "main", "main()", 2, 5).entry();
    return builder.build();
  };
  CHECK_FALSE(test::has_text(entries_of(build(true)), "scripts/"));
  CHECK(test::has_text(entries_of(build(false)), "`scripts/a.py`: `main`"));
}

TEST_CASE("an exported module that defines nothing says which file it hands on") {
  IndexBuilder builder;
  builder.file("package.json", &kForm).fact("/name", "lib", 1).fact("/main", "./index.al", 2);
  builder.file("index.al", &kAlpha);
  builder.file("lib/core.al", &kAlpha).define(DefinitionKind::function, "run", "def run()", 1, 9);
  builder.uses("index.al", "lib/core.al");
  const std::vector<std::string> lines = test::texts(entries_of(builder.build()));
  CHECK(std::count(lines.begin(), lines.end(),
                   "`index.al`: exported module, which hands on `lib/core.al` (`package.json`)") ==
        1);
}

TEST_CASE("what the everyday script of a package runs is a program, not what it exports") {
  IndexBuilder builder;
  builder.file("package.json", &kForm)
      .fact("/main", "src/server.al", 2)
      .fact("/scripts/start", "cross-env MODE=production node src/server.al", 4)
      .fact("/scripts/dev", "nodemon --watch src src/server.al", 5)
      .fact("/scripts/serve", "node scripts/watch.al", 6);
  builder.file("src/server.al", &kAlpha);
  builder.file("scripts/watch.al", &kAlpha);
  const Section section = entries_of(builder.build());
  CHECK(
      test::texts(section) ==
      std::vector<std::string>{"`src/server.al`: started by the script `start` (`package.json`)"});
  CHECK(section.claims[0].evidence[0] == Evidence{"package.json", 4, 4});
}

TEST_CASE("the main of a file that others include is theirs") {
  IndexBuilder builder;
  for (const char* path : {"src/run.be", "src/check.be"})
    builder.file(path, &brief::test::kBeta)
        .define(DefinitionKind::function, "main", "main()", 2, 50)
        .entry();
  builder.file("src/use.be", &brief::test::kBeta);
  CHECK(entries_of(builder.build()).claims.size() == 2);
  builder.uses("src/use.be", "src/check.be");
  CHECK(test::texts(entries_of(builder.build())) ==
        std::vector<std::string>{"`src/run.be`: `main`"});
}

TEST_CASE("a package whose folder holds a main is no module that another can import") {
  const LanguageSpec folders{.name = "folders",
                             .title = "Folders",
                             .family = "folders",
                             .import_style = ImportStyle::package_path};
  const auto build = [&](bool program) {
    IndexBuilder builder;
    builder.file("go.mod", &kForm).fact("/module", "example.org/gum/v2", 1);
    builder.file("gum.go", &folders)
        .define(DefinitionKind::struct_, "Gum", "type Gum struct", 1, 9);
    auto& other = builder.file("other.go", &folders);
    if (program) other.define(DefinitionKind::function, "main", "func main()", 2, 5).entry();
    return builder.build();
  };
  CHECK(test::has_text(entries_of(build(false)), "`gum.go`: exported module"));
  CHECK_FALSE(test::has_text(entries_of(build(true)), "exported module"));
}
