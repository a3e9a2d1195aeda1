#include <doctest/doctest.h>

#include "facts/sections.hpp"
#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kForm;

namespace {

Section conventions_of(const Index& index) { return facts::conventions(facts::Context(index)); }

}  // namespace

TEST_CASE("that there is a changelog is told only where nothing says how it is written") {
  IndexBuilder builder;
  builder.file("CHANGES.md", &kForm).role(FileRole::documentation);
  CHECK(test::texts(conventions_of(builder.build())) ==
        std::vector<std::string>{"a changelog is kept (`CHANGES.md`)"});
  builder.file("cliff.toml", &kForm);
  CHECK(test::texts(conventions_of(builder.build())) ==
        std::vector<std::string>{
            "git-cliff writes the changelog from commit messages (`cliff.toml`)"});
}

TEST_CASE("the heading of what is not released says where an entry goes") {
  IndexBuilder builder;
  builder.file("CHANGELOG.md", &kForm)
      .role(FileRole::documentation)
      .fact("/heading/0", "Changelog", 1)
      .fact("/heading/1", "[Unreleased] - soon", 5)
      .fact("/heading/2", "1.0", 9);
  CHECK(test::texts(conventions_of(builder.build())) ==
        std::vector<std::string>{"what is not released yet stands in the changelog under "
                                 "“Unreleased” (`CHANGELOG.md`)"});
}

TEST_CASE("a guide's example of a signed commit states the rule, unless its words or CI do") {
  const auto texts_with = [](bool words, bool ci) {
    IndexBuilder builder;
    auto guide = builder.file("CONTRIBUTING.md", &kForm).role(FileRole::documentation);
    guide.fact("/code/0", "Signed-off-by: Jo Doe <jo@example.com>\n", 40)
        .fact("/code/1", "git commit -S -m 'signed by a key'", 50);
    if (words) guide.fact("/request/0", "All commits must be signed off.", 12);
    if (ci)
      builder.file(".github/workflows/dco.yml", &kForm)
          .fact("/jobs/a/steps/0/uses", "tim-actions/dco@v1", 9);
    return test::texts(conventions_of(builder.build()));
  };
  CHECK(texts_with(false, false) ==
        std::vector<std::string>{"commits are signed off (git commit -s) (`CONTRIBUTING.md`)"});
  CHECK(texts_with(true, false) ==
        std::vector<std::string>{"sign-off: “All commits must be signed off” "
                                 "(`CONTRIBUTING.md`)"});
  CHECK(texts_with(false, true).empty());
}

TEST_CASE("fragments of a changelog lie where their tool looks unless it is told") {
  const auto texts_of = [](const char* key, const char* value) {
    IndexBuilder builder;
    builder.file("pyproject.toml", &kForm)
        .fact("/tool/towncrier/filename", "NEWS.rst", 3)
        .fact(key, value, 4);
    return test::texts(conventions_of(builder.build()));
  };
  CHECK(texts_of("/tool/towncrier/directory", "docs/news/") ==
        std::vector<std::string>{"changelog entries are towncrier fragments in docs/news "
                                 "(`pyproject.toml`)"});
  CHECK(texts_of("/tool/towncrier/title_format", "x") ==
        std::vector<std::string>{"changelog entries are towncrier fragments in newsfragments "
                                 "(`pyproject.toml`)"});
  CHECK(texts_of("/tool/towncrier/package", "lib").empty());
}
