#include "repo/history.hpp"

#include <set>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "repo/commit_object.hpp"

namespace brief::repo {
namespace {

// The root tree, the folders on the way to a path, and what stands there: short where nothing does.
using Trail = std::vector<TreeItem>;

bool same(const TreeItem& a, const TreeItem& b) { return a.oid == b.oid && a.mode == b.mode; }

// Where a tree is the one that `like` went through, the rest of the way is the same: most commits
// leave most folders alone.
Trail trail_of(ObjectStore& objects, const ObjectId& tree,
               const std::vector<std::string_view>& parts, const Trail* like) {
  Trail trail;
  std::optional<TreeItem> at = TreeItem{"", tree, 0040000};
  for (std::size_t level = 0; at; ++level) {
    if (like != nullptr && level < like->size() && same(*at, (*like)[level])) {
      trail.insert(trail.end(), like->begin() + static_cast<std::ptrdiff_t>(level), like->end());
      break;
    }
    trail.push_back(*at);
    if (level == parts.size()) break;
    at = (at->mode & 0170000) == 0040000 ? objects.find_in_tree(at->oid, parts[level])
                                         : std::nullopt;
  }
  return trail;
}

bool same_end(const Trail& a, const Trail& b, std::size_t parts) {
  const bool has_a = a.size() == parts + 1;
  const bool has_b = b.size() == parts + 1;
  return has_a == has_b && (!has_a || same(a.back(), b.back()));
}

std::optional<CommitNote> search(const Layout& layout, ObjectStore& objects,
                                 const std::vector<std::string_view>& parts, ObjectId start) {
  const std::set<ObjectId> shallow = shallow_commits(layout);
  std::optional<CommitObject> commit = read_commit_object(objects, start);
  if (!commit) return std::nullopt;
  Trail trail = trail_of(objects, commit->tree, parts, nullptr);
  for (int count = 0; count < kMaxHistory; ++count) {
    if (shallow.contains(commit->oid)) return std::nullopt;
    const CommitNote note{commit->oid, commit->summary()};
    if (commit->parents.empty()) {
      if (trail.size() != parts.size() + 1) return std::nullopt;
      return note;
    }
    std::optional<CommitObject> next;
    for (const ObjectId& oid : commit->parents) {
      std::optional<CommitObject> parent = read_commit_object(objects, oid);
      if (!parent) return std::nullopt;
      Trail before = trail_of(objects, parent->tree, parts, &trail);
      if (!same_end(trail, before, parts.size())) continue;
      next = std::move(parent);
      trail = std::move(before);
      break;
    }
    if (!next) return note;
    commit = std::move(next);
  }
  return std::nullopt;
}

}  // namespace

std::optional<CommitNote> last_change(const Layout& layout, ObjectStore& objects,
                                      const std::string& path, const std::string& revision) {
  const std::optional<ObjectId> start = objects.find_commit(revision);
  if (!start) return std::nullopt;
  try {
    return search(layout, objects, base::split(path, '/'), *start);
  } catch (const Error& error) {
    // A clone without trees does not know its history.
    if (error.code() == ErrorCode::unknowable) return std::nullopt;
    throw;
  }
}

std::string commit_summary(ObjectStore& objects, const ObjectId& oid) {
  const std::optional<CommitObject> commit = read_commit_object(objects, oid);
  return commit ? commit->summary() : std::string();
}

}  // namespace brief::repo
