// The files of the described tree: what `git add -A` would record in the worktree, the git index,
// or a commit. Everything that shapes the list (.gitignore, .briefignore, .gitattributes) is read
// from that same tree; a user's global excludes and info/exclude may hide untracked files, nothing
// else.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/stat_cache.hpp"
#include "brief/tree.hpp"
#include "repo/layout.hpp"
#include "repo/objects.hpp"

namespace brief::repo {

/// The folder of the notes.
inline constexpr std::string_view kNotesFolder = ".brief/notes";
/// Is this the path of a note: a Markdown file right in the notes' folder, its README apart? Notes
/// are listed with the other files, but they are read by their own reader.
bool is_note_path(std::string_view path);

struct TreeScan {
  /// Sorted by path, bytewise, each path once. Left out: what git ignores (when untracked), what
  /// `.briefignore` names, `.brief/` but for the notes. Secrets files are listed, opaque.
  std::vector<FileEntry> files;
  std::vector<Diagnostic> diagnostics;
  bool unmerged = false;  ///< the git index holds conflicts (worktree and git_index mode)
  /// Worktree mode: the rows for the next scan. Rows whose content is not known yet are filled in
  /// by the caller after reading (FileEntry::row); memo is left empty.
  StatCache stats;
  bool stats_differ = false;  ///< from `known`: worth saving
};

/// `known`: what the last scan saw, or nullptr. A row is trusted when its stat data is the same and
/// it was not racy (mtime or ctime >= the scan's start - 10 ms, 2 s where the file system is
/// coarse). Threads only for lstat and listing. Neither libgit2 nor git is started, except for
/// blobs of skip-worktree entries and sparse folders. Unreadable files and folders are diagnostics.
TreeScan scan_worktree(const Layout& layout, ObjectStore& objects, const StatCache* known,
                       unsigned jobs);
/// Is a file known to be within kMaxFileBytes? Asked before its blob's size is; from several
/// threads.
using IsKnownSmall = std::function<bool(const FileEntry&)>;

/// Throws Error{unsupported} when the git index is unmerged.
TreeScan list_git_index(const Layout& layout, ObjectStore& objects,
                        const IsKnownSmall& is_small = {});
TreeScan list_commit(const Layout& layout, ObjectStore& objects, const std::string& revision,
                     const IsKnownSmall& is_small = {});

/// The bytes of one file of the tree.
struct FileBytes {
  enum class Status { ok, absent, unreadable, unstable };
  Status status = Status::ok;
  std::string bytes;    ///< canonical (base::canonicalize); of a symlink: its target
  std::string message;  ///< why not, one line
  StatData stat;        ///< worktree mode: as it was before and after reading
  bool racy = false;
};

/// Reads an entry; callable from several threads at once. Worktree: stat, open (O_NOFOLLOW, never
/// a FIFO or device), read, stat again, up to three times before `unstable`. Blobs: through
/// `objects`; `absent` when a partial clone lacks it. REQUIRES: entry.opaque == no and kind is no
/// submodule.
FileBytes read_entry(const Layout& layout, ObjectStore& objects, const FileEntry& entry);

/// The bytes at `path` in the described tree, as they are (no line end is changed), whether `files`
/// lists it or not (the brief itself,
/// `.brief.yaml`): nullopt when there is no such regular file. Symbolic links are not followed.
/// `revision` is used in mode commit only. `known`: what the last scan of the worktree saw, or
/// nullptr; while the git index is the same, it says what is left out of the worktree.
std::optional<std::string> read_path(const Layout& layout, ObjectStore& objects, TreeMode mode,
                                     const std::string& revision, const std::string& path,
                                     const StatCache* known = nullptr);

/// The id under which the stat cache of this worktree is stored.
std::uint64_t worktree_id(const Layout& layout);

}  // namespace brief::repo
