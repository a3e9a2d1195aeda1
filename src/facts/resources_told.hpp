// Names that commands of a project's documents and scripts give: `tool secret put NAME`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/context.hpp"
#include "facts/pattern.hpp"

namespace brief::facts {

struct ToldName {
  std::string name;
  Evidence evidence;
};

/// By path of the file, then as they stand there, each name once: what `command`, with its {name},
/// finds in the blocks of code of documents, and in scripts of manifests, below a folder.
std::vector<ToldName> names_told(const Context& context, std::string_view folder,
                                 const Regex& command);

}  // namespace brief::facts
