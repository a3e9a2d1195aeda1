#include "facts/route_guards.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "facts/map_text.hpp"
#include "facts/route_text.hpp"
#include "facts/routers.hpp"

namespace brief::facts {
namespace {

bool names_path(const RouteGuard& guard, const std::string& path) {
  return std::any_of(guard.exempt.begin(), guard.exempt.end(),
                     [&](const std::string& start) { return path.starts_with(start); });
}

}  // namespace

void settle_guards(const std::vector<RouteGuard>& guards, Route& route) {
  for (const bool spares : {false, true}) {
    for (const RouteGuard& guard : guards) {
      if (guard.spares != spares || !covers(guard.path, route.path)) continue;
      const auto& known = route.guards;
      if (guard.name.empty() || names_path(guard, route.path))
        route.guards_known = false;
      else if (std::find(known.begin(), known.end(), guard.name) == known.end())
        route.guards.push_back(guard.name);
    }
    route.spared = spares && !route.guards.empty();
    if (!route.guards.empty()) return;
  }
}

std::string behind(const std::vector<std::string>& guards, bool spared, std::size_t most) {
  constexpr std::size_t kMostOfName = 60;
  std::vector<std::string> names;
  for (const std::string& guard : guards)
    if (printable(guard)) names.push_back(base::code_span(guard, kMostOfName));
  return "behind " + listed(names, most) + (spared ? " (with exceptions)" : "");
}

std::string written_out(const FrameworkRow& row) {
  const std::string path(row.text("path"));
  return receiver_of(row.text("on")) + ".use(" + path + (path.empty() ? "…)" : ", …)");
}

}  // namespace brief::facts
