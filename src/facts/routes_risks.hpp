// What routes mean for risk: the code that lets callers in, and what a service that stands on its
// own is asked for (rate limits, an audit trail), found or missing.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Claims for the section "risks".
std::vector<Claim> route_risks(const Context& context);

}  // namespace brief::facts
