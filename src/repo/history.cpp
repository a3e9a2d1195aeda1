#include "repo/history.hpp"

#include <set>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"

namespace brief::repo {
namespace {

constexpr std::size_t kMaxParents = 64;

struct Commit {
  ObjectId oid;
  ObjectId tree;
  std::vector<ObjectId> parents;
  std::string summary;
};

std::optional<ObjectId> parse_id(std::string_view hex) {
  ObjectId id;
  if (hex.size() != 2 * id.bytes.size()) return std::nullopt;
  const auto digit = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
  };
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    const int high = digit(hex[2 * i]);
    const int low = digit(hex[2 * i + 1]);
    if (high > 15 || low > 15) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return id;
}

std::string first_line(std::string_view message) {
  message.remove_prefix(std::min(message.find_first_not_of("\r\n"), message.size()));
  return base::one_line(message.substr(0, message.find('\n')));
}

// nullopt: the commit is absent. Its head is "tree ID", "parent ID" each, then lines of other kinds
// up to an empty one.
std::optional<Commit> read_commit(ObjectStore& objects, const ObjectId& oid) {
  const std::optional<std::string> bytes = objects.read_commit(oid);
  if (!bytes) return std::nullopt;
  Commit commit;
  commit.oid = oid;
  std::string_view rest = *bytes;
  for (;;) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) break;
    const bool parent = line.starts_with("parent ");
    if (!parent && !line.starts_with("tree ")) continue;
    const std::optional<ObjectId> id = parse_id(line.substr(parent ? 7 : 5));
    if (!id)
      throw Error(ErrorCode::git, "git commit " + to_hex(oid) + " is damaged", {},
                  "`git fsck` says what is damaged; fetching it again may mend it");
    if (!parent)
      commit.tree = *id;
    else if (commit.parents.size() < kMaxParents)
      commit.parents.push_back(*id);
  }
  commit.summary = first_line(rest);
  return commit;
}

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

std::set<ObjectId> shallow_commits(const Layout& layout) {
  std::set<ObjectId> commits;
  const std::optional<std::string> text = base::read_file(layout.common_dir + "/shallow");
  if (!text) return commits;
  for (const std::string_view line : base::split(*text, '\n'))
    if (const std::optional<ObjectId> id = parse_id(base::trim(line))) commits.insert(*id);
  return commits;
}

std::optional<CommitNote> search(const Layout& layout, ObjectStore& objects,
                                 const std::vector<std::string_view>& parts, ObjectId start) {
  const std::set<ObjectId> shallow = shallow_commits(layout);
  std::optional<Commit> commit = read_commit(objects, start);
  if (!commit) return std::nullopt;
  Trail trail = trail_of(objects, commit->tree, parts, nullptr);
  for (int count = 0; count < kMaxHistory; ++count) {
    if (shallow.contains(commit->oid)) return std::nullopt;
    const CommitNote note{commit->oid, commit->summary};
    if (commit->parents.empty()) {
      if (trail.size() != parts.size() + 1) return std::nullopt;
      return note;
    }
    std::optional<Commit> next;
    for (const ObjectId& oid : commit->parents) {
      std::optional<Commit> parent = read_commit(objects, oid);
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
  const std::optional<Commit> commit = read_commit(objects, oid);
  return commit ? commit->summary : std::string();
}

}  // namespace brief::repo
