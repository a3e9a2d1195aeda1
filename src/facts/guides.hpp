// What the repository's own guides for agents say already: the brief points there instead of saying
// it again.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "brief/claims.hpp"
#include "facts/detect.hpp"

namespace brief::facts {

/// Takes claims of the sections that may be pointed to (stack, map, data, risks, conventions) out
/// where four fifths of a claim's words stand in one paragraph or list item of a guide, and leaves
/// one claim a section that leads there. What stands between `brief`'s own marks says nothing.
void point_to_guides(std::span<const Guide> guides, std::vector<Section>& sections);

}  // namespace brief::facts
