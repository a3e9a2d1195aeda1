// Which router a name means: declared in the file, handed to the function as a parameter, or
// imported from another file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "facts/framework_rows.hpp"

namespace brief::facts {

/// How a router comes to hang below another.
struct RouterLink {
  std::size_t parent = 0;           ///< row of Routers::routers
  std::string path;                 ///< below the parent
  std::vector<std::string> guards;  ///< that let only known callers pass
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::vector<std::size_t> scopes;  ///< rows of the file that it stands in
  bool replaces = false;            ///< the router's own prefix, if it has a path
};

struct Router {
  enum class Kind : std::uint8_t {
    unknown,    ///< a name that nothing explains
    parameter,  ///< of the function it is used in
    root,       ///< made where requests come in
    sub         ///< made to be mounted
  };
  std::uint32_t file = 0;
  std::uint32_t function = kNoParent;  ///< definition it belongs to
  std::string name;
  Kind kind = Kind::unknown;
  std::string prefix;
  std::vector<std::string> guards;
  std::vector<RouterLink> links;
};

/// One file with rows.
struct RouterFile {
  std::uint32_t file = 0;
  std::vector<FrameworkRow> rows;
};

/// Read-only once made; `links` are for the user to fill.
class Routers {
 public:
  /// Files that tell of the project, with the rows of frameworks that are used.
  explicit Routers(const Context& context);

  const std::vector<RouterFile>& files() const { return files_; }
  std::vector<Router>& routers() { return routers_; }
  const std::string& path_of(const RouterFile& file) const { return index_.files[file.file].path; }

  /// The router that a row of a file is about: what its `on` names, or what it stands in.
  std::size_t of_row(const RouterFile& file, const FrameworkRow& row);
  /// The router that an expression on a line means; nullopt: none.
  std::optional<std::size_t> of_expression(const RouterFile& file, const FrameworkRow& row,
                                           std::string_view expression);
  /// The router that a name means where a row stands: declared, a parameter, imported.
  std::optional<std::size_t> of_name(const RouterFile& file, const FrameworkRow& row,
                                     const std::string& name);
  /// The router of the file that a dotted module, or the end of a path, names.
  std::optional<std::size_t> of_module(const RouterFile& file, std::string_view module);
  /// The parameter of the one function of that name that adds routes to it, in whatever file.
  std::optional<std::size_t> of_adder(std::string_view function) const;
  /// The innermost function that holds a row; kNoParent: none.
  std::uint32_t function_of(std::uint32_t file, const FrameworkRow& row) const;
  /// The definition that a handler's expression means: file and row of the definition.
  std::optional<std::pair<std::uint32_t, std::uint32_t>> definition_of(const RouterFile& file,
                                                                       std::string_view name) const;

 private:
  struct Binding {
    std::string_view member;
    std::uint32_t line = 0;
  };
  struct Known {
    std::map<std::string, Binding, std::less<>> bindings;
    std::string exported;  ///< name of the default export
  };
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::string>;

  void inherit_scopes();
  void read_names(const RouterFile& file);
  void read_routers(const RouterFile& file);
  std::size_t make(std::uint32_t file, std::uint32_t function, std::string name, Router::Kind kind);
  const RouterFile* with_rows(std::uint32_t file) const;
  std::optional<std::size_t> declared(std::uint32_t file, std::uint32_t function,
                                      const std::string& name);
  std::optional<std::size_t> parameter(std::uint32_t file, std::uint32_t function,
                                       const std::string& name);
  std::optional<std::size_t> around(const RouterFile& file, const FrameworkRow& row) const;
  std::vector<std::uint32_t> imported_on(std::uint32_t file, std::uint32_t line,
                                         std::string_view member) const;
  std::optional<std::size_t> named_in(std::uint32_t file, std::string_view member, int depth);
  std::optional<std::size_t> bound(std::uint32_t file, const std::string& name, int depth);
  std::optional<std::size_t> of_function(std::uint32_t file, std::string_view name);
  std::optional<std::size_t> of_module_function(const RouterFile& file, const std::string& name);
  std::optional<std::size_t> of_constant(std::string_view name) const;
  std::optional<std::uint32_t> function_named(std::uint32_t file, std::string_view name) const;

  const Context& context_;
  const Index& index_;
  std::vector<RouterFile> files_;
  std::map<std::uint32_t, Known> known_;
  std::vector<Router> routers_;
  std::map<Key, std::size_t> by_key_;
};

/// `this.app`, `self.app`, `&app` -> `app`; of a chain (`app.get(…).post`) its head.
std::string receiver_of(std::string_view expression);

}  // namespace brief::facts
