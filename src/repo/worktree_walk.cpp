#include "repo/worktree_walk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <strings.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/file.hpp"
#include "repo/discovery.hpp"
#include "repo/stat_data.hpp"

namespace brief::repo {
namespace {

constexpr std::string_view kIgnoreName = ".gitignore";

enum class NameType : std::uint8_t { file, folder, other };

struct Name {
  std::string name;
  NameType type = NameType::other;
};

struct Listing {
  std::vector<Name> names;
  StatData stat;  ///< from before the names were read
  int error = 0;
};

NameType type_of_mode(std::uint32_t mode) {
  if (S_ISREG(mode) || S_ISLNK(mode)) return NameType::file;
  return S_ISDIR(mode) ? NameType::folder : NameType::other;
}

NameType type_of(const dirent& entry, int folder) {
  switch (entry.d_type) {
    case DT_REG:
    case DT_LNK:
      return NameType::file;
    case DT_DIR:
      return NameType::folder;
    case DT_UNKNOWN: {
      struct stat info {};
      if (::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0)
        return type_of_mode(info.st_mode);
      return NameType::other;
    }
    default:
      return NameType::other;
  }
}

Listing list_folder(const std::string& path) {
  Listing listing;
  base::Descriptor fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat info {};
  DIR* folder = nullptr;
  if (!fd.open() || ::fstat(fd.get(), &info) != 0 ||
      (folder = ::fdopendir(::fcntl(fd.get(), F_DUPFD_CLOEXEC, 0))) == nullptr) {
    listing.error = errno;
    return listing;
  }
  listing.stat = to_stat_data(info);
  errno = 0;
  while (const dirent* entry = ::readdir(folder)) {
    const std::string_view name = entry->d_name;
    // git takes nothing called .git, in any case of letters
    if (name != "." && name != ".." && ::strcasecmp(entry->d_name, ".git") != 0)
      listing.names.push_back({std::string(name), type_of(*entry, fd.get())});
    errno = 0;
  }
  listing.error = errno;
  ::closedir(folder);
  std::sort(listing.names.begin(), listing.names.end(),
            [](const Name& a, const Name& b) { return a.name < b.name; });
  return listing;
}

class Walker {
 public:
  Walker(const Layout& layout, ObjectStore& objects, const GitIndex& index, const WalkStart& start)
      : layout_(layout),
        objects_(objects),
        index_(index),
        view_(index),
        start_(start),
        sparse_(layout),
        rules_(layout, objects, walk_.diagnostics) {}

  Walk run() {
    IgnoreFolder root;
    folder(root, view_.all(), start_.trust);
    add_blobs();
    return std::move(walk_);
  }

 private:
  void folder(IgnoreFolder& here, const IndexView::Range& range, bool trust);
  void trusted_folder(const IgnoreFolder& here, const IndexView::Range& range, std::uint32_t row);
  void listed_folder(IgnoreFolder& here, const IndexView::Range& range, std::uint32_t row,
                     bool trust, bool ignore_known);
  void child_folder(const IgnoreFolder& here, const IndexView::Range& range,
                    const std::string& name, std::uint32_t row, bool trust);
  void child_file(const IgnoreFolder& here, const IndexView::Range& range, const std::string& name,
                  std::uint32_t row);
  void enter(const IgnoreFolder& here, std::string path, const IndexView::Range& below, bool trust);
  void emit(std::string path, const GitIndexEntry* entry, bool submodule, std::uint32_t row);
  void find_ignore_blob(IgnoreFolder& here, const IndexView::Range& range) const;
  bool nested_repository(const std::string& path) const;
  bool recorded_from_blob(const GitIndexEntry& entry, bool on_disk) const;
  void add_blobs();
  void add_blob(const std::string& path, const ObjectId& blob, std::uint32_t mode);

  std::string absolute(const std::string& path) const {
    return path.empty() ? layout_.root : layout_.root + "/" + path;
  }
  static std::string below(const IgnoreFolder& here, std::string_view name) {
    std::string path = here.path;
    if (!path.empty()) path += '/';
    return path.append(name);
  }

  const Layout& layout_;
  ObjectStore& objects_;
  const GitIndex& index_;
  IndexView view_;
  const WalkStart& start_;
  SparsePatterns sparse_;
  Walk walk_;
  IgnoreRules rules_;
  std::set<std::string> met_;  ///< skip-worktree entries that stand in the worktree all the same
};

void Walker::folder(IgnoreFolder& here, const IndexView::Range& range, bool trust) {
  const std::uint32_t row = start_.tree == nullptr ? kNoRow : start_.tree->folder(here.path);
  const std::string ignore_path = below(here, kIgnoreName);
  const StatData* known = start_.ignore_file ? start_.ignore_file(ignore_path) : nullptr;
  if (known != nullptr) {
    const StatData now = stat_of(absolute(ignore_path).c_str());
    // Changed rules: nothing that was known at and below this folder holds.
    if (now != *known) trust = false;
    if (now.mode != 0 && trust) {
      here.source = IgnoreFolder::Source::worktree;
      walk_.ignore_files.emplace_back(ignore_path, now);
    }
  }
  if (trust && row != kNoRow && start_.tree->folder_same(row)) {
    if (known == nullptr) find_ignore_blob(here, range);
    trusted_folder(here, range, row);
  } else {
    listed_folder(here, range, row, trust, known != nullptr);
  }
}

void Walker::trusted_folder(const IgnoreFolder& here, const IndexView::Range& range,
                            std::uint32_t row) {
  const KnownTree& tree = *start_.tree;
  walk_.folders.push_back({here.path, tree.folder_now(row)});
  for (const std::uint32_t file_row : tree.files_in(row)) {
    if (tree.rows().files[file_row].stat.mode == 0) continue;  // add_blobs() adds it
    WalkedFile file;
    file.path = tree.rows().view(tree.rows().files[file_row].path);
    file.stat = tree.file_now(file_row);
    file.known = file_row;
    file.submodule = tree.rows().files[file_row].kind == FileKind::submodule;
    file.trusted = true;
    walk_.files.push_back(std::move(file));
    if (layout_.sparse_checkout) met_.insert(walk_.files.back().path);
  }
  for (const std::uint32_t folder_row : tree.folders_in(row)) {
    std::string path(tree.rows().view(tree.rows().folders[folder_row].path));
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    enter(here, path, view_.below(range, name), true);
  }
}

void Walker::listed_folder(IgnoreFolder& here, const IndexView::Range& range, std::uint32_t row,
                           bool trust, bool ignore_known) {
  const Listing listing = list_folder(absolute(here.path));
  if (listing.error != 0) {
    if (listing.error == ENOENT || listing.error == ENOTDIR || listing.error == ELOOP) return;
    walk_.folders.push_back({here.path, listing.stat, true});
    walk_.diagnostics.push_back(
        {here.path, 0, std::string("the folder cannot be read: ") + std::strerror(listing.error)});
    return;
  }
  walk_.folders.push_back({here.path, listing.stat});
  const bool has_ignore = std::any_of(listing.names.begin(), listing.names.end(),
                                      [](const Name& name) { return name.name == kIgnoreName; });
  if (has_ignore && here.source == IgnoreFolder::Source::none) {
    const std::string path = below(here, kIgnoreName);
    here.source = IgnoreFolder::Source::worktree;
    walk_.ignore_files.emplace_back(path, stat_of(absolute(path).c_str()));
  }
  if (!has_ignore) find_ignore_blob(here, range);
  if (has_ignore != ignore_known) trust = false;
  for (const Name& name : listing.names) {
    if (name.type == NameType::folder) child_folder(here, range, name.name, row, trust);
    if (name.type == NameType::file) child_file(here, range, name.name, row);
  }
}

void Walker::child_folder(const IgnoreFolder& here, const IndexView::Range& range,
                          const std::string& name, std::uint32_t row, bool trust) {
  std::string path = below(here, name);
  const GitIndexEntry* entry = view_.find(range, name);
  if (entry != nullptr && (entry->mode & S_IFMT) == 0160000) {
    if (!recorded_from_blob(*entry, true)) emit(std::move(path), entry, true, row);
    return;
  }
  const IndexView::Range tracked = view_.below(range, name);
  if (IndexView::empty(tracked)) {
    if (rules_.ignored(here) || rules_.ignores(here, path, true)) return;
    if (nested_repository(path)) {
      if (!sparse_.outside(path)) emit(std::move(path), nullptr, true, row);
      return;
    }
  }
  enter(here, std::move(path), tracked, trust);
}

void Walker::enter(const IgnoreFolder& here, std::string path, const IndexView::Range& below,
                   bool trust) {
  IgnoreFolder child;
  child.parent = &here;
  child.path = std::move(path);
  folder(child, below, trust);
}

void Walker::child_file(const IgnoreFolder& here, const IndexView::Range& range,
                        const std::string& name, std::uint32_t row) {
  std::string path = below(here, name);
  const GitIndexEntry* entry = view_.find(range, name);
  if (entry != nullptr) {
    if (recorded_from_blob(*entry, true)) return;
    if (entry->skip_worktree) met_.insert(path);
  } else if (rules_.ignored(here) || rules_.ignores(here, path, false) || sparse_.outside(path)) {
    return;
  }
  emit(std::move(path), entry, false, row);
}

void Walker::emit(std::string path, const GitIndexEntry* entry, bool submodule, std::uint32_t row) {
  WalkedFile file;
  if (row != kNoRow) {
    file.known = start_.tree->file(row, path);
    if (file.known != kNoRow) file.stat = start_.tree->file_now(file.known);
  }
  file.path = std::move(path);
  file.entry = entry;
  file.submodule = submodule;
  walk_.files.push_back(std::move(file));
}

// A sparse checkout leaves .gitignore files out too; git then asks the git index.
void Walker::find_ignore_blob(IgnoreFolder& here, const IndexView::Range& range) const {
  const GitIndexEntry* entry = view_.find(range, kIgnoreName);
  if (entry == nullptr || !entry->skip_worktree || (entry->mode & S_IFMT) != S_IFREG) return;
  here.source = IgnoreFolder::Source::blob;
  here.blob = entry->oid;
}

bool Walker::nested_repository(const std::string& path) const {
  const std::string folder = absolute(path);
  // A worktree may hold its own git dir in a subfolder, when GIT_DIR or core.worktree say so.
  return holds_repository(folder) && real_path(folder + "/.git") != layout_.git_dir;
}

// `git add -A` leaves these entries as they are, whatever the worktree holds.
bool Walker::recorded_from_blob(const GitIndexEntry& entry, bool on_disk) const {
  if (entry.stage != 0 || entry.intent_to_add) return false;
  if (entry.assume_valid || sparse_.outside(entry.path)) return true;
  // With a sparse checkout, git forgets the bit for files that are there.
  return entry.skip_worktree && !(layout_.sparse_checkout && on_disk);
}

void Walker::add_blobs() {
  for (const GitIndexEntry& entry : index_.entries) {
    if ((entry.mode & S_IFMT) == S_IFDIR) {
      for (const TreeItem& item : objects_.list_tree(entry.oid, entry.path))
        add_blob(item.path, item.oid, item.mode);
    } else if (recorded_from_blob(entry, met_.contains(entry.path))) {
      add_blob(entry.path, entry.oid, entry.mode);
    }
  }
}

void Walker::add_blob(const std::string& path, const ObjectId& blob, std::uint32_t mode) {
  WalkedFile file;
  file.path = path;
  file.stat = blob_stat(blob, mode);
  file.from_blob = true;
  walk_.files.push_back(std::move(file));
}

}  // namespace

Walk walk_worktree(const Layout& layout, ObjectStore& objects, const GitIndex& index,
                   const WalkStart& start) {
  return Walker(layout, objects, index, start).run();
}

}  // namespace brief::repo
