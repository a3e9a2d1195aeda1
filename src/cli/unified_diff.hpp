// One edit as a patch: a person sees what will be written before it is.
#pragma once

#include <string>
#include <string_view>

#include "cli/terminal.hpp"

namespace brief::cli {

/// A unified diff with one hunk from the first to the last line that differs and three lines of
/// context, each line printable; empty when nothing differs. `existed` and `exists` choose
/// /dev/null.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after,
                         bool existed, bool exists, const Palette& colours);

}  // namespace brief::cli
