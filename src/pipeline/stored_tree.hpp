// Keeping what a command learnt of a tree, where it writes no brief.
#pragma once

#include <string>

#include "pipeline/described_tree.hpp"

namespace brief::pipeline {

/// Stores summaries, links and stat data; what the last refresh remembered stays. Returns a note
/// or "".
std::string store_learnt(const Workspace& workspace, DescribedTree& tree);

}  // namespace brief::pipeline
