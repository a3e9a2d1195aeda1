#include "facts/map_asides.hpp"

#include <doctest/doctest.h>

#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kAlpha;

namespace {

std::vector<std::string> asides_of(const Index& index) {
  const facts::Context context(index);
  std::vector<std::string> out;
  for (const Claim& claim : facts::aside_claims(context)) {
    CHECK(!claim.evidence.empty());
    out.push_back(claim.text);
  }
  return out;
}

}  // namespace

TEST_CASE("documents for those who change the code are named with their whole paths") {
  IndexBuilder builder;
  builder.file("doc/tool.1").role(FileRole::documentation);
  builder.file("doc/release-checklist.md").role(FileRole::documentation);
  builder.file("docs/internals.md").role(FileRole::documentation);
  builder.file("docs/doctest_formatting.md").role(FileRole::documentation);
  builder.file("README.md").role(FileRole::documentation);
  CHECK(asides_of(builder.build()) ==
        std::vector<std::string>{"design: `docs/internals.md`",
                                 "how it is released: `doc/release-checklist.md`",
                                 "manual pages: `doc/tool.1`"});
}

TEST_CASE("two scripts make a folder of scripts, one or a data file makes none") {
  IndexBuilder builder;
  builder.file("scripts/bump.sh");
  builder.file("scripts/update-help.awk");
  builder.file("scripts/names.txt");
  builder.file("scripts/__init__.py");
  builder.file("tools/only.sh");
  CHECK(asides_of(builder.build()) ==
        std::vector<std::string>{"`scripts/`: scripts `bump.sh`, `update-help.awk`"});
}

TEST_CASE("examples that tests import are told with the place of the tests") {
  IndexBuilder builder;
  builder.file("samples/first.al", &kAlpha).role(FileRole::example);
  for (const char* path : {"tests/guide/a.al", "tests/guide/b.al", "tests/guide/c.al"}) {
    builder.file(path, &kAlpha).role(FileRole::test);
    builder.uses(path, "samples/first.al");
  }
  builder.file("demo/lonely.al", &kAlpha).role(FileRole::example);
  builder.uses("tests/guide/a.al", "demo/lonely.al");
  CHECK(asides_of(builder.build()) ==
        std::vector<std::string>{"`samples/`: examples, which tests in `tests/guide/` import"});
}

TEST_CASE("folders named by languages are translations, the fullest first") {
  IndexBuilder builder;
  for (const char* path : {"docs/de/a.md", "docs/en/a.md", "docs/en/b.md", "docs/fr/a.md",
                           "docs/pt-br/a.md", "src/de/a.al", "src/main/b.al"})
    builder.file(path).role(FileRole::documentation);
  CHECK(asides_of(builder.build()) ==
        std::vector<std::string>{"translations, one folder a language: `docs/en/`, `docs/de/`, "
                                 "`docs/fr/`, `docs/pt-br/`"});
}
