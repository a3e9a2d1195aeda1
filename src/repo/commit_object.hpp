// A commit as git stores it, and where the history that is here ends.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "brief/tree.hpp"
#include "repo/layout.hpp"
#include "repo/objects.hpp"

namespace brief::repo {

struct CommitObject {
  ObjectId oid;
  ObjectId tree;
  std::vector<ObjectId> parents;  ///< at most kMaxParents
  std::int64_t time = 0;          ///< of the committer, seconds since the epoch
  std::string message;

  std::string summary() const;  ///< the message's first line, in one printable line
};
inline constexpr std::size_t kMaxParents = 64;

/// nullopt: the commit is absent. Throws Error{git} on a damaged object.
std::optional<CommitObject> read_commit_object(ObjectStore& objects, const ObjectId& oid);

/// Commits whose parents a shallow clone left out.
std::set<ObjectId> shallow_commits(const Layout& layout);

/// The reverse of to_hex(); nullopt for anything else than 40 lower-case digits.
std::optional<ObjectId> parse_id(std::string_view hex);

}  // namespace brief::repo
