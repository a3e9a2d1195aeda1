#include "repo/git_index.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/file.hpp"
#include "brief/error.hpp"
#include "repo/ewah.hpp"
#include "repo/objects.hpp"

namespace brief::repo {
namespace {

constexpr std::size_t kHeader = 12;
constexpr std::size_t kChecksum = 20;
constexpr std::size_t kFixedEntry = 62;  // up to the path, without the extended flags

constexpr std::uint16_t kAssumeValid = 0x8000;
constexpr std::uint16_t kExtended = 0x4000;
constexpr std::uint16_t kSkipWorktree = 0x4000;  // of the extended flags, as the next one
constexpr std::uint16_t kIntentToAdd = 0x2000;

std::uint32_t big32(const char* at) {
  const auto* byte = reinterpret_cast<const unsigned char*>(at);
  return std::uint32_t{byte[0]} << 24 | std::uint32_t{byte[1]} << 16 | std::uint32_t{byte[2]} << 8 |
         byte[3];
}

std::uint16_t big16(const char* at) {
  const auto* byte = reinterpret_cast<const unsigned char*>(at);
  return static_cast<std::uint16_t>(byte[0] << 8 | byte[1]);
}

// One file: the entries as they stand in it, and where its "link" extension is. The checksum at
// the end is not verified, as git does not on reading either: it would cost more than the parse,
// and index.skipHash writes zeros.
class IndexFile {
 public:
  IndexFile(std::string_view bytes, const std::string& path) : bytes_(bytes), path_(path) {}

  std::vector<GitIndexEntry> entries();
  bool split() const { return split_; }
  std::string_view link() const { return link_; }

  [[noreturn]] void fail(const char* what) const {
    throw Error(ErrorCode::git, std::string("the git index is damaged: ") + what, path_,
                "remove the file and run `git reset`: it is built again from HEAD");
  }

 private:
  void entry(GitIndexEntry& out);
  void name_of_version_4(GitIndexEntry& out);
  void extensions();

  std::string_view bytes_;
  const std::string& path_;
  std::size_t at_ = kHeader;
  std::size_t end_ = 0;
  std::uint32_t version_ = 0;
  std::string previous_;
  std::string_view link_;
  bool split_ = false;
};

std::vector<GitIndexEntry> IndexFile::entries() {
  if (bytes_.size() < kHeader + kChecksum || bytes_.substr(0, 4) != "DIRC") fail("no header");
  end_ = bytes_.size() - kChecksum;
  version_ = big32(bytes_.data() + 4);
  const std::uint32_t count = big32(bytes_.data() + 8);
  if (version_ < 2 || version_ > 4)
    throw Error(ErrorCode::unsupported, "git index of version " + std::to_string(version_), path_,
                "versions 2 to 4 are known: `git update-index --index-version 4` converts it");
  // No entry takes fewer bytes: a count from a damaged header must not size an allocation.
  if (count > (end_ - kHeader) / kFixedEntry) fail("more entries than bytes");
  std::vector<GitIndexEntry> entries(count);
  for (GitIndexEntry& out : entries) entry(out);
  extensions();
  return entries;
}

void IndexFile::entry(GitIndexEntry& out) {
  if (end_ - at_ < kFixedEntry) fail("cut short");
  const char* fixed = bytes_.data() + at_;
  const std::size_t begin = at_;
  out.mode = big32(fixed + 24);
  std::memcpy(out.oid.bytes.data(), fixed + 40, out.oid.bytes.size());
  const std::uint16_t flags = big16(fixed + 60);
  out.stage = static_cast<std::uint8_t>(flags >> 12 & 3);
  out.assume_valid = (flags & kAssumeValid) != 0;
  at_ += kFixedEntry;
  if ((flags & kExtended) != 0) {
    if (version_ < 3 || end_ - at_ < 2) fail("extended flags");
    const std::uint16_t more = big16(bytes_.data() + at_);
    out.skip_worktree = (more & kSkipWorktree) != 0;
    out.intent_to_add = (more & kIntentToAdd) != 0;
    at_ += 2;
  }
  if (version_ == 4) return name_of_version_4(out);
  std::size_t size = flags & 0xfff;
  if (size == 0xfff) {  // longer than the field holds
    const void* nul = std::memchr(bytes_.data() + at_, 0, end_ - at_);
    if (nul == nullptr) fail("path without an end");
    size = static_cast<std::size_t>(static_cast<const char*>(nul) - bytes_.data()) - at_;
  }
  if (size >= end_ - at_) fail("cut short");
  out.path.assign(bytes_.data() + at_, size);
  at_ = begin + ((at_ - begin + size + 8) & ~std::size_t{7});
  if (at_ > end_) fail("cut short");
}

// Version 4: how many bytes to cut off the path before, then what to append, NUL-terminated.
void IndexFile::name_of_version_4(GitIndexEntry& out) {
  std::size_t cut = 0;
  for (bool more = true, first = true; more; first = false) {
    if (at_ >= end_ || cut > (std::size_t{1} << 32)) fail("path length");
    const auto byte = static_cast<unsigned char>(bytes_[at_++]);
    more = (byte & 0x80) != 0;
    cut = ((first ? 0 : cut + 1) << 7) | (byte & 0x7f);
  }
  if (cut > previous_.size()) fail("path length");
  const void* nul = std::memchr(bytes_.data() + at_, 0, end_ - at_);
  if (nul == nullptr) fail("path without an end");
  const std::size_t size =
      static_cast<std::size_t>(static_cast<const char*>(nul) - bytes_.data()) - at_;
  previous_.resize(previous_.size() - cut);
  previous_.append(bytes_.data() + at_, size);
  out.path = previous_;
  at_ += size + 1;
}

void IndexFile::extensions() {
  while (end_ - at_ >= 8) {
    const std::string_view name = bytes_.substr(at_, 4);
    const std::uint32_t size = big32(bytes_.data() + at_ + 4);
    at_ += 8;
    if (size > end_ - at_) fail("an extension is cut short");
    if (name == "link") {
      split_ = true;
      link_ = bytes_.substr(at_, size);
    } else if (name != "sdir" && !(name[0] >= 'A' && name[0] <= 'Z')) {
      // A lower-case name: what does not know it must not read the file.
      throw Error(ErrorCode::unsupported, "git index with an unknown extension", path_,
                  "`git update-index --no-split-index --force-write-index` may convert it");
    }
    at_ += size;
  }
}

std::optional<std::string> read_index_file(const std::string& path) {
  std::optional<std::string> bytes = base::read_file(path);
  if (!bytes && errno != ENOENT && errno != ENOTDIR)
    throw Error(ErrorCode::git, std::string("cannot read the git index: ") + std::strerror(errno),
                path, "is it a file that this user may read?");
  return bytes;
}

bool before(const GitIndexEntry& a, const GitIndexEntry& b) {
  const int order = a.path.compare(b.path);
  return order != 0 ? order < 0 : a.stage < b.stage;
}

// A split index: entries of the shared file, less those deleted, with those replaced (their new
// data stands first, in order, without a path), and the added ones after them.
std::vector<GitIndexEntry> join(const IndexFile& own, std::vector<GitIndexEntry> changes,
                                std::vector<GitIndexEntry> shared) {
  std::string_view rest = own.link().substr(20);
  std::vector<bool> deleted(shared.size());
  std::size_t next = 0;
  if (!read_ewah(rest, shared.size(), [&](std::size_t bit) { deleted[bit] = true; }))
    own.fail("the bitmap of deleted entries");
  bool short_of = false;
  const auto replace = [&](std::size_t bit) {
    if (next >= changes.size()) {
      short_of = true;
      return;
    }
    GitIndexEntry& fresh = changes[next++];
    fresh.path = std::move(shared[bit].path);
    shared[bit] = std::move(fresh);
  };
  if (!read_ewah(rest, shared.size(), replace) || short_of)
    own.fail("the bitmap of replaced entries");
  std::vector<GitIndexEntry> all;
  all.reserve(shared.size() + changes.size() - next);
  for (std::size_t i = 0; i < shared.size(); ++i)
    if (!deleted[i]) all.push_back(std::move(shared[i]));
  for (; next < changes.size(); ++next) all.push_back(std::move(changes[next]));
  return all;
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

GitIndex read_git_index(const std::string& index_file, const std::string& git_dir) {
  GitIndex index;
  index.files_read.push_back(index_file);
  const std::optional<std::string> bytes = read_index_file(index_file);
  if (!bytes) return index;
  IndexFile own(*bytes, index_file);
  index.entries = own.entries();
  if (own.split()) {
    if (own.link().size() < 20) own.fail("the link to the shared part");
    ObjectId base;
    std::memcpy(base.bytes.data(), own.link().data(), base.bytes.size());
    if (base.known()) {
      const std::string shared_path = git_dir + "/sharedindex." + to_hex(base);
      index.files_read.push_back(shared_path);
      const std::optional<std::string> shared_bytes = read_index_file(shared_path);
      if (!shared_bytes) own.fail("its shared part is missing");
      IndexFile shared(*shared_bytes, shared_path);
      index.entries = join(own, std::move(index.entries), shared.entries());
    }
  }
  check_paths(own, index.entries);
  if (!std::is_sorted(index.entries.begin(), index.entries.end(), before))
    std::sort(index.entries.begin(), index.entries.end(), before);
  index.unmerged = std::any_of(index.entries.begin(), index.entries.end(),
                               [](const GitIndexEntry& entry) { return entry.stage != 0; });
  return index;
}

}  // namespace brief::repo
