#include "cache/compact.hpp"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <optional>
#include <string_view>

#include "cache/live_set.hpp"

namespace brief::cache {

namespace {

constexpr std::size_t kLinksPerSummary = 4;
constexpr std::size_t kLinksAtLeast = 4096;

bool older(const PackRow& a, const PackRow& b) { return a.offset < b.offset; }

/// Writes header and records to the new pack. The rows come back with their new offsets.
Errno copy_records(int fd, std::uint64_t generation, const Pack* from,
                   const std::vector<PackRow>& rows, std::vector<PackRow>& copied,
                   std::uint64_t& end) {
  const PackHeader header = make_pack_header(generation);
  const std::string_view image(reinterpret_cast<const char*>(&header), sizeof header);
  if (const Errno reason = write_at(fd, 0, image)) return reason;
  PackAppender appender(fd, generation, sizeof header);
  for (const PackRow& row : rows) {
    const std::optional<Payload> payload = from->read(row);
    if (!payload) continue;
    if (const Errno reason = appender.add(row.key, row.kind, payload->bytes())) return reason;
  }
  const Errno reason = appender.flush();
  copied = appender.rows();
  end = appender.end();
  return reason;
}

/// All keys that some live set names, sorted; nullopt when there is none, or one that can't be
/// read.
std::optional<std::vector<std::uint64_t>> live_keys(const Folder& folder, Alive alive) {
  const std::optional<Folder> live = folder.child(kLiveFolder);
  if (!live) return std::nullopt;
  std::vector<std::uint64_t> keys;
  bool complete = true;
  bool any = false;
  for (const std::string& name : live->list()) {
    const std::optional<std::uint64_t> id = parse_worktree_name(name);
    if (!id) continue;
    const std::optional<LiveSet> set = read_live_set(*live, *id);
    if (!set) {
      complete = false;
      live->remove(name);
      continue;
    }
    any = true;
    keys.insert(keys.end(), set->current.begin(), set->current.end());
    if (alive == Alive::now) continue;
    for (const auto& retired : set->retired)
      keys.insert(keys.end(), retired.begin(), retired.end());
  }
  if (!complete || !any) return std::nullopt;
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// The temporary file of a writer that died.
bool is_left_over(std::string_view name) {
  return name.ends_with(kTemporary) &&
         parse_worktree_name(name.substr(0, name.size() - sizeof kTemporary + 1));
}

}  // namespace

Errno rewrite_pack(const Folder& folder, const Pack* from, std::vector<PackRow> rows,
                   std::shared_ptr<const PackView>& made) {
  std::sort(rows.begin(), rows.end(), older);
  const std::uint64_t generation = draw_generation();
  std::vector<PackRow> copied;
  std::uint64_t end = 0;
  {
    const base::Descriptor fd = folder.create_temporary(kPackName);
    if (!fd.open()) return errno;
    if (const Errno reason = copy_records(fd.get(), generation, from, rows, copied, end)) {
      folder.remove(std::string(kPackName) + kTemporary);
      return reason;
    }
  }
  if (const Errno reason = folder.commit_temporary(kPackName)) return reason;
  const Pack::Opened opened = Pack::open(folder);
  if (!opened.pack || opened.pack->generation() != generation) return EIO;
  made = PackView::make(opened.pack, std::move(copied), end);
  // From the rename to here the index is of another generation: readers walk the pack.
  return write_index(folder, {generation, end, made->rows()});
}

std::vector<PackRow> salvage(const Pack& pack) {
  std::vector<PackRow> rows;
  std::uint64_t offset = sizeof(PackHeader);
  while (offset < pack.size()) {
    offset = pack.walk(offset, pack.size(), rows);
    if (offset < pack.size()) offset = pack.resync(offset + 1);
  }
  std::sort(rows.begin(), rows.end(), row_before);
  return rows;
}

std::optional<std::vector<PackRow>> rows_alive(const Folder& folder, const PackView& view,
                                               Alive alive) {
  const std::optional<std::vector<std::uint64_t>> live = live_keys(folder, alive);
  if (!live) return std::nullopt;
  std::vector<PackRow> keep;
  std::vector<PackRow> links;
  for (const PackRow& row : view.rows()) {
    if (row.kind == RecordKind::link) {
      links.push_back(row);
    } else if (std::binary_search(live->begin(), live->end(), row.key.high)) {
      keep.push_back(row);
    }
  }
  const std::size_t most_links = keep.size() * kLinksPerSummary + kLinksAtLeast;
  if (links.size() > most_links) {
    std::sort(links.begin(), links.end(), older);
    links.erase(links.begin(), links.end() - static_cast<std::ptrdiff_t>(most_links));
  }
  keep.insert(keep.end(), links.begin(), links.end());
  return keep;
}

std::optional<std::vector<PackRow>> rows_to_keep(const Folder& folder, const PackView& view) {
  std::optional<std::vector<PackRow>> keep = rows_alive(folder, view, Alive::lately);
  if (!keep) return std::nullopt;
  std::uint64_t bytes = 0;
  for (const PackRow& row : *keep) bytes += record_bytes(row.size);
  if (bytes * 2 >= view.end() - sizeof(PackHeader)) return std::nullopt;
  return keep;
}

void expire_worktrees(const Folder& folder, std::int64_t now) {
  const std::optional<Folder> stats = folder.child(kStatFolder);
  const std::optional<Folder> live = folder.child(kLiveFolder);
  const auto is_old = [&](const OpenFile& file) {
    return now - file.mtime > kWorktreeDays * 24 * 60 * 60;
  };
  if (stats) {
    for (const std::string& name : stats->list()) {
      if (is_left_over(name)) stats->remove(name);
      if (!parse_worktree_name(name)) continue;
      const std::optional<OpenFile> file = stats->open_file(name);
      if (file && is_old(*file)) stats->remove(name);
    }
  }
  if (!live) return;
  for (const std::string& name : live->list()) {
    if (is_left_over(name)) live->remove(name);
    if (parse_worktree_name(name).value_or(0) == 0) continue;
    const std::optional<OpenFile> file = live->open_file(name);
    if (file && is_old(*file) && !(stats && stats->open_file(name))) live->remove(name);
  }
}

}  // namespace brief::cache
