#include "repo/index_file.hpp"

#include <cstring>

#include "brief/error.hpp"

namespace brief::repo {
namespace {

constexpr std::uint16_t kAssumeValid = 0x8000;
constexpr std::uint16_t kSkipWorktree = 0x4000;  // of the extended flags, as the next one
constexpr std::uint16_t kIntentToAdd = 0x2000;

}  // namespace

std::uint32_t big32(const char* at) {
  const auto* byte = reinterpret_cast<const unsigned char*>(at);
  return std::uint32_t{byte[0]} << 24 | std::uint32_t{byte[1]} << 16 | std::uint32_t{byte[2]} << 8 |
         byte[3];
}

std::uint16_t big16(const char* at) {
  const auto* byte = reinterpret_cast<const unsigned char*>(at);
  return static_cast<std::uint16_t>(byte[0] << 8 | byte[1]);
}

void IndexFile::fail(const char* what) const {
  throw Error(ErrorCode::git, std::string("the git index is damaged: ") + what, path_,
              path_.ends_with("/index")
                  ? "remove the file and run `git reset`: it is built again from HEAD"
                  : "GIT_INDEX_FILE names this file; is it a git index?");
}

std::vector<GitIndexEntry> IndexFile::entries(std::vector<std::size_t>* places) {
  if (bytes_.size() < kIndexHeader + kIndexChecksum || bytes_.substr(0, 4) != "DIRC")
    fail("no header");
  end_ = bytes_.size() - kIndexChecksum;
  version_ = big32(bytes_.data() + 4);
  const std::uint32_t count = big32(bytes_.data() + 8);
  if (version_ < 2 || version_ > 4)
    throw Error(ErrorCode::unsupported, "git index of version " + std::to_string(version_), path_,
                "versions 2 to 4 are known: `git update-index --index-version 4` converts it");
  // No entry takes fewer bytes: a count from a damaged header must not size an allocation.
  if (count > (end_ - kIndexHeader) / kFixedEntry) fail("more entries than bytes");
  std::vector<GitIndexEntry> entries(count);
  for (GitIndexEntry& out : entries) {
    if (places != nullptr) places->push_back(at_);
    entry(out);
  }
  read_extensions();
  return entries;
}

void IndexFile::entry(GitIndexEntry& out) {
  if (end_ - at_ < kFixedEntry) fail("cut short");
  const char* fixed = bytes_.data() + at_;
  const std::size_t begin = at_;
  out.mtime_s = big32(fixed + 8);
  out.mtime_ns = big32(fixed + 12);
  out.size = big32(fixed + 36);
  out.mode = big32(fixed + 24);
  std::memcpy(out.oid.bytes.data(), fixed + 40, out.oid.bytes.size());
  const std::uint16_t flags = big16(fixed + 60);
  out.stage = static_cast<std::uint8_t>(flags >> 12 & 3);
  out.assume_valid = (flags & kAssumeValid) != 0;
  at_ += kFixedEntry;
  if ((flags & kExtendedEntry) != 0) {
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

void IndexFile::read_extensions() {
  while (end_ - at_ >= 8) {
    const std::string_view name = bytes_.substr(at_, 4);
    const std::uint32_t size = big32(bytes_.data() + at_ + 4);
    at_ += 8;
    if (size > end_ - at_) fail("an extension is cut short");
    extensions_.push_back({name, bytes_.substr(at_, size)});
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

}  // namespace brief::repo
