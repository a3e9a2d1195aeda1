// Opening a file of the worktree so that no symbolic link, FIFO or device is ever followed or
// waited for, whoever swaps folders meanwhile.
#pragma once

#include <optional>
#include <string>

#include "base/file.hpp"
#include "repo/tree_scan.hpp"

namespace brief::repo {

/// The descriptor of the folder that holds `path`, each part opened below the one before without
/// following links; not open (errno says why) when there is none. `name`: the last part.
base::Descriptor open_parent(const std::string& root, const std::string& path, std::string& name);

enum class Bytes : std::uint8_t { canonical, raw };

/// Reads a regular file or a link's target (always raw). `limit`: more raw bytes are
/// Status::unreadable. `link_as_file`: where core.symlinks is off, a plain file holds a target.
FileBytes read_worktree_file(const std::string& root, const std::string& path, FileKind kind,
                             bool link_as_file, std::uint64_t limit,
                             Bytes bytes = Bytes::canonical);

}  // namespace brief::repo
