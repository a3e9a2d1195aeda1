// Which files hold the scripts of a source, and how its own spelling is made the common one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/commands_rules.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// Rows of the files that the rules of a source match, in path order, then of those that they
/// include, in the order they are named. Each once; bounded.
std::vector<std::uint32_t> files_of(const Context& context, const ScriptSource& source);

/// `script` as the `spellings` of the source and of the book write it. A replacement keeps the
/// number of lines, which evidence is counted by.
std::string common_spelling(std::string_view script, const ScriptSource& source,
                            const CommandBook& book);

}  // namespace brief::facts
