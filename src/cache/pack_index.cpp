#include "cache/pack_index.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "base/hash.hpp"

namespace brief::cache {

namespace {

constexpr std::uint64_t kIndexMagic = 0x0a7864696b636170;  // "packidx\n"
// Between the renames of pack and index by a rewriting process the two don't fit: look again.
constexpr int kOpenAttempts = 3;
constexpr std::size_t kSmallTail = 16;
constexpr std::size_t kLargeTail = 512;

std::string_view image(const void* start, std::size_t size) {
  return {static_cast<const char*>(start), size};
}

std::uint64_t rows_check(const std::vector<PackRow>& rows, std::uint64_t generation) {
  return base::hash64(image(rows.data(), rows.size() * sizeof(PackRow)), generation);
}

std::uint64_t header_check(const IndexHeader& header) {
  return base::hash64(image(&header, offsetof(IndexHeader, check)), kIndexMagic);
}

bool same_key(const PackRow& a, const PackRow& b) { return a.key == b.key && a.kind == b.kind; }

void sort_rows(std::vector<PackRow>& rows) {
  std::sort(rows.begin(), rows.end(), row_before);
  rows.erase(std::unique(rows.begin(), rows.end(), same_key), rows.end());
}

const PackRow* find_row(const std::vector<PackRow>& rows, const ContentId& key, RecordKind kind) {
  const PackRow wanted{key, ~std::uint64_t{0}, 0, kind};
  const auto found = std::lower_bound(rows.begin(), rows.end(), wanted, row_before);
  return found != rows.end() && same_key(*found, wanted) ? &*found : nullptr;
}

}  // namespace

std::optional<PackIndex> read_index(const Folder& folder, bool* present) {
  const std::optional<OpenFile> file = folder.open_file(kIndexName);
  if (present != nullptr) *present = file.has_value() || errno != ENOENT;
  IndexHeader header;
  if (!file || !read_at(file->fd.get(), 0, &header, sizeof header) || header.magic != kIndexMagic ||
      header.version != kIndexVersion || header.row_size != sizeof(PackRow) ||
      header.check != header_check(header) || file->size < sizeof header ||
      (file->size - sizeof header) / sizeof(PackRow) != header.count ||
      (file->size - sizeof header) % sizeof(PackRow) != 0)
    return std::nullopt;
  PackIndex index{header.generation, header.covered, std::vector<PackRow>(header.count)};
  if (!read_at(file->fd.get(), sizeof header, index.rows.data(), header.count * sizeof(PackRow)) ||
      rows_check(index.rows, header.generation) != header.rows_check)
    return std::nullopt;
  return index;
}

Errno write_index(const Folder& folder, const PackIndex& index) {
  IndexHeader header;
  header.magic = kIndexMagic;
  header.version = kIndexVersion;
  header.row_size = sizeof(PackRow);
  header.generation = index.generation;
  header.covered = index.covered;
  header.count = index.rows.size();
  header.rows_check = rows_check(index.rows, index.generation);
  header.check = header_check(header);
  const std::string_view parts[] = {image(&header, sizeof header),
                                    image(index.rows.data(), index.rows.size() * sizeof(PackRow))};
  return folder.replace(kIndexName, parts);
}

std::shared_ptr<const PackView> PackView::load(const Folder& folder) {
  std::shared_ptr<PackView> view(new PackView);
  for (int attempt = 1;; ++attempt) {
    const Pack::Opened opened = Pack::open(folder);
    view->state_ = opened.state;
    if (!opened.pack) return view;
    view->pack_ = opened.pack;
    bool present = false;
    std::optional<PackIndex> index = read_index(folder, &present);
    const bool fits = index && index->generation == opened.pack->generation() &&
                      index->covered <= opened.pack->size();
    // An index that covers more than the pack had when it was opened may only be newer.
    if (!fits && index && attempt < kOpenAttempts) continue;
    if (fits) view->base_ = std::make_shared<const std::vector<PackRow>>(std::move(index->rows));
    view->index_is_wrong_ = present && !fits;
    const std::uint64_t from = fits ? index->covered : sizeof(PackHeader);
    view->end_ = opened.pack->walk(from, opened.pack->size(), view->tail_);
    sort_rows(view->tail_);
    return view;
  }
}

std::shared_ptr<const PackView> PackView::none() {
  return std::shared_ptr<const PackView>(new PackView);
}

std::shared_ptr<const PackView> PackView::make(std::shared_ptr<const Pack> pack,
                                               std::vector<PackRow> rows, std::uint64_t end) {
  std::shared_ptr<PackView> view(new PackView);
  view->state_ = Pack::State::open;
  view->pack_ = std::move(pack);
  view->tail_ = std::move(rows);
  view->end_ = end;
  sort_rows(view->tail_);
  return view;
}

std::shared_ptr<const PackView> PackView::with_appended(std::shared_ptr<const Pack> pack,
                                                        std::span<const PackRow> rows,
                                                        std::uint64_t end) const {
  std::shared_ptr<PackView> view(new PackView(*this));
  view->pack_ = std::move(pack);
  view->tail_.insert(view->tail_.end(), rows.begin(), rows.end());
  view->end_ = end;
  sort_rows(view->tail_);
  return view;
}

bool PackView::wants_index() const {
  return tail_.size() > std::clamp(base_->size() / 8, kSmallTail, kLargeTail);
}

const PackRow* PackView::lookup(const ContentId& key, RecordKind kind) const {
  if (const PackRow* row = find_row(tail_, key, kind)) return row;
  return find_row(*base_, key, kind);
}

std::vector<PackRow> PackView::rows() const {
  std::vector<PackRow> all;
  all.reserve(base_->size() + tail_.size());
  std::merge(base_->begin(), base_->end(), tail_.begin(), tail_.end(), std::back_inserter(all),
             row_before);
  all.erase(std::unique(all.begin(), all.end(), same_key), all.end());
  return all;
}

std::size_t PackView::count(RecordKind kind) const {
  const std::vector<PackRow> all = rows();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const PackRow& row) { return row.kind == kind; }));
}

}  // namespace brief::cache
