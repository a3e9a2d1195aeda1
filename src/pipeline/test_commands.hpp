// A proven form of "run one test", filled in for a test file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/test_forms.hpp"

namespace brief::pipeline {

/// The command that runs the tests of the file at `path`, or the test `name` in it where the form
/// knows no files. nullopt: the form needs what is not known, or does not reach the file.
std::optional<std::string> test_command(const facts::TestForm& form, std::string_view path,
                                        std::string_view name);

}  // namespace brief::pipeline
