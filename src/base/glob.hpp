// Git's wildmatch: the patterns of .gitignore, .gitattributes and our own path rules.
#pragma once

#include <string_view>

namespace brief::base {

/// Does `text` match `pattern` as gitignore(5) means it? `*`, `?` and `[…]` stop at '/', `**`
/// between slashes does not; a backslash quotes. Bytes, not characters. Linear in pattern x text
/// for hostile patterns (bounded backtracking as in git's wildmatch.c). `fold_case`: as
/// core.ignoreCase asks, ASCII only.
bool glob_match(std::string_view pattern, std::string_view text, bool fold_case = false);

/// A path rule: a pattern without '/' matches the last part of the path, a pattern ending in '/'
/// matches a folder anywhere above the file, others match the whole path (a leading "**/" floats).
bool path_rule_match(std::string_view pattern, std::string_view path);

}  // namespace brief::base
