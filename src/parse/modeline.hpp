// The mode that a file tells its reader's editor.
#pragma once

#include <string_view>

namespace brief::parse {

/// `-*- mode: x -*-` or `-*- x -*-` in the first two lines (Emacs manual, "Choosing File Modes"),
/// or `vim: ft=x` in the first five or, where the head is all there is, the last five (Vim's
/// 'modelines'); "" when there is none. As written.
std::string_view editor_mode(std::string_view head);

}  // namespace brief::parse
