// Which files among the tests are tests to run, and which only help them.
#pragma once

#include "brief/index.hpp"

namespace brief::facts {

/// The file's name alone says that it is a test: a pattern of its language that holds for any
/// folder.
bool is_named_as_test(const IndexedFile& file);

/// The file defines or uses what a file with tests does, by its language's data; true where that
/// says nothing of it. REQUIRES: `file.summary` is loaded. Cost: linear in its definitions.
bool holds_tests(const IndexedFile& file);

}  // namespace brief::facts
