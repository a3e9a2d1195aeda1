// Resources: one line that stands for a handful of routes, and blocks in which others are nested.
// What their actions are called and how keys are written is data (`rest` in a framework's .yaml).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/framework_rows.hpp"
#include "facts/routers.hpp"

namespace brief::facts {

/// How a framework spells what a resource stands for. `<x>` in a text is filled in: `<one>` the
/// singular of the resource's name, `<param>` its key, `<controller>`, `<action>`, `<name>`.
struct RestRules {
  struct Action {
    std::string name;
    std::string methods;
    std::string path;   ///< below the resource, with `<key>`
    bool many = false;  ///< only of resources that there are several of
  };
  std::string key;         ///< of one resource: ":<param>"
  std::string nested;      ///< the same where others hang below it: ":<one>_<param>"
  std::string handler;     ///< "<controller>#<action>"
  std::string controller;  ///< path of a controller's file, to be matched at the end; may be empty
  std::string open;        ///< a handler that answers everybody; may be empty
  std::string separator;   ///< of modules; not "/": the outermost is not told
  std::string module;      ///< path of a file of routes that is drawn by name; may be empty
  std::vector<Action> actions;
};

/// nullptr: the query's framework has no resources.
const RestRules* rest_rules(std::string_view query);

/// `<name>` filled in; names that are not told become "".
std::string fill_angles(std::string_view text,
                        const std::vector<std::pair<std::string_view, std::string_view>>& values);

/// Identifiers of a list: `[:index, :show]`, `%i[index show]`, `['index']`.
std::vector<std::string> words_of(std::string_view list);

/// Where a row stands: what the scopes and resources around it add.
struct RestPlace {
  std::string path;
  std::string module;      ///< before the names of controllers: "admin/"
  std::string controller;  ///< of the innermost resource; may be empty
};
/// `reach`: what a row inside says of the innermost resource: "member", "collection" or nothing.
RestPlace place_in(const RouterFile& file, const std::vector<std::size_t>& scopes,
                   std::string_view reach);

/// What scopes from `from` on say of the resource before them, else `own`, which a row says.
std::string reach_of(const RouterFile& file, const std::vector<std::size_t>& scopes,
                     std::size_t from, std::string_view own);

struct RestRoute {
  std::string methods;
  std::string path;  ///< below the place
  std::string handler;
};

/// The routes of a resource. `without`: actions that the project never has.
std::vector<RestRoute> rest_routes(const RestRules& rules, const FrameworkRow& row,
                                   const RestPlace& place, const std::vector<std::string>& without);

/// The handler of a route that stands among resources; empty when it is not told.
std::string rest_handler(const RestRules& rules, const FrameworkRow& row, const RestPlace& place,
                         std::string_view path);

}  // namespace brief::facts
