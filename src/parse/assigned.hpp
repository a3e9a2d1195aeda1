// Statements inside of a body that define something others use: `this.run = function …`.
#pragma once

#include <cstddef>
#include <string_view>

#include "parse/lex_table.hpp"

namespace brief::parse {

/// Behind the word that ends before `at`: is a member of it given a function, as in `.x =
/// function`,
/// `.x = async (a) => …`? Looks at 400 bytes at most.
bool assigns_function(const LexTable& table, std::string_view bytes, std::size_t at);

}  // namespace brief::parse
