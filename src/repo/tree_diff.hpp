// Which files differ between two trees of git, without reading any of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "brief/tree.hpp"
#include "repo/objects.hpp"

namespace brief::repo {

struct PathChange {
  std::string path;  ///< after the change; of a file that was removed, before it
  std::string from;  ///< of a renamed file its path before; else empty
  bool operator==(const PathChange&) const = default;
};

/// Changes from `before` (unknown id: the empty tree) to `after`, sorted by path. A removed and an
/// added file are one renamed file when they hold the same blob, or when they have the same name
/// and no other file of the change has it: reading them to compare would cost more than all the
/// rest. Of more than `limit` files
/// that differ nothing is told.
struct TreeDiff {
  std::vector<PathChange> changes;
  bool absent = false;  ///< a tree is not here (partial clone): another time it may be
};
TreeDiff diff_trees(ObjectStore& objects, const ObjectId& before, const ObjectId& after,
                    std::size_t limit);

}  // namespace brief::repo
