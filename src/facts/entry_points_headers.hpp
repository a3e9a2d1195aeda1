// The headers that a library of C or C++ offers: what stands for an exported module there.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// One claim for `include/NAME/`, where that is the one folder of `include/`; or none. Those that
/// tests and examples include most stand first.
std::vector<Claim> header_claims(const Context& context);

}  // namespace brief::facts
