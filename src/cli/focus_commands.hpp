// `brief focus`, and the lens of `brief refresh --task`.
#pragma once

#include <string>

#include "brief/focus.hpp"
#include "cli/arguments.hpp"

namespace brief::cli {

/// Returns the exit status. Throws brief::Error.
int run_focus(const Arguments& arguments);

/// A task as typed: the text, `@FILE`, or `-` for standard input. Throws Error{io}.
std::string task_text(const Arguments& arguments, const std::string& typed);

/// What a task is about, in the tree that the arguments name. `typed`: the text, `@FILE`, or `-`
/// for standard input; `start`: any folder of the repository, empty: as the arguments say.
FocusReport find_focus(const Arguments& arguments, const std::string& typed,
                       const std::string& start = {});

}  // namespace brief::cli
