#include "cache/history_file.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "base/binary.hpp"
#include "base/hash.hpp"
#include "brief/terms.hpp"

namespace brief::cache {

namespace {

constexpr std::uint64_t kHistoryMagic = 0x0a73696866726280;
constexpr std::uint64_t kMaxHistoryBytes = 1u << 30;

static_assert(sizeof(HistoryCommit) == 64 && sizeof(HistoryChange) == 8 &&
              sizeof(HistoryTerm) == 8 && sizeof(HistoryWalk) == 40 && sizeof(ObjectId) == 20);

bool within(std::uint64_t first, std::uint64_t count, std::size_t size) {
  return first + count <= size;
}

bool sound(const ChangeHistory& history) {
  const auto has = [&](Str s) { return within(s.offset, s.size, history.text.size()); };
  for (std::size_t i = 0; i < history.commits.size(); ++i) {
    const HistoryCommit& c = history.commits[i];
    if (!within(c.first_parent, c.parents, history.parents.size()) ||
        !within(c.first_change, c.changes, history.changes.size()) ||
        !within(c.first_term, c.terms, history.terms.size()) || !has(c.subject))
      return false;
    if (i > 0 && !(history.commits[i - 1].oid < c.oid)) return false;
  }
  const std::size_t paths = history.paths.size();
  for (const HistoryChange& change : history.changes)
    if (change.path >= paths || (change.from != kNoPath && change.from >= paths)) return false;
  for (const HistoryWalk& walk : history.walks)
    if (!within(walk.first, walk.count, history.walked.size())) return false;
  const auto is_commit = [&](std::uint32_t row) { return row < history.commits.size(); };
  return std::all_of(history.paths.begin(), history.paths.end(), has) &&
         std::all_of(history.walked.begin(), history.walked.end(), is_commit);
}

struct FileBytes {
  HistoryHeader header;
  std::string body;
  const char* fault = "";  ///< why it is not believed
  std::size_t offset = 0;  ///< where
  bool present = false;
};

FileBytes read_bytes(const Folder& folder) {
  FileBytes out;
  const std::optional<OpenFile> file = folder.open_file(kHistoryName);
  if (!file) return out;
  out.present = true;
  const auto fail = [&](const char* why, std::size_t offset) {
    out.fault = why;
    out.offset = offset;
    return std::move(out);
  };
  if (file->size < sizeof out.header ||
      !read_at(file->fd.get(), 0, &out.header, sizeof out.header) ||
      out.header.magic != kHistoryMagic)
    return fail("no history of brief", 0);
  if (out.header.version != kHistoryVersion)
    return fail("of another version", offsetof(HistoryHeader, version));
  if (out.header.size != file->size - sizeof out.header || out.header.size > kMaxHistoryBytes)
    return fail("cut short, or longer than it says", offsetof(HistoryHeader, size));
  out.body.resize(static_cast<std::size_t>(out.header.size));
  if (!read_at(file->fd.get(), sizeof out.header, out.body.data(), out.body.size()))
    return fail("cannot be read", sizeof out.header);
  if (base::hash64(out.body, kHistoryMagic) != out.header.check)
    return fail("the checksum is wrong", offsetof(HistoryHeader, check));
  return out;
}

std::optional<ChangeHistory> decode(std::string_view body) {
  base::ByteReader in(body);
  ChangeHistory history;
  history.commits = in.get_rows<HistoryCommit>();
  history.parents = in.get_rows<ObjectId>();
  history.changes = in.get_rows<HistoryChange>();
  history.terms = in.get_rows<HistoryTerm>();
  history.paths = in.get_rows<Str>();
  history.walks = in.get_rows<HistoryWalk>();
  history.walked = in.get_rows<std::uint32_t>();
  history.text = in.get_string();
  if (in.failed() || in.left() != 0 || !sound(history)) return std::nullopt;
  return history;
}

}  // namespace

std::optional<ChangeHistory> read_history(const Folder& folder) {
  const FileBytes file = read_bytes(folder);
  if (!file.present || *file.fault != '\0' || file.header.terms != kTermsVersion)
    return std::nullopt;
  return decode(file.body);
}

Errno write_history(const Folder& folder, const ChangeHistory& history) {
  base::ByteWriter out;
  out.put_rows(history.commits);
  out.put_rows(history.parents);
  out.put_rows(history.changes);
  out.put_rows(history.terms);
  out.put_rows(history.paths);
  out.put_rows(history.walks);
  out.put_rows(history.walked);
  out.put_string(history.text);
  const std::string& body = out.bytes();
  const HistoryHeader header{kHistoryMagic, kHistoryVersion, kTermsVersion, body.size(),
                             base::hash64(body, kHistoryMagic)};
  const std::string_view image(reinterpret_cast<const char*>(&header), sizeof header);
  const std::string_view parts[] = {image, body};
  return folder.replace(kHistoryName, parts);
}

std::string fault_of_history(const Folder& folder) {
  FileBytes file = read_bytes(folder);
  if (file.present && *file.fault == '\0' && !decode(file.body)) {
    file.fault = "its rows point outside of it";
    file.offset = sizeof(HistoryHeader);
  }
  if (*file.fault == '\0') return {};
  return std::string(kHistoryName) + ": offset " + std::to_string(file.offset) + ": " + file.fault;
}

}  // namespace brief::cache
