// Code that checks the caller itself: handlers and classes that call a guard, or may turn away,
// also by what they hand the request on to. Rows of kind "guard", "denial" and "hands" tell.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "facts/route_guards.hpp"
#include "facts/routers.hpp"

namespace brief::facts {

class RouteChecks {
 public:
  /// REQUIRES: `routers` outlives it.
  RouteChecks(const Context& context, const Routers& routers);

  /// What the handler of a route asks of its callers, be it named or written out in the row. One
  /// that may turn callers away for reasons that are not told is not known to be open.
  void add_to(const RouterFile& file, const FrameworkRow& row, Route& route,
              std::vector<RouteGuard>& guards) const;

 private:
  using Place = std::pair<std::uint32_t, std::uint32_t>;  // row of the file, of the definition

  void read(const RouterFile& file, const FileSummary& summary, const FrameworkRow& row);
  bool asks(const Place& place) const;
  bool hands_to_check(const RouterFile& file, const FrameworkRow& row) const;
  void spread();
  bool spread_in(const RouterFile& file);
  bool spread_over_imports();
  bool deny(std::uint32_t file, std::uint32_t line, std::uint32_t end_line);

  const Index& index_;
  const Routers& routers_;
  std::map<Place, std::string> guards_;
  std::set<Place> denials_;
};

}  // namespace brief::facts
