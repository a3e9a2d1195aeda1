#include "repo/git_index.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/file.hpp"
#include "brief/error.hpp"
#include "repo/index_file.hpp"
#include "repo/objects.hpp"
#include "repo/split_index.hpp"

namespace brief::repo {
namespace {

bool before(const GitIndexEntry& a, const GitIndexEntry& b) {
  const int order = a.path.compare(b.path);
  return order != 0 ? order < 0 : a.stage < b.stage;
}

void check_paths(const IndexFile& file, const std::vector<GitIndexEntry>& entries) {
  for (const GitIndexEntry& entry : entries) {
    const std::string& path = entry.path;
    const bool bad = path.empty() || path.front() == '/' || path.find('\0') != std::string::npos ||
                     path == ".." || path.starts_with("../") || path.ends_with("/..") ||
                     path.find("/../") != std::string::npos ||
                     (path.back() == '/') != ((entry.mode & 0170000) == 0040000);
    if (bad) file.fail("a path that git never writes");
  }
}

}  // namespace

std::optional<std::string> read_index_file(const std::string& path) {
  std::optional<std::string> bytes = base::read_file(path);
  if (!bytes && errno != ENOENT && errno != ENOTDIR)
    throw Error(ErrorCode::git, std::string("cannot read the git index: ") + std::strerror(errno),
                path, "is it a file that this user may read?");
  return bytes;
}

std::string shared_part(const IndexFile& own, const std::string& git_dir) {
  if (!own.split()) return {};
  if (own.link().size() < 20) own.fail("the link to the shared part");
  ObjectId base;
  std::memcpy(base.bytes.data(), own.link().data(), base.bytes.size());
  return base.known() ? git_dir + "/sharedindex." + to_hex(base) : std::string();
}

GitIndex read_git_index(const std::string& index_file, const std::string& git_dir) {
  GitIndex index;
  index.files_read.push_back(index_file);
  const std::optional<std::string> bytes = read_index_file(index_file);
  if (!bytes) return index;
  IndexFile own(*bytes, index_file);
  index.entries = own.entries();
  if (const std::string shared_path = shared_part(own, git_dir); !shared_path.empty()) {
    index.files_read.push_back(shared_path);
    const std::optional<std::string> shared_bytes = read_index_file(shared_path);
    if (!shared_bytes) own.fail("its shared part is missing");
    IndexFile shared(*shared_bytes, shared_path);
    index.entries = join_split(own, std::move(index.entries), shared.entries());
  }
  check_paths(own, index.entries);
  if (!std::is_sorted(index.entries.begin(), index.entries.end(), before))
    std::sort(index.entries.begin(), index.entries.end(), before);
  index.unmerged = std::any_of(index.entries.begin(), index.entries.end(),
                               [](const GitIndexEntry& entry) { return entry.stage != 0; });
  return index;
}

}  // namespace brief::repo
