// Migrations of a database's schema, and what tells their order: a number in front of their names,
// or a field by which each names those before it.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// A line for the folders whose migrations are alike.
std::vector<Claim> migration_claims(const Context& context);

/// Paths of all migrations; views live as long as the index.
std::set<std::string_view> migration_files(const Context& context);

}  // namespace brief::facts
