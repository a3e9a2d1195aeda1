// A piece of a file, in bytes.
#pragma once

#include <cstdint>

namespace brief::parse {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

}  // namespace brief::parse
