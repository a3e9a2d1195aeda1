// Files that the everyday scripts of packages run: the project starts there, whatever is exported.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

struct StartedFile {
  std::uint32_t row = 0;             ///< of Index::files
  const Finding* finding = nullptr;  ///< its title is the script's name
};

/// Outer folders first: what a monorepo's root offers matters more than its tools' own programs.
std::vector<const Finding*> outer_first(const std::vector<Finding>& findings);

/// By outer_first, each file once: another script may run the same.
std::vector<StartedFile> started_files(const Context& context);

}  // namespace brief::facts
