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

/// Claims for a section ("data" or "entry-points"): one line a manifest and kind of resource.
std::vector<Claim> resource_claims(const Context& context, std::string_view section);

/// Names of bindings, variables and secrets that the claims of "data" tell of.
std::set<std::string> resource_names(const Context& context);

}  // namespace brief::facts
