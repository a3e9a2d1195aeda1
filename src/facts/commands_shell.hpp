// Shell scripts as the simple commands a person could type: what CI steps, scripts of manifests and
// code blocks of guides have in common. No shell is emulated: what needs one is left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace brief::facts {

/// The folder of the checkout, as the `spellings` of grammars/commands write it.
inline constexpr std::string_view kCheckout = "${checkout}";

struct SimpleCommand {
  std::string text;         ///< one line, white space folded, no comment, no redirection
  std::string folder;       ///< where it runs: the script's folder, or where a `cd` led
  std::uint32_t first = 0;  ///< 0-based lines of the script it stands on
  std::uint32_t last = 0;
};

/// The commands that always run, in order, of a script that runs in `folder`. Left out: all that
/// stands behind the condition of an `if`, in loops and functions, behind `||`, in a pipe or a
/// here-document, or after a `cd` that cannot be followed. A `$ ` or `% ` prompt and make's `@` are
/// cut. At most 400 commands. In a block that a guide `shows`, what stands behind an empty line or
/// a comment is typed where the block begins, unless the `cd` before it stands on a line of its
/// own.
std::vector<SimpleCommand> simple_commands(std::string_view script, std::string_view folder = {},
                                           bool shown = false);

/// `a/b` and `../c` -> `a/c`; `${checkout}/c` -> `c`. False when it leads above the start or is no
/// plain path.
bool join_folder(std::string_view folder, std::string_view step, std::string& out);

}  // namespace brief::facts
