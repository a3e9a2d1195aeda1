// The sections of the brief, one function each. A section without claims is left out by detect().
#pragma once

#include <span>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Each returns its section with `id` and `title` set and its claims in printing order.
Section identity(const Context& context);
Section commands(const Context& context);
/// The commands of one package: typed in its folder, and in the root for it alone.
Section commands_of(const Context& context, std::string_view package, const std::string& folder);
Section stack(const Context& context);
Section traps(const Context& context);
Section map(const Context& context);
Section entry_points(const Context& context);
Section key_code(const Context& context);
Section data(const Context& context);
Section risks(const Context& context);
Section conventions(const Context& context);
/// `others` are the sections above, also those without claims.
Section unknowns(const Context& context, std::span<const Section> others);

/// Sorts claims by `order`, ties by text, and drops doubles (same text: evidence is joined, the
/// higher rank stays). Every section calls it last.
void sort_claims(Section& section);

}  // namespace brief::facts
