// What the strings of the code say of a program's surroundings.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// The environment variables that the code names, by file, and the hidden files it names. What an
/// example file lists already, or every program knows, is left out.
std::vector<Claim> string_claims(const Context& context);

}  // namespace brief::facts
