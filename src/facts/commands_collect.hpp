// All commands that the repository itself states, from every source, with their worth.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/commands_classify.hpp"

namespace brief::facts {

/// In a fixed order: best score first, then folder, verb and text. No text holds an expression, an
/// unset variable or what looks like a secret.
std::vector<Candidate> collect_commands(const Context& context, const CommandBook& book,
                                        const Classifier& classifier);

/// Fills in `${{ env.X }}` and `$X` from `variables`, makes `${checkout}` a path from `folder`,
/// where the command is typed, and drops arguments that cannot be known; `cost` grows with each.
/// Empty when what is left would not be what the project runs.
std::string settle_variables(std::string_view command, std::string_view folder,
                             const Captures& variables, const Regex* expression,
                             const CommandBook& book, int& cost);

}  // namespace brief::facts
