// What a configuration puts before the paths of routes that the code of a folder tells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

struct RoutePrefix {
  std::string query;   ///< that tells the routes
  std::string folder;  ///< "": anywhere
  std::string path;
  Evidence evidence;
};

/// From the findings of kind "route-prefix".
std::vector<RoutePrefix> route_prefixes(const Context& context);

/// The prefix of a query's routes in a file; nullptr: none.
const RoutePrefix* prefix_of(const std::vector<RoutePrefix>& prefixes, std::string_view query,
                             std::string_view path);

}  // namespace brief::facts
