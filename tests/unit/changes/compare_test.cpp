#include "changes/compare.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/hash.hpp"
#include "brief/language.hpp"

using namespace brief;

namespace {

constexpr LanguageSpec kCode{.name = "alpha", .title = "Alpha"};

struct Def {
  std::string name;
  std::string signature;
  int parent = -1;
  DefinitionKind kind = DefinitionKind::function;
};

// One side, built file by file in path order.
class Tree {
 public:
  Tree& file(const std::string& path, const std::vector<Def>& definitions,
             FileRole role = FileRole::source) {
    FileSummary summary;
    const auto add = [&](const std::string& text) {
      const Str str{static_cast<std::uint32_t>(summary.text.size()),
                    static_cast<std::uint32_t>(text.size())};
      summary.text += text;
      return str;
    };
    for (const Def& def : definitions) {
      Definition d;
      d.name = add(def.name);
      d.signature = add(def.signature);
      d.line = static_cast<std::uint32_t>(summary.definitions.size() + 1);
      d.kind = def.kind;
      d.exported = true;
      if (def.parent >= 0) d.parent = static_cast<std::uint32_t>(def.parent);
      summary.definitions.push_back(d);
    }
    IndexedFile file;
    file.path = path;
    file.language = &kCode;
    file.role = role;
    contents_.push_back(base::hash128(path.substr(path.rfind('/') + 1) + summary.text));
    file.summary = std::make_shared<const FileSummary>(std::move(summary));
    index_.files.push_back(std::move(file));
    return *this;
  }
  Tree& rank(std::uint32_t file, std::uint32_t row) {
    index_.definitions.push_back({file, row, 1, 1, 0});
    return *this;
  }
  Tree& claim(const std::string& section, const std::string& text) {
    auto found = std::find_if(brief_.sections.begin(), brief_.sections.end(),
                              [&](const Section& s) { return s.id == section; });
    if (found == brief_.sections.end())
      found = brief_.sections.insert(found, Section{section, section, {}});
    found->claims.push_back({text, {{"f", 3, 3}}, 500, text});
    return *this;
  }
  Tree& depends(const std::string& manifest, const std::string& name, const std::string& version) {
    dependencies_.push_back({manifest, name, version, {manifest, 2, 2}});
    return *this;
  }
  changes::Side side() const { return {&index_, &brief_, contents_, dependencies_}; }

 private:
  Index index_;
  Brief brief_;
  std::vector<ContentId> contents_;
  std::vector<Dependency> dependencies_;
};

std::vector<std::string> told(const Tree& before, const Tree& after) {
  std::vector<std::string> lines;
  for (const MeaningChange& c : changes::compare(before.side(), after.side())) {
    std::string line = c.group + " " +
                       std::string(kChangeSortNames[static_cast<std::size_t>(c.sort)]) + " " +
                       c.text;
    if (!c.before.empty()) line += " < " + c.before;
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("equal trees have no changes") {
  Tree tree;
  tree.file("a", {{"f", "f()"}}).claim("commands", "**test**: `x`").depends("m", "p", "1");
  CHECK(told(tree, tree).empty());
}

TEST_CASE("definitions are added, removed and change their signature") {
  Tree before;
  before.file("a", {{"f", "f(x)"}, {"g", "g()"}, {"same", "same()"}});
  Tree after;
  after.file("a", {{"f", "f(x, y)"}, {"h", "h()"}, {"same", "same()"}});
  CHECK(told(before, after) == Lines{"code changed `f(x, y)` — `a` < `f(x)`",
                                     "code removed `g()` — `a`", "code added `h()` — `a`"});
}

TEST_CASE("what stands inside a definition that came is told with it") {
  Tree before;
  before.file("a", {{"f", "f()"}});
  Tree after;
  after.file("a", {{"f", "f()"},
                   {"C", "class C", -1, DefinitionKind::class_},
                   {"run", "run()", 1},
                   {"x", "x", 1, DefinitionKind::field}});
  CHECK(told(before, after) == Lines{"code added `class C` — `a`"});
}

TEST_CASE("a namespace is no news, what stands in it is") {
  Tree before;
  before.file("a", {});
  Tree after;
  after.file("a", {{"n", "namespace n", -1, DefinitionKind::namespace_}, {"f", "f()", 0}});
  CHECK(told(before, after) == Lines{"code added `f()` — `a`"});
}

TEST_CASE("a definition that left its file moved; several of one file are one line") {
  Tree before;
  before.file("a", {{"f", "f()"}, {"g", "g()"}}).file("b", {{"h", "h()"}});
  Tree after;
  after.file("a", {{"g", "g()"}}).file("b", {{"f", "f()"}, {"h", "h()"}});
  CHECK(told(before, after) == Lines{"code moved `f()` — `b` < `a`"});
  Tree old_file;
  old_file.file("x", {{"f", "f()"}, {"g", "g()"}, {"h", "h(1)"}});
  Tree renamed;
  renamed.file("y", {{"f", "f()"}, {"g", "g()"}, {"h", "h(2)"}});
  CHECK(told(old_file, renamed) ==
        Lines{"code moved 3 definitions — `y` < `x`", "code changed `h(2)` — `y` < `h(1)` — `x`"});
}

TEST_CASE("a name that is there twice did not move") {
  Tree before;
  before.file("a", {{"f", "f()"}}).file("b", {{"f", "f()"}});
  Tree after;
  after.file("c", {{"f", "f()"}});
  CHECK(told(before, after) ==
        Lines{"code removed `a`: `f()`", "code removed `b`: `f()`", "code added `c`: `f()`"});
}

TEST_CASE("a file that came as a whole is one line, the best of it first") {
  Tree before;
  before.file("a", {});
  Tree after;
  after.file("a", {}).file(
      "b", {{"p", "p()"}, {"q", "q()"}, {"r", "r()"}, {"s", "s()"}, {"best", "best()"}});
  after.rank(1, 4);
  CHECK(told(before, after) == Lines{"code added `b`: `best`, `p`, `q`, `r` and 1 more"});
}

TEST_CASE("overloads are matched by signature before they are called changed") {
  Tree before;
  before.file("a", {{"f", "f(int)"}, {"f", "f(long)"}});
  Tree after;
  after.file("a", {{"f", "f(long)"}, {"f", "f(char)"}});
  CHECK(told(before, after) == Lines{"code changed `f(char)` — `a` < `f(int)`"});
}

TEST_CASE("what everything leans on comes first, what tests define last") {
  Tree before;
  before.file("a", {{"f", "f()"}, {"g", "g()"}}).file("t", {{"h", "h()"}}, FileRole::test);
  before.rank(0, 1);
  Tree after;
  after.file("a", {{"f", "f(1)"}, {"g", "g(1)"}}).file("t", {{"h", "h(1)"}}, FileRole::test);
  after.rank(0, 1);
  CHECK(told(before, after) == Lines{"code changed `g(1)` — `a` < `g()`",
                                     "code changed `f(1)` — `a` < `f()`",
                                     "code changed `h(1)` — `t` < `h()`"});
}

TEST_CASE("vendored and generated code is passed over") {
  Tree before;
  Tree after;
  after.file("v", {{"f", "f()"}}, FileRole::vendored);
  after.file("w", {{"f", "f()"}}, FileRole::generated);
  CHECK(told(before, after).empty());
}

TEST_CASE("claims with one label or path are one claim that changed") {
  Tree before;
  before.claim("commands", "**test**: `a`").claim("commands", "**lint**: `l`");
  before.claim("entry-points", "`src/x`: GET /a").claim("key-code", "`y`: `old()`");
  Tree after;
  after.claim("commands", "**test**: `b`").claim("commands", "**build**: `c`");
  after.claim("entry-points", "`src/x`: GET /a, GET /b").claim("key-code", "`y`: `new()`");
  CHECK(told(before, after) ==
        Lines{"commands added **build**: `c`", "commands removed **lint**: `l`",
              "commands changed **test**: `b` < `a`",
              "entry-points changed `src/x`: GET /a, GET /b < `src/x`: GET /a"});
}

TEST_CASE("of a long list what came and what went is told, over all lines that tell it") {
  Tree before;
  before.claim("entry-points", "`r.ts`: routes `GET /a`, `GET /b`, `GET /c`, `GET /d`");
  before.claim("entry-points", "`r.ts`: routes, more: `GET /e`");
  Tree after;
  after.claim("entry-points", "`r.ts`: routes `GET /0`, `GET /a`, `GET /b`, `GET /c`");
  after.claim("entry-points", "`r.ts`: routes, more: `GET /d`");
  CHECK(told(before, after) ==
        Lines{"entry-points changed `r.ts`: routes: now `GET /0`; no longer `GET /e`"});
  Tree moved;
  moved.claim("entry-points", "`r.ts`: routes `GET /e`, `GET /d`, `GET /c`, `GET /b`, `GET /a`");
  CHECK(told(before, moved).empty());
  Tree many;
  std::string text = "`r.ts`: routes `GET /a`, `GET /b`, `GET /c`, `GET /d`, `GET /e`";
  for (char c = 'f'; c < 'p'; ++c) text += std::string(", `GET /") + c + "`";
  many.claim("entry-points", text);
  CHECK(told(before, many) == Lines{"entry-points changed `r.ts`: routes: now `GET /f`, `GET /g`, "
                                    "`GET /h`, `GET /i`, `GET /j`, "
                                    "`GET /k` and 4 more"});
}

TEST_CASE("dependencies come, go and change their version, each in its manifest") {
  Tree before;
  before.depends("m", "a", "^1").depends("m", "b", "2").depends("n", "a", "^1");
  Tree after;
  after.depends("m", "a", "^2").depends("m", "c", "").depends("n", "a", "^1");
  CHECK(told(before, after) == Lines{"dependencies changed `a` `^2` — `m` < `^1`",
                                     "dependencies removed `b` `2` — `m`",
                                     "dependencies added `c` — `m`"});
}

TEST_CASE("manifests that make the same change are one line") {
  Tree before;
  Tree after;
  for (const char* manifest : {"a/m", "b/m", "c/m", "d/m", "m"}) {
    before.depends(manifest, "x", "^1");
    after.depends(manifest, "x", "^2");
  }
  CHECK(told(before, after) ==
        Lines{"dependencies changed `x` `^2` — `a/m`, `b/m`, `c/m` and 2 more < `^1`"});
}

TEST_CASE("of a claim that changed only what differs is told as the old one") {
  Tree before;
  before.claim("stack", "**Go**: `1` — `go.mod`").claim("stack", "**a**: `x` — ci");
  Tree after;
  after.claim("stack", "**Go**: `2` — `go.mod`").claim("stack", "**a**: `x` — `m`");
  CHECK(told(before, after) == Lines{"stack changed **Go**: `2` — `go.mod` < `1`",
                                     "stack changed **a**: `x` — `m` < `x` — ci"});
}

TEST_CASE("a version that holds a password is not repeated") {
  Tree before;
  Tree after;
  after.depends("m", "a", "git+https://user:hunter2secret@host/x.git");
  const Lines lines = told(before, after);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("hunter2") == std::string::npos);
}
