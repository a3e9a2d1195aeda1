// The history behind the tree that is described, from the cache and, where it has grown, from git.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "brief/history.hpp"
#include "pipeline/workspace.hpp"

namespace brief::pipeline {

inline constexpr std::size_t kMaxCommits = 5000;

struct KnownHistory {
  ChangeHistory history;
  std::vector<std::uint32_t> order;  ///< rows of `history.commits`, newest first
  std::string note;                  ///< what a person should know; else empty
};

/// Ancestors of the commit that is described, or of HEAD: at most kMaxCommits. Commits that the
/// cache lacks are read and stored; nothing that is not an ancestor is in `order`. A repository
/// whose history can't be read has none, and a note says why.
KnownHistory known_history(Workspace& workspace);

}  // namespace brief::pipeline
