// What differs between two trees by meaning: claims, dependencies, definitions. A function of the
// two sides alone.
#pragma once

#include <vector>

#include "brief/claims.hpp"
#include "brief/dependency.hpp"
#include "brief/index.hpp"
#include "brief/since.hpp"
#include "brief/tree.hpp"

namespace brief::changes {

/// One tree. `contents` has a row for each of index.files: equal bytes are not looked into.
struct Side {
  const Index* index = nullptr;
  const Brief* brief = nullptr;
  std::vector<ContentId> contents;
  std::vector<Dependency> dependencies;
};

/// All changes, in the order of kChangeGroups, then by falling rank, path and text.
std::vector<MeaningChange> compare(const Side& before, const Side& after);

/// The parts of it; unsorted.
void compare_claims(const Side& before, const Side& after, std::vector<MeaningChange>& changes);
void compare_dependencies(const Side& before, const Side& after,
                          std::vector<MeaningChange>& changes);
void compare_definitions(const Side& before, const Side& after,
                         std::vector<MeaningChange>& changes);

}  // namespace brief::changes
