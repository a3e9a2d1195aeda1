#include "facts/routes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "facts/controllers.hpp"
#include "facts/rest_routes.hpp"
#include "facts/route_checks.hpp"
#include "facts/route_guards.hpp"
#include "facts/route_prefixes.hpp"
#include "facts/route_rows.hpp"
#include "facts/route_text.hpp"
#include "facts/routers.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMaxRoutes = 4000;
constexpr std::size_t kMaxBases = 8;  // places where one router is mounted
constexpr int kMaxDepth = 12;         // of routers below routers

// One way to a router.
struct Base {
  std::string path;
  std::vector<RouteGuard> guards;
  std::vector<Evidence> mounts;
  bool unknown = false;
  std::string module;      // before the names of controllers
  std::string controller;  // of the resource that it hangs below
  bool replaced = false;   // the mount takes the place of the router's prefix
};

// Middleware on a router: it guards what is registered behind it.
struct Use {
  std::size_t router = 0;
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  bool backwards = false;  // it guards what is registered before it
  std::vector<std::string> paths;
  std::vector<std::string> guards;
  std::vector<std::size_t> scopes;
  bool spares = false;
  std::vector<std::string> exempt;  // beginnings of paths that its rules name
};

class RouteFinder {
 public:
  explicit RouteFinder(const Context& context)
      : context_(context), routers_(context), controllers_(routers_) {}

  std::vector<Route> run() {
    for (const RouterFile& file : routers_.files()) settle_receivers(file);
    read_groups();
    prefixes_.emplace(context_, routers_);
    for (const RouterFile& file : routers_.files()) read_links(file);
    checks_.emplace(context_, routers_);
    for (const RouterFile& file : routers_.files())
      for (const FrameworkRow& row : file.rows) {
        if (row.kind == "route") add_route(file, row);
        if (row.kind == "resource") add_resource(file, row);
      }
    return std::move(routes_);
  }

 private:
  // Names that are parameters must be known before anything is mounted on them.
  void settle_receivers(const RouterFile& file) {
    for (const FrameworkRow& row : file.rows)
      if (row.kind == "route" || row.kind == "use" || row.kind == "resource")
        routers_.of_row(file, row);
      else if (row.find("parent") != nullptr)
        routers_.of_name(file, row, receiver_of(row.text("parent")));
  }

  void read_links(const RouterFile& file) {
    for (const FrameworkRow& row : file.rows) {
      if (row.kind == "router")
        if (const RowAttribute* parent = row.find("parent")) read_group(file, row, parent->value);
      if (row.kind == "use") read_use(file, row);
      if (row.kind == "call") read_call(file, row);
    }
  }

  void link(const RouterFile& file, const FrameworkRow& row, std::size_t child, std::size_t parent,
            std::string path, std::vector<std::string> guards) {
    if (child == parent) return;
    routers_.routers()[child].links.push_back({parent, std::move(path), std::move(guards),
                                               file.file, row.place(), scopes_of(file, row),
                                               row.find("replaces") != nullptr});
  }

  // const v1 = app.basePath('/v1'), v1 := r.Group("/v1"): the prefix is the router's own.
  void read_group(const RouterFile& file, const FrameworkRow& row, std::string_view parent) {
    const auto child = routers_.of_expression(file, row, row.text("name"));
    const auto above = routers_.of_name(file, row, receiver_of(parent));
    if (child && above) link(file, row, *child, *above, {}, {});
  }

  void read_use(const RouterFile& file, const FrameworkRow& row) {
    const std::size_t on = routers_.of_row(file, row);
    std::vector<std::string> paths;
    for (const std::string_view path : row.all("path"))
      for (std::string& one : paths_of(path)) paths.push_back(std::move(one));
    std::vector<std::string> guards = guards_of(row);
    std::vector<std::size_t> mounted;
    for (const std::string_view argument : row.all("argument")) {
      if (paths.empty() && is_path(argument)) {
        paths = paths_of(argument);
        continue;
      }
      for (const std::string_view item : items_of(argument)) {
        const auto child = routers_.of_expression(file, row, item);
        if (child)
          mounted.push_back(*child);
        else
          for (std::string& name : names_of(item)) guards.push_back(std::move(name));
      }
    }
    for (const std::string_view module : row.all("module"))
      if (const auto child = of_module(file, row, module)) mounted.push_back(*child);
    if (paths.empty() && row.find("default") != nullptr) paths = paths_of(row.text("default"));
    if (paths.empty()) paths.emplace_back();
    for (const std::size_t child : mounted)
      for (const std::string& path : paths) link(file, row, child, on, path, guards);
    const bool refuses = mounted.empty() && guards.empty() && row.find("refuses") != nullptr;
    if (refuses) guards.push_back(written_out(row));
    const bool spares = refuses && row.find("spares") != nullptr;
    if (mounted.empty() && !guards.empty())
      uses_.push_back({on, file.file, row.place(), row.text("when") == "before", std::move(paths),
                       std::move(guards), scopes_of(file, row), spares,
                       spares ? exempt_in(file, row) : std::vector<std::string>()});
  }

  // Paths that middleware, as it is written out, names: it may treat those apart.
  static std::vector<std::string> exempt_in(const RouterFile& file, const FrameworkRow& row) {
    std::vector<std::string> out;
    for (const FrameworkRow& other : file.rows)
      if (other.kind == "exempt" && other.inside(row))
        for (std::string& path : paths_of(other.text("path"))) out.push_back(std::move(path));
    return out;
  }

  // Middleware that is written out, or stands in a group that is named.
  std::vector<std::string> names_of(std::string_view item) const {
    const auto group = groups_.find(name_in(item));
    return group == groups_.end() ? auth_names(item) : group->second;
  }

  void add_prefix(const RouterFile& file, const FrameworkRow& row, Route& route) const {
    const RoutePrefix* prefix = prefixes_->of(row.query, routers_.path_of(file));
    if (prefix == nullptr) return;
    route.path = join_paths(prefix->path, route.path);
    route.mounts.push_back(prefix->evidence);
  }

  void read_groups() {
    for (const RouterFile& file : routers_.files())
      for (const FrameworkRow& row : file.rows) {
        if (row.kind != "group") continue;
        std::vector<std::string>& guards = groups_[name_in(row.text("name"))];
        for (const std::string_view guard : row.all("guard"))
          for (std::string& name : auth_names(guard)) guards.push_back(std::move(name));
      }
  }

  std::optional<std::size_t> of_module(const RouterFile& file, const FrameworkRow& row,
                                       std::string_view module) {
    const auto named = paths_of(module);
    const RestRules* rest = rest_rules(row.query);
    if (rest != nullptr && !rest->module.empty() && !named.empty())
      return routers_.of_module(file, fill_angles(rest->module, {{"name", named.front()}}));
    return is_path(module) && !named.empty() ? routers_.of_module(file, named.front())
                                             : routers_.of_expression(file, row, module);
  }

  void read_call(const RouterFile& file, const FrameworkRow& row) {
    const auto parent = routers_.of_name(file, row, receiver_of(row.text("argument")));
    if (!parent) return;
    auto child = routers_.of_expression(file, row, row.text("function"));
    if (!child) child = routers_.of_adder(row.text("function"));
    if (!child || routers_.routers()[*child].kind > Router::Kind::parameter) return;
    const auto paths = paths_of(row.text("path"));
    link(file, row, *child, *parent, paths.empty() ? std::string() : paths.front(), guards_of(row));
  }

  // Middleware that is in force where a line registers something on a router.
  void add_uses(std::size_t router, std::uint32_t file, std::uint32_t line,
                const std::vector<std::size_t>& scopes, const std::string& base,
                std::vector<RouteGuard>& out) const {
    for (const Use& use : uses_) {
      if (use.router != router || use.file != file) continue;
      if (use.backwards ? use.line <= line : use.line >= line) continue;
      const bool inside = std::all_of(use.scopes.begin(), use.scopes.end(), [&](std::size_t scope) {
        return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
      });
      if (!inside) continue;
      for (const std::string& path : use.paths)
        for (const std::string& name : use.guards)
          out.push_back({join_paths(base, path), name, use.spares, use.exempt});
    }
  }

  // A router that something else mounts: made for it, handed to a function that we see nobody
  // call, or a name that nothing explains.
  static bool is_hung(const Router& router) {
    return router.kind == Router::Kind::sub || router.kind == Router::Kind::parameter ||
           (router.kind == Router::Kind::unknown && !router.name.empty());
  }

  std::vector<Base> bases_of(std::size_t row, int depth, const std::string& reach) {
    const Router router = routers_.routers()[row];
    std::vector<Base> out;
    if (depth < kMaxDepth)
      for (const RouterLink& link : router.links)
        for (Base base : bases_of(link.parent, depth + 1, {})) {
          if (out.size() == kMaxBases) break;
          const RouterFile& file = file_of(link.file);
          add_uses(link.parent, link.file, link.line, link.scopes, base.path, base.guards);
          const RestPlace place = place_in(file, link.scopes, reach);
          base.path = join_paths(base.path, join_paths(place.path, link.path));
          base.module += place.module;
          if (!place.controller.empty()) base.controller = place.controller;
          base.replaced = link.replaces && !link.path.empty();
          for (const std::size_t scope : link.scopes)
            for (std::string& name : guards_of(file.rows[scope]))
              base.guards.push_back({base.path, std::move(name)});
          for (const std::string& name : link.guards) base.guards.push_back({base.path, name});
          base.mounts.push_back({context_.index().files[link.file].path, link.line, link.line});
          out.push_back(std::move(base));
        }
    if (router.links.empty() || depth == kMaxDepth)
      out.push_back({{}, {}, {}, is_hung(router), {}, {}, false});
    for (Base& base : out) {
      if (!base.replaced) base.path = join_paths(base.path, router.prefix);
      base.replaced = false;
      for (const std::string& name : router.guards) base.guards.push_back({base.path, name});
    }
    return out;
  }

  const RouterFile& file_of(std::uint32_t row) const {
    return *std::find_if(routers_.files().begin(), routers_.files().end(),
                         [&](const RouterFile& file) { return file.file == row; });
  }

  // Is what looks like a route one: `cache.get('/x', y)` is none.
  bool is_route(const Router& router, const FrameworkRow& row) const {
    if (router.kind != Router::Kind::unknown) return true;
    if (row.find("on") == nullptr) return true;
    return framework_book().routers.find(router.name) &&
           (is_path(row.text("path")) || row.find("pattern") != nullptr);
  }

  void add_route(const RouterFile& file, const FrameworkRow& row) {
    const std::size_t on = routers_.of_row(file, row);
    if (!is_route(routers_.routers()[on], row)) return;
    Route route;
    route.file = file.file;
    route.line = row.place();
    route.end_line = row.end_line;
    std::string pattern;
    route.methods = methods_of_row(row, pattern);
    std::vector<std::string> own = guards_of(row);
    route.handler = answers_of(row, own);
    const std::vector<std::size_t> scopes = scopes_of(file, row);
    std::vector<std::string> paths;
    const auto prefixes = paths_of(row.text("prefix"));
    for (const std::string_view path : row.all("path"))
      for (std::string& one : paths_of(path))
        paths.push_back(prefixes.empty() ? std::move(one) : join_paths(prefixes.front(), one));
    if (!pattern.empty()) paths.push_back(pattern);
    if (paths.empty()) paths.emplace_back();
    for (const Base& base : bases_of(on, 0, reach_of(file, scopes, 0, row.text("reach"))))
      for (const std::string& path : paths) finish(file, row, on, base, path, scopes, own, route);
  }

  void finish(const RouterFile& file, const FrameworkRow& row, std::size_t on, const Base& base,
              const std::string& path, const std::vector<std::size_t>& scopes,
              const std::vector<std::string>& own, Route route) {
    if (routes_.size() >= kMaxRoutes) return;
    RestPlace place = place_in(file, scopes, row.text("reach"));
    place.module.insert(0, base.module);
    if (place.controller.empty()) place.controller = base.controller;
    const RestRules* rest = rest_rules(row.query);
    if (rest != nullptr && row.kind == "route")
      route.handler = rest_handler(*rest, row, place, path);
    route.path = join_paths(base.path, join_paths(place.path, path));
    if (const auto own_path = paths_of(row.text("absolute")); !own_path.empty())
      route.path = own_path.front().substr(own_path.front().find('/'));
    route.path = join_paths(route.path, row.text("below"));
    if (route.path.empty() && row.find("needs") != nullptr) return;
    route.below_unknown = base.unknown;
    route.mounts = base.mounts;
    add_prefix(file, row, route);
    std::vector<RouteGuard> guards = base.guards;
    add_uses(on, file.file, row.place(), scopes, base.path, guards);
    for (const std::size_t scope : scopes)
      for (std::string& name : guards_of(file.rows[scope])) guards.push_back({{}, std::move(name)});
    for (const std::string& name : own) guards.push_back({{}, name});
    checks_->add_to(file, row, route, guards);
    if (framework_book().guards_elsewhere(row.query) ||
        prefixes_->guarded_elsewhere(row.query, routers_.path_of(file)))
      route.guards_known = false;
    if (rest != nullptr) add_filters(*rest, route, guards);
    if (row.find("public") != nullptr) guards.clear();
    settle_guards(guards, route);
    route.path = prefixes_->filled(std::move(route.path));
    if (is_unwritten(route.path)) return;
    route.path = finished_path(route.path, framework_book().keeps_last_slash(row.query));
    routes_.push_back(std::move(route));
  }

  // What the handler's controller asks of every caller.
  void add_filters(const RestRules& rest, Route& route, std::vector<RouteGuard>& guards) {
    route.guards_known = false;
    if (rest.controller.empty()) return;
    const auto found = controllers_.guards_of(rest, route.handler);
    route.guards_known = found ? found->known : route.handler == rest.open;
    if (!found) return;
    route.mounts.insert(route.mounts.end(), found->filters.begin(), found->filters.end());
    for (const std::string& name : found->names) guards.push_back({{}, name});
  }

  void add_resource(const RouterFile& file, const FrameworkRow& row) {
    const RestRules* rest = rest_rules(row.query);
    if (rest == nullptr) return;
    const std::size_t on = routers_.of_row(file, row);
    const std::vector<std::size_t> scopes = scopes_of(file, row);
    const std::vector<std::string> own = guards_of(row);
    for (const Base& base : bases_of(on, 0, {})) {
      RestPlace place = place_in(file, scopes, {});
      place.module.insert(0, base.module);
      for (RestRoute& one : rest_routes(*rest, row, place, without(row.query))) {
        Route route;
        route.file = file.file;
        route.line = route.end_line = row.line;
        route.methods = methods_of(one.methods);
        route.handler = std::move(one.handler);
        finish(file, row, on, base, one.path, scopes, own, std::move(route));
      }
    }
  }

  // Actions that no resource of the project has.
  const std::vector<std::string>& without(std::string_view query) {
    const auto [entry, added] = without_.try_emplace(std::string(query));
    for (const RouterFile& file : routers_.files())
      for (const FrameworkRow& row : file.rows)
        if (added && row.kind == "without" && row.query == query)
          for (std::string& action : words_of(row.text("actions")))
            entry->second.push_back(std::move(action));
    return entry->second;
  }

  const Context& context_;
  Routers routers_;
  Controllers controllers_;
  std::map<std::string, std::vector<std::string>> without_;  // by query
  std::optional<RoutePrefixes> prefixes_;
  std::map<std::string, std::vector<std::string>> groups_;  // of middleware, by name
  std::vector<Use> uses_;
  std::optional<RouteChecks> checks_;
  std::vector<Route> routes_;
};

}  // namespace

const std::vector<Route>& find_routes(const Context& context) {
  std::shared_ptr<const std::vector<Route>>& kept = context.kept_routes();
  if (kept == nullptr)
    kept = std::make_shared<const std::vector<Route>>(RouteFinder(context).run());
  return *kept;
}

}  // namespace brief::facts
