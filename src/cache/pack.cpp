#include "cache/pack.hpp"

#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <tuple>

#include "base/hash.hpp"

namespace brief::cache {

namespace {

constexpr std::uint64_t kPackMagic = 0x0a6b636170667262;  // "brfpack\n"
constexpr std::uint32_t kRecordMagic = 0x6b636572;        // "reck"
constexpr std::size_t kPiece = 1 << 20;
constexpr std::uint64_t kAlignment = 8;

std::string_view image(const void* start, std::size_t size) {
  return {static_cast<const char*>(start), size};
}

std::uint64_t header_check(const PackHeader& header) {
  return base::hash64(image(&header, offsetof(PackHeader, check)), kPackMagic);
}

std::uint32_t head_check(const RecordHeader& header, std::uint64_t generation) {
  return static_cast<std::uint32_t>(
      base::hash64(image(&header, offsetof(RecordHeader, head_check)), generation));
}

bool believable(const RecordHeader& header, std::uint64_t generation) {
  return header.magic == kRecordMagic && header.head_check == head_check(header, generation);
}

}  // namespace

bool row_before(const PackRow& a, const PackRow& b) {
  return std::tie(a.key, a.kind, b.offset) < std::tie(b.key, b.kind, a.offset);
}

PackHeader make_pack_header(std::uint64_t generation) {
  PackHeader header{kPackMagic, kPackVersion, 0, generation, 0};
  header.check = header_check(header);
  return header;
}

std::uint64_t draw_generation() {
  std::uint64_t number = 0;
  if (::getentropy(&number, sizeof number) == 0) return number;
  // A kernel that has none to give: still another number for every pack.
  const auto now = std::chrono::system_clock::now().time_since_epoch().count();
  const std::uint64_t parts[] = {static_cast<std::uint64_t>(now),
                                 static_cast<std::uint64_t>(::getpid())};
  return base::hash64(image(parts, sizeof parts));
}

Pack::Opened Pack::open(const Folder& folder) {
  std::optional<OpenFile> file = folder.open_file(kPackName);
  if (!file) {
    const bool replaceable = errno == ELOOP || errno == EINVAL;  // a link, a FIFO
    return {errno == ENOENT ? State::absent : replaceable ? State::foreign : State::unreadable, {}};
  }
  PackHeader header;
  if (!read_at(file->fd.get(), 0, &header, sizeof header) || header.magic != kPackMagic ||
      header.version != kPackVersion || header.check != header_check(header))
    return {State::foreign, {}};
  std::shared_ptr<Pack> pack(new Pack(std::move(*file)));
  pack->generation_ = header.generation;
  return {State::open, std::move(pack)};
}

std::optional<Payload> Pack::read(const PackRow& row) const {
  // Checked against the file before memory is asked for: a row may hold anything.
  const std::size_t size = sizeof(RecordHeader) + row.size;
  if (row.offset > file_.size || size > file_.size - row.offset) return std::nullopt;
  Payload payload;
  payload.bytes_ = std::make_unique_for_overwrite<char[]>(size);
  payload.size_ = row.size;
  RecordHeader header;
  if (!read_at(file_.fd.get(), row.offset, payload.bytes_.get(), size)) return std::nullopt;
  std::memcpy(&header, payload.bytes_.get(), sizeof header);
  if (!believable(header, generation_) || header.key != row.key || header.kind != row.kind ||
      header.size != row.size || header.check != base::hash64(payload.bytes(), generation_))
    return std::nullopt;
  return payload;
}

std::optional<PackRow> Pack::header_at(std::uint64_t offset, std::uint64_t limit) const {
  RecordHeader header;
  if (offset > limit || limit - offset < sizeof header ||
      !read_at(file_.fd.get(), offset, &header, sizeof header) ||
      !believable(header, generation_) || record_bytes(header.size) > limit - offset)
    return std::nullopt;
  return PackRow{header.key, offset, header.size, header.kind};
}

std::uint64_t Pack::walk(std::uint64_t offset, std::uint64_t limit,
                         std::vector<PackRow>& rows) const {
  limit = std::min(limit, file_.size);
  while (offset < limit) {
    const std::optional<PackRow> row = header_at(offset, limit);
    if (!row) return offset;
    rows.push_back(*row);
    offset += record_bytes(row->size);
  }
  return offset;
}

std::uint64_t Pack::resync(std::uint64_t offset) const {
  offset = (offset + kAlignment - 1) & ~(kAlignment - 1);
  std::string window;
  while (offset < file_.size) {
    window.resize(std::min<std::uint64_t>(kPiece, file_.size - offset));
    if (!read_at(file_.fd.get(), offset, window.data(), window.size())) return file_.size;
    for (std::size_t i = 0; i + sizeof kRecordMagic <= window.size(); i += kAlignment) {
      if (std::memcmp(window.data() + i, &kRecordMagic, sizeof kRecordMagic) == 0 &&
          header_at(offset + i, file_.size))
        return offset + i;
    }
    offset += window.size();
  }
  return file_.size;
}

Errno PackAppender::add(const ContentId& key, RecordKind kind, std::string_view payload) {
  RecordHeader header;
  header.magic = kRecordMagic;
  header.size = static_cast<std::uint32_t>(payload.size());
  header.key = key;
  header.check = base::hash64(payload, generation_);
  header.kind = kind;
  header.head_check = head_check(header, generation_);
  buffered_.push_back({key, end_ + buffer_.size(), header.size, kind});
  buffer_.append(image(&header, sizeof header));
  buffer_.append(payload);
  buffer_.resize((buffer_.size() + kAlignment - 1) & ~(kAlignment - 1));
  return buffer_.size() < kPiece ? 0 : flush();
}

Errno PackAppender::flush() {
  if (buffer_.empty()) return 0;
  const Errno reason = write_at(fd_, end_, buffer_);
  if (reason == 0) {
    end_ += buffer_.size();
    rows_.insert(rows_.end(), buffered_.begin(), buffered_.end());
  } else if (::ftruncate(fd_, static_cast<off_t>(end_)) != 0) {
    // The torn piece stays, as after a crash: no walk goes into it.
  }
  buffer_.clear();
  buffered_.clear();
  return reason;
}

}  // namespace brief::cache
