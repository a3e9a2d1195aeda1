// Who must be known to a route: guards of the routers, mounts and scopes around it, settled.
#pragma once

#include <string>
#include <vector>

#include "facts/framework_rows.hpp"
#include "facts/routes.hpp"

namespace brief::facts {

/// Who must be known for paths below `path`. A guard without a name spares nobody knows whom.
struct RouteGuard {
  std::string path;
  std::string name;
  bool spares = false;              ///< lets some callers through by rules of its own
  std::vector<std::string> exempt;  ///< beginnings of paths that those rules name
};

/// Gives the route those of the guards that cover its path. One that spares some callers counts
/// where nothing stricter stands.
void settle_guards(const std::vector<RouteGuard>& guards, Route& route);

/// "behind `a`, `b` (with exceptions)": the guards of a route as a line tells them, `most` at most.
std::string behind(const std::vector<std::string>& guards, bool spared, std::size_t most);

/// What middleware without a name goes by: how it is registered.
std::string written_out(const FrameworkRow& row);

}  // namespace brief::facts
