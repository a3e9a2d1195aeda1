#include "pipeline/memo.hpp"

#include <doctest/doctest.h>

using namespace brief;
using namespace brief::pipeline;

namespace {

Memo memo_of(const std::string& output, std::uint64_t seed) {
  return {output,
          {seed, 1},
          {seed, 2},
          {seed, 3},
          {seed, 4},
          {seed, 5},
          static_cast<std::uint32_t>(seed)};
}

}  // namespace

TEST_CASE("memos survive packing") {
  const Memos memos = {memo_of("A.md", 1), memo_of("docs/B.md", 2)};
  const Memos again = unpack_memos(pack_memos(memos));
  REQUIRE(again.size() == 2);
  CHECK(again[1].output == "docs/B.md");
  CHECK(again[1].ours == ContentId{2, 5});
  CHECK(again[0].files == 1);
}

TEST_CASE("cut or foreign memos are none") {
  const std::string packed = pack_memos({memo_of("A.md", 1), memo_of("B.md", 2)});
  for (std::size_t size = 0; size < packed.size(); ++size)
    CHECK(unpack_memos(std::string_view(packed).substr(0, size)).empty());
  std::string future = packed;
  future[0] = 9;
  CHECK(unpack_memos(future).empty());
}

TEST_CASE("an output has one memo, and the oldest goes when there are too many") {
  Memos memos;
  CHECK(remember(memos, memo_of("A.md", 1)));
  CHECK_FALSE(remember(memos, memo_of("A.md", 1)));
  CHECK(remember(memos, memo_of("A.md", 2)));
  CHECK(memos.size() == 1);
  for (std::uint64_t i = 0; i < kMaxMemos; ++i)
    remember(memos, memo_of("X" + std::to_string(i), i));
  CHECK(memos.size() == kMaxMemos);
  CHECK(find_memo(memos, "A.md") == nullptr);
  REQUIRE(find_memo(memos, "X3") != nullptr);
  CHECK(find_memo(memos, "X3")->files == 3);
}
