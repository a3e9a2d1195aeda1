// A package that a manifest asks for.
#pragma once

#include <cstdint>
#include <string>

#include "brief/claims.hpp"

namespace brief {

struct Dependency {
  std::string manifest;  ///< path of the file that names it
  std::string name;      ///< raw
  std::string version;   ///< raw, as it is asked for; may be empty
  Evidence evidence;
};

}  // namespace brief
