// What one row of a framework says of a route: its methods, what answers it, what guards it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/framework_rows.hpp"
#include "facts/routers.hpp"

namespace brief::facts {

/// Is it a string of the source?
bool is_path(std::string_view text);

/// Names that let only known callers pass, of a row's guards and parameters.
std::vector<std::string> guards_of(const FrameworkRow& row);

/// Methods in capitals. Of a pattern "GET /x" the path goes to `pattern`.
std::vector<std::string> methods_of_row(const FrameworkRow& row, std::string& pattern);

/// The name of what answers; guards among the arguments are added to `guards`.
std::string answers_of(const FrameworkRow& row, std::vector<std::string>& guards);

/// Rows of kind "scope", or resources, that a row stands in, outermost first.
std::vector<std::size_t> scopes_of(const RouterFile& file, const FrameworkRow& row);

}  // namespace brief::facts
