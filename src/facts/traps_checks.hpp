// What a change must keep in step or pass, and nobody sees before the commit or the push.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Files that commit hooks derive from others, and what CI alone checks.
std::vector<Claim> check_claims(const Context& context);

}  // namespace brief::facts
