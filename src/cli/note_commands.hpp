// `brief note …`: from what was typed to libbrief and back.
#pragma once

#include "cli/arguments.hpp"

namespace brief::cli {

/// Each returns the exit status. Throws brief::Error.
int run_note_add(const Arguments& arguments);
int run_note_list(const Arguments& arguments);
int run_note_edit(const Arguments& arguments);
int run_note_resolve(const Arguments& arguments);

}  // namespace brief::cli
