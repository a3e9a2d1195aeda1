#include "repo/commit_walk.hpp"

#include <queue>
#include <set>
#include <utility>

#include "base/binary.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "repo/commit_object.hpp"

namespace brief::repo {
namespace {

constexpr int kMaxRefDepth = 5;
constexpr std::size_t kMaxMessage = 16384;

std::optional<ObjectId> packed_ref(const Layout& layout, std::string_view name) {
  const std::optional<std::string> text = base::read_file(layout.common_dir + "/packed-refs");
  if (!text) return std::nullopt;
  for (const std::string_view line : base::split(*text, '\n'))
    if (line.size() > 41 && line[40] == ' ' && base::trim(line.substr(41)) == name)
      return parse_id(line.substr(0, 40));
  return std::nullopt;
}

// A loose ref, else a packed one. Another way of storing refs has neither.
std::optional<ObjectId> plain_ref(const Layout& layout, const std::string& name, int depth) {
  if (depth > kMaxRefDepth || name.find("..") != std::string::npos) return std::nullopt;
  std::optional<std::string> text = base::read_file(layout.git_dir + "/" + name);
  if (!text) text = base::read_file(layout.common_dir + "/" + name);
  if (!text) return packed_ref(layout, name);
  const std::string_view value = base::trim(*text);
  if (value.starts_with("ref:"))
    return plain_ref(layout, std::string(base::trim(value.substr(4))), depth + 1);
  return parse_id(value);
}

struct Waiting {
  std::int64_t time = 0;
  ObjectId oid;
  bool operator<(const Waiting& other) const {
    return std::tie(time, other.oid) < std::tie(other.time, oid);
  }
};

class Walker {
 public:
  Walker(const Layout& layout, ObjectStore& objects, const FindCommit& known)
      : objects_(objects), known_(known), shallow_(shallow_commits(layout)) {}

  CommitWalk run(const ObjectId& start, std::size_t limit) {
    meet(start);
    while (!queue_.empty() && walk_.commits.size() < limit) {
      const ObjectId oid = queue_.top().oid;
      queue_.pop();
      walk_.commits.push_back(oid);
      const std::vector<ObjectId> parents = met_.at(oid).parents;
      for (const ObjectId& parent : parents) meet(parent);
    }
    // Also those that were met and not walked: who knows them need not read them to pass them by.
    for (const auto& [oid, met] : met_)
      if (met.fresh) learn(*met.fresh);
    return std::move(walk_);
  }

 private:
  struct Met {
    std::vector<ObjectId> parents;
    std::optional<CommitObject> fresh;
  };

  void meet(const ObjectId& oid) {
    if (met_.contains(oid)) return;
    const bool cut = shallow_.contains(oid);
    if (!cut) {
      if (std::optional<KnownCommit> old = known_(oid)) {
        queue_.push({old->time, oid});
        met_.emplace(oid, Met{std::move(old->parents), std::nullopt});
        return;
      }
    }
    std::optional<CommitObject> commit = read_commit_object(objects_, oid);
    if (!commit) {
      walk_.whole = false;
      return;
    }
    queue_.push({commit->time, oid});
    if (cut) {
      met_.emplace(oid, Met{});
      return;
    }
    std::vector<ObjectId> parents = commit->parents;
    met_.emplace(oid, Met{std::move(parents), std::move(commit)});
  }

  void learn(const CommitObject& commit) {
    WalkedCommit walked{
        commit.oid, commit.parents, commit.time, commit.message.substr(0, kMaxMessage), {}};
    if (commit.parents.size() < 2) {
      ObjectId before;
      if (!commit.parents.empty()) {
        const std::optional<CommitObject> parent =
            read_commit_object(objects_, commit.parents.front());
        if (!parent) {  // a fetch may bring it
          walk_.whole = false;
          return;
        }
        before = parent->tree;
      }
      TreeDiff diff = diff_trees(objects_, before, commit.tree, kMaxChanges);
      if (diff.absent) {  // so does this
        walk_.whole = false;
        return;
      }
      walked.changes = std::move(diff.changes);
    }
    walk_.fresh.push_back(std::move(walked));
  }

  ObjectStore& objects_;
  const FindCommit& known_;
  std::set<ObjectId> shallow_;
  std::map<ObjectId, Met> met_;
  std::priority_queue<Waiting> queue_;
  CommitWalk walk_;
};

}  // namespace

std::optional<ObjectId> head_commit(const Layout& layout, ObjectStore& objects) {
  if (const std::optional<ObjectId> plain = plain_ref(layout, "HEAD", 0)) return plain;
  return objects.find_commit("HEAD");
}

std::uint64_t cuts_of(const Layout& layout) {
  const std::set<ObjectId> cuts = shallow_commits(layout);
  base::ByteWriter bytes;
  for (const ObjectId& cut : cuts) bytes.put(cut);
  return cuts.empty() ? 0 : base::hash64(bytes.bytes());
}

CommitWalk walk_commits(const Layout& layout, ObjectStore& objects, const ObjectId& start,
                        const FindCommit& known, std::size_t limit) {
  return Walker(layout, objects, known).run(start, limit);
}

}  // namespace brief::repo
