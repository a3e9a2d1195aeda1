// What a command works on: the repository, the tree of it that is described, and the cache.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "brief/api.hpp"
#include "cache/cache.hpp"
#include "pipeline/config.hpp"
#include "repo/layout.hpp"
#include "repo/objects.hpp"
#include "repo/tree_scan.hpp"

namespace brief::pipeline {

struct Workspace {
  TreeMode mode = TreeMode::worktree;
  std::string revision;
  bool use_cache = true;
  unsigned jobs = 1;
  repo::Layout layout;
  std::unique_ptr<repo::ObjectStore> objects;
  std::unique_ptr<cache::Cache> cache;
  /// What the last scan of this worktree saw; nullopt: nothing usable, another build's languages,
  /// or the cache or the worktree is not what the command works on.
  std::optional<StatCache> known;
  Config config;

  /// A regular file of the described tree, as it stands there.
  std::optional<std::string> read(const std::string& path) const;
};

/// Finds the repository and reads `.brief.yaml` from the described tree. Throws Error, among others
/// usage for a bare repository without a revision.
Workspace open_workspace(const TreeOptions& options);

/// BRIEF_CACHE_DIR, else `<git common dir>/brief`, else, where that can't be written,
/// `$XDG_CACHE_HOME/brief/<hash of the common dir>`.
std::string cache_folder(const repo::Layout& layout, const repo::Environment& environment);

}  // namespace brief::pipeline
