#include "repo/index_changes.hpp"

#include <sys/stat.h>

#include <string>

#include "base/hash.hpp"

namespace brief::repo {
namespace {

bool gives_bytes(const Layout& layout, const GitIndexEntry& entry) {
  return layout.sparse_checkout || entry.skip_worktree || entry.assume_valid ||
         (entry.mode & S_IFMT) == S_IFDIR;
}

bool as_recorded(const Layout& layout, const StatFileRow& row, const GitIndexEntry& entry) {
  const std::uint32_t type = entry.mode & S_IFMT;
  if (entry.stage != 0 || !row.tracked) return false;
  if ((row.kind == FileKind::submodule) != (type == 0160000)) return false;
  if (!layout.symlinks && (row.kind == FileKind::symlink) != (type == S_IFLNK)) return false;
  return layout.file_mode || row.kind != FileKind::regular ||
         row.executable == (type == S_IFREG && (entry.mode & 0100) != 0);
}

}  // namespace

std::uint64_t blob_entries_hash(const Layout& layout, const GitIndex& index) {
  std::string bytes;
  for (const GitIndexEntry& entry : index.entries) {
    if (!gives_bytes(layout, entry)) continue;
    bytes.append(entry.path).push_back('\0');
    bytes.append(reinterpret_cast<const char*>(entry.oid.bytes.data()), entry.oid.bytes.size());
    bytes.append(std::to_string(entry.mode));
    for (const bool flag :
         {entry.stage != 0, entry.skip_worktree, entry.assume_valid, entry.intent_to_add})
      bytes.push_back(flag ? '1' : '0');
  }
  return base::hash64(bytes);
}

void each_index_change(const Layout& layout, const StatCache& known, const GitIndex& index,
                       const std::function<void(std::string_view path)>& changed) {
  std::size_t i = 0;
  const auto untracked_now = [&](const StatFileRow& row) {
    if (row.tracked && row.stat.mode != 0) changed(known.view(row.path));
  };
  for (const GitIndexEntry& entry : index.entries) {
    int order = 1;
    for (; i < known.files.size(); ++i) {
      order = known.view(known.files[i].path).compare(entry.path);
      if (order >= 0) break;
      untracked_now(known.files[i]);
    }
    const bool found = i < known.files.size() && order == 0;
    if (!gives_bytes(layout, entry) && !(found && as_recorded(layout, known.files[i], entry)))
      changed(entry.path);
    // The stages of a conflict share a path: the row stays for the next one, where it counts as
    // changed again.
    if (found && entry.stage == 0) ++i;
  }
  for (; i < known.files.size(); ++i) untracked_now(known.files[i]);
}

}  // namespace brief::repo
