// The bytes of a file as every mode sees them, whatever git's filters for line ends and keywords
// did to the copy in the worktree.
#pragma once

#include <cstdint>
#include <string>

namespace brief::repo {

/// Drops CR before LF, then turns `$Id: … $` into `$Id$`, as the `ident` attribute does on the way
/// into a blob: in every file, so that the attribute does not matter. In place, idempotent.
void make_canonical(std::string& bytes);

}  // namespace brief::repo
