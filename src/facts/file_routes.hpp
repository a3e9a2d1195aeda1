// Routes that are files: a folder's layout is the routing table.
#pragma once

#include <vector>

#include "facts/context.hpp"
#include "facts/routes.hpp"

namespace brief::facts {

/// By the rules of grammars/*/frameworks/*.yaml ("file_routes"), in order of the files' paths.
std::vector<Route> find_file_routes(const Context& context);

}  // namespace brief::facts
