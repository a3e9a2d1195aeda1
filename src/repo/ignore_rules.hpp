// gitignore(5): which untracked files of the worktree git leaves alone.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "repo/path_pattern.hpp"
#include "repo/tree_scan.hpp"

namespace brief::repo {

/// One folder on the way down, with its `.gitignore`, which is read when the first path needs it.
struct IgnoreFolder {
  enum class Source : std::uint8_t { none, worktree, blob };

  const IgnoreFolder* parent = nullptr;  ///< nullptr: the root
  std::string path;                      ///< "" or "a/b"
  Source source = Source::none;
  ObjectId blob;  ///< a `.gitignore` that a sparse checkout left out
  mutable std::optional<IgnoreFile> file;
  mutable std::optional<bool> ignored;  ///< this folder itself, once asked
};

class IgnoreRules {
 public:
  IgnoreRules(const Layout& layout, ObjectStore& objects, std::vector<Diagnostic>& diagnostics);

  /// Is an untracked file or folder right in `folder` ignored? Deeper files are asked first, then
  /// info/exclude, then core.excludesFile; in each the last pattern that matches decides.
  bool ignores(const IgnoreFolder& folder, const std::string& path, bool is_folder);
  /// Is the folder itself, or one above it, ignored? Only tracked files below it count then.
  bool ignored(const IgnoreFolder& folder);

 private:
  const IgnoreFile& file_of(const IgnoreFolder& folder);

  const Layout& layout_;
  ObjectStore& objects_;
  std::vector<Diagnostic>& diagnostics_;
  IgnoreFile exclude_;   ///< info/exclude
  IgnoreFile excludes_;  ///< core.excludesFile
};

/// The patterns of a sparse checkout (git-sparse-checkout(1)), which `git add` respects: a path
/// outside of them is recorded as the git index has it.
class SparsePatterns {
 public:
  explicit SparsePatterns(const Layout& layout);
  bool outside(std::string_view path) const;

 private:
  bool active_ = false;
  IgnoreFile patterns_;
};

std::string exclude_file(const Layout& layout);
std::string sparse_file(const Layout& layout);

}  // namespace brief::repo
