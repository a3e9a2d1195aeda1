// The git index and commits as lists of files, and the reading of entries in all modes.
#include "repo/tree_scan.hpp"

#include <algorithm>
#include <thread>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "repo/canonical.hpp"
#include "repo/file_size.hpp"
#include "repo/git_index.hpp"
#include "repo/index_view.hpp"
#include "repo/scan_inputs.hpp"
#include "repo/stat_data.hpp"
#include "repo/tree_rules.hpp"
#include "repo/worktree_file.hpp"

namespace brief::repo {
namespace {

// A tree that was made by hand may name a folder `.git`; no worktree has one.
bool below_dot_git(std::string_view path) {
  if (path.find('.') == std::string_view::npos) return false;
  for (const std::string_view part : base::split(path, '/'))
    if (part.size() == 4 && base::to_lower(part) == ".git") return true;
  return false;
}

FileEntry entry_of(std::string path, const ObjectId& oid, std::uint32_t mode) {
  FileEntry entry;
  entry.path = std::move(path);
  entry.oid = oid;
  entry.kind = kind_of_git_mode(mode);
  entry.executable = entry.kind == FileKind::regular && (mode & 0100) != 0;
  return entry;
}

TreeScan finish(const Layout& layout, ObjectStore& objects, std::vector<FileEntry> files,
                const IsKnownSmall& is_small) {
  TreeScan scan;
  std::erase_if(files, [](const FileEntry& file) { return below_dot_git(file.path); });
  const auto by_path = [](const FileEntry& a, const FileEntry& b) { return a.path < b.path; };
  if (!std::is_sorted(files.begin(), files.end(), by_path))
    std::stable_sort(files.begin(), files.end(), by_path);
  files.erase(std::unique(files.begin(), files.end(),
                          [](const FileEntry& a, const FileEntry& b) { return a.path == b.path; }),
              files.end());
  scan.files = std::move(files);
  apply_tree_rules(layout, objects, scan);
  mark_too_large(layout, objects, is_small, std::max(1u, std::thread::hardware_concurrency()),
                 scan);
  return scan;
}

std::optional<std::string> read_found(ObjectStore& objects, const ObjectId& blob,
                                      std::uint32_t mode) {
  if (kind_of_git_mode(mode) != FileKind::regular || (mode & S_IFMT) != S_IFREG)
    return std::nullopt;
  return objects.read_blob(blob);
}

std::optional<std::string> read_from_index(const Layout& layout, ObjectStore& objects,
                                           const std::string& path, bool skipped_only) {
  const GitIndex index = read_git_index(layout.index_file, layout.git_dir);
  const IndexView view(index);
  if (const GitIndexEntry* entry = view.find(path)) {
    if (skipped_only && !entry->skip_worktree && !entry->assume_valid) return std::nullopt;
    return entry->intent_to_add ? std::nullopt : read_found(objects, entry->oid, entry->mode);
  }
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    const GitIndexEntry* folder = view.find(path.substr(0, slash + 1));
    if (folder == nullptr) continue;
    const auto item = objects.find_in_tree(folder->oid, std::string_view(path).substr(slash + 1));
    return item ? read_found(objects, item->oid, item->mode) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

bool is_note_path(std::string_view path) {
  if (!path.starts_with(kNotesFolder) || !path.ends_with(".md")) return false;
  const std::string_view name = path.substr(kNotesFolder.size());
  return name.size() > 4 && name.rfind('/') == 0 && name != "/README.md";
}

TreeScan list_git_index(const Layout& layout, ObjectStore& objects, const IsKnownSmall& is_small) {
  GitIndex index = read_git_index(layout.index_file, layout.git_dir);
  if (index.unmerged)
    throw Error(ErrorCode::unsupported, "the git index is unmerged", layout.index_file,
                "resolve the conflicts and `git add` the files, or describe the worktree instead");
  std::vector<FileEntry> files;
  files.reserve(index.entries.size());
  for (GitIndexEntry& entry : index.entries) {
    if (entry.intent_to_add) continue;  // a commit would not record it
    if ((entry.mode & S_IFMT) == S_IFDIR) {
      for (TreeItem& item : objects.list_tree(entry.oid, entry.path))
        files.push_back(entry_of(std::move(item.path), item.oid, item.mode));
    } else {
      files.push_back(entry_of(std::move(entry.path), entry.oid, entry.mode));
    }
  }
  return finish(layout, objects, std::move(files), is_small);
}

TreeScan list_commit(const Layout& layout, ObjectStore& objects, const std::string& revision,
                     const IsKnownSmall& is_small) {
  std::vector<FileEntry> files;
  for (TreeItem& item : objects.list_tree(objects.resolve_tree(revision)))
    files.push_back(entry_of(std::move(item.path), item.oid, item.mode));
  return finish(layout, objects, std::move(files), is_small);
}

FileBytes read_entry(const Layout& layout, ObjectStore& objects, const FileEntry& entry) {
  constexpr std::uint64_t kLimit = 2 * kMaxFileBytes;
  if (!entry.oid.known())
    return read_worktree_file(layout.root, entry.path, entry.kind, !layout.symlinks, kLimit);
  FileBytes result;
  const bool link = entry.kind == FileKind::symlink;
  result.stat = blob_stat(entry.oid, link ? 0120000 : entry.executable ? 0100755 : 0100644);
  const std::optional<std::uint64_t> size = objects.blob_size(entry.oid);
  std::optional<std::string> bytes;
  if (size && *size <= kLimit) bytes = objects.read_blob(entry.oid);
  if (bytes) {
    result.bytes = *std::move(bytes);
    if (!link) make_canonical(result.bytes);
  } else {
    result.status = size ? FileBytes::Status::unreadable : FileBytes::Status::absent;
    result.message = size ? "is larger than the size limit"
                          : "its blob " + to_hex(entry.oid) + " is absent from this clone";
  }
  return result;
}

std::optional<std::string> read_path(const Layout& layout, ObjectStore& objects, TreeMode mode,
                                     const std::string& revision, const std::string& path,
                                     const StatCache* known) {
  if (mode == TreeMode::git_index) return read_from_index(layout, objects, path, false);
  if (mode == TreeMode::commit) {
    const auto item = objects.find_in_tree(objects.resolve_tree(revision), path);
    return item ? read_found(objects, item->oid, item->mode) : std::nullopt;
  }
  FileBytes file = read_worktree_file(layout.root, path, FileKind::regular, false,
                                      2 * kMaxFileBytes, Bytes::raw);
  if (file.status == FileBytes::Status::ok) return std::move(file.bytes);
  if (file.status == FileBytes::Status::absent) {
    if (known == nullptr || !is_known(layout, *known) ||
        known->inputs[kIndexRow].stat != stat_of(layout.index_file.c_str()))
      return read_from_index(layout, objects, path, true);
    const StatFileRow* row = find_row(*known, path);
    if (row == nullptr || row->stat.mode != 0) return std::nullopt;
    return read_found(objects, blob_of(row->stat), git_mode_of_blob(row->stat));
  }
  throw Error(ErrorCode::io, file.message, path, "is it a file that this user may read?");
}

}  // namespace brief::repo
