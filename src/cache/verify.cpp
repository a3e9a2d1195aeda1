// Reading all of the cache and naming each fault with its file and offset.
#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include "cache/compact.hpp"
#include "cache/history_file.hpp"
#include "cache/impl.hpp"
#include "cache/live_set.hpp"
#include "cache/record.hpp"
#include "cache/stat_file.hpp"

namespace brief::cache {

namespace {

constexpr int kPatienceMs = 2000;

using Faults = std::vector<std::string>;

std::string at(std::string_view file, std::uint64_t offset, std::string_view what) {
  return std::string(file) + ": offset " + std::to_string(offset) + ": " + std::string(what);
}

/// Every record that can be found, in the order of the pack; gaps between them are faults.
std::vector<PackRow> verify_walk(const Pack& pack, Faults& faults) {
  std::vector<PackRow> rows;
  std::uint64_t offset = sizeof(PackHeader);
  while (offset < pack.size()) {
    offset = pack.walk(offset, pack.size(), rows);
    if (offset >= pack.size()) break;
    const std::uint64_t next = pack.resync(offset + 1);
    faults.push_back(at(kPackName, offset,
                        std::to_string(next - offset) +
                            (next < pack.size() ? " bytes that are no record"
                                                : " bytes at the end that are no whole record")));
    offset = next;
  }
  return rows;
}

bool decodes(const PackRow& row, std::string_view payload) {
  if (row.kind == RecordKind::summary) return decode_summary(payload) != nullptr;
  if (row.kind == RecordKind::terms) return decode_terms(payload).has_value();
  return row.kind == RecordKind::link && decode_link(payload).has_value();
}

/// A record that was stored again since is in nobody's way when it can't be decoded.
bool superseded(const PackRow& row, const std::vector<PackRow>& sorted) {
  const PackRow newest{row.key, ~std::uint64_t{0}, 0, row.kind};
  return std::lower_bound(sorted.begin(), sorted.end(), newest, row_before)->offset != row.offset;
}

void verify_records(const Pack& pack, const std::vector<PackRow>& rows, Faults& faults) {
  std::vector<PackRow> sorted = rows;
  std::sort(sorted.begin(), sorted.end(), row_before);
  for (const PackRow& row : rows) {
    const std::optional<Payload> payload = pack.read(row);
    if (!payload) {
      faults.push_back(at(kPackName, row.offset, "the checksum of the record is wrong"));
    } else if (!decodes(row, payload->bytes()) && !superseded(row, sorted)) {
      faults.push_back(at(kPackName, row.offset, "a record of another version"));
    }
  }
}

void verify_index(const Folder& folder, const Pack* pack, std::vector<PackRow> walked,
                  Faults& faults) {
  bool present = false;
  const std::optional<PackIndex> index = read_index(folder, &present);
  if (!present) return;
  if (!index) {
    faults.push_back(at(kIndexName, 0, "damaged, or of another version"));
    return;
  }
  if (pack == nullptr || index->generation != pack->generation()) {
    faults.push_back(at(kIndexName, offsetof(IndexHeader, generation), "of another pack"));
    return;
  }
  if (index->covered > pack->size())
    faults.push_back(at(kIndexName, offsetof(IndexHeader, covered), "reaches beyond the pack"));
  const auto by_offset = [](const PackRow& a, const PackRow& b) { return a.offset < b.offset; };
  std::sort(walked.begin(), walked.end(), by_offset);
  for (std::size_t i = 0; i < index->rows.size(); ++i) {
    const PackRow& row = index->rows[i];
    const std::uint64_t offset = sizeof(IndexHeader) + i * sizeof(PackRow);
    if (i > 0 && !row_before(index->rows[i - 1], row))
      faults.push_back(at(kIndexName, offset, "not in order"));
    const auto found = std::lower_bound(walked.begin(), walked.end(), row, by_offset);
    if (found == walked.end() || found->offset != row.offset || found->key != row.key ||
        found->size != row.size || found->kind != row.kind)
      faults.push_back(at(kIndexName, offset, "points to no such record"));
  }
}

void verify_pack(const Folder& folder, Faults& faults) {
  const Pack::Opened opened = Pack::open(folder);
  if (opened.state == Pack::State::unreadable)
    faults.push_back(at(kPackName, 0, "cannot be opened"));
  if (opened.state == Pack::State::foreign)
    faults.push_back(at(kPackName, 0, "the header is damaged, or of another version"));
  std::vector<PackRow> rows;
  if (opened.pack) {
    rows = verify_walk(*opened.pack, faults);
    verify_records(*opened.pack, rows, faults);
  }
  verify_index(folder, opened.pack.get(), std::move(rows), faults);
}

using FaultOf = std::string (*)(const Folder&, std::uint64_t);

void verify_worktrees(const Folder& folder, const char* name, FaultOf fault_of, Faults& faults) {
  const std::optional<Folder> child = folder.child(name);
  if (!child) {
    if (errno != ENOENT) faults.push_back(at(name, 0, "no folder that can be opened"));
    return;
  }
  for (const std::string& file : child->list()) {
    const std::optional<std::uint64_t> id = parse_worktree_name(file);
    const std::string fault = id ? fault_of(*child, *id) : "";
    if (!fault.empty()) faults.push_back(std::string(name) + "/" + file + ": " + fault);
  }
}

}  // namespace

std::vector<std::string> Cache::verify() const {
  Faults faults;
  const std::optional<Folder> folder = Folder::open(folder_);
  if (!folder) {
    if (errno != ENOENT)
      faults.push_back(folder_ + ": offset 0: cannot be opened: " + std::strerror(errno));
    return faults;
  }
  // A writer's half-written record would look like damage. Where no lock can be had, look anyway.
  const base::Descriptor lock = folder->lock_if_there(kPatienceMs);
  verify_pack(*folder, faults);
  if (std::string fault = fault_of_history(*folder); !fault.empty())
    faults.push_back(std::move(fault));
  verify_worktrees(*folder, kStatFolder, fault_of_stat_file, faults);
  verify_worktrees(*folder, kLiveFolder, fault_of_live_set, faults);
  return faults;
}

}  // namespace brief::cache
