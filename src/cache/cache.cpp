#include "cache/cache.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <set>
#include <utility>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "cache/compact.hpp"
#include "cache/history_file.hpp"
#include "cache/impl.hpp"
#include "cache/live_set.hpp"
#include "cache/record.hpp"
#include "cache/stat_file.hpp"

namespace brief::cache {

namespace {

// Waiting for another writer pays while it is shorter than parsing again what would be lost: a file
// takes some milliseconds to parse.
constexpr std::size_t kPatienceMs = 50;
constexpr std::size_t kMostPatienceMs = 2000;

bool needs_mending(const PackView& view) {
  return view.index_is_wrong() || view.wants_index() || view.state() == Pack::State::foreign ||
         (view.pack() != nullptr && view.end() < view.pack()->size());
}

/// The live set and the stat file of the tree just described.
Errno store_tree(const Folder& folder, const StatCache* stats, std::span<const ContentId> live) {
  if (!live.empty()) {
    const std::optional<Folder> sets = folder.make_child(kLiveFolder);
    if (!sets) return errno;
    const std::uint64_t id = stats != nullptr ? stats->worktree_id : 0;
    const std::optional<LiveSet> before = read_live_set(*sets, id);
    const LiveSet after = with_tree(before.value_or(LiveSet{}), live);
    if (!before || after.current != before->current)
      if (const Errno reason = write_live_set(*sets, id, after)) return reason;
  }
  if (stats == nullptr) return 0;
  const std::optional<Folder> files = folder.make_child(kStatFolder);
  if (!files) return errno;
  const bool is_new = !files->open_file(worktree_name(stats->worktree_id));
  if (const Errno reason = write_stat_file(*files, *stats)) return reason;
  if (is_new) expire_worktrees(folder, std::time(nullptr));
  return 0;
}

std::string note_of(const std::string& path, Errno reason) {
  return "the cache in " + base::display_path(path) +
         " cannot be written: " + std::strerror(reason) +
         "; what was read now is read again next time";
}

}  // namespace

ContentId summary_key(ContentId content, std::string_view language_fingerprint) {
  std::string bytes(reinterpret_cast<const char*>(&content), sizeof content);
  bytes += language_fingerprint;
  return base::hash128(bytes);
}

std::shared_ptr<const PackView> Cache::Impl::known_view() {
  const std::lock_guard guard(mutex);
  if (!view) {
    const std::optional<Folder> folder = Folder::open(path);
    if (!folder) return PackView::none();
    view = PackView::load(*folder);
  }
  return view;
}

void Cache::Impl::set_view(std::shared_ptr<const PackView> next) {
  const std::lock_guard guard(mutex);
  view = std::move(next);
}

std::optional<Payload> Cache::Impl::read(const PackView& from, const ContentId& key,
                                         RecordKind kind) {
  const PackRow* row = from.lookup(key, kind);
  if (row == nullptr) return std::nullopt;
  std::optional<Payload> payload = from.pack()->read(*row);
  if (!payload) damaged.store(true, std::memory_order_relaxed);
  return payload;
}

Errno Cache::Impl::open_pack_to_write(const Folder& folder) {
  std::shared_ptr<const PackView> now = known_view();
  const std::optional<OpenFile> file = folder.open_file(kPackName);
  if (!file || now->pack() == nullptr || now->pack()->inode() != file->inode ||
      now->end() != file->size)
    now = PackView::load(folder);
  if (now->state() == Pack::State::unreadable) return EACCES;
  if (now->pack() == nullptr) {
    if (const Errno reason = rewrite_pack(folder, nullptr, {}, now)) return reason;
  } else if (damaged.load() || now->pack()->resync(now->end()) < now->pack()->size()) {
    const std::shared_ptr<const Pack> old = now->shared_pack();
    if (const Errno reason = rewrite_pack(folder, old.get(), salvage(*old), now)) return reason;
  } else if (now->end() < now->pack()->size()) {
    // A writer died while it appended: what it left behind is no record.
    const base::Descriptor fd = folder.open_for_writing(kPackName);
    if (!fd.open() || ::ftruncate(fd.get(), static_cast<off_t>(now->end())) != 0) return errno;
    now = PackView::load(folder);
  }
  damaged.store(false);
  set_view(std::move(now));
  return 0;
}

Errno Cache::Impl::append_summary(const PackView& before, const NewSummary& added,
                                  PackAppender& appender) {
  const std::optional<Payload> there = read(before, added.key, RecordKind::summary);
  if (there && decode_summary(there->bytes())) return 0;  // another process was faster
  const std::optional<std::string> payload = encode_summary(*added.summary);
  return payload ? appender.add(added.key, RecordKind::summary, *payload) : 0;
}

Errno Cache::Impl::append(const Folder& folder, std::span<const NewSummary> summaries,
                          std::span<const BlobLink> links) {
  if (const Errno reason = open_pack_to_write(folder)) return reason;
  const std::shared_ptr<const PackView> before = known_view();
  const base::Descriptor fd = folder.open_for_writing(kPackName);
  if (!fd.open()) return errno;
  PackAppender appender(fd.get(), before->pack()->generation(), before->end());
  Errno reason = 0;
  std::set<ContentId> seen;  // equal files share a summary
  for (const NewSummary& added : summaries) {
    if (!seen.insert(added.key).second) continue;
    if (added.summary && reason == 0) reason = append_summary(*before, added, appender);
    if (!added.terms || reason != 0) continue;
    const std::optional<Payload> there = read(*before, added.key, RecordKind::terms);
    if (there && decode_terms(there->bytes())) continue;
    reason = appender.add(added.key, RecordKind::terms, encode_terms(*added.terms));
  }
  for (const BlobLink& link : links) {
    const ContentId key = link_key(link.oid, link.path_class);
    const std::string payload = encode_link(link);
    const std::optional<Payload> there = read(*before, key, RecordKind::link);
    if (there && there->bytes() == payload) continue;
    if (reason == 0) reason = appender.add(key, RecordKind::link, payload);
  }
  if (reason == 0) reason = appender.flush();
  if (!appender.rows().empty()) {
    const Pack::Opened opened = Pack::open(folder);
    if (!opened.pack) return EIO;
    set_view(before->with_appended(opened.pack, appender.rows(), appender.end()));
  }
  return reason;
}

Errno Cache::Impl::mend_index(const Folder& folder) {
  const std::shared_ptr<const PackView> now = known_view();
  if (now->pack() == nullptr) return 0;
  const PackIndex index{now->pack()->generation(), now->end(), now->rows()};
  if (const Errno reason = write_index(folder, index)) return reason;
  set_view(PackView::load(folder));
  return 0;
}

void Cache::Impl::compact(const Folder& folder) {
  const std::shared_ptr<const PackView> now = known_view();
  if (now->pack() == nullptr) return;
  expire_worktrees(folder, std::time(nullptr));
  const std::optional<std::vector<PackRow>> keep = rows_to_keep(folder, *now);
  std::shared_ptr<const PackView> made;
  // Where there is no room for a second pack, the old one goes on: nothing is lost.
  if (keep && rewrite_pack(folder, now->pack(), *keep, made) == 0) set_view(std::move(made));
}

Cache::Cache(std::string folder)
    : folder_(std::move(folder)), impl_(std::make_unique<Impl>(folder_)) {}

Cache::~Cache() = default;

std::optional<StatCache> Cache::load_stats(std::uint64_t worktree_id) const {
  const std::optional<Folder> folder = Folder::open(folder_);
  const std::optional<Folder> files = folder ? folder->child(kStatFolder) : std::nullopt;
  return files ? read_stat_file(*files, worktree_id) : std::nullopt;
}

std::shared_ptr<const FileSummary> Cache::find(const ContentId& key) const {
  const std::shared_ptr<const PackView> view = impl_->known_view();
  const std::optional<Payload> payload = impl_->read(*view, key, RecordKind::summary);
  return payload ? decode_summary(payload->bytes()) : nullptr;
}

std::optional<FileTerms> Cache::find_terms(const ContentId& key) const {
  const std::shared_ptr<const PackView> view = impl_->known_view();
  const std::optional<Payload> payload = impl_->read(*view, key, RecordKind::terms);
  return payload ? decode_terms(payload->bytes()) : std::nullopt;
}

bool Cache::has_terms(const ContentId& key) const {
  return impl_->known_view()->lookup(key, RecordKind::terms) != nullptr;
}

std::optional<ChangeHistory> Cache::load_history() const {
  const std::optional<Folder> folder = Folder::open(folder_);
  return folder ? read_history(*folder) : std::nullopt;
}

std::string Cache::store_history(const ChangeHistory& history) {
  const std::optional<Folder> folder = Folder::make(folder_);
  if (!folder) return note_of(folder_, errno);
  const base::Descriptor lock = folder->lock(static_cast<int>(kPatienceMs));
  if (!lock.open()) return errno == EWOULDBLOCK ? "" : note_of(folder_, errno);
  const Errno reason = write_history(*folder, history);
  return reason == 0 ? "" : note_of(folder_, reason);
}

std::optional<BlobLink> Cache::find_blob(const ObjectId& oid, std::uint64_t path_class) const {
  const std::shared_ptr<const PackView> view = impl_->known_view();
  const std::optional<Payload> payload =
      impl_->read(*view, link_key(oid, path_class), RecordKind::link);
  const std::optional<BlobLink> link = payload ? decode_link(payload->bytes()) : std::nullopt;
  return link && link->oid == oid && link->path_class == path_class ? link : std::nullopt;
}

std::string Cache::store(std::span<const NewSummary> summaries, std::span<const BlobLink> links,
                         const StatCache* stats, std::span<const ContentId> live) {
  const std::optional<Folder> folder = Folder::make(folder_);
  if (!folder) return note_of(folder_, errno);
  const std::size_t patience =
      std::min(kPatienceMs + summaries.size() + links.size(), kMostPatienceMs);
  const base::Descriptor lock = folder->lock(static_cast<int>(patience));
  if (!lock.open()) return errno == EWOULDBLOCK ? "" : note_of(folder_, errno);
  // Beyond this point no other process writes, and temporary files are those of the dead.
  for (const char* name : {kPackName, kIndexName}) folder->remove(std::string(name) + kTemporary);
  const bool changes = !summaries.empty() || !links.empty() || impl_->damaged.load() ||
                       needs_mending(*impl_->known_view());
  if (changes)
    if (const Errno reason = impl_->append(*folder, summaries, links))
      return note_of(folder_, reason);
  if (impl_->damaged.load())  // found while appending: what was stored again is in the pack now
    if (const Errno reason = impl_->open_pack_to_write(*folder)) return note_of(folder_, reason);
  const std::shared_ptr<const PackView> view = impl_->known_view();
  const bool grown = view->wants_index();
  if (changes && (grown || view->index_is_wrong()))
    if (const Errno reason = impl_->mend_index(*folder)) return note_of(folder_, reason);
  // The records are in their file before a stat row vouches for what they describe, and the live
  // set is there before compaction asks for it.
  if (const Errno reason = store_tree(*folder, stats, live)) return note_of(folder_, reason);
  if (grown) impl_->compact(*folder);
  return "";
}

Cache::Status Cache::status() const {
  Status status;
  const std::optional<Folder> folder = Folder::open(folder_);
  if (!folder) return status;
  const auto add = [&](const Folder& in, const std::string& name) {
    const std::optional<OpenFile> file = in.open_file(name);
    if (!file) return false;
    status.exists = true;
    status.bytes += file->size;
    return true;
  };
  for (const char* name : {kPackName, kIndexName, kHistoryName}) add(*folder, name);
  for (const char* name : {kStatFolder, kLiveFolder}) {
    const std::optional<Folder> child = folder->child(name);
    if (!child) continue;
    for (const std::string& file : child->list())
      if (parse_worktree_name(file) && add(*child, file) && name == kStatFolder) ++status.worktrees;
  }
  status.records = PackView::load(*folder)->count(RecordKind::summary);
  return status;
}

}  // namespace brief::cache
