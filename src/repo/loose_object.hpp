// Loose objects, read without libgit2: on one that was cut short its 1.5.1 inflates forever, and a
// refresh must end on any repository. The bounds are the object's own size and the file's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "brief/tree.hpp"

namespace brief::repo {

struct LooseObject {
  std::string type;  ///< "blob", "tree", …
  std::uint64_t size = 0;
  std::string bytes;  ///< empty when only the head was asked for
};

/// The object's file in the first of `folders` (objects/ and its alternates) that has one; nullopt:
/// it is not loose. Throws Error{git} on damage. Does not compare the bytes with the name.
std::optional<LooseObject> read_loose(const std::vector<std::string>& folders, const ObjectId& id,
                                      bool head_only);

/// `objects`, `alternates`, and what their info/alternates name, and theirs.
std::vector<std::string> object_folders(const std::string& objects,
                                        const std::vector<std::string>& alternates = {});

}  // namespace brief::repo
