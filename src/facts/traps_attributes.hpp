// Which line of a .gitattributes file gives a path an attribute.
#pragma once

#include <string_view>

#include "facts/context.hpp"

namespace brief::facts {

/// The line of the nearest .gitattributes that names `attribute` for `path`; when no such file was
/// read, the path itself.
Evidence attribute_evidence(const Context& context, std::string_view path,
                            std::string_view attribute);

}  // namespace brief::facts
