// The files whose definitions one file can name: what it imports, what those pass on, and the rest
// of its package.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/path_table.hpp"
#include "graph/resolve.hpp"

namespace brief::graph {

/// How a file sees another, the stronger the greater.
enum class Sight : std::uint8_t { none, package, named, whole };

/// For every file the files that one who imports it sees too. Built once, read by all threads.
class PassedOn {
 public:
  PassedOn(std::span<const IndexedFile> files,
           const std::vector<std::vector<ResolvedImport>>& imports);

  std::span<const std::uint32_t> by(std::uint32_t file) const {
    return std::span(files_).subspan(starts_[file], starts_[file + 1] - starts_[file]);
  }

 private:
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> files_;
};

class Visible {
 public:
  Visible(const PathTable& paths, const std::vector<std::vector<ResolvedImport>>& imports,
          const PassedOn& passed_on);

  /// Looks from this file. Cost: the imports of the files seen, bounded.
  void look_from(std::uint32_t file);

  Sight sight_of(std::uint32_t file) const {
    const std::uint32_t mark = marks_[file];
    return mark >> 2 == turn_ ? static_cast<Sight>(mark & 3) : Sight::none;
  }
  /// The files seen, in the order they were found.
  std::span<const std::uint32_t> files() const { return files_; }
  /// Did the file import that name by itself?
  bool imports_name(std::uint64_t name_hash) const;

 private:
  struct Step {
    std::uint32_t file = 0;
    std::uint32_t depth = 0;
  };

  void see(std::uint32_t file, Sight sight);
  void see_imports_of(Step step);
  void see_package();

  const PathTable& paths_;
  const std::vector<std::vector<ResolvedImport>>& imports_;
  const PassedOn& passed_on_;
  std::vector<std::uint32_t> marks_;  // turn and sight, one per file: no clearing between turns
  std::uint32_t turn_ = 0;
  std::uint32_t from_ = 0;
  std::uint32_t max_depth_ = 0;
  std::vector<std::uint32_t> files_;
  std::vector<Step> steps_;
  std::vector<std::uint64_t> names_;  // sorted
};

}  // namespace brief::graph
