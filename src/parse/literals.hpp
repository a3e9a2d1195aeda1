// Where comments and literals end.
#pragma once

#include <cstddef>
#include <string_view>

#include "brief/language.hpp"

namespace brief::parse {

/// The byte behind the comment that begins at `at`; the size of `bytes` when it is never closed.
std::size_t block_end(std::string_view bytes, std::size_t at, const Delimiters& pair);

/// The byte behind the string that begins at `at`; its line's end when that must close it.
std::size_t string_end(std::string_view bytes, std::size_t at, const Delimiters& pair);

/// The byte behind the regular expression that begins at `at`; `at` when its line ends first.
std::size_t regex_end(std::string_view bytes, std::size_t at);

}  // namespace brief::parse
