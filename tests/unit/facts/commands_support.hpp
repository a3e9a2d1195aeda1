// What the tests of the Commands section share.
#pragma once

#include <string>
#include <vector>

#include "facts/sections.hpp"
#include "unit/facts/index_builder.hpp"

namespace brief::test {

using Texts = std::vector<std::string>;

inline constexpr const char* kWorkflow = ".github/workflows/ci.yml";

inline Section commands_of(IndexBuilder& builder) {
  const Index index = builder.build();
  const facts::Context context(index);
  return facts::commands(context);
}

}  // namespace brief::test
