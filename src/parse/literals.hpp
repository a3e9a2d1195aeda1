// Where comments and literals end.
#pragma once

#include <cstddef>
#include <string_view>

#include "brief/language.hpp"

namespace brief::parse {

/// The byte behind the comment that begins at `at`; the size of `bytes` when it is never closed.
std::size_t block_end(std::string_view bytes, std::size_t at, const Delimiters& pair);

/// The byte behind the string that begins at `at`; its line's end when that must close it. `raw`:
/// what opens and closes text in the parentheses of code in it; 0: nothing does.
std::size_t string_end(std::string_view bytes, std::size_t at, const Delimiters& pair,
                       char raw = '\0');

/// The byte behind the next `<?` and the name after it; the size of `bytes` when there is none.
std::size_t island_begin(std::string_view bytes, std::size_t from);

/// The byte behind the literal that begins at `at` with a percent sign (`%w[a b]`); `at` when it is
/// an operator.
std::size_t percent_end(std::string_view bytes, std::size_t at);

/// The byte behind the regular expression that begins at `at`; `at` when its line ends first.
std::size_t regex_end(std::string_view bytes, std::size_t at);

/// The place behind r"…", br##"…"##, whose prefix ends at `at`; `at` when it is no such string.
std::size_t hash_string_end(std::string_view prefix, std::string_view bytes, std::size_t at);

/// The place behind R"x(…)x", whose prefix ends at `at`; `at` when it is no such string.
std::size_t delimiter_string_end(std::string_view bytes, std::size_t at);

}  // namespace brief::parse
