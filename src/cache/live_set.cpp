#include "cache/live_set.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "base/binary.hpp"
#include "base/hash.hpp"

namespace brief::cache {

namespace {

using Keys = std::vector<std::uint64_t>;

constexpr std::uint64_t kLiveMagic = 0x0a6576696c667262;  // "brflive\n"

std::uint64_t check_of(const LiveHeader& header, std::string_view body) {
  const std::string_view head(reinterpret_cast<const char*>(&header), offsetof(LiveHeader, check));
  return base::hash64(body, base::hash64(head, kLiveMagic));
}

std::string read_checked(const Folder& folder, std::uint64_t id, LiveSet& set) {
  const std::optional<OpenFile> file = folder.open_file(worktree_name(id));
  if (!file) return "offset 0: cannot be opened";
  LiveHeader header;
  if (file->size < sizeof header || !read_at(file->fd.get(), 0, &header, sizeof header))
    return "offset " + std::to_string(file->size) + ": cut off";
  if (header.magic != kLiveMagic) return "offset 0: not a list of live keys";
  if (header.version != kLiveVersion) return "offset 8: of another version";
  if (header.id != id) return "offset 16: the file of another worktree";
  std::string body(file->size - sizeof header, '\0');
  if (!read_at(file->fd.get(), sizeof header, body.data(), body.size()) ||
      header.check != check_of(header, body))
    return "offset 24: the checksum is wrong";
  base::ByteReader reader(body);
  set.current = reader.get_rows<std::uint64_t>();
  for (auto left = reader.get<std::uint32_t>(); left > 0 && !reader.failed(); --left)
    set.retired.push_back(reader.get_rows<std::uint64_t>());
  if (reader.failed() || reader.left() != 0) return "offset 32: lists of a wrong length";
  return "";
}

Keys without(const Keys& keys, const Keys& taken) {
  Keys out;
  std::set_difference(keys.begin(), keys.end(), taken.begin(), taken.end(),
                      std::back_inserter(out));
  return out;
}

}  // namespace

std::optional<LiveSet> read_live_set(const Folder& folder, std::uint64_t id) {
  LiveSet set;
  if (!read_checked(folder, id, set).empty()) return std::nullopt;
  return set;
}

Errno write_live_set(const Folder& folder, std::uint64_t id, const LiveSet& set) {
  base::ByteWriter writer;
  writer.put_rows(set.current);
  writer.put(static_cast<std::uint32_t>(set.retired.size()));
  for (const Keys& keys : set.retired) writer.put_rows(keys);
  LiveHeader header{kLiveMagic, kLiveVersion, 0, id, 0};
  header.check = check_of(header, writer.bytes());
  const std::string_view parts[] = {{reinterpret_cast<const char*>(&header), sizeof header},
                                    writer.bytes()};
  return folder.replace(worktree_name(id), parts);
}

LiveSet with_tree(const LiveSet& before, std::span<const ContentId> keys) {
  LiveSet after;
  after.current.reserve(keys.size());
  for (const ContentId& key : keys) after.current.push_back(key.high);
  std::sort(after.current.begin(), after.current.end());
  after.current.erase(std::unique(after.current.begin(), after.current.end()), after.current.end());
  if (after.current == before.current) return before;
  if (before.current.empty() && before.retired.empty()) return after;
  after.retired.push_back(without(before.current, after.current));
  std::size_t total = after.retired.front().size();
  for (const Keys& old : before.retired) {
    if (after.retired.size() + 1 >= kLiveTrees) break;
    after.retired.push_back(without(old, after.current));
    total += after.retired.back().size();
  }
  while (total > kMaxRetired && after.retired.size() > 1) {
    total -= after.retired.back().size();
    after.retired.pop_back();
  }
  return after;
}

std::string fault_of_live_set(const Folder& folder, std::uint64_t id) {
  LiveSet set;
  return read_checked(folder, id, set);
}

}  // namespace brief::cache
