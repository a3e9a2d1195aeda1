// Data files that are compiled into the program (see brief_embed in CMakeLists.txt).
#pragma once

#include <string_view>

namespace brief {

struct EmbeddedFile {
  std::string_view path;  ///< relative to the folder it was embedded from
  std::string_view bytes;
};

}  // namespace brief
