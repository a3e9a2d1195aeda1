// One run of refresh, check or a hook: what stands, what should stand, and what is remembered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "brief/api.hpp"
#include "pipeline/described_tree.hpp"
#include "pipeline/memo.hpp"
#include "pipeline/standing.hpp"
#include "pipeline/workspace.hpp"

namespace brief::pipeline {

class Run {
 public:
  /// Opens the repository and reads the brief that stands in the described tree. `options` must
  /// outlive it.
  explicit Run(const RefreshOptions& options);

  /// Describes the tree: bytes() is what the file should hold. Throws Error{unknowable} where that
  /// cannot be told.
  void describe();

  const Workspace& workspace() const { return workspace_; }
  const Standing& standing() const { return standing_; }
  /// The worktree's file of the brief, where another tree than the worktree's is described.
  Standing on_disk() const;

  // What follows REQUIRES describe().
  const DescribedTree& tree() const { return *tree_; }
  const Memo* last() const { return last_ ? &*last_ : nullptr; }
  const std::string& bytes() const { return bytes_; }
  bool differs() const;
  std::vector<LineChange> changes() const;
  std::vector<Diagnostic> diagnostics() const;
  std::vector<std::string> notes() const;

  /// Stores what was learnt; `stands`: the described tree's brief now holds bytes(). Returns a note
  /// or "".
  std::string store(bool stands);

 private:
  bool is_remembered(const Memos& memos, const std::string& key);
  void load_memos();
  std::string store_staged(bool stands);
  Memo memo_of(const std::string& key) const;

  const RefreshOptions& options_;
  Workspace workspace_;
  Standing standing_;
  render::Form form_;
  Memos memos_;
  std::optional<StatCache> stats_;  ///< of the worktree, where the git index is described
  std::optional<DescribedTree> tree_;
  std::optional<Memo> last_;
  bool remembered_ = false;              ///< a memo is about this very tree and brief
  std::vector<Diagnostic> diagnostics_;  ///< of the notes
  render::Rendered rendered_;
  std::string bytes_;
};

}  // namespace brief::pipeline
