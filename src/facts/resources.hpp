// Resources that a manifest declares: databases, queues, stores, schedules. What each is called,
// which of its parts are worth a word and which are missed are rules (`resources` in
// grammars/manifests/*/*.yaml).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

struct ResourceClaims {
  std::vector<Claim> claims;
  std::set<std::string> names;  ///< of bindings, variables and secrets that those of "data" tell of
};

/// For a section ("data" or "entry-points"): one line a manifest and kind of resource.
ResourceClaims resource_claims(const Context& context, std::string_view section);

}  // namespace brief::facts
