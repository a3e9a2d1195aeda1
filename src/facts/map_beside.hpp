// What stands beside the code: documentation, examples, benchmarks and tests of their own kind, by
// the folders that hold them.
#pragma once

#include <string_view>
#include <vector>

#include "brief/claims.hpp"
#include "facts/context.hpp"

namespace brief::facts {

/// One claim for all such folders of the root and of the packages, or none. A folder is known by
/// its name (`grammars/manifests/map/folders.yaml`); one that holds much of the code is no aside.
std::vector<Claim> beside_claims(const Context& context);

/// Does the path begin with a folder whose name says documentation? What a site answers is no way
/// into the project.
bool is_documentation_site(std::string_view path);

}  // namespace brief::facts
