// Who may call an action of a controller: its filters, those of the classes it inherits from and of
// the modules it includes. Rows of kinds "controller", "include" and "filter" tell.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/rest_routes.hpp"
#include "facts/routers.hpp"

namespace brief::facts {

struct ActionGuards {
  std::vector<std::string> names;  ///< that let only known callers pass
  std::vector<Evidence> filters;   ///< that name them
  bool known = true;  ///< false: a filter depends on what is not told, or a class was not found
};

class Controllers {
 public:
  /// REQUIRES: `routers` outlives it.
  explicit Controllers(const Routers& routers);

  /// Of a handler "admin/articles#create"; nullopt: its controller is not in the project.
  std::optional<ActionGuards> guards_of(const RestRules& rules, std::string_view handler);

 private:
  const RouterFile* file_of(std::string_view folder, std::string_view path) const;
  const RouterFile* base_of(const RouterFile& file, std::string_view name,
                            const std::string& suffix) const;
  void add(const RouterFile& file, const std::string& action, const std::string& suffix, int depth,
           ActionGuards& out) const;
  struct Asked {
    const std::string& action;
    const std::string& suffix;
    int depth;
  };
  void add_base(const RouterFile& file, std::string_view name, bool inherits, const Asked& asked,
                ActionGuards& out) const;

  /// Does a filter turn callers away? One that is a library's does.
  bool refuses(const std::string& name) const;

  struct Method {
    bool ends = false;  // holds a call that ends a request, in one of the places
  };

  const Routers& routers_;
  std::map<std::string, Method, std::less<>> methods_;
  std::map<std::string, std::vector<const RouterFile*>, std::less<>> by_name_;  // last of the path
};

/// `Admin::UsersController` -> `admin/users_controller`.
std::string snake_path(std::string_view constant);

}  // namespace brief::facts
