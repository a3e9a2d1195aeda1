// Removing what the cache made, and nothing else: all of it, or what is not in use.
#include <cerrno>
#include <cstring>
#include <ctime>
#include <vector>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "cache/compact.hpp"
#include "cache/history_file.hpp"
#include "cache/impl.hpp"

namespace brief::cache {

namespace {

constexpr int kPatienceMs = 5000;

[[noreturn]] void fail(const std::string& path, Errno reason) {
  if (reason == EWOULDBLOCK)
    throw Error(ErrorCode::io, "the cache is being written by another process", path,
                "try again when it has finished");
  throw Error(ErrorCode::io, std::string("cannot shrink the cache: ") + std::strerror(reason), path,
              "remove the folder by hand, or ask its owner");
}

/// nullopt: there is no cache.
std::optional<Folder> open_to_shrink(const std::string& path) {
  std::optional<Folder> folder = Folder::open(path);
  if (!folder && errno != ENOENT) fail(path, errno);
  return folder;
}

base::Descriptor lock_to_shrink(const Folder& folder, const std::string& path) {
  base::Descriptor lock = folder.lock(kPatienceMs);
  if (!lock.open()) fail(path, errno);
  return lock;
}

/// Removes `name` and what a dead writer left of it.
void remove_file(const Folder& folder, const std::string& name, const std::string& path) {
  for (const std::string& file : {name, name + kTemporary})
    if (!folder.remove(file) && errno != ENOENT) fail(path + "/" + file, errno);
}

void remove_worktree_files(const Folder& folder, const char* name, const std::string& path) {
  const std::optional<Folder> child = folder.child(name);
  if (!child) return;
  for (const std::string& file : child->list()) {
    const std::string stem = file.substr(0, file.find('.'));
    if (parse_worktree_name(stem) && (file == stem || file == stem + kTemporary))
      remove_file(*child, stem, path + "/" + name);
  }
  folder.remove_child(name);
}

}  // namespace

void Cache::prune() {
  const std::optional<Folder> folder = open_to_shrink(folder_);
  if (!folder) return;
  const base::Descriptor lock = lock_to_shrink(*folder, folder_);
  expire_worktrees(*folder, std::time(nullptr));
  const std::shared_ptr<const PackView> now = PackView::load(*folder);
  if (now->pack() == nullptr) return;
  const std::optional<std::vector<PackRow>> keep = rows_alive(*folder, *now, Alive::now);
  std::shared_ptr<const PackView> made;
  if (!keep) return;
  if (const Errno reason = rewrite_pack(*folder, now->pack(), *keep, made)) fail(folder_, reason);
  impl_->set_view(std::move(made));
}

void Cache::clear() {
  const std::optional<Folder> folder = open_to_shrink(folder_);
  if (!folder) return;
  const base::Descriptor lock = lock_to_shrink(*folder, folder_);
  impl_->set_view(nullptr);
  impl_->damaged.store(false);
  // The index first: without its pack it would be a fault.
  remove_file(*folder, kIndexName, folder_);
  remove_file(*folder, kPackName, folder_);
  remove_file(*folder, kHistoryName, folder_);
  remove_worktree_files(*folder, kStatFolder, folder_);
  remove_worktree_files(*folder, kLiveFolder, folder_);
  remove_file(*folder, kLockName, folder_);
}

}  // namespace brief::cache
