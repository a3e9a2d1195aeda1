// What a path tells beyond a file's role (grammars/paths.yaml).
#pragma once

#include <string_view>

namespace brief::facts {

/// Does the file set up tools that build, test or publish the project ("tooling"), rather than
/// being a part of it?
bool is_tooling(std::string_view path);

/// Does the file stand in a folder of measurements, trials or agents' own tools ("aside")? Nothing
/// of the project starts there, and its settings are none of the program's.
bool stands_aside(std::string_view path);

/// Is it a file that was generated and that nobody would edit by hand ("untold")?
bool is_untold(std::string_view path);

}  // namespace brief::facts
