// Which commit last changed a file: so that a line of a brief that went stale names its cause.
#pragma once

#include <optional>
#include <string>

#include "brief/tree.hpp"
#include "repo/layout.hpp"
#include "repo/objects.hpp"

namespace brief::repo {

struct CommitNote {
  ObjectId oid;
  std::string summary;  ///< the message's first line, in one printable line
};

/// How many commits are looked at.
inline constexpr int kMaxHistory = 2000;

/// The newest commit reachable from `revision` in which `path` (a file or a folder) is not what it
/// was in any parent; a merge that took it from one parent is passed over to that parent, as `git
/// log -- PATH` does. nullopt: no such revision, never there, or history that is too long, shallow
/// or absent from this clone. Throws Error{git} on a damaged object.
std::optional<CommitNote> last_change(const Layout& layout, ObjectStore& objects,
                                      const std::string& path,
                                      const std::string& revision = "HEAD");

/// The first line of a commit's message, in one printable line; empty when the commit is absent.
std::string commit_summary(ObjectStore& objects, const ObjectId& oid);

}  // namespace brief::repo
