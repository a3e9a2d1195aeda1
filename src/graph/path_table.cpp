#include "graph/path_table.hpp"

#include <algorithm>
#include <tuple>

#include "base/hash.hpp"
#include "base/pool.hpp"

namespace brief::graph {
namespace {

constexpr std::size_t kChunk = 1024;      // files a thread takes at once
constexpr std::size_t kMaxParts = 256;    // of a joined path
constexpr std::size_t kMaxSuffixes = 12;  // of one path, the shortest ones

std::size_t depth_of(std::string_view path) {
  return static_cast<std::size_t>(std::count(path.begin(), path.end(), '/'));
}

// Calls add(offset) for every offset where a suffix of `path` starts, the shortest first.
template <typename Add>
void each_suffix(std::string_view path, Add&& add) {
  std::size_t end = path.size();
  for (std::size_t count = 0; count < kMaxSuffixes; ++count) {
    const std::size_t slash = end == 0 ? std::string_view::npos : path.rfind('/', end - 1);
    if (slash == std::string_view::npos) {
      add(std::size_t{0});
      return;
    }
    add(slash + 1);
    end = slash;
  }
}

void put_suffixes(std::string_view path, std::uint32_t row, std::vector<HashRow>& rows) {
  each_suffix(path, [&](std::size_t offset) {
    rows.push_back({base::hash64(path.substr(offset)), row, static_cast<std::uint32_t>(offset)});
  });
}

bool resolvable(const IndexedFile& file) {
  return file.language != nullptr && file.language->import_style != ImportStyle::none;
}

}  // namespace

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::optional<std::string> join_path(std::string_view folder, std::string_view relative) {
  if (relative.size() > kMaxTarget) return std::nullopt;
  std::string joined(folder);
  std::size_t parts = 0;
  while (!relative.empty()) {
    const std::size_t slash = std::min(relative.find('/'), relative.size());
    const std::string_view part = relative.substr(0, slash);
    relative.remove_prefix(std::min(slash + 1, relative.size()));
    if (++parts > kMaxParts) return std::nullopt;
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (joined.empty()) return std::nullopt;
      joined.resize(folder_of(joined).size());
      continue;
    }
    if (!joined.empty()) joined += '/';
    joined += part;
  }
  return joined;
}

std::size_t shared_folders(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  std::size_t shared = 0;
  for (std::size_t i = 0; i < size && a[i] == b[i]; ++i) shared += a[i] == '/';
  return shared;
}

PathTable::PathTable(std::span<const IndexedFile> files, unsigned jobs) : files_(files) {
  paths_.reserve(files.size());
  for (const IndexedFile& file : files) paths_.push_back(file.path);
  list_folders();
  hash_paths(jobs);
}

void PathTable::list_folders() {
  folders_.reserve(files_.size() / 4);
  for (const IndexedFile& file : files_) {
    const std::string_view folder = folder_of(file.path);
    if (folders_.empty() || folders_.back() != folder) folders_.push_back(folder);
  }
  std::sort(folders_.begin(), folders_.end());
  folders_.erase(std::unique(folders_.begin(), folders_.end()), folders_.end());
  folder_of_file_.resize(files_.size());
  folder_starts_.assign(folders_.size() + 1, 0);
  std::uint32_t last = 0;  // neighbours mostly share their folder
  for (std::size_t row = 0; row < files_.size(); ++row) {
    const std::string_view folder = folder_of(files_[row].path);
    if (folders_[last] != folder)
      last = static_cast<std::uint32_t>(std::lower_bound(folders_.begin(), folders_.end(), folder) -
                                        folders_.begin());
    folder_of_file_[row] = last;
    ++folder_starts_[last + 1];
  }
  for (std::size_t i = 1; i < folder_starts_.size(); ++i)
    folder_starts_[i] += folder_starts_[i - 1];
  std::vector<std::uint32_t> next(folder_starts_.begin(), folder_starts_.end());
  folder_files_.resize(files_.size());
  for (std::uint32_t row = 0; row < files_.size(); ++row)
    folder_files_[next[folder_of_file_[row]]++] = row;
}

void PathTable::hash_paths(unsigned jobs) {
  const std::size_t chunks = (files_.size() + kChunk - 1) / kChunk;
  std::vector<std::vector<HashRow>> whole(chunks), suffixes(chunks), folders(1);
  base::parallel_for(jobs, chunks, [&](std::size_t chunk, unsigned) {
    const std::size_t end = std::min(files_.size(), (chunk + 1) * kChunk);
    for (std::size_t row = chunk * kChunk; row < end; ++row) {
      const IndexedFile& file = files_[row];
      if (file.kind != FileKind::regular) continue;
      const auto number = static_cast<std::uint32_t>(row);
      whole[chunk].push_back({base::hash64(file.path), number, 0});
      if (resolvable(file)) put_suffixes(file.path, number, suffixes[chunk]);
    }
  });
  for (std::uint32_t row = 0; row < folders_.size(); ++row)
    put_suffixes(folders_[row], row, folders[0]);
  whole_ = HashTable(std::move(whole), jobs);
  suffixes_ = HashTable(std::move(suffixes), jobs);
  folder_suffixes_ = HashTable(std::move(folders), jobs);
}

std::uint32_t PathTable::find(std::string_view path) const {
  for (const HashRow& row : whole_.find(base::hash64(path)))
    if (paths_[row.first] == path) return row.first;
  return kNoRow;
}

Matches PathTable::ending_in(std::string_view suffix, std::uint32_t from) const {
  Matches matches;
  if (suffix.empty() || suffix.size() > kMaxTarget) return matches;
  std::span<const HashRow> rows = suffixes_.find(base::hash64(suffix));
  if (rows.size() > Matches::kMax) {
    // Rows are in path order: what shares the most folders with `from` stands next to it.
    const auto here = std::partition_point(rows.begin(), rows.end(),
                                           [from](const HashRow& row) { return row.first < from; });
    const auto place = static_cast<std::size_t>(here - rows.begin());
    const std::size_t first = std::min(place < Matches::kMax / 2 ? 0 : place - Matches::kMax / 2,
                                       rows.size() - Matches::kMax);
    rows = rows.subspan(first, Matches::kMax);
  }
  for (const HashRow& row : rows)
    if (path(row.first).substr(row.second) == suffix) matches.add(row.first);
  return matches;
}

std::uint32_t PathTable::nearest(std::span<const std::uint32_t> rows, std::uint32_t from) const {
  if (rows.size() == 1) return rows.front();
  using Score = std::tuple<std::size_t, int, std::ptrdiff_t>;
  const auto score = [&](std::uint32_t row) {
    return Score{shared_folders(path(row), path(from)), files_[row].role == FileRole::source,
                 -static_cast<std::ptrdiff_t>(depth_of(path(row)))};
  };
  std::uint32_t best = kNoRow;
  Score best_score{};
  bool tied = false;
  for (const std::uint32_t row : rows) {
    const Score candidate = score(row);
    if (best != kNoRow && candidate == best_score) tied = true;
    if (best != kNoRow && candidate <= best_score) continue;
    best = row;
    best_score = candidate;
    tied = false;
  }
  return tied ? kNoRow : best;
}

std::span<const std::uint32_t> PathTable::files_of(std::uint32_t folder) const {
  return std::span(folder_files_)
      .subspan(folder_starts_[folder], folder_starts_[folder + 1] - folder_starts_[folder]);
}

std::span<const std::uint32_t> PathTable::files_in(std::string_view folder) const {
  const auto found = std::lower_bound(folders_.begin(), folders_.end(), folder);
  if (found == folders_.end() || *found != folder) return {};
  return files_of(static_cast<std::uint32_t>(found - folders_.begin()));
}

std::span<const std::uint32_t> PathTable::files_beside(std::uint32_t row) const {
  return files_of(folder_of_file_[row]);
}

std::vector<std::string_view> PathTable::folders_ending_in(std::string_view suffix) const {
  std::vector<std::string_view> matches;
  if (suffix.empty() || suffix.size() > kMaxTarget) return matches;
  for (const HashRow& row : folder_suffixes_.find(base::hash64(suffix))) {
    if (matches.size() == Matches::kMax) break;
    if (folders_[row.first].substr(row.second) == suffix) matches.push_back(folders_[row.first]);
  }
  return matches;
}

}  // namespace brief::graph
