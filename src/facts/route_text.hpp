// Source text of routes as what it says: paths, methods, names of handlers and guards.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace brief::facts {

/// May the byte stand in a name of code?
bool in_name(char c);

/// The paths that an expression gives: a literal, a list of them, a template, a sum. What is not
/// written there stands as `{expression}`, marked for join_paths. Empty when it gives none.
std::vector<std::string> paths_of(std::string_view expression);

/// `a` + `b` with one '/' between them; "" + "" = "".
std::string join_paths(std::string_view a, std::string_view b);

/// Is nothing of the path written in the source ("{path}" of a variable)? Such a one is a router's
/// own code, no route.
bool is_unwritten(std::string_view path);

/// A path that is to be printed: without marks, with a first '/'.
std::string finished_path(std::string_view path, bool keep_last_slash);

/// HTTP methods in capitals: of a name, a string or a list. "all", "any", "*" are "ANY".
std::vector<std::string> methods_of(std::string_view expression);

/// The name of a handler, a guard or a router: `a.b` of `a.b`, `a.b(x)`, `new a.b(x)`, `&a.b`,
/// `@a.b(x)`, `Depends(a.b)`. Empty for functions that are written there, literals and objects.
std::string name_in(std::string_view expression);

/// The items of `[a, b(c, d)]` or `(a, b)`; the expression itself when it is no list.
std::vector<std::string_view> items_of(std::string_view expression);

/// Names in a guard's expression that let only known callers pass (grammars/routes.yaml); "" for
/// one that spares some paths or methods, so that nothing is known.
std::vector<std::string> auth_names(std::string_view expression);

/// Does a pattern of middleware ("/admin/*", "/api") cover a path?
bool covers(std::string_view pattern, std::string_view path);

/// "a.b" -> "a", "b"; "a" -> "a", "".
std::pair<std::string, std::string> cut_first(const std::string& name);

}  // namespace brief::facts
