#include "repo/worktree_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>

#include "repo/canonical.hpp"
#include "repo/stat_data.hpp"

namespace brief::repo {
namespace {

constexpr int kAttempts = 3;
#ifdef O_PATH
constexpr int kFolder = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
#else
constexpr int kFolder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
#endif

FileBytes failed(FileBytes::Status status, std::string message) {
  FileBytes result;
  result.status = status;
  result.message = std::move(message);
  return result;
}

FileBytes failed_with_errno() {
  const bool gone = errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENXIO;
  return failed(gone ? FileBytes::Status::absent : FileBytes::Status::unreadable,
                gone ? "is gone, or no regular file any more"
                     : std::string("cannot be read: ") + std::strerror(errno));
}

// Appends all of `fd`; false with errno set. Stops behind `limit` bytes.
bool read_all(int fd, std::uint64_t expected, std::uint64_t limit, std::string& bytes) {
  bytes.resize(static_cast<std::size_t>(std::min(expected, limit)) + 1);
  std::size_t filled = 0;
  for (;;) {
    if (filled == bytes.size()) {
      if (filled > limit) break;
      bytes.resize(bytes.size() * 2);
    }
    const ssize_t got = ::read(fd, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return true;
}

FileBytes read_regular(int parent, const std::string& name, std::uint64_t limit, bool canonical) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::int64_t start = now_ns();
    // O_NONBLOCK: a FIFO that took the file's place must not make us wait for a writer.
    const base::Descriptor fd(
        ::openat(parent, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat before {};
    if (!fd.open() || ::fstat(fd.get(), &before) != 0) return failed_with_errno();
    if (!S_ISREG(before.st_mode))
      return failed(FileBytes::Status::absent, "is no regular file any more");
    FileBytes result;
    result.stat = to_stat_data(before);
    if (result.stat.size > limit)
      return failed(FileBytes::Status::unreadable, "has outgrown the size limit");
    if (!read_all(fd.get(), result.stat.size, limit, result.bytes)) return failed_with_errno();
    struct stat after {};
    if (::fstat(fd.get(), &after) != 0) return failed_with_errno();
    if (to_stat_data(after) != result.stat || result.bytes.size() != result.stat.size) continue;
    if (canonical) make_canonical(result.bytes);
    result.racy = is_racy(result.stat, start);
    return result;
  }
  return failed(FileBytes::Status::unstable, "changes while it is read");
}

FileBytes read_link(int parent, const std::string& name) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::int64_t start = now_ns();
    struct stat before {};
    struct stat after {};
    char target[PATH_MAX];
    if (::fstatat(parent, name.c_str(), &before, AT_SYMLINK_NOFOLLOW) != 0)
      return failed_with_errno();
    if (!S_ISLNK(before.st_mode))
      return failed(FileBytes::Status::absent, "is no symbolic link any more");
    const ssize_t size = ::readlinkat(parent, name.c_str(), target, sizeof target);
    if (size < 0) return failed_with_errno();
    if (::fstatat(parent, name.c_str(), &after, AT_SYMLINK_NOFOLLOW) != 0)
      return failed_with_errno();
    FileBytes result;
    result.stat = to_stat_data(before);
    if (to_stat_data(after) != result.stat) continue;
    result.bytes.assign(target, static_cast<std::size_t>(size));
    result.racy = is_racy(result.stat, start);
    return result;
  }
  return failed(FileBytes::Status::unstable, "changes while it is read");
}

}  // namespace

base::Descriptor open_parent(const std::string& root, const std::string& path, std::string& name) {
  base::Descriptor folder(::open(root.c_str(), kFolder & ~O_NOFOLLOW));
  std::size_t start = 0;
  for (std::size_t slash; folder.open() && (slash = path.find('/', start)) != std::string::npos;
       start = slash + 1) {
    const std::string part = path.substr(start, slash - start);
    folder = base::Descriptor(::openat(folder.get(), part.c_str(), kFolder));
  }
  name = path.substr(start);
  return folder;
}

FileBytes read_worktree_file(const std::string& root, const std::string& path, FileKind kind,
                             bool link_as_file, std::uint64_t limit, Bytes bytes) {
  std::string name;
  const base::Descriptor parent = open_parent(root, path, name);
  if (!parent.open()) return failed_with_errno();
  if (kind == FileKind::regular)
    return read_regular(parent.get(), name, limit, bytes == Bytes::canonical);
  if (link_as_file) {
    struct stat info {};
    if (::fstatat(parent.get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISREG(info.st_mode))
      return read_regular(parent.get(), name, PATH_MAX, false);
  }
  return read_link(parent.get(), name);
}

}  // namespace brief::repo
