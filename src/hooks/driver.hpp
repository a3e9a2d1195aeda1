// The merge driver's lines in the repository's own configuration file: which program merges the
// files that .gitattributes gives `merge=brief`.
#pragma once

#include <string>
#include <string_view>

namespace brief::hooks {

/// `config`, a git configuration file, with our lines at its end; those that are there already are
/// replaced. `program`: absolute path, or empty for `brief` of the PATH.
std::string with_driver(std::string_view config, const std::string& program);
/// Without them, byte for byte as it was before.
std::string without_driver(std::string_view config);
bool has_driver(std::string_view config);

}  // namespace brief::hooks
