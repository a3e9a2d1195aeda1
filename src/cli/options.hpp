// What the flags that most commands share mean.
#pragma once

#include "brief/api.hpp"
#include "cli/arguments.hpp"
#include "cli/terminal.hpp"

namespace brief::cli {

/// Start folder, environment, described tree, cache and threads. Throws Error{usage}.
void fill(TreeOptions& options, const Arguments& arguments);
TreeOptions tree_options(const Arguments& arguments);

/// Is stderr a terminal, and no machine at work?
bool shows_progress(const Arguments& arguments);

/// Colours where stdout is a terminal and nobody asked for none.
Palette palette(const Arguments& arguments);

}  // namespace brief::cli
