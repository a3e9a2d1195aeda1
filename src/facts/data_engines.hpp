// The databases that a project's settings name: by engine, or by the address they are reached at.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// A line for each file of settings that names an engine. Of an address nothing else is told.
std::vector<Claim> engine_claims(const Context& context);

}  // namespace brief::facts
