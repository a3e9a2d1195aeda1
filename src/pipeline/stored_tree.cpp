#include "pipeline/stored_tree.hpp"

namespace brief::pipeline {

std::string store_learnt(const Workspace& workspace, DescribedTree& tree) {
  if (workspace.mode != TreeMode::worktree) return tree.store(nullptr);
  if (!tree.stats_differ()) return {};
  if (workspace.known) tree.stats().memo = workspace.known->memo;
  return tree.store(&tree.stats());
}

}  // namespace brief::pipeline
