#include "cache/folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

namespace brief::cache {

namespace {

constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
constexpr int kLockPollMs = 2;

}  // namespace

std::optional<Folder> Folder::open(const std::string& path) {
  base::Descriptor fd(::open(path.c_str(), kFolderFlags));
  if (!fd.open()) return std::nullopt;
  return Folder(std::move(fd));
}

std::optional<Folder> Folder::make(const std::string& path) {
  std::optional<Folder> there = open(path);
  if (there || errno != ENOENT || !base::make_folders(path)) return there;
  return open(path);
}

std::optional<Folder> Folder::child(const char* name) const {
  base::Descriptor fd(::openat(fd_.get(), name, kFolderFlags | O_NOFOLLOW));
  if (!fd.open()) return std::nullopt;
  return Folder(std::move(fd));
}

std::optional<Folder> Folder::make_child(const char* name) const {
  std::optional<Folder> there = child(name);
  if (there) return there;
  if (errno == ELOOP || errno == ENOTDIR) ::unlinkat(fd_.get(), name, 0);
  if (::mkdirat(fd_.get(), name, 0777) != 0 && errno != EEXIST) return std::nullopt;
  return child(name);
}

std::optional<OpenFile> Folder::open_file(const std::string& name) const {
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  OpenFile file;
  file.fd = base::Descriptor(
      ::openat(fd_.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat info {};
  if (!file.fd.open() || ::fstat(file.fd.get(), &info) != 0) return std::nullopt;
  if (!S_ISREG(info.st_mode)) {
    errno = EINVAL;
    return std::nullopt;
  }
  file.size = static_cast<std::uint64_t>(info.st_size);
  file.inode = info.st_ino;
  file.mtime = info.st_mtim.tv_sec;
  return file;
}

base::Descriptor Folder::open_for_writing(const std::string& name) const {
  return base::Descriptor(::openat(fd_.get(), name.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
}

base::Descriptor Folder::create_temporary(const std::string& name) const {
  const std::string temporary = name + kTemporary;
  ::unlinkat(fd_.get(), temporary.c_str(), 0);
  return base::Descriptor(::openat(fd_.get(), temporary.c_str(),
                                   O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
}

Errno Folder::commit_temporary(const std::string& name) const {
  const std::string temporary = name + kTemporary;
  if (::renameat(fd_.get(), temporary.c_str(), fd_.get(), name.c_str()) == 0) return 0;
  const Errno reason = errno;
  ::unlinkat(fd_.get(), temporary.c_str(), 0);
  return reason;
}

Errno Folder::replace(const std::string& name, std::span<const std::string_view> parts) const {
  const base::Descriptor fd = create_temporary(name);
  if (!fd.open()) return errno;
  std::uint64_t offset = 0;
  for (const std::string_view part : parts) {
    if (const Errno reason = write_at(fd.get(), offset, part)) {
      remove(name + kTemporary);
      return reason;
    }
    offset += part.size();
  }
  return commit_temporary(name);
}

bool Folder::remove(const std::string& name) const {
  return ::unlinkat(fd_.get(), name.c_str(), 0) == 0;
}

bool Folder::remove_child(const char* name) const {
  return ::unlinkat(fd_.get(), name, AT_REMOVEDIR) == 0;
}

void Folder::touch(const std::string& name) const {
  ::utimensat(fd_.get(), name.c_str(), nullptr, AT_SYMLINK_NOFOLLOW);
}

std::vector<std::string> Folder::list() const {
  std::vector<std::string> names;
  const int fd = ::openat(fd_.get(), ".", kFolderFlags);  // its own offset; closedir() closes it
  if (fd < 0) return names;
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(fd), &::closedir);
  if (!stream) {
    ::close(fd);
    return names;
  }
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

base::Descriptor Folder::lock(int patience_ms) const {
  return wait_for_lock(O_RDWR | O_CREAT, patience_ms);
}

base::Descriptor Folder::lock_if_there(int patience_ms) const {
  return wait_for_lock(O_RDONLY, patience_ms);
}

base::Descriptor Folder::wait_for_lock(int flags, int patience_ms) const {
  for (int waited = 0;; waited += kLockPollMs) {
    base::Descriptor fd(
        ::openat(fd_.get(), kLockName, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666));
    if (!fd.open()) {
      // A link of that name would keep every writer out for ever.
      const bool is_link = errno == ELOOP && (flags & O_CREAT) != 0;
      if (!is_link || !remove(kLockName)) return fd;
      continue;
    }
    const bool locked = ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0;
    if (!locked && errno != EWOULDBLOCK && errno != EINTR) return base::Descriptor();
    // clear() removes the lock file while it holds it: a lock on a removed file is none.
    struct stat ours {};
    struct stat named {};
    if (locked && ::fstat(fd.get(), &ours) == 0 &&
        ::fstatat(fd_.get(), kLockName, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
        ours.st_ino == named.st_ino && ours.st_dev == named.st_dev)
      return fd;
    if (waited >= patience_ms) {
      errno = EWOULDBLOCK;
      return base::Descriptor();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(kLockPollMs));
  }
}

bool read_at(int fd, std::uint64_t offset, void* into, std::size_t size) {
  auto* bytes = static_cast<char*>(into);
  while (size > 0) {
    const ssize_t got = ::pread(fd, bytes, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    offset += static_cast<std::uint64_t>(got);
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

Errno write_at(int fd, std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    if (put == 0) return EIO;
    bytes.remove_prefix(static_cast<std::size_t>(put));
    offset += static_cast<std::uint64_t>(put);
  }
  return 0;
}

std::string worktree_name(std::uint64_t id) {
  char name[17];
  std::snprintf(name, sizeof name, "%016llx", static_cast<unsigned long long>(id));
  return name;
}

std::optional<std::uint64_t> parse_worktree_name(std::string_view name) {
  if (name.size() != 16) return std::nullopt;
  std::uint64_t id = 0;
  for (const char c : name) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(c >= 'a' && c <= 'f')) return std::nullopt;
    id = id << 4 | static_cast<std::uint64_t>(digit ? c - '0' : c - 'a' + 10);
  }
  return id;
}

}  // namespace brief::cache
