#include "cache/stat_file.hpp"

#include <cstddef>
#include <cstring>
#include <ctime>
#include <string_view>
#include <type_traits>

#include "base/hash.hpp"

namespace brief::cache {

namespace {

constexpr std::uint64_t kStatMagic = 0x0a74617473667262;  // "brfstat\n"
constexpr std::uint32_t kRowSizes =
    sizeof(StatInputRow) | sizeof(StatFolderRow) << 10 | sizeof(StatFileRow) << 20;
constexpr std::int64_t kDay = 86400;

// Rows are stored as they lie in memory: no byte of them may be padding, and another layout is
// another kStatVersion.
template <typename Row, std::size_t size>
constexpr bool is_image = std::has_unique_object_representations_v<Row> && sizeof(Row) == size;
static_assert(is_image<StatInputRow, 56> && is_image<StatFolderRow, 64> &&
              is_image<StatFileRow, 80>);

std::string_view image(const void* start, std::size_t size) {
  return {static_cast<const char*>(start), size};
}

template <typename Row>
std::string_view image(const std::vector<Row>& rows) {
  return image(rows.data(), rows.size() * sizeof(Row));
}

std::uint64_t header_check(const StatHeader& header) {
  return base::hash64(image(&header, offsetof(StatHeader, check)), kStatMagic);
}

/// A bool read from a file may hold any byte, and reading such a bool is undefined: look at bytes.
template <typename Row>
bool is_flag(const Row& row, std::size_t offset) {
  unsigned char byte = 0;
  std::memcpy(&byte, reinterpret_cast<const unsigned char*>(&row) + offset, 1);
  return byte <= 1;
}

bool inside(Str path, const std::string& text) {
  return std::uint64_t{path.offset} + path.size <= text.size();
}

std::string fault_of_rows(const StatCache& stats) {
  for (const StatInputRow& row : stats.inputs)
    if (!inside(row.path, stats.text)) return "an input row points outside the paths";
  for (const StatFolderRow& row : stats.folders)
    if (!inside(row.path, stats.text) || !is_flag(row, offsetof(StatFolderRow, racy)))
      return "a folder row is out of bounds";
  for (const StatFileRow& row : stats.files)
    if (!inside(row.path, stats.text) || row.kind > FileKind::submodule ||
        !is_flag(row, offsetof(StatFileRow, tracked)) || !is_flag(row, offsetof(StatFileRow, racy)))
      return "a file row is out of bounds";
  return "";
}

std::string at(std::uint64_t offset, std::string_view what) {
  return "offset " + std::to_string(offset) + ": " + std::string(what);
}

std::string fault_of_header(const StatHeader& header, std::uint64_t id, std::uint64_t file_size) {
  if (header.magic != kStatMagic) return at(0, "not a stat file");
  if (header.version != kStatVersion || header.row_sizes != kRowSizes)
    return at(offsetof(StatHeader, version), "of another version");
  if (header.check != header_check(header))
    return at(offsetof(StatHeader, check), "the header's checksum is wrong");
  if (header.worktree_id != id)
    return at(offsetof(StatHeader, worktree_id), "the file of another worktree");
  std::uint64_t total = sizeof header;
  for (const StatHeader::Section& section : header.sections) {
    if (section.size > file_size - total) return at(file_size, "cut off");
    total += section.size;
  }
  return total == file_size ? "" : at(total, "more bytes than the header tells of");
}

/// Reads the section at `offset` into `rows` and moves `offset` behind it.
template <typename Rows>
std::string read_section(const OpenFile& file, const StatHeader::Section& section,
                         std::uint64_t& offset, Rows& rows) {
  using Row = typename Rows::value_type;
  if (section.size % sizeof(Row) != 0) return at(offset, "a section of half a row");
  rows.resize(section.size / sizeof(Row));
  if (!read_at(file.fd.get(), offset, rows.data(), section.size)) return at(offset, "unreadable");
  if (section.check != base::hash64(image(rows.data(), section.size), kStatMagic))
    return at(offset, "the checksum of the section here is wrong");
  offset += section.size;
  return "";
}

/// Fills `stats`, or says what is wrong.
std::string read_checked(const Folder& folder, std::uint64_t id, StatCache& stats) {
  const std::string name = worktree_name(id);
  const std::optional<OpenFile> file = folder.open_file(name);
  if (!file) return at(0, "cannot be opened");
  StatHeader header;
  if (file->size < sizeof header || !read_at(file->fd.get(), 0, &header, sizeof header))
    return at(file->size, "cut off");
  std::string fault = fault_of_header(header, id, file->size);
  std::uint64_t offset = sizeof header;
  const auto& sections = header.sections;
  if (fault.empty()) fault = read_section(*file, sections[kText], offset, stats.text);
  if (fault.empty()) fault = read_section(*file, sections[kInputs], offset, stats.inputs);
  if (fault.empty()) fault = read_section(*file, sections[kFolders], offset, stats.folders);
  if (fault.empty()) fault = read_section(*file, sections[kFiles], offset, stats.files);
  if (fault.empty()) fault = read_section(*file, sections[kMemo], offset, stats.memo);
  if (fault.empty()) fault = fault_of_rows(stats);
  if (!fault.empty()) return fault;
  stats.worktree_id = header.worktree_id;
  stats.fingerprint = header.fingerprint;
  stats.scan_start_ns = header.scan_start_ns;
  // Younger than a day is near enough, and no write for most runs.
  if (std::time(nullptr) - file->mtime > kDay) folder.touch(name);
  return "";
}

}  // namespace

std::optional<StatCache> read_stat_file(const Folder& folder, std::uint64_t worktree_id) {
  StatCache stats;
  if (!read_checked(folder, worktree_id, stats).empty()) return std::nullopt;
  return stats;
}

Errno write_stat_file(const Folder& folder, const StatCache& stats) {
  const std::string_view sections[kStatSections] = {
      stats.text, image(stats.inputs), image(stats.folders), image(stats.files), stats.memo};
  StatHeader header;
  header.magic = kStatMagic;
  header.version = kStatVersion;
  header.row_sizes = kRowSizes;
  header.worktree_id = stats.worktree_id;
  header.fingerprint = stats.fingerprint;
  header.scan_start_ns = stats.scan_start_ns;
  std::vector<std::string_view> parts = {image(&header, sizeof header)};
  for (std::size_t i = 0; i < kStatSections; ++i) {
    header.sections[i] = {sections[i].size(), base::hash64(sections[i], kStatMagic)};
    parts.push_back(sections[i]);
  }
  header.check = header_check(header);
  return folder.replace(worktree_name(stats.worktree_id), parts);
}

std::string fault_of_stat_file(const Folder& folder, std::uint64_t worktree_id) {
  StatCache stats;
  std::string fault = read_checked(folder, worktree_id, stats);
  if (!fault.empty()) return fault;
  for (std::size_t i = 1; i < stats.files.size(); ++i)
    if (stats.view(stats.files[i - 1].path) >= stats.view(stats.files[i].path))
      return "its files are not sorted by path";
  return "";
}

}  // namespace brief::cache
