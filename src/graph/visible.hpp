// The files whose definitions one file can name: what it imports, what those pass on, and the rest
// of its package.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/modules.hpp"
#include "graph/path_table.hpp"
#include "graph/resolve.hpp"

namespace brief::graph {

/// How a file sees another, the stronger the greater: as one of its package; by names it imports;
/// by the module's name, behind which the names stay; with all its names.
enum class Sight : std::uint8_t { none, package, named, module, whole };

/// The name that an import brings: the last part of its own or of "a::b", "a.b"; may be empty.
std::string_view imported_name(const FileSummary& summary, const Import& import);

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
  Visible(const PathTable& paths, const DeclaredModules& modules,
          const std::vector<std::vector<ResolvedImport>>& imports, const PassedOn& passed_on);

  /// Looks from this file. Cost: the imports of the files seen, bounded.
  void look_from(std::uint32_t file);

  Sight sight_of(std::uint32_t file) const {
    const std::uint32_t mark = marks_[file];
    return mark >> kSightBits == turn_ ? static_cast<Sight>(mark & 7) : Sight::none;
  }
  /// The files seen, in the order they were found.
  std::span<const std::uint32_t> files() const { return files_; }
  /// Did the file import that name by itself, from a file of the repository?
  bool imports_name(std::uint64_t name_hash) const;
  /// Did it import that name from elsewhere?
  bool is_foreign(std::uint64_t name_hash) const;

 private:
  static constexpr unsigned kSightBits = 3;

  struct Step {
    std::uint32_t file = 0;
    std::uint32_t depth = 0;
  };

  void list_foreign(const FileSummary& summary);
  void see(std::uint32_t file, Sight sight);
  void see_imports_of(Step step);
  void see_scope();
  void see_module(const LanguageSpec& language, std::string_view module);

  const PathTable& paths_;
  const DeclaredModules& modules_;
  const std::vector<std::vector<ResolvedImport>>& imports_;
  const PassedOn& passed_on_;
  std::vector<std::uint32_t> marks_;  // turn and sight, one per file: no clearing between turns
  std::uint32_t turn_ = 0;
  std::uint32_t from_ = 0;
  std::uint32_t max_depth_ = 0;
  std::vector<std::uint32_t> files_;
  std::vector<Step> steps_;
  std::vector<std::uint64_t> names_;    // sorted
  std::vector<std::uint64_t> foreign_;  // sorted
};

}  // namespace brief::graph
