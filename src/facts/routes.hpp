// The routes of a project: what frameworks' rows say, joined across files by the routers that hang
// below each other.
#pragma once

#include <string>
#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

struct Route {
  std::uint32_t file = 0;  ///< row of Index::files where it is registered
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  std::vector<std::string> methods;  ///< in capitals; empty: any, or not told
  std::string path;                  ///< whole, with `{x}` for what is not written there
  std::string handler;               ///< as named there; may be empty
  std::vector<std::string> guards;   ///< that let only known callers pass, outermost first
  std::string place;                 ///< folder that the routes are the files of; may be empty
  std::string what = "routes";       ///< or "pages"
  bool below_unknown = false;        ///< mounted where nothing tells of
  bool spared = false;               ///< the guards let some callers through by their own rules
  bool guards_known = true;          ///< false: more may guard it than was found
  std::vector<Evidence> mounts;      ///< that lend it its prefix and guards
};

/// By path of the file, then by place. Joined at the first call; lives as long as the context.
const std::vector<Route>& find_routes(const Context& context);

}  // namespace brief::facts
