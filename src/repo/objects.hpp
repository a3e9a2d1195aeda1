// Git objects through libgit2, which is loaded and initialised on first need only: 4 ms to load and
// 9 ms to initialise are more than a whole refresh without changes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brief/tree.hpp"
#include "repo/layout.hpp"

namespace brief::repo {

/// One leaf of a git tree.
struct TreeItem {
  std::string path;
  ObjectId oid;
  std::uint32_t mode = 0;
};

class ObjectStore {
 public:
  explicit ObjectStore(const Layout& layout);
  ~ObjectStore();

  /// The tree a revision names. Throws Error{git} with git's way to spell revisions when there is
  /// none.
  ObjectId resolve_tree(const std::string& revision);
  /// The commit a revision names.
  ObjectId resolve_commit(const std::string& revision);
  /// The same; nullopt when there is none.
  std::optional<ObjectId> find_commit(const std::string& revision);
  /// All leaves below a tree, sorted by path bytewise, each path prefixed by `prefix`.
  std::vector<TreeItem> list_tree(const ObjectId& tree, const std::string& prefix = {});
  /// The item at `path` below a tree (a folder's too), without listing the rest; nullopt when there
  /// is none.
  std::optional<TreeItem> find_in_tree(const ObjectId& tree, std::string_view path);
  /// The bytes of a blob, as stored; nullopt when it is absent (partial clone). Callable from
  /// several threads at once. Throws Error{git} on a damaged object.
  std::optional<std::string> read_blob(const ObjectId& blob);
  /// Puts a blob into the object store, where git keeps new objects. Throws Error{git}.
  ObjectId write_blob(std::string_view bytes);
  /// A commit as it is stored; nullopt when it is absent.
  std::optional<std::string> read_commit(const ObjectId& commit);
  /// A tree as it is stored (repo/tree_entry.hpp cuts it up); nullopt when it is absent.
  std::optional<std::string> read_tree(const ObjectId& tree);
  /// The size of a blob without inflating it; nullopt when absent.
  std::optional<std::uint64_t> blob_size(const ObjectId& blob);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

std::string to_hex(const ObjectId& id);

}  // namespace brief::repo
