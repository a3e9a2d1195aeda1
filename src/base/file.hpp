// Files as the rest of the program needs them: whole, mapped, replaced atomically, locked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace brief::base {

/// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }

 private:
  int fd_;
};

/// All bytes of a regular file; nullopt when it is absent, unreadable or no regular file
/// (errno then says why). Symbolic links are followed.
std::optional<std::string> read_file(const std::string& path);

/// A read-only view of a file's bytes; empty and closed when the file is absent, empty or
/// unreadable.
class MappedFile {
 public:
  MappedFile() = default;
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// How much a crash may cost. `power_loss` calls fsync before the rename.
enum class Durability { process_crash, power_loss };

/// Puts `bytes` at `path` by a temporary file beside it and a rename: readers see the old file or
/// the new one. An existing file's permission bits are kept. The temporary file is made in the
/// folder `staging` where that is given, exists and is on the same file system, so that a killed
/// process leaves nothing beside the file. Throws Error{io}; the temporary file is removed and the
/// old file is untouched.
void replace_file(const std::string& path, std::string_view bytes, Durability durability,
                  const std::string& staging = {});

/// mkdir -p with mode 0777 & ~umask. False when it cannot be made (errno says why).
bool make_folders(const std::string& path);

/// An exclusive lock on a file that is created when absent; freed by the destructor, or by the
/// system when the process dies.
class FileLock {
 public:
  /// nullopt when another process holds the lock or the file cannot be opened.
  static std::optional<FileLock> try_lock(const std::string& path);
  /// Waits for the lock; nullopt when the file cannot be opened.
  static std::optional<FileLock> lock(const std::string& path);

 private:
  explicit FileLock(Descriptor fd) : fd_(std::move(fd)) {}
  Descriptor fd_;
};

}  // namespace brief::base
