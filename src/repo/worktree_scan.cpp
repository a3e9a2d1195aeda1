// scan_worktree: the fixed inputs, then the known rows, then (only when something differs) the
// walk; then rows and entries.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include "base/hash.hpp"
#include "base/pool.hpp"
#include "brief/error.hpp"
#include "repo/file_size.hpp"
#include "repo/index_changes.hpp"
#include "repo/scan_inputs.hpp"
#include "repo/stat_data.hpp"
#include "repo/tree_rules.hpp"
#include "repo/tree_scan.hpp"
#include "repo/worktree_walk.hpp"

namespace brief::repo {
namespace {

constexpr std::size_t kFilesAtOnce = 256;

class Scanner {
 public:
  Scanner(const Layout& layout, ObjectStore& objects, const StatCache* known, unsigned jobs)
      : layout_(layout), objects_(objects), known_(known), jobs_(jobs), start_(now_ns()) {
    if (known_ != nullptr && !is_known(layout, *known_)) known_ = nullptr;
  }

  TreeScan run();

 private:
  bool input_same(std::size_t row) const {
    return known_->inputs[row].stat == fixed_[row - kFixedRows];
  }
  bool excludes_same() const;
  bool ignore_files_same() const;
  const GitIndex& index();
  bool trust_known(KnownTree& tree);
  void keep_known(const KnownTree& tree);
  void walk(const KnownTree* tree, bool trust);
  void take_walk(Walk walk, const KnownTree* tree);
  void stat_walked(Walk& walk);
  void add_row(const WalkedFile& file);
  void add_inputs(const Walk& walk);
  StatData settings();
  StatData safe(StatData stat) const;
  void add_input(std::string_view path, const StatData& stat);
  void judge(StatFileRow& row, const StatFileRow* known) const;
  bool rows_differ() const;
  void make_entries();
  Str text(std::string_view path);

  const Layout& layout_;
  ObjectStore& objects_;
  const StatCache* known_;
  unsigned jobs_;
  std::int64_t start_;
  std::vector<StatData> fixed_;    ///< stat data of fixed_paths()
  std::optional<GitIndex> index_;  ///< read on first need
  TreeScan scan_;
};

bool Scanner::excludes_same() const {
  for (std::size_t row = kIndexRow + 1; row < kFixedRows + fixed_.size(); ++row)
    if (!input_same(row)) return false;
  return true;
}

bool Scanner::ignore_files_same() const {
  for (std::size_t i = kFixedRows + fixed_.size(); i < known_->inputs.size(); ++i)
    if (stat_of(std::string(known_->view(known_->inputs[i].path)).c_str()) !=
        known_->inputs[i].stat)
      return false;
  return true;
}

Str Scanner::text(std::string_view path) {
  const Str str{static_cast<std::uint32_t>(scan_.stats.text.size()),
                static_cast<std::uint32_t>(path.size())};
  scan_.stats.text.append(path);
  return str;
}

// What the last scan knew about the bytes holds while the stat data are the same and were safe.
void Scanner::judge(StatFileRow& row, const StatFileRow* known) const {
  const bool vouched =
      known != nullptr && !known->racy && known->stat == row.stat && known->kind == row.kind;
  row.content = vouched ? known->content : ContentId{};
  row.language = vouched ? known->language : std::uint16_t{0};
  row.too_large = vouched && known->too_large;
  row.racy = row.stat.mode != 0 && !(vouched && (row.content.known() || row.too_large)) &&
             is_racy(row.stat, start_);
}

// Nothing was added, removed or ruled otherwise: only the bytes of files may have changed.
void Scanner::keep_known(const KnownTree& tree) {
  scan_.stats = *known_;
  scan_.stats.memo.clear();
  for (std::uint32_t i = 0; i < scan_.stats.files.size(); ++i) {
    StatFileRow& row = scan_.stats.files[i];
    if (row.stat.mode == 0) continue;
    const StatFileRow& known = known_->files[i];
    if (tree.file_now(i) == known.stat && !known.racy) continue;
    row.stat = tree.file_now(i);
    if (layout_.file_mode && row.kind == FileKind::regular)
      row.executable = (row.stat.mode & 0100) != 0;
    judge(row, &known);
    scan_.stats_differ = true;
  }
  if (index_) {
    // The same entries in another file.
    StatInputRow& row = scan_.stats.inputs[kIndexRow];
    const StatData now = safe(fixed_[kIndexRow - kFixedRows]);
    scan_.stats_differ = scan_.stats_differ || row.stat != now;
    row.stat = now;
  }
  scan_.unmerged = known_->inputs[kSettingsRow].stat.size != 0;
}

// Files that the known rows do not hold; what vanished meanwhile is dropped.
void Scanner::stat_walked(Walk& walk) {
  std::vector<int> errors(walk.files.size());
  const std::size_t count = walk.files.size();
  base::parallel_for(jobs_, (count + kFilesAtOnce - 1) / kFilesAtOnce,
                     [&](std::size_t chunk, unsigned) {
                       const std::size_t end = std::min(count, (chunk + 1) * kFilesAtOnce);
                       for (std::size_t i = chunk * kFilesAtOnce; i < end; ++i) {
                         WalkedFile& file = walk.files[i];
                         if (file.from_blob || file.stat.mode != 0) continue;
                         const std::string path = layout_.root + "/" + file.path;
                         file.stat = stat_of(path.c_str());
                         if (file.stat.mode == 0) errors[i] = errno;
                       }
                     });
  for (std::size_t i = 0; i < count; ++i)
    if (errors[i] != 0 && errors[i] != ENOENT && errors[i] != ENOTDIR)
      walk.diagnostics.push_back(
          {walk.files[i].path, 0, std::string("cannot be read: ") + std::strerror(errors[i])});
  std::erase_if(walk.files, [](const WalkedFile& file) {
    if (file.from_blob) return false;
    const std::uint32_t type = file.stat.mode & S_IFMT;
    return file.submodule ? type != S_IFDIR : type != S_IFREG && type != S_IFLNK;
  });
}

// The kind and executable bit that git records (ce_mode_from_stat in git's read-cache).
void Scanner::add_row(const WalkedFile& file) {
  const StatFileRow* known = file.known == kNoRow ? nullptr : &known_->files[file.known];
  StatFileRow row;
  row.stat = file.stat;
  row.path = text(file.path);
  if (file.trusted) {
    row.kind = known->kind;
    row.tracked = known->tracked;
    row.executable = known->executable;
  } else if (file.from_blob) {
    row.kind = kind_of_git_mode(git_mode_of_blob(file.stat));
    row.tracked = true;
    row.executable = row.kind == FileKind::regular && (git_mode_of_blob(file.stat) & 0100) != 0;
  } else {
    const std::uint32_t recorded = file.entry == nullptr ? 0 : file.entry->mode;
    row.tracked = file.entry != nullptr;
    if (file.submodule) {
      row.kind = FileKind::submodule;
    } else if (S_ISLNK(file.stat.mode) || (!layout_.symlinks && S_ISLNK(recorded))) {
      row.kind = FileKind::symlink;
    } else {
      row.executable = !layout_.file_mode && S_ISREG(recorded) && (recorded & 0100) != 0;
    }
  }
  if (!file.from_blob && layout_.file_mode && row.kind == FileKind::regular)
    row.executable = (file.stat.mode & 0100) != 0;
  // Rows of blobs are found by their path alone: they stand in no folder that is there.
  judge(row, known);
  scan_.stats.files.push_back(row);
}

// A file that is too young to be known by its stat data is one that changed.
StatData Scanner::safe(StatData stat) const {
  if (stat.mode != 0 && is_racy(stat, start_)) stat.ctime_ns = -1;
  return stat;
}

void Scanner::add_input(std::string_view path, const StatData& stat) {
  scan_.stats.inputs.push_back({safe(stat), text(path)});
}

StatData Scanner::settings() {
  StatData settings;
  settings.inode = settings_hash(layout_);
  settings.mtime_ns = static_cast<std::int64_t>(blob_entries_hash(layout_, index()));
  settings.size = index().unmerged ? 1 : 0;
  return settings;
}

void Scanner::add_inputs(const Walk& walk) {
  add_input(kSettings, settings());
  const std::vector<std::string> paths = fixed_inputs(layout_);
  for (std::size_t i = 0; i < paths.size(); ++i) add_input(paths[i], fixed_[i]);
  for (const auto& [path, stat] : walk.ignore_files) add_input(layout_.root + "/" + path, stat);
}

void Scanner::take_walk(Walk walk, const KnownTree* tree) {
  stat_walked(walk);
  for (WalkedFile& file : walk.files)
    if (file.from_blob && known_ != nullptr)
      if (const StatFileRow* row = find_row(*known_, file.path))
        file.known = static_cast<std::uint32_t>(row - known_->files.data());
  const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
  std::sort(walk.files.begin(), walk.files.end(), by_path);
  std::sort(walk.folders.begin(), walk.folders.end(), by_path);
  std::sort(walk.ignore_files.begin(), walk.ignore_files.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  StatCache& stats = scan_.stats;
  stats.worktree_id = worktree_id(layout_);
  if (known_ != nullptr) stats.fingerprint = known_->fingerprint;
  add_inputs(walk);
  stats.folders.reserve(walk.folders.size());
  for (const WalkedFolder& folder : walk.folders) {
    StatFolderRow row;
    row.stat = folder.stat;
    row.path = text(folder.path);
    const std::uint32_t known_row = tree == nullptr ? kNoRow : tree->folder(folder.path);
    const bool same = known_row != kNoRow && tree->folder_same(known_row);
    row.racy = folder.unreadable || (!same && is_racy(folder.stat, start_));
    stats.folders.push_back(row);
  }
  stats.files.reserve(walk.files.size());
  for (std::size_t i = 0; i < walk.files.size(); ++i)
    if (i == 0 || walk.files[i].path != walk.files[i - 1].path) add_row(walk.files[i]);
  scan_.diagnostics = std::move(walk.diagnostics);
  scan_.unmerged = index().unmerged;
  scan_.stats_differ = known_ == nullptr || rows_differ();
}

bool Scanner::rows_differ() const {
  const StatCache& now = scan_.stats;
  const auto same_path = [&](Str a, Str b) { return now.view(a) == known_->view(b); };
  return !std::equal(now.inputs.begin(), now.inputs.end(), known_->inputs.begin(),
                     known_->inputs.end(),
                     [&](const StatInputRow& a, const StatInputRow& b) {
                       return a.stat == b.stat && same_path(a.path, b.path);
                     }) ||
         !std::equal(now.folders.begin(), now.folders.end(), known_->folders.begin(),
                     known_->folders.end(),
                     [&](const StatFolderRow& a, const StatFolderRow& b) {
                       return a.stat == b.stat && a.racy == b.racy && same_path(a.path, b.path);
                     }) ||
         !std::equal(now.files.begin(), now.files.end(), known_->files.begin(), known_->files.end(),
                     [&](const StatFileRow& a, const StatFileRow& b) {
                       return a.stat == b.stat && a.racy == b.racy && a.content == b.content &&
                              a.kind == b.kind && a.tracked == b.tracked &&
                              a.executable == b.executable && a.too_large == b.too_large &&
                              same_path(a.path, b.path);
                     });
}

void Scanner::make_entries() {
  const StatCache& stats = scan_.stats;
  scan_.files.resize(stats.files.size());
  for (std::uint32_t i = 0; i < stats.files.size(); ++i) {
    const StatFileRow& row = stats.files[i];
    FileEntry& entry = scan_.files[i];
    entry.path = stats.view(row.path);
    entry.kind = row.kind;
    entry.executable = row.executable;
    if (row.stat.mode == 0) {
      entry.oid = blob_of(row.stat);
    } else {
      entry.stat = row.stat;
    }
    entry.content = row.content;
    entry.language = row.language;
    entry.row = i;
  }
}

const GitIndex& Scanner::index() {
  if (!index_) index_ = read_git_index(layout_.index_file, layout_.git_dir);
  return *index_;
}

// Does what was known hold, but for the folders that `tree` doesn't trust?
bool Scanner::trust_known(KnownTree& tree) {
  if (!excludes_same()) return false;
  if (input_same(kIndexRow)) return true;
  if (settings() != known_->inputs[kSettingsRow].stat) return false;
  each_index_change(layout_, *known_, index(), [&](std::string_view path) { tree.distrust(path); });
  return true;
}

void Scanner::walk(const KnownTree* tree, bool trust) {
  std::unordered_map<std::string_view, const StatData*> ignore_files;
  for (std::size_t i = kFixedRows + fixed_.size(); known_ != nullptr && i < known_->inputs.size();
       ++i)
    ignore_files.emplace(known_->view(known_->inputs[i].path), &known_->inputs[i].stat);
  WalkStart start;
  start.tree = tree;
  start.trust = trust;
  start.ignore_file = [&](const std::string& path) -> const StatData* {
    const auto found = ignore_files.find(layout_.root + "/" + path);
    return found == ignore_files.end() ? nullptr : found->second;
  };
  take_walk(walk_worktree(layout_, objects_, index(), start), tree);
}

TreeScan Scanner::run() {
  for (const std::string& path : fixed_inputs(layout_))
    fixed_.push_back(path.empty() ? StatData{} : stat_of(path.c_str()));
  std::optional<KnownTree> tree;
  bool trust = false;
  if (known_ != nullptr) {
    tree.emplace(*known_, layout_.root, jobs_);
    trust = trust_known(*tree);
  }
  if (trust && tree->all_folders_same() && ignore_files_same())
    keep_known(*tree);
  else
    walk(tree ? &*tree : nullptr, trust);
  scan_.stats.scan_start_ns = start_;
  make_entries();
  apply_tree_rules(layout_, objects_, scan_);
  if (mark_too_large(layout_, objects_, {}, jobs_, scan_)) scan_.stats_differ = true;
  return std::move(scan_);
}

}  // namespace

TreeScan scan_worktree(const Layout& layout, ObjectStore& objects, const StatCache* known,
                       unsigned jobs) {
  if (layout.root.empty())
    throw Error(ErrorCode::usage, "this repository has no worktree", layout.git_dir,
                "name a commit with --rev, as in `--rev HEAD`");
  return Scanner(layout, objects, known, jobs).run();
}

std::uint64_t worktree_id(const Layout& layout) {
  return base::hash64(layout.root + '\0' + layout.git_dir);
}

}  // namespace brief::repo
