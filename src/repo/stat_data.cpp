#include "repo/stat_data.hpp"

#include <cstring>
#include <ctime>

namespace brief::repo {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kFineWindow = 10'000'000;
constexpr std::int64_t kCoarseWindow = 2 * kSecond;

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * kSecond + time.tv_nsec; }

}  // namespace

StatData to_stat_data(const struct stat& info) {
  StatData data;
#ifdef __APPLE__
  data.mtime_ns = nanoseconds(info.st_mtimespec);
  data.ctime_ns = nanoseconds(info.st_ctimespec);
#else
  data.mtime_ns = nanoseconds(info.st_mtim);
  data.ctime_ns = nanoseconds(info.st_ctim);
#endif
  data.inode = info.st_ino;
  data.device = static_cast<std::uint64_t>(info.st_dev);
  data.size = static_cast<std::uint64_t>(info.st_size);
  data.mode = info.st_mode;
  data.uid = info.st_uid;
  return data;
}

StatData stat_of(const char* path) {
  struct stat info {};
  return ::lstat(path, &info) == 0 ? to_stat_data(info) : StatData{};
}

std::int64_t now_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return nanoseconds(now);
}

bool is_racy(const StatData& stat, std::int64_t time) {
  const bool coarse = stat.ctime_ns % kSecond == 0 && stat.mtime_ns % kSecond == 0;
  const std::int64_t safe = time - (coarse ? kCoarseWindow : kFineWindow);
  return stat.mtime_ns >= safe || stat.ctime_ns >= safe;
}

StatData blob_stat(const ObjectId& blob, std::uint32_t git_mode) {
  StatData stat;
  std::uint32_t tail = 0;
  std::memcpy(&stat.mtime_ns, blob.bytes.data(), 8);
  std::memcpy(&stat.ctime_ns, blob.bytes.data() + 8, 8);
  std::memcpy(&tail, blob.bytes.data() + 16, 4);
  stat.inode = tail;
  stat.uid = git_mode;
  return stat;
}

ObjectId blob_of(const StatData& stat) {
  ObjectId blob;
  const auto tail = static_cast<std::uint32_t>(stat.inode);
  std::memcpy(blob.bytes.data(), &stat.mtime_ns, 8);
  std::memcpy(blob.bytes.data() + 8, &stat.ctime_ns, 8);
  std::memcpy(blob.bytes.data() + 16, &tail, 4);
  return blob;
}

FileKind kind_of_git_mode(std::uint32_t git_mode) {
  switch (git_mode & 0170000) {
    case 0120000:
      return FileKind::symlink;
    case 0160000:
      return FileKind::submodule;
    default:
      return FileKind::regular;
  }
}

}  // namespace brief::repo
