// Models and tables: what ORM classes, schemas and migrations call the project's data.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Claims for the section "data".
std::vector<Claim> model_claims(const Context& context);

}  // namespace brief::facts
