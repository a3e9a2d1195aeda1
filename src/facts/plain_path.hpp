// Paths that files of the tree name from where they stand.
#pragma once

#include <string>
#include <string_view>

namespace brief::facts {

/// `folder`/`path` with its "." and ".." parts taken away; empty when it leaves the root.
std::string plain_path(std::string_view folder, std::string_view path);

}  // namespace brief::facts
