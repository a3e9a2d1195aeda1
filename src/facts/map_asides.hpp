// What stands beside the code and is worth its name in the Map: documents for those who change it,
// scripts, completions, translations, examples that the tests run.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Few lines; the most telling have the highest rank.
std::vector<Claim> aside_claims(const Context& context);

}  // namespace brief::facts
