// Stat data as the stat cache keeps it, and when it proves that a file is unchanged.
#pragma once

#include <sys/stat.h>

#include <cstdint>

#include "brief/tree.hpp"

namespace brief::repo {

StatData to_stat_data(const struct stat& info);
/// All zero when there is no such file. Links are not followed.
StatData stat_of(const char* path);
/// Nanoseconds since the epoch.
std::int64_t now_ns();

/// Could the file have changed after `time` without a trace in its stat data? Times less than 10 ms
/// before it (2 s where the file system keeps whole seconds) are not safely older: the clock of the
/// file system ticks every 1 to 10 ms.
bool is_racy(const StatData& stat, std::int64_t time);

/// The row of a file whose bytes git takes from a blob stands under these stat data: mode 0, the
/// name of the blob and git's mode in the other fields. No file of a worktree has mode 0.
StatData blob_stat(const ObjectId& blob, std::uint32_t git_mode);
ObjectId blob_of(const StatData& stat);
inline std::uint32_t git_mode_of_blob(const StatData& stat) { return stat.uid; }

FileKind kind_of_git_mode(std::uint32_t git_mode);

}  // namespace brief::repo
