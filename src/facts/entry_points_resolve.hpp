// From what a manifest calls a program or module to the file of the tree it means.
#pragma once

#include <cstdint>
#include <string_view>

#include "facts/context.hpp"

namespace brief::facts {

/// Row of the file that `value`, stated in `folder`, names: a path (`./bin/cli.js`, extension or
/// index file left out as languages allow), or a dotted module with an optional object
/// (`click.cli:main`). kNoRow when the tree holds none or several.
std::uint32_t resolve_module(const Context& context, std::string_view folder,
                             std::string_view value);

/// Row of the one source file that a built path (`./dist/index.js`) can come from: same stem, in
/// the folder's own `src`-like root or beside the manifest. kNoRow when there is none or several.
std::uint32_t source_of_built(const Context& context, std::string_view folder,
                              std::string_view value);

}  // namespace brief::facts
