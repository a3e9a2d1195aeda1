// The git index as the walk of a worktree asks about it: one folder after the other.
#pragma once

#include <cstddef>
#include <string_view>

#include "repo/git_index.hpp"

namespace brief::repo {

class IndexView {
 public:
  explicit IndexView(const GitIndex& index) : index_(index) {}

  /// The entries below one folder: [first, last), their paths begin with `prefix`.
  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t prefix = 0;  ///< bytes of the folder's path with its '/'
  };

  Range all() const { return {0, index_.entries.size(), 0}; }
  /// What stands below the folder `name` of the folder that `range` is about.
  Range below(const Range& range, std::string_view name) const;
  /// The entry of the file `name` right in that folder; of one in conflict: ours, else the first
  /// (as git picks it).
  const GitIndexEntry* find(const Range& range, std::string_view name) const;
  /// The entry at a whole path.
  const GitIndexEntry* find(std::string_view path) const { return find(all(), path); }
  static bool empty(const Range& range) { return range.first == range.last; }

 private:
  std::size_t lower_bound(const Range& range, std::string_view rest) const;

  const GitIndex& index_;
};

}  // namespace brief::repo
