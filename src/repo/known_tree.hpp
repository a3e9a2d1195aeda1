// The stat cache's rows against the worktree as it is now: one lstat a file and one stat a folder,
// on several threads. Where nothing differs, no folder is read and no rule is asked.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "brief/stat_cache.hpp"

namespace brief::repo {

class KnownTree {
 public:
  /// Stats everything. `root` is the worktree's.
  KnownTree(const StatCache& known, const std::string& root, unsigned jobs);

  /// Row of a folder, or kNoRow.
  std::uint32_t folder(std::string_view path) const;
  /// Are its stat data unchanged, and the files it lists still there, of the same types?
  bool folder_same(std::uint32_t row) const { return folder_same_[row] != 0; }
  const StatData& folder_now(std::uint32_t row) const { return folder_now_[row]; }
  bool all_folders_same() const;
  /// The listing of the folder that holds `path` is not to be trusted, nor those above it.
  void distrust(std::string_view path);

  /// Rows of the files right in a folder, by path.
  std::span<const std::uint32_t> files_in(std::uint32_t folder_row) const;
  /// Rows of the folders right in a folder, by path.
  std::span<const std::uint32_t> folders_in(std::uint32_t folder_row) const;
  /// Row of a file right in a folder, or kNoRow.
  std::uint32_t file(std::uint32_t folder_row, std::string_view path) const;
  /// Stat data now; mode 0: gone.
  const StatData& file_now(std::uint32_t row) const { return file_now_[row]; }
  const StatCache& rows() const { return known_; }

 private:
  /// Rows grouped by the folder they stand in.
  struct Groups {
    std::vector<std::uint32_t> begin;  ///< one a folder and one more
    std::vector<std::uint32_t> rows;
    std::span<const std::uint32_t> of(std::uint32_t folder_row) const;
  };

  template <typename Rows>
  Groups group(const Rows& rows) const;
  void stat_folder(const std::string& root, std::uint32_t row);
  bool stat_file(int folder_fd, std::size_t name_at, std::uint32_t row);

  const StatCache& known_;
  std::unordered_map<std::string_view, std::uint32_t> folder_rows_;
  Groups files_;
  Groups folders_;
  std::vector<StatData> file_now_;
  std::vector<StatData> folder_now_;
  std::vector<std::uint8_t> folder_same_;  // bytes, as threads write neighbours
};

}  // namespace brief::repo
