// What a project asks of those who change it: whether it takes changes at all and from whom, what
// it says of AI, licences, commits, changelogs and style.
#pragma once

#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

/// One claim a topic of the `contribution-rule` findings, ordered before all other conventions.
std::vector<Claim> contribution_claims(const Context& context);

}  // namespace brief::facts
