// Code where a mistake is paid for by others, told by what its files and definitions are called,
// and by what it stores.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Access, cryptography, money (grammars/manifests/risks/areas.yaml), formats that carry a version,
/// definitions marked unsafe. One claim each.
std::vector<Claim> code_risk_claims(const Context& context);

/// "requireAdminToken", "hash_ip" -> their words, lower case.
std::vector<std::string> words_of_name(std::string_view name);

}  // namespace brief::facts
