// One entry of a tree object, cut from its bytes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "brief/tree.hpp"

namespace brief::repo {

struct TreeEntry {
  std::string_view name;
  ObjectId oid;
  std::uint32_t mode = 0;
  bool is_folder() const { return (mode & 0170000) == 0040000; }
};

/// Cuts "MODE NAME\0" and 20 bytes off the front. False on damage, and on names that are no name
/// of a file: "", ".", "..", or with a '/'.
inline bool cut_tree_entry(std::string_view& bytes, TreeEntry& entry) {
  entry.mode = 0;
  std::size_t i = 0;
  for (; i < bytes.size() && i < 7 && bytes[i] >= '0' && bytes[i] <= '7'; ++i)
    entry.mode = entry.mode * 8 + static_cast<std::uint32_t>(bytes[i] - '0');
  if (i == 0 || i >= bytes.size() || bytes[i] != ' ') return false;
  const std::size_t nul = bytes.find('\0', i + 1);
  if (nul == std::string_view::npos || bytes.size() - nul - 1 < entry.oid.bytes.size())
    return false;
  entry.name = bytes.substr(i + 1, nul - i - 1);
  if (entry.name.empty() || entry.name == "." || entry.name == ".." ||
      entry.name.find('/') != std::string_view::npos)
    return false;
  std::memcpy(entry.oid.bytes.data(), bytes.data() + nul + 1, entry.oid.bytes.size());
  bytes.remove_prefix(nul + 1 + entry.oid.bytes.size());
  return true;
}

}  // namespace brief::repo
