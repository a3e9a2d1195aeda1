// Putting a brief where it belongs: inside the root, never over a file that is not ours, with
// whatever a person wrote there saved first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/memo.hpp"
#include "pipeline/standing.hpp"
#include "pipeline/workspace.hpp"

namespace brief::pipeline {

/// Throws Error{config} unless the folder of `output`, its links resolved, is inside the root and
/// outside the git directory, and `output` itself is no link.
void require_inside_root(const repo::Layout& layout, const std::string& output);

/// `bytes` with CR LF line ends.
std::string with_crlf(std::string_view bytes);

/// Replaces the worktree's file by `bytes` (with CR LF where the standing one had them).
/// Throws Error{io} and leaves the old file.
void write_brief(const repo::Layout& layout, const Standing& standing, std::string_view bytes);

/// When `standing` holds text outside its keep blocks that is neither what we last wrote nor in the
/// git index, saves the file in the cache's `replaced/`. Returns a note that says where, or "".
std::string save_replaced(const Workspace& workspace, const Standing& standing, const Memo* memo);

/// Hash of a standing brief without its keep blocks, in any line ends.
ContentId ours_id(std::string_view bytes);

}  // namespace brief::pipeline
