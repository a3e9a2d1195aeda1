// The code that does the work: large files that join many others. Nobody leans on a program's main
// loop, so that rank passes it by; whoever changes what the program does must find it.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// One claim a file, the largest driver first, with the names of its main definitions. Files in
/// `told` are left out.
std::vector<Claim> driver_claims(const Context& context,
                                 const std::unordered_set<std::uint32_t>& told);

}  // namespace brief::facts
