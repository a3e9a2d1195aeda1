// Resources that a manifest declares: databases, queues, stores, schedules. What each is called,
// which of its parts are worth a word and which are missed are rules (`resources` in
// grammars/manifests/*/*.yaml).
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Claims for a section ("data" or "entry-points"): one line a manifest and kind of resource.
std::vector<Claim> resource_claims(const Context& context, std::string_view section);

}  // namespace brief::facts
