#pragma once

#include <string>
#include <string_view>

namespace brief::pipeline {

/// Is `path` the folder or something below it? Paths without '/' at their ends; nothing is below an
/// empty folder.
inline bool is_below(std::string_view path, std::string_view folder) {
  return !folder.empty() && path.starts_with(folder) &&
         (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace brief::pipeline
