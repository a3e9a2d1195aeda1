// Three-way merge of texts as git does it (xdiff, through libgit2).
#pragma once

#include <string>
#include <string_view>

namespace brief::repo {

struct MergedText {
  std::string bytes;  ///< conflicts between marks of git's diff3 style, labelled ours and theirs
  bool clean = false;
};

/// Throws Error{git} when libgit2 does not take the texts (larger than 2 GB).
MergedText merge_text(std::string_view base, std::string_view ours, std::string_view theirs);

}  // namespace brief::repo
