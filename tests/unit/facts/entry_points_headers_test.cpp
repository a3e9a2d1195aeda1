#include "facts/entry_points_headers.hpp"

#include <doctest/doctest.h>

#include "unit/facts/index_builder.hpp"

using namespace brief;
using brief::test::IndexBuilder;
using brief::test::kAlpha;
using brief::test::kBeta;

namespace {

std::vector<std::string> headers_of(const Index& index) {
  const facts::Context context(index);
  std::vector<std::string> out;
  for (const Claim& claim : facts::header_claims(context)) {
    CHECK(!claim.evidence.empty());
    out.push_back(claim.text);
  }
  return out;
}

}  // namespace

TEST_CASE("the one folder of include/ is what a library offers") {
  IndexBuilder builder;
  builder.file("include/lib/a.bh", &kBeta);
  builder.file("include/lib/b.bh", &kBeta);
  builder.file("include/lib/detail/c.bh", &kBeta);
  builder.file("src/a.b", &kBeta);
  CHECK(headers_of(builder.build()) ==
        std::vector<std::string>{"`include/lib/`: public headers, by their place: `a.bh`, `b.bh`"});
}

TEST_CASE("include/ of several folders, of another language or of none is no library's") {
  IndexBuilder several;
  several.file("include/lib/a.bh", &kBeta);
  several.file("include/other/b.bh", &kBeta);
  CHECK(headers_of(several.build()).empty());
  IndexBuilder foreign;
  foreign.file("include/lib/a.al", &kAlpha);
  CHECK(headers_of(foreign.build()).empty());
  IndexBuilder none;
  none.file("src/a.b", &kBeta);
  CHECK(headers_of(none.build()).empty());
}

TEST_CASE("headers that stand in include/ itself are what a library offers") {
  IndexBuilder builder;
  builder.file("include/lib.bh", &kBeta);
  builder.file("include/lib/unix.bh", &kBeta);
  builder.file("include/more/win.bh", &kBeta);
  CHECK(headers_of(builder.build()) ==
        std::vector<std::string>{"`include/`: public headers, by their place: `lib.bh`"});
}
