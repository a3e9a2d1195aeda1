// From what a manifest calls a program or module to the file of the tree it means.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

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

/// Rows of the modules that manifests export, sorted.
std::vector<std::uint32_t> exported_modules(const Context& context);

/// Does a package folder bear the project's name, so that it is the project's own module?
bool has_project_name(const Context& context, std::string_view folder);

}  // namespace brief::facts
