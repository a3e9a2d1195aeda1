// Lines of the brief that differ, as text for a person.
#pragma once

#include <span>
#include <string>

#include "brief/api.hpp"
#include "cli/terminal.hpp"

namespace brief::cli {

/// The line before, the line after and what proves it, for each change.
std::string text_of(std::span<const LineChange> changes, const Palette& colours);

}  // namespace brief::cli
