// A definition's head on one line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "parse/lexer.hpp"

namespace brief::parse {

/// Where the definition proper begins in [begin, end): behind decorators (`@x(…)`) and attributes
/// (`[X(…)]`, `#[X]`).
std::uint32_t behind_decorators(std::string_view bytes, std::uint32_t begin, std::uint32_t end);

/// The text of [begin, end) without comments, white space folded, cut where a body or an object's
/// braces open and at kMaxSignature; with LexTraits::end_bodies at the end of its line.
std::string signature_of(std::string_view bytes, std::uint32_t begin, std::uint32_t end,
                         const Lexed& lexed, const LexTraits& traits);

}  // namespace brief::parse
