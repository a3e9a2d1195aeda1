// How a command is run for one package of a repository of many.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/commands_classify.hpp"

namespace brief::facts {

/// A command as it is typed in the root.
struct PackageCommand {
  std::string text;
  std::string title;  ///< of the tool whose form it is
  std::vector<Evidence> evidence;
  const Runner* runner = nullptr;
  std::string one;               ///< how one test of the package is run; empty: as one of the root
  const Regex* whole = nullptr;  ///< the root's form that it matches reaches the package itself
  const Runner* needs_tests_of = nullptr;  ///< it holds only where a command of this one tests
};

/// A form of the root with the folder of a package in the places that mean a package.
std::string in_package(std::string form, std::string_view folder);

/// One of each runner that knows packages. `name` and `folder` are of the package; both empty: with
/// `<package>`, `<folder>` and `<module>` in their place.
std::vector<PackageCommand> package_commands(const Context& context, const CommandBook& book,
                                             const Classifier& classifier, std::string_view name,
                                             std::string_view folder);

}  // namespace brief::facts
