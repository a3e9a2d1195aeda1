// Applies the manifest rules to the structured files of an index.
#pragma once

#include <vector>

#include "facts/context.hpp"
#include "facts/rules.hpp"

namespace brief::facts {

/// All findings, those of the root's files first, then by path, line, kind and title. Files that
/// are vendored, tests or examples tell nothing of the project.
std::vector<Finding> apply_rules(const Context& context, const RuleBook& book);

}  // namespace brief::facts
