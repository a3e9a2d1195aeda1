// Putting a new git index, or configuration, in place by git's own rules (lockfile.h of git:
// whoever made `index.lock` may replace `index`), but so that no lock can be left behind.
#pragma once

#include <string>
#include <string_view>

#include "brief/tree.hpp"

namespace brief::repo {

/// Replaces `path` by `bytes`. False when it is no longer the file whose stat data are `seen`: read
/// it again. The bytes are written beside it first; lock, comparison, rename and unlock are a
/// handful of system calls, made by a child process in a session of its own: a hook that is killed,
/// with its terminal or its process group, cannot leave the lock. A path that ends in `.lock` is
/// held by the git that started this hook and is replaced as it is. Throws Error{git} when another
/// process keeps the lock for more than a second, Error{io} when the file can't be written.
bool publish_locked(const std::string& path, std::string_view bytes, const StatData& seen);

}  // namespace brief::repo
