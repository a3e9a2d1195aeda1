// Routes as lines of the brief: one for each file and for each way to be let in.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Claims for the section "entry-points"; what is beyond a few lean lines is `extra`.
std::vector<Claim> route_claims(const Context& context);

}  // namespace brief::facts
