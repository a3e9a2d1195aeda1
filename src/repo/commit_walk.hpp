// The history behind a commit: which commits, newest first, and what each changed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "brief/tree.hpp"
#include "repo/layout.hpp"
#include "repo/objects.hpp"
#include "repo/tree_diff.hpp"

namespace brief::repo {

/// A commit with more changed files says nothing about any of them.
inline constexpr std::size_t kMaxChanges = 50;

struct WalkedCommit {
  ObjectId oid;
  std::vector<ObjectId> parents;
  std::int64_t time = 0;
  std::string message;
  std::vector<PathChange> changes;  ///< against its one parent; none for merges and huge commits
};

/// What the caller knows of a commit from before.
struct KnownCommit {
  std::vector<ObjectId> parents;
  std::int64_t time = 0;
};
using FindCommit = std::function<std::optional<KnownCommit>(const ObjectId&)>;

struct CommitWalk {
  std::vector<ObjectId> commits;  ///< newest first
  /// Those of them that the caller did not know, and of those that were met where the walk ended.
  std::vector<WalkedCommit> fresh;
  /// Nothing was absent: the same walk finds the same as long as the history is cut where it was.
  bool whole = true;
};

/// A hash of the commits at which a shallow clone was cut; 0: at none.
std::uint64_t cuts_of(const Layout& layout);

/// The commit that HEAD names, without starting libgit2 where refs are plain files; nullopt: none
/// yet.
std::optional<ObjectId> head_commit(const Layout& layout, ObjectStore& objects);

/// At most `limit` commits reachable from `start`, by the committer's time falling (ties by oid),
/// a commit never before all of its children that were met. Where history is shallow or objects
/// are absent it ends. The commits at which a shallow clone was cut, and those whose trees are
/// absent, have no known changes and are not among `fresh`, as a fetch may bring what is missing.
/// Throws Error{git} on a damaged object.
CommitWalk walk_commits(const Layout& layout, ObjectStore& objects, const ObjectId& start,
                        const FindCommit& known, std::size_t limit);

}  // namespace brief::repo
