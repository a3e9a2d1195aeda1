#include "base/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "brief/error.hpp"

namespace brief::base {

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

std::optional<std::string> read_file(const std::string& path) {
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd.open()) return std::nullopt;
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return std::nullopt;
  if (!S_ISREG(info.st_mode)) {
    errno = EINVAL;
    return std::nullopt;
  }
  std::string bytes;
  bytes.resize(static_cast<std::size_t>(info.st_size) + 1);  // one more: tells growth from the end
  std::size_t filled = 0;
  for (;;) {
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got = ::read(fd.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

MappedFile::MappedFile(const std::string& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat info {};
  if (!fd.open() || ::fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode) || info.st_size <= 0)
    return;
  void* data =
      ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, fd.get(), 0);
  if (data == MAP_FAILED) return;
  data_ = static_cast<const char*>(data);
  size_ = static_cast<std::size_t>(info.st_size);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

namespace {

[[noreturn]] void fail_write(const std::string& temporary, const std::string& path) {
  const int reason = errno;
  ::unlink(temporary.c_str());
  throw Error(ErrorCode::io, std::string("cannot write: ") + std::strerror(reason), path,
              reason == ENOSPC ? "free some disk space; the old file is untouched"
                               : "the old file is untouched");
}

// A pattern for mkostemp(3).
std::string temporary_name(const std::string& path, const std::string& staging) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  struct stat target {};
  struct stat stage {};
  if (!staging.empty() && ::stat(folder.c_str(), &target) == 0 &&
      ::stat(staging.c_str(), &stage) == 0 && S_ISDIR(stage.st_mode) &&
      target.st_dev == stage.st_dev && ::access(staging.c_str(), W_OK) == 0)
    return staging + "/" + path.substr(slash == std::string::npos ? 0 : slash + 1) + ".XXXXXX";
  return path + ".XXXXXX";
}

}  // namespace

void replace_file(const std::string& path, std::string_view bytes, Durability durability,
                  const std::string& staging) {
  std::string temporary = temporary_name(path, staging);
  const Descriptor fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!fd.open()) {
    const int reason = errno;
    throw Error(ErrorCode::io, std::string("cannot write: ") + std::strerror(reason), path,
                "is its folder there and writable?");
  }
  for (std::string_view left = bytes; !left.empty();) {
    const ssize_t put = ::write(fd.get(), left.data(), left.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail_write(temporary, path);
    left.remove_prefix(static_cast<std::size_t>(put));
  }
  struct stat old {};
  mode_t mode = 0;
  if (::stat(path.c_str(), &old) == 0) {
    mode = old.st_mode & 07777;
  } else {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    mode = 0666 & ~mask;
  }
  if (::fchmod(fd.get(), mode) != 0) fail_write(temporary, path);
  if (durability == Durability::power_loss && ::fsync(fd.get()) != 0) fail_write(temporary, path);
  if (::rename(temporary.c_str(), path.c_str()) != 0) fail_write(temporary, path);
}

bool make_folders(const std::string& path) {
  if (path.empty() || ::mkdir(path.c_str(), 0777) == 0) return true;
  if (errno == EEXIST) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
  }
  const std::size_t slash = path.find_last_of('/');
  if (errno != ENOENT || slash == std::string::npos || slash == 0) return false;
  return make_folders(path.substr(0, slash)) &&
         (::mkdir(path.c_str(), 0777) == 0 || errno == EEXIST);
}

namespace {

Descriptor open_and_lock(const std::string& path, int operation) {
  Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!fd.open()) return fd;
  while (::flock(fd.get(), operation) != 0) {
    if (errno != EINTR) return Descriptor();
  }
  return fd;
}

}  // namespace

std::optional<FileLock> FileLock::try_lock(const std::string& path) {
  Descriptor fd = open_and_lock(path, LOCK_EX | LOCK_NB);
  if (!fd.open()) return std::nullopt;
  return FileLock(std::move(fd));
}

std::optional<FileLock> FileLock::lock(const std::string& path) {
  Descriptor fd = open_and_lock(path, LOCK_EX);
  if (!fd.open()) return std::nullopt;
  return FileLock(std::move(fd));
}

}  // namespace brief::base
