// What the strings of the code say of a program's surroundings.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// The environment variables that the code names, by file, and the hidden files it names. What an
/// example file lists already, every program knows, or is `told` elsewhere, is left out.
std::vector<Claim> string_claims(const Context& context, const std::set<std::string>& told);

}  // namespace brief::facts
