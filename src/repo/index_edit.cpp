#include "repo/index_edit.hpp"

#include <sha1.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "brief/error.hpp"
#include "repo/cache_tree.hpp"
#include "repo/git_index.hpp"
#include "repo/index_view.hpp"
#include "repo/publish.hpp"
#include "repo/split_index.hpp"
#include "repo/stat_data.hpp"
#include "repo/worktree_file.hpp"

namespace brief::repo {
namespace {

// An entry as it stands in a file: everything before its path.
struct RawEntry {
  std::string_view fixed;
  std::string path;
};

struct RawIndex {
  std::string bytes;
  std::string shared;
  std::uint32_t version = 2;
  std::vector<RawEntry> entries;
  std::vector<IndexExtension> extensions;
};

constexpr std::size_t kStatBegin = 0;
constexpr std::size_t kModeAt = 24;
constexpr std::size_t kOwnerAt = 28;
constexpr std::size_t kObjectAt = 40;
constexpr std::size_t kFlagsAt = 60;
constexpr std::size_t kPathInFlags = 0xfff;

std::uint16_t flags_of(const RawEntry& entry) { return big16(entry.fixed.data() + kFlagsAt); }
int stage_of(const RawEntry& entry) { return flags_of(entry) >> 12 & 3; }

bool before(const RawEntry& a, const RawEntry& b) {
  const int order = a.path.compare(b.path);
  return order != 0 ? order < 0 : stage_of(a) < stage_of(b);
}

std::vector<RawEntry> raw_entries(IndexFile& file) {
  std::vector<std::size_t> places;
  std::vector<GitIndexEntry> parsed = file.entries(&places);
  std::vector<RawEntry> entries;
  entries.reserve(parsed.size());
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    const bool extended = (big16(file.bytes().data() + places[i] + kFlagsAt) & kExtendedEntry) != 0;
    entries.push_back(
        {file.bytes().substr(places[i], kFixedEntry + (extended ? 2 : 0)), parsed[i].path});
  }
  return entries;
}

// The views into `raw.bytes` and `raw.shared` stay valid: `raw` is never moved.
void load(RawIndex& raw, const std::string& index_file, const std::string& git_dir) {
  IndexFile own(raw.bytes, index_file);
  raw.entries = raw_entries(own);
  raw.version = own.version();
  raw.extensions = own.extensions();
  const std::string shared_path = shared_part(own, git_dir);
  if (shared_path.empty()) return;
  std::optional<std::string> shared_bytes = read_index_file(shared_path);
  if (!shared_bytes) own.fail("its shared part is missing");
  raw.shared = *std::move(shared_bytes);
  IndexFile shared(raw.shared, shared_path);
  raw.entries = join_split(own, std::move(raw.entries), raw_entries(shared));
  raw.version = std::max(own.version(), shared.version());
  std::sort(raw.entries.begin(), raw.entries.end(), before);
}

void put32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
}

// As git counts what is cut off the path before (varint.c).
void put_varint(std::string& out, std::size_t value) {
  std::string digits(1, static_cast<char>(value & 0x7f));
  while ((value >>= 7) != 0) digits += static_cast<char>(0x80 | (--value & 0x7f));
  out.append(digits.rbegin(), digits.rend());
}

void put_entry(std::string& out, const RawEntry& entry, std::uint32_t version,
               const std::string& previous) {
  const std::size_t begin = out.size();
  out += entry.fixed;
  const auto flags = static_cast<std::uint16_t>((flags_of(entry) & ~kPathInFlags) |
                                                std::min(entry.path.size(), kPathInFlags));
  out[begin + kFlagsAt] = static_cast<char>(flags >> 8);
  out[begin + kFlagsAt + 1] = static_cast<char>(flags & 0xff);
  if (version == 4) {
    const auto [end, other] =
        std::mismatch(previous.begin(), previous.end(), entry.path.begin(), entry.path.end());
    const auto common = static_cast<std::size_t>(end - previous.begin());
    put_varint(out, previous.size() - common);
    out.append(entry.path, common);
    out += '\0';
    return;
  }
  out += entry.path;
  out.append(8 - (out.size() - begin) % 8, '\0');
}

void put_extensions(std::string& out, const RawIndex& raw, std::string_view path) {
  for (const IndexExtension& extension : raw.extensions) {
    std::string data(extension.data);
    if (extension.name == "link" || extension.name == "FSMN" || extension.name == "EOIE" ||
        extension.name == "IEOT")
      continue;
    if (extension.name == "TREE") {
      std::optional<std::string> trees = forget_trees(extension.data, path);
      if (!trees) continue;
      data = *std::move(trees);
    }
    out += extension.name;
    put32(out, static_cast<std::uint32_t>(data.size()));
    out += data;
  }
}

std::string serialise(const RawIndex& raw, std::string_view path) {
  std::string out = "DIRC";
  out.reserve(raw.bytes.size() + raw.shared.size() + 64);
  put32(out, raw.version);
  put32(out, static_cast<std::uint32_t>(raw.entries.size()));
  const std::string none;
  for (std::size_t i = 0; i < raw.entries.size(); ++i)
    put_entry(out, raw.entries[i], raw.version, i == 0 ? none : raw.entries[i - 1].path);
  put_extensions(out, raw, path);
  SHA1_CTX hash;
  SHA1Init(&hash);
  SHA1Update(&hash, reinterpret_cast<const std::uint8_t*>(out.data()), out.size());
  std::uint8_t digest[SHA1_DIGEST_LENGTH];
  SHA1Final(digest, &hash);
  out.append(reinterpret_cast<const char*>(digest), sizeof digest);
  return out;
}

void put_time(std::string& fixed, std::size_t at, const timespec& time) {
  std::string bytes;
  put32(bytes, static_cast<std::uint32_t>(time.tv_sec));
  put32(bytes, static_cast<std::uint32_t>(time.tv_nsec));
  fixed.replace(at, bytes.size(), bytes);
}

// The stat data that git compares, where the worktree's file holds `edit.bytes`; else zeros: git
// looks into the file when it next asks.
void put_stat(std::string& fixed, const std::string& root, const IndexEdit& edit) {
  fixed.replace(kStatBegin, kModeAt, kModeAt, '\0');
  fixed.replace(kOwnerAt, kObjectAt - kOwnerAt, kObjectAt - kOwnerAt, '\0');
  const FileBytes file = read_worktree_file(root, edit.path, FileKind::regular, false,
                                            edit.bytes.size() + 1, Bytes::raw);
  struct stat info {};
  if (file.status != FileBytes::Status::ok || file.bytes != edit.bytes ||
      ::lstat((root + "/" + edit.path).c_str(), &info) != 0 || to_stat_data(info) != file.stat)
    return;
  put_time(fixed, 0, info.st_ctim);
  put_time(fixed, 8, info.st_mtim);
  std::string bytes;
  put32(bytes, static_cast<std::uint32_t>(info.st_dev));
  put32(bytes, static_cast<std::uint32_t>(info.st_ino));
  fixed.replace(16, bytes.size(), bytes);
  bytes.clear();
  put32(bytes, info.st_uid);
  put32(bytes, info.st_gid);
  put32(bytes, static_cast<std::uint32_t>(info.st_size));
  fixed.replace(kOwnerAt, bytes.size(), bytes);
}

std::string_view object_of(const RawEntry& entry) {
  return entry.fixed.substr(kObjectAt, sizeof(ObjectId::bytes));
}

std::string_view view_of(const ObjectId& id) {
  return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

// The new bytes of the index, or nullopt: the entry is not the one that was asked for.
std::optional<std::string> edited(RawIndex& raw, const std::string& root, const IndexEdit& edit) {
  const auto place = std::find_if(
      raw.entries.begin(), raw.entries.end(),
      [&](const RawEntry& entry) { return entry.path == edit.path && stage_of(entry) == 0; });
  if (place == raw.entries.end() || object_of(*place) != view_of(edit.from)) return std::nullopt;
  std::string fixed(place->fixed);
  put_stat(fixed, root, edit);
  fixed.replace(kObjectAt, sizeof(ObjectId::bytes), view_of(edit.to));
  place->fixed = fixed;
  return serialise(raw, edit.path);
}

}  // namespace

std::optional<ObjectId> find_in_index(const Layout& layout, const std::string& path) {
  const GitIndex index = read_git_index(layout.index_file, layout.git_dir);
  const GitIndexEntry* entry = IndexView(index).find(path);
  if (entry == nullptr || entry->stage != 0 || entry->intent_to_add ||
      (entry->mode & S_IFMT) != S_IFREG)
    return std::nullopt;
  return entry->oid;
}

bool is_unmerged(const Layout& layout, const std::string& path) {
  const GitIndex index = read_git_index(layout.index_file, layout.git_dir);
  const GitIndexEntry* entry = index.unmerged ? IndexView(index).find(path) : nullptr;
  return entry != nullptr && entry->stage != 0;
}

bool edit_index(const Layout& layout, const IndexEdit& edit, const std::string& index_file) {
  const std::string& file = index_file.empty() ? layout.index_file : index_file;
  constexpr int kTries = 5;
  for (int i = 0; i < kTries; ++i) {
    const StatData seen = stat_of(file.c_str());
    std::optional<std::string> bytes = read_index_file(file);
    if (!bytes) return false;
    RawIndex raw;
    raw.bytes = *std::move(bytes);
    load(raw, file, layout.git_dir);
    const std::optional<std::string> next = edited(raw, layout.root, edit);
    if (!next) return false;
    if (publish_locked(file, *next, seen)) return true;
  }
  throw Error(ErrorCode::git, "the git index changes all the time", file,
              "another program stages files; try again when it has ended");
}

}  // namespace brief::repo
