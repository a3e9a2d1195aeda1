// Where a language's tests stand and how they are named, proven by the tests that are there.
#pragma once

#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

/// One claim for every language with enough tests whose names or places agree.
std::vector<Claim> test_layout_claims(const Context& context);

}  // namespace brief::facts
