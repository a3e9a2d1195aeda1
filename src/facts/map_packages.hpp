// The packages of a monorepo and who of them uses whom.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts/context.hpp"

namespace brief::facts {

struct Package {
  std::string folder;  ///< never the root
  std::string name;    ///< raw, as its manifest states it
  Evidence evidence;
  std::vector<std::size_t> uses;      ///< other packages, in the order of the result
  std::vector<Evidence> uses_proofs;  ///< one for each of `uses`
  bool listed = false;  ///< by a file of the whole build: it has no manifest of its own
};

/// The folder of a project of a build: its `path`, in which ':' parts folders, or where `moved`
/// says that it lies. Empty: there is no such folder.
std::string project_folder(const Context& context, std::string_view path,
                           const std::map<std::string, std::string>& moved);

/// The packages below the root, in path order. "Uses" is what a manifest lists among its
/// dependencies (for development only: left out; a release that no workspace offers: from a
/// registry); of a manifest that lists none, what its code imports of another.
std::vector<Package> packages_of(const Context& context);

}  // namespace brief::facts
