// What a generated file is made from, where it stands beside it under the same name.
#pragma once

#include <cstdint>
#include <string>

#include "facts/context.hpp"

namespace brief::facts {

/// What a generator reads.
struct GeneratorInput {
  std::uint32_t row = kNoRow;  ///< of Index::files; kNoRow: none is known
  std::string end;             ///< how its name ends, as a code span
};

/// By the ends of names in grammars/manifests/generated/inputs.yaml.
GeneratorInput input_of(const Context& context, const IndexedFile& generated);

}  // namespace brief::facts
