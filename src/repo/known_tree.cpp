#include "repo/known_tree.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>

#include "base/file.hpp"
#include "base/pool.hpp"
#include "base/text.hpp"
#include "repo/stat_data.hpp"

namespace brief::repo {
namespace {

#ifdef O_PATH
constexpr int kOpenFolder = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
#else
constexpr int kOpenFolder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
#endif
constexpr std::size_t kFoldersAtOnce = 16;

std::size_t name_of(std::string_view path) { return path.rfind('/') + 1; }

}  // namespace

KnownTree::KnownTree(const StatCache& known, const std::string& root, unsigned jobs)
    : known_(known),
      file_now_(known.files.size()),
      folder_now_(known.folders.size()),
      folder_same_(known.folders.size()) {
  folder_rows_.reserve(known.folders.size());
  for (std::uint32_t row = 0; row < known.folders.size(); ++row)
    folder_rows_.emplace(known.view(known.folders[row].path), row);
  files_ = group(known.files);
  folders_ = group(known.folders);
  const std::size_t count = known.folders.size();
  base::parallel_for(jobs, (count + kFoldersAtOnce - 1) / kFoldersAtOnce,
                     [&](std::size_t chunk, unsigned) {
                       const std::size_t end = std::min(count, (chunk + 1) * kFoldersAtOnce);
                       for (std::size_t row = chunk * kFoldersAtOnce; row < end; ++row)
                         stat_folder(root, static_cast<std::uint32_t>(row));
                     });
}

// Rows without a folder row (files that only stand in the object store) are in no group.
template <typename Rows>
KnownTree::Groups KnownTree::group(const Rows& rows) const {
  std::vector<std::uint32_t> parents(rows.size(), kNoRow);
  Groups groups;
  groups.begin.assign(known_.folders.size() + 1, 0);
  std::string_view last = "\n";
  std::uint32_t last_row = kNoRow;
  std::size_t grouped = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view path = known_.view(rows[i].path);
    if (path.empty()) continue;  // the root stands in no folder
    const std::string_view parent = base::folder_of(path);
    if (parent != last) {
      last = parent;
      last_row = folder(parent);
    }
    parents[i] = last_row;
    if (last_row == kNoRow) continue;
    ++groups.begin[last_row + 1];
    ++grouped;
  }
  for (std::size_t f = 1; f < groups.begin.size(); ++f) groups.begin[f] += groups.begin[f - 1];
  groups.rows.resize(grouped);
  std::vector<std::uint32_t> next = groups.begin;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (parents[i] != kNoRow) groups.rows[next[parents[i]]++] = static_cast<std::uint32_t>(i);
  return groups;
}

std::span<const std::uint32_t> KnownTree::Groups::of(std::uint32_t folder_row) const {
  return std::span(rows).subspan(begin[folder_row], begin[folder_row + 1] - begin[folder_row]);
}

void KnownTree::stat_folder(const std::string& root, std::uint32_t row) {
  const StatFolderRow& known = known_.folders[row];
  const std::string_view path = known_.view(known.path);
  std::string absolute = root;
  if (!path.empty()) absolute.append("/").append(path);
  // A folder that a link has replaced is gone: O_NOFOLLOW.
  const base::Descriptor fd(::open(absolute.c_str(), kOpenFolder));
  struct stat info {};
  if (!fd.open() || ::fstat(fd.get(), &info) != 0) return;
  folder_now_[row] = to_stat_data(info);
  bool same = folder_now_[row] == known.stat && !known.racy;
  for (const std::uint32_t file_row : files_in(row)) {
    if (known_.files[file_row].stat.mode == 0) continue;  // from the object store
    if (!stat_file(fd.get(), name_of(known_.view(known_.files[file_row].path)), file_row))
      same = false;
  }
  folder_same_[row] = same ? 1 : 0;
}

// False when the listing of its folder cannot be trusted any more.
bool KnownTree::stat_file(int folder_fd, std::size_t name_at, std::uint32_t row) {
  const StatFileRow& known = known_.files[row];
  const std::string_view name = known_.view(known.path).substr(name_at);
  char buffer[256];  // NAME_MAX and the end
  if (name.size() >= sizeof buffer) return false;
  std::memcpy(buffer, name.data(), name.size());
  buffer[name.size()] = '\0';
  struct stat info {};
  if (::fstatat(folder_fd, buffer, &info, AT_SYMLINK_NOFOLLOW) != 0) return false;
  file_now_[row] = to_stat_data(info);
  if ((file_now_[row].mode & S_IFMT) != (known.stat.mode & S_IFMT)) return false;
  // An untracked repository that changed may have ceased to be one.
  return known.kind != FileKind::submodule || known.tracked || file_now_[row] == known.stat;
}

std::uint32_t KnownTree::folder(std::string_view path) const {
  const auto found = folder_rows_.find(path);
  return found == folder_rows_.end() ? kNoRow : found->second;
}

bool KnownTree::all_folders_same() const {
  return std::all_of(folder_same_.begin(), folder_same_.end(), [](auto same) { return same != 0; });
}

void KnownTree::distrust(std::string_view path) {
  while (!path.empty()) {
    path = base::folder_of(path);
    const std::uint32_t row = folder(path);
    if (row != kNoRow) folder_same_[row] = 0;
  }
}

std::span<const std::uint32_t> KnownTree::files_in(std::uint32_t folder_row) const {
  return files_.of(folder_row);
}

std::span<const std::uint32_t> KnownTree::folders_in(std::uint32_t folder_row) const {
  return folders_.of(folder_row);
}

std::uint32_t KnownTree::file(std::uint32_t folder_row, std::string_view path) const {
  const std::span<const std::uint32_t> rows = files_in(folder_row);
  const auto found = std::lower_bound(rows.begin(), rows.end(), path,
                                      [&](std::uint32_t row, std::string_view key) {
                                        return known_.view(known_.files[row].path) < key;
                                      });
  if (found == rows.end() || known_.view(known_.files[*found].path) != path) return kNoRow;
  return *found;
}

}  // namespace brief::repo
