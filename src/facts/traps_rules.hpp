// Files of the tree that a build rule writes: what stands in them is lost at the next build.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

/// A file and the rule that writes it.
struct BuiltFile {
  std::uint32_t row = 0;          ///< row of Index::files
  FoundFact rule;                 ///< its recipe
  std::uint32_t script = kNoRow;  ///< a program of the repository that the recipe runs
  std::uint32_t source = kNoRow;  ///< a file of the repository that the recipe reads
  std::string inputs;             ///< `folder/*.json`: files of the repository that it needs
  bool partly = false;            ///< the recipe keeps a part of what stands in the file
  std::string target;             ///< a name of the rules' file that stands for such files alone
};

/// In path order of the rules' files, then in their order; a file is told once.
std::vector<BuiltFile> files_built_by_rules(const Context& context);

/// The rows of those files and of what the formatter is told to leave alone, sorted: they are
/// written by machine as generated files are.
std::vector<std::uint32_t> rows_built_by_rules(const Context& context);

}  // namespace brief::facts
