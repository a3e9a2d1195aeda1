// Guides that show how one test is run: `script/test test/some_test.rb`, `pnpm test <suite>`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/context.hpp"

namespace brief::facts {

/// A command of a guide with a place for one test.
struct ShownTest {
  std::string base;  ///< what stands before the first place: "pnpm test"
  std::string form;  ///< up to the last place, with `<file>` for a path and `<name>` as it is named
  int places = 0;
};

/// nullopt: `command` names no test file and has no `<place>` or `[place]`. Paths of test files
/// count from `folder`, where they need not exist when their name is a test's.
std::optional<ShownTest> shown_test(const Context& context, std::string_view command,
                                    std::string_view folder);

}  // namespace brief::facts
