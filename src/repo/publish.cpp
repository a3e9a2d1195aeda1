#include "repo/publish.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>

#include "base/file.hpp"
#include "brief/error.hpp"
#include "repo/stat_data.hpp"

namespace brief::repo {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemporary = "brief-new.";

[[noreturn]] void fail(const std::string& path, int reason) {
  throw Error(ErrorCode::io, std::string("cannot write: ") + std::strerror(reason), path,
              "the old one is untouched");
}

// What killed processes left; a live one is done within seconds.
void remove_old_temporaries(const std::string& folder) {
  constexpr std::int64_t kOldNs = 600ll * 1'000'000'000;
  std::error_code failure;
  for (auto it = fs::directory_iterator(folder, failure); !failure && it != fs::end(it);
       it.increment(failure)) {
    const std::string path = it->path().string();
    if (it->path().filename().string().starts_with(kTemporary) &&
        stat_of(path.c_str()).mtime_ns + kOldNs < now_ns())
      ::unlink(path.c_str());
  }
}

std::string write_beside(const std::string& path, std::string_view bytes) {
  const std::string folder = path.substr(0, path.rfind('/'));
  remove_old_temporaries(folder);
  std::string temporary = folder + "/" + std::string(kTemporary) + "XXXXXX";
  const base::Descriptor fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!fd.open()) fail(path, errno);
  struct stat old {};
  if (::stat(path.c_str(), &old) == 0) ::fchmod(fd.get(), old.st_mode & 07777);
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) {
      const int reason = errno;
      ::unlink(temporary.c_str());
      fail(path, reason);
    }
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return temporary;
}

enum Outcome : int { kDone = 0, kChanged = 1, kLocked = 2, kFailed = 3 };

// In the child: system calls only, as other threads of the parent may hold any lock.
int swap_under_lock(const char* temporary, const char* path, const char* lock, const StatData& seen,
                    pid_t parent) {
  constexpr int kTries = 50;
  constexpr timespec kPause{0, 20'000'000};
  ::setsid();
  int fd = -1;
  for (int i = 0; i < kTries && fd < 0; ++i) {
    if (i != 0) ::nanosleep(&kPause, nullptr);
    if (::getppid() != parent) return kFailed;
    fd = ::open(lock, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 && errno != EEXIST) return kFailed;
  }
  if (fd < 0) return kLocked;
  int outcome = kChanged;
  if (stat_of(path) == seen) outcome = ::rename(temporary, path) == 0 ? kDone : kFailed;
  ::unlink(lock);
  return outcome;
}

Outcome swap_in_child(const std::string& temporary, const std::string& path, const StatData& seen) {
  const std::string lock = path + ".lock";
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0)
    ::_exit(swap_under_lock(temporary.c_str(), path.c_str(), lock.c_str(), seen, parent));
  if (child < 0) return kFailed;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return kFailed;
  return WIFEXITED(status) ? static_cast<Outcome>(WEXITSTATUS(status)) : kFailed;
}

}  // namespace

bool publish_locked(const std::string& path, std::string_view bytes, const StatData& seen) {
  const std::string temporary = write_beside(path, bytes);
  if (path.ends_with(".lock")) {
    if (::rename(temporary.c_str(), path.c_str()) == 0) return true;
    const int reason = errno;
    ::unlink(temporary.c_str());
    fail(path, reason);
  }
  const Outcome outcome = swap_in_child(temporary, path, seen);
  if (outcome == kDone) return true;
  ::unlink(temporary.c_str());
  if (outcome == kChanged) return false;
  if (outcome == kLocked)
    throw Error(ErrorCode::git, "another git process holds the lock", path + ".lock",
                "try again when it has ended");
  fail(path, EACCES);
}

}  // namespace brief::repo
