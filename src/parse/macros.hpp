// Macros between declarations, where no grammar has a place for them: `API int f(void);`,
// `BEGIN_NAMESPACE` on a line of its own, `DEFINE_THING(a, b)` without a semicolon. The parser
// makes an error of each and may lose what follows; without them it does not.
#pragma once

#include <cstddef>
#include <string_view>

#include "parse/lex_table.hpp"

namespace brief::parse {

/// The byte behind the macro whose name, the first plain word of a statement, is [begin, end);
/// `begin` when it is none. What may be a type is taken for none: the name must be in capitals or
/// be followed by two more plain words.
std::size_t macro_end(const LexTable& table, std::string_view bytes, std::size_t begin,
                      std::size_t end);

}  // namespace brief::parse
