// The repository's paths as imports name them: whole, as a suffix, as a folder.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "brief/index.hpp"
#include "graph/hash_table.hpp"

namespace brief::graph {

/// Imports whose target is longer name nothing: a bound on hostile text.
inline constexpr std::size_t kMaxTarget = 1024;

using base::folder_of;
std::string_view base_name(std::string_view path);

/// Joins a folder and a relative path, resolving "." and ".."; nullopt when it leaves the root or
/// is longer than kMaxTarget.
std::optional<std::string> join_path(std::string_view folder, std::string_view relative);

/// Number of leading folders that two paths share.
std::size_t shared_folders(std::string_view a, std::string_view b);

/// Rows of files, few enough to need no memory of their own.
struct Matches {
  static constexpr std::size_t kMax = 64;
  std::array<std::uint32_t, kMax> rows;  // the first `count` are set
  std::size_t count = 0;

  operator std::span<const std::uint32_t>() const { return {rows.data(), count}; }
  void add(std::uint32_t row) {
    if (count < kMax) rows[count++] = row;
  }
};

class PathTable {
 public:
  /// A view of `files`, which must outlive it.
  PathTable(std::span<const IndexedFile> files, unsigned jobs);

  /// Row of the regular file with that path, or kNoRow.
  std::uint32_t find(std::string_view path) const;
  bool has(std::string_view path) const { return find(path) != kNoRow; }

  /// Rows of the files of any import style whose path is `suffix` or ends in "/" + `suffix`,
  /// sorted. At most Matches::kMax: those next to the row `from` when there are more.
  Matches ending_in(std::string_view suffix, std::uint32_t from) const;

  /// The row among `rows` that a reader at `from` would take: the one that shares the most folders
  /// with it, then that of the least depth, project sources before vendored, generated and test
  /// files; kNoRow when two are equal.
  std::uint32_t nearest(std::span<const std::uint32_t> rows, std::uint32_t from) const;

  /// Files directly in a folder ("" is the root), rows ascending.
  std::span<const std::uint32_t> files_in(std::string_view folder) const;
  /// The same for the folder of a file.
  std::span<const std::uint32_t> files_beside(std::uint32_t row) const;
  /// Folders whose path is `suffix` or ends in "/" + `suffix`, in order; at most Matches::kMax.
  std::vector<std::string_view> folders_ending_in(std::string_view suffix) const;

  std::span<const IndexedFile> files() const { return files_; }
  std::string_view path(std::uint32_t row) const { return paths_[row]; }

 private:
  void list_folders();
  void hash_paths(unsigned jobs);
  std::span<const std::uint32_t> files_of(std::uint32_t folder) const;

  std::span<const IndexedFile> files_;
  std::vector<std::string_view> paths_;        // of files_, close together
  std::vector<std::string_view> folders_;      // sorted
  std::vector<std::uint32_t> folder_of_file_;  // row of folders_, one per file
  std::vector<std::uint32_t> folder_starts_;   // into folder_files_, one more than folders_
  std::vector<std::uint32_t> folder_files_;
  HashTable whole_;            // path -> row
  HashTable suffixes_;         // suffix -> row, offset of the suffix
  HashTable folder_suffixes_;  // suffix -> row of folders_, offset (0: the whole folder)
};

}  // namespace brief::graph
