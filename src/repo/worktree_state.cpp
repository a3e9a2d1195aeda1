#include "repo/worktree_state.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "repo/canonical.hpp"
#include "repo/discovery.hpp"
#include "repo/git_index.hpp"
#include "repo/scan_inputs.hpp"
#include "repo/stat_data.hpp"

namespace brief::repo {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

bool exists(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0;
}

std::string branch_of(const Layout& layout) {
  constexpr std::string_view kRef = "ref: refs/heads/";
  const std::string head = read_line(layout.git_dir + "/HEAD").value_or(std::string());
  return head.starts_with(kRef) ? head.substr(kRef.size()) : std::string();
}

std::string operation_of(const Layout& layout) {
  constexpr std::pair<const char*, const char*> kMarks[] = {
      {"rebase-merge", "rebase"},          {"rebase-apply", "rebase"}, {"MERGE_HEAD", "merge"},
      {"CHERRY_PICK_HEAD", "cherry-pick"}, {"REVERT_HEAD", "revert"},  {"BISECT_LOG", "bisect"}};
  for (const auto& [file, name] : kMarks)
    if (exists(layout.git_dir + "/" + file)) return name;
  return {};
}

class Comparison {
 public:
  Comparison(const Layout& layout, ObjectStore& objects, const StatCache& rows)
      : objects_(objects),
        rows_(rows),
        index_(read_git_index(layout.index_file, layout.git_dir)),
        index_time_(stat_of(layout.index_file.c_str()).mtime_ns) {}

  void against_worktree(WorktreeState& state) {
    state.unmerged = index_.unmerged;
    for (const GitIndexEntry& entry : index_.entries) {
      if (entry.stage > 1 || (entry.mode & S_IFMT) == S_IFDIR) continue;
      const StatFileRow* row = find_row(rows_, entry.path);
      if (row == nullptr) {
        if (!entry.skip_worktree && !entry.assume_valid) state.deleted.push_back(entry.path);
      } else if (is_modified(entry, *row)) {
        state.modified.push_back(entry.path);
      }
    }
    for (const StatFileRow& row : rows_.files)
      if (!row.tracked) state.untracked.emplace_back(rows_.view(row.path));
  }

  void against_head(WorktreeState& state) {
    std::vector<TreeItem> items;
    if (objects_.find_commit("HEAD")) items = objects_.list_tree(objects_.resolve_tree("HEAD"));
    std::size_t at = 0;
    for (const GitIndexEntry& entry : index_.entries) {
      if (entry.stage != 0 || entry.intent_to_add) continue;
      if ((entry.mode & S_IFMT) == S_IFDIR) {  // a sparse folder stands for all below it
        while (at < items.size() && items[at].path < entry.path) add(state, items[at++].path);
        while (at < items.size() && items[at].path.starts_with(entry.path)) ++at;
        continue;
      }
      while (at < items.size() && items[at].path < entry.path) add(state, items[at++].path);
      const bool there = at < items.size() && items[at].path == entry.path;
      if (!there || items[at].oid != entry.oid || items[at].mode != entry.mode)
        add(state, entry.path);
      if (there) ++at;
    }
    while (at < items.size()) add(state, items[at++].path);
    // A path in conflict is in the git index under its stages only.
    if (index_.unmerged)
      std::erase_if(state.staged, [&](const std::string& path) {
        return std::any_of(index_.entries.begin(), index_.entries.end(),
                           [&](const GitIndexEntry& e) { return e.stage != 0 && e.path == path; });
      });
  }

 private:
  static void add(WorktreeState& state, const std::string& path) { state.staged.push_back(path); }

  bool is_modified(const GitIndexEntry& entry, const StatFileRow& row) {
    if (row.stat.mode == 0 || entry.stage != 0) return entry.stage != 0;
    if (row.kind != kind_of_git_mode(entry.mode)) return true;
    if (row.kind == FileKind::submodule) return false;
    if (row.kind == FileKind::regular && row.executable != ((entry.mode & 0100) != 0)) return true;
    if (entry.intent_to_add) return true;
    const std::int64_t noted = entry.mtime_s * kSecond + entry.mtime_ns;
    if (noted == row.stat.mtime_ns && entry.size == static_cast<std::uint32_t>(row.stat.size) &&
        noted < index_time_)
      return false;
    return differs(entry, row);
  }

  bool differs(const GitIndexEntry& entry, const StatFileRow& row) {
    if (!row.content.known()) return row.too_large;
    std::optional<std::string> blob = objects_.read_blob(entry.oid);
    if (!blob) return false;  // absent from this clone
    if (row.kind != FileKind::symlink) make_canonical(*blob);
    return base::hash128(*blob) != row.content;
  }

  ObjectStore& objects_;
  const StatCache& rows_;
  GitIndex index_;
  std::int64_t index_time_;
};

}  // namespace

WorktreeState worktree_state(const Layout& layout, ObjectStore& objects, const StatCache& rows) {
  WorktreeState state;
  state.branch = branch_of(layout);
  state.operation = operation_of(layout);
  Comparison comparison(layout, objects, rows);
  comparison.against_worktree(state);
  comparison.against_head(state);
  return state;
}

}  // namespace brief::repo
