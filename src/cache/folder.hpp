// The folder of the cache, reached by descriptor and never through a symbolic link inside it: who
// can plant a link there must not make us write elsewhere. Files are read with pread, never mapped,
// so that a file that shrinks or a bad sector is a failed read and not a SIGBUS.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"

namespace brief::cache {

/// What a call that writes returns: 0, or the errno that says why not.
using Errno = int;

inline constexpr char kPackName[] = "summaries";
inline constexpr char kIndexName[] = "summaries.idx";
inline constexpr char kLockName[] = "lock";
inline constexpr char kStatFolder[] = "stat";
inline constexpr char kLiveFolder[] = "live";
inline constexpr char kTemporary[] = ".tmp";

/// A regular file that is open for reading.
struct OpenFile {
  base::Descriptor fd;
  std::uint64_t size = 0;
  std::uint64_t inode = 0;
  std::int64_t mtime = 0;  ///< seconds since the epoch
};

class Folder {
 public:
  /// nullopt when there is no such folder (errno says why).
  static std::optional<Folder> open(const std::string& path);
  /// The folder, made when absent with mode 0777 & ~umask.
  static std::optional<Folder> make(const std::string& path);

  std::optional<Folder> child(const char* name) const;
  /// Makes the child when absent; what stands in its place (a link, a file) is removed first.
  std::optional<Folder> make_child(const char* name) const;

  /// nullopt when absent, unreadable, a link or no regular file (errno says why).
  std::optional<OpenFile> open_file(const std::string& name) const;
  /// For writing in place. REQUIRES: the lock.
  base::Descriptor open_for_writing(const std::string& name) const;
  /// A new file `name`.tmp, mode 0666 & ~umask. REQUIRES: the lock, which makes one name enough:
  /// what stands there was left by a writer that died.
  base::Descriptor create_temporary(const std::string& name) const;
  /// Renames `name`.tmp to `name`.
  Errno commit_temporary(const std::string& name) const;
  /// The two together: readers see the old file or the new one.
  Errno replace(const std::string& name, std::span<const std::string_view> parts) const;

  bool remove(const std::string& name) const;
  bool remove_child(const char* name) const;  ///< an empty folder
  void touch(const std::string& name) const;  ///< mtime = now, where that is allowed
  std::vector<std::string> list() const;      ///< sorted

  /// The writer's lock, waited for at most `patience_ms`; closed when not had (errno: EWOULDBLOCK
  /// when another process holds it). Freed by closing, or by the system when the process dies.
  base::Descriptor lock(int patience_ms) const;
  /// The same on a lock file that exists; nothing is created.
  base::Descriptor lock_if_there(int patience_ms) const;

 private:
  explicit Folder(base::Descriptor fd) : fd_(std::move(fd)) {}
  base::Descriptor wait_for_lock(int flags, int patience_ms) const;

  base::Descriptor fd_;
};

/// Fills `size` bytes from `offset`; false when the file is shorter or cannot be read.
bool read_at(int fd, std::uint64_t offset, void* into, std::size_t size);
Errno write_at(int fd, std::uint64_t offset, std::string_view bytes);

/// The name of a worktree's files: 16 hexadecimal digits.
std::string worktree_name(std::uint64_t id);
/// The reverse; nullopt for any other name.
std::optional<std::uint64_t> parse_worktree_name(std::string_view name);

}  // namespace brief::cache
