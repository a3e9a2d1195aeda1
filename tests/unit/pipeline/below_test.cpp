#include "pipeline/below.hpp"

#include <doctest/doctest.h>

using brief::pipeline::is_below;

TEST_CASE("a folder holds itself and what is below, not its neighbours; an empty one nothing") {
  CHECK(is_below("a/b", "a"));
  CHECK(is_below("a", "a"));
  CHECK_FALSE(is_below("ab", "a"));
  CHECK_FALSE(is_below("a", "a/b"));
  CHECK_FALSE(is_below("", ""));
  CHECK_FALSE(is_below("/a", ""));
}
