// Which build of the program is running.
#pragma once

#include <string>

#include "brief/tree.hpp"

namespace brief::base {

/// Hash of the linker's build id (a hash of all code and data of the executable; the ELF note
/// NT_GNU_BUILD_ID), or of the executable's bytes where there is none; unknown when neither can be
/// read. Cost: microseconds with a build id.
ContentId program_id();

/// Absolute path of the running program; empty where the system does not tell.
std::string program_path();

}  // namespace brief::base
