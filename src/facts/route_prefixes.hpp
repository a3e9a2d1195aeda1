// What a configuration, or the code that starts the program, puts before the paths of routes that
// the code of a folder tells, and the values of constants that paths are written with.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts/context.hpp"
#include "facts/framework_rows.hpp"
#include "facts/routers.hpp"

namespace brief::facts {

struct RoutePrefix {
  std::string query;   ///< that tells the routes
  std::string folder;  ///< "": anywhere
  std::string path;
  Evidence evidence;
};

class RoutePrefixes {
 public:
  /// From the findings of kind "route-prefix", and rows of kind "prefix", "value" and "elsewhere".
  RoutePrefixes(const Context& context, const Routers& routers);

  /// The prefix of a query's routes in a file; nullptr: none.
  const RoutePrefix* of(std::string_view query, std::string_view path) const;

  /// May what guards a query's routes in a file stand elsewhere in its package?
  bool guarded_elsewhere(std::string_view query, std::string_view path) const;

  /// `path` with the values of constants that are defined once, as "{settings.API}".
  std::string filled(std::string path) const;

 private:
  std::vector<RoutePrefix> prefixes_;
  std::vector<RoutePrefix> elsewhere_;                      // without a path
  std::map<std::string, std::string, std::less<>> values_;  // "": there are several
};

}  // namespace brief::facts
