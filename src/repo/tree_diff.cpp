#include "repo/tree_diff.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "repo/tree_entry.hpp"

namespace brief::repo {
namespace {

constexpr int kMaxDepth = 64;

struct Leaf {
  std::string path;
  ObjectId oid;
};

// A folder sorts as if its name ended with '/'.
bool entry_before(const TreeEntry& a, const TreeEntry& b) {
  const std::size_t common = std::min(a.name.size(), b.name.size());
  const int order = a.name.substr(0, common).compare(b.name.substr(0, common));
  if (order != 0) return order < 0;
  const auto next = [&](const TreeEntry& e) {
    if (e.name.size() > common) return static_cast<unsigned char>(e.name[common]);
    return static_cast<unsigned char>(e.is_folder() ? '/' : '\0');
  };
  return next(a) < next(b);
}

// The front entry of a tree; none at the end or where the tree is damaged.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) { next(); }
  bool has() const { return has_; }
  const TreeEntry& entry() const { return entry_; }
  void next() { has_ = !rest_.empty() && cut_tree_entry(rest_, entry_); }

 private:
  std::string_view rest_;
  TreeEntry entry_;
  bool has_ = false;
};

class Diff {
 public:
  Diff(ObjectStore& objects, std::size_t limit) : objects_(objects), limit_(limit) {}

  // False when the limit is met or a tree is absent.
  bool folder(const ObjectId& before, const ObjectId& after, const std::string& prefix, int depth) {
    if (before == after) return true;
    if (depth > kMaxDepth) return false;
    const std::optional<std::string> old_bytes = read(before);
    const std::optional<std::string> new_bytes = read(after);
    if (!old_bytes || !new_bytes) {
      absent_ = true;
      return false;
    }
    Cursor a(*old_bytes);
    Cursor b(*new_bytes);
    while (a.has() || b.has()) {
      const bool only_a = a.has() && (!b.has() || entry_before(a.entry(), b.entry()));
      const bool only_b = b.has() && (!a.has() || entry_before(b.entry(), a.entry()));
      const TreeEntry old_entry = only_b ? TreeEntry{} : a.entry();
      const TreeEntry new_entry = only_a ? TreeEntry{} : b.entry();
      if (!only_b) a.next();
      if (!only_a) b.next();
      if (!entry(old_entry, new_entry, prefix, depth)) return false;
    }
    return true;
  }

  std::vector<PathChange> take();
  bool absent() const { return absent_; }

 private:
  std::optional<std::string> read(const ObjectId& tree) {
    return tree.known() ? objects_.read_tree(tree) : std::string();
  }

  bool entry(const TreeEntry& before, const TreeEntry& after, const std::string& prefix,
             int depth) {
    if (before.oid == after.oid) return true;  // a change of mode alone is none
    const bool folders = before.is_folder() || after.is_folder();
    const std::string path = prefix + std::string(after.oid.known() ? after.name : before.name);
    if (folders) return folder(before.oid, after.oid, path + "/", depth + 1);
    if (before.oid.known() && after.oid.known()) {
      changes_.push_back({path, {}});
    } else if (after.oid.known()) {
      added_.push_back({path, after.oid});
    } else {
      removed_.push_back({path, before.oid});
    }
    return changes_.size() + std::max(added_.size(), removed_.size()) <= limit_;
  }

  ObjectStore& objects_;
  std::size_t limit_;
  bool absent_ = false;
  std::vector<PathChange> changes_;
  std::vector<Leaf> added_;
  std::vector<Leaf> removed_;
};

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Pairs each added file with the removed one that has the same key; `lone`: only where no other
// file on either side has that key.
template <typename Key>
void pair_up(std::vector<Leaf>& added, std::vector<Leaf>& removed, bool lone, Key&& key,
             std::vector<PathChange>& changes) {
  using Id = std::decay_t<decltype(key(added.front()))>;
  std::map<Id, std::vector<std::size_t>> by_key;
  std::map<Id, std::size_t> wanted;
  for (std::size_t i = 0; i < removed.size(); ++i) by_key[key(removed[i])].push_back(i);
  for (const Leaf& leaf : added) ++wanted[key(leaf)];
  std::vector<bool> taken(removed.size());
  std::vector<Leaf> left;
  for (Leaf& leaf : added) {
    const auto found = by_key.find(key(leaf));
    const bool pairs = found != by_key.end() && !found->second.empty() &&
                       (!lone || (found->second.size() == 1 && wanted[key(leaf)] == 1));
    if (!pairs) {
      left.push_back(std::move(leaf));
      continue;
    }
    const std::size_t row = found->second.front();
    found->second.erase(found->second.begin());
    taken[row] = true;
    changes.push_back({leaf.path, removed[row].path});
  }
  added = std::move(left);
  std::vector<Leaf> stay;
  for (std::size_t i = 0; i < removed.size(); ++i)
    if (!taken[i]) stay.push_back(std::move(removed[i]));
  removed = std::move(stay);
}

std::vector<PathChange> Diff::take() {
  if (!added_.empty() && !removed_.empty())
    pair_up(
        added_, removed_, false, [](const Leaf& leaf) { return leaf.oid; }, changes_);
  if (!added_.empty() && !removed_.empty())
    pair_up(
        added_, removed_, true, [](const Leaf& leaf) { return std::string(name_of(leaf.path)); },
        changes_);
  for (Leaf& leaf : added_) changes_.push_back({std::move(leaf.path), {}});
  for (Leaf& leaf : removed_) changes_.push_back({std::move(leaf.path), {}});
  std::sort(changes_.begin(), changes_.end(),
            [](const PathChange& a, const PathChange& b) { return a.path < b.path; });
  return std::move(changes_);
}

}  // namespace

TreeDiff diff_trees(ObjectStore& objects, const ObjectId& before, const ObjectId& after,
                    std::size_t limit) {
  Diff diff(objects, limit);
  if (!diff.folder(before, after, {}, 0)) return {{}, diff.absent()};
  return {diff.take(), false};
}

}  // namespace brief::repo
