// The estimate behind count_tokens in finer units, which can be added up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace brief::render {

/// Units of 1/32 token before the margin. For texts that end with a newline the sum of their units
/// is never below the units of their concatenation.
std::uint64_t token_units(std::string_view text);

/// The tokens that so many units stand for, margin included, rounded up.
std::size_t tokens_of(std::uint64_t units);

}  // namespace brief::render
