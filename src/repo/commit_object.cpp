#include "repo/commit_object.hpp"

#include <charconv>

#include "base/file.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"

namespace brief::repo {
namespace {

// "NAME <MAIL> SECONDS ZONE"; 0 where it is not so.
std::int64_t time_of(std::string_view committer) {
  const std::size_t mail = committer.rfind("> ");
  if (mail == std::string_view::npos) return 0;
  const std::string_view digits = committer.substr(mail + 2);
  std::int64_t seconds = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  return end.ec == std::errc() ? seconds : 0;
}

}  // namespace

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

std::string CommitObject::summary() const {
  std::string_view text = message;
  text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
  return base::one_line(text.substr(0, text.find('\n')));
}

// The head is "tree ID", "parent ID" each, then lines of other kinds up to an empty one.
std::optional<CommitObject> read_commit_object(ObjectStore& objects, const ObjectId& oid) {
  const std::optional<std::string> bytes = objects.read_commit(oid);
  if (!bytes) return std::nullopt;
  CommitObject commit;
  commit.oid = oid;
  std::string_view rest = *bytes;
  for (;;) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) break;
    if (line.starts_with("committer ")) commit.time = time_of(line);
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
  commit.message = rest;
  return commit;
}

std::set<ObjectId> shallow_commits(const Layout& layout) {
  std::set<ObjectId> commits;
  const std::optional<std::string> text = base::read_file(layout.common_dir + "/shallow");
  if (!text) return commits;
  for (const std::string_view line : base::split(*text, '\n'))
    if (const std::optional<ObjectId> id = parse_id(base::trim(line))) commits.insert(*id);
  return commits;
}

}  // namespace brief::repo
