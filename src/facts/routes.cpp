#include "facts/routes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "facts/route_text.hpp"
#include "facts/routers.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMaxRoutes = 4000;
constexpr std::size_t kMaxBases = 8;  // places where one router is mounted
constexpr int kMaxDepth = 12;         // of routers below routers

// Who must be known for paths below `path`.
struct Guard {
  std::string path;
  std::string name;
};

// One way to a router.
struct Base {
  std::string path;
  std::vector<Guard> guards;
  std::vector<Evidence> mounts;
  bool unknown = false;
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
};

class RouteFinder {
 public:
  explicit RouteFinder(const Context& context) : context_(context), routers_(context) {}

  std::vector<Route> run() {
    for (const RouterFile& file : routers_.files()) settle_receivers(file);
    for (const RouterFile& file : routers_.files()) read_links(file);
    read_checks();
    for (const RouterFile& file : routers_.files())
      for (const FrameworkRow& row : file.rows)
        if (row.kind == "route") add_route(file, row);
    return std::move(routes_);
  }

 private:
  // Names that are parameters must be known before anything is mounted on them.
  void settle_receivers(const RouterFile& file) {
    for (const FrameworkRow& row : file.rows)
      if (row.kind == "route" || row.kind == "use") routers_.of_row(file, row);
  }

  // Rows of kind "scope" that a row stands in, outermost first.
  static std::vector<std::size_t> scopes_of(const RouterFile& file, const FrameworkRow& row) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < file.rows.size(); ++i)
      if (file.rows[i].kind == "scope" && row.inside(file.rows[i])) out.push_back(i);
    return out;
  }

  static std::vector<std::string> guards_of(const FrameworkRow& row) {
    std::vector<std::string> out;
    for (const RowAttribute& attribute : row.attributes)
      if (attribute.name == "guard" || attribute.name == "parameter")
        for (std::string& name : auth_names(attribute.value)) out.push_back(std::move(name));
    return out;
  }

  static std::string scoped(const RouterFile& file, const std::vector<std::size_t>& scopes,
                            std::string_view path) {
    std::string out;
    for (const std::size_t scope : scopes)
      for (const std::string_view part : file.rows[scope].all("path"))
        if (const auto paths = paths_of(part); !paths.empty()) out = join_paths(out, paths.front());
    return join_paths(out, path);
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
    routers_.routers()[child].links.push_back(
        {parent, std::move(path), std::move(guards), file.file, row.place(), scopes_of(file, row)});
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
          for (std::string& name : auth_names(item)) guards.push_back(std::move(name));
      }
    }
    for (const std::string_view module : row.all("module")) {
      const auto named = paths_of(module);
      const auto child = is_path(module) && !named.empty()
                             ? routers_.of_module(file, named.front())
                             : routers_.of_expression(file, row, module);
      if (child) mounted.push_back(*child);
    }
    if (paths.empty()) paths.emplace_back();
    for (const std::size_t child : mounted)
      for (const std::string& path : paths) link(file, row, child, on, path, guards);
    if (mounted.empty() && !guards.empty())
      uses_.push_back({on, file.file, row.place(), row.text("when") == "before", std::move(paths),
                       std::move(guards), scopes_of(file, row)});
  }

  static bool is_path(std::string_view text) {
    return !text.empty() && std::string_view("\"'`").find(text[0]) != std::string_view::npos;
  }

  void read_call(const RouterFile& file, const FrameworkRow& row) {
    const auto parent = routers_.of_name(file, row, receiver_of(row.text("argument")));
    if (!parent) return;
    const auto child = routers_.of_expression(file, row, row.text("function"));
    if (!child || routers_.routers()[*child].kind > Router::Kind::parameter) return;
    const auto paths = paths_of(row.text("path"));
    link(file, row, *child, *parent, paths.empty() ? std::string() : paths.front(), guards_of(row));
  }

  // Functions and classes that check the caller themselves.
  void read_checks() {
    for (const RouterFile& file : routers_.files()) {
      const FileSummary& summary = *context_.index().files[file.file].summary;
      for (const FrameworkRow& row : file.rows) {
        if (row.kind != "guard") continue;
        std::vector<std::string> names;
        for (const std::string_view name : row.all("name"))
          for (std::string& one : auth_names(name)) names.push_back(std::move(one));
        if (names.empty()) continue;
        for (std::uint32_t i = 0; i < summary.definitions.size(); ++i) {
          const Definition& definition = summary.definitions[i];
          if (definition.line <= row.line && row.end_line <= definition.end_line)
            checks_[{file.file, i}] = names.front();
        }
      }
    }
  }

  // Middleware that is in force where a line registers something on a router.
  void add_uses(std::size_t router, std::uint32_t file, std::uint32_t line,
                const std::vector<std::size_t>& scopes, const std::string& base,
                std::vector<Guard>& out) const {
    for (const Use& use : uses_) {
      if (use.router != router || use.file != file) continue;
      if (use.backwards ? use.line <= line : use.line >= line) continue;
      const bool inside = std::all_of(use.scopes.begin(), use.scopes.end(), [&](std::size_t scope) {
        return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
      });
      if (!inside) continue;
      for (const std::string& path : use.paths)
        for (const std::string& name : use.guards) out.push_back({join_paths(base, path), name});
    }
  }

  std::vector<Base> bases_of(std::size_t row, int depth) {
    const Router router = routers_.routers()[row];
    std::vector<Base> out;
    if (depth < kMaxDepth)
      for (const RouterLink& link : router.links)
        for (Base base : bases_of(link.parent, depth + 1)) {
          if (out.size() == kMaxBases) break;
          const RouterFile& file = file_of(link.file);
          add_uses(link.parent, link.file, link.line, link.scopes, base.path, base.guards);
          base.path = join_paths(base.path, scoped(file, link.scopes, link.path));
          for (const std::string& name : link.guards) base.guards.push_back({base.path, name});
          base.mounts.push_back({context_.index().files[link.file].path, link.line, link.line});
          out.push_back(std::move(base));
        }
    if (router.links.empty() || depth == kMaxDepth)
      out.push_back({{}, {}, {}, router.kind == Router::Kind::sub});
    for (Base& base : out) {
      base.path = join_paths(base.path, router.prefix);
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
    for (const char* name : {"method", "methods", "default"}) {
      if (!route.methods.empty()) break;
      for (const std::string_view text : row.all(name))
        for (std::string& method : methods_of(text)) route.methods.push_back(std::move(method));
    }
    if (const std::string_view set = row.text("set"); !set.empty()) route.methods.emplace_back(set);
    std::vector<std::string> own = guards_of(row);
    std::string pattern;  // "GET /x"
    if (const auto told = paths_of(row.text("pattern")); !told.empty()) {
      pattern = told.front();
      const std::size_t gap = pattern.find(' ');
      if (gap != std::string::npos) {
        route.methods = methods_of(pattern.substr(0, gap));
        pattern.erase(0, gap + 1);
      }
    }
    read_arguments(row, route, own);
    const std::vector<std::size_t> scopes = scopes_of(file, row);
    std::vector<std::string> paths;
    for (const std::string_view path : row.all("path"))
      for (std::string& one : paths_of(path)) paths.push_back(std::move(one));
    if (!pattern.empty()) paths.push_back(pattern);
    if (paths.empty()) paths.emplace_back();
    for (const Base& base : bases_of(on, 0))
      for (const std::string& path : paths) finish(file, row, on, base, path, scopes, own, route);
  }

  // The last argument answers, those before it stand guard.
  static void read_arguments(const FrameworkRow& row, Route& route,
                             std::vector<std::string>& guards) {
    const std::vector<std::string_view> arguments = row.all("argument");
    route.handler = name_in(row.text("handler"));
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const std::size_t place = row.speaker->handler_first ? 0 : arguments.size() - 1;
      const bool answers = i == place && row.find("handler") == nullptr;
      if (answers && arguments[i].substr(0, 1) != "[")
        route.handler = name_in(arguments[i]);
      else
        for (std::string& name : auth_names(arguments[i])) guards.push_back(std::move(name));
    }
  }

  void finish(const RouterFile& file, const FrameworkRow& row, std::size_t on, const Base& base,
              const std::string& path, const std::vector<std::size_t>& scopes,
              const std::vector<std::string>& own, Route route) {
    if (routes_.size() >= kMaxRoutes) return;
    route.path = join_paths(base.path, scoped(file, scopes, path));
    route.below_unknown = base.unknown;
    route.mounts = base.mounts;
    std::vector<Guard> guards = base.guards;
    add_uses(on, file.file, row.place(), scopes, base.path, guards);
    for (const std::size_t scope : scopes)
      for (std::string& name : guards_of(file.rows[scope])) guards.push_back({{}, std::move(name)});
    for (const std::string& name : own) guards.push_back({{}, name});
    if (const auto found = checks_of(file, route.handler)) guards.push_back({{}, *found});
    for (const Guard& guard : guards)
      if (covers(guard.path, route.path) &&
          std::find(route.guards.begin(), route.guards.end(), guard.name) == route.guards.end())
        route.guards.push_back(guard.name);
    route.path = finished_path(route.path, framework_book().keeps_last_slash(row.query));
    routes_.push_back(std::move(route));
  }

  std::optional<std::string> checks_of(const RouterFile& file, const std::string& handler) const {
    if (handler.empty() || checks_.empty()) return std::nullopt;
    const auto definition = routers_.definition_of(file, handler);
    if (!definition) return std::nullopt;
    const auto found = checks_.find(*definition);
    if (found == checks_.end()) return std::nullopt;
    return found->second;
  }

  const Context& context_;
  Routers routers_;
  std::vector<Use> uses_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> checks_;
  std::vector<Route> routes_;
};

}  // namespace

std::vector<Route> find_routes(const Context& context) { return RouteFinder(context).run(); }

}  // namespace brief::facts
