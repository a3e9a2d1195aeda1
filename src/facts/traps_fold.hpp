// Many files as few names: whole folders, then patterns of names, then single paths.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

/// Files that one name stands for.
struct FileGroup {
  std::string name;  ///< as a code span: "`gen/`", "`api/*.pb.go`", "`a.c`"
  std::string order;
  std::vector<std::uint32_t> rows;  ///< in path order, never empty
  bool folder = false;
};

/// Groups `rows` (in path order). A folder stands for files when everything in it is among them;
/// a pattern when at least three files of one folder, or of several, share the end of their names.
std::vector<FileGroup> fold_files(const Context& context, const std::vector<std::uint32_t>& rows);

}  // namespace brief::facts
