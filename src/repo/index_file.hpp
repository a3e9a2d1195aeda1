// One file of the git index (gitformat-index(5)), entry by entry: what the reader (git_index.hpp)
// and the editor (index_edit.hpp) share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "repo/git_index.hpp"

namespace brief::repo {

inline constexpr std::size_t kIndexHeader = 12;
inline constexpr std::size_t kIndexChecksum = 20;
inline constexpr std::size_t kFixedEntry = 62;  ///< up to the path, without the extended flags
inline constexpr std::uint16_t kExtendedEntry = 0x4000;

/// An extension as it stands in the file.
struct IndexExtension {
  std::string_view name;  ///< four bytes
  std::string_view data;
};

std::uint32_t big32(const char* at);
std::uint16_t big16(const char* at);

/// The entries as they stand in it, and its extensions. The checksum at the end is not verified, as
/// git does not on reading either: it would cost more than the parse, and index.skipHash writes
/// zeros. `bytes` and `path` must outlive it.
class IndexFile {
 public:
  IndexFile(std::string_view bytes, const std::string& path) : bytes_(bytes), path_(path) {}

  /// Parses the file, once. `places`, where given: the offset of each entry's fixed part.
  std::vector<GitIndexEntry> entries(std::vector<std::size_t>* places = nullptr);
  std::uint32_t version() const { return version_; }
  const std::vector<IndexExtension>& extensions() const { return extensions_; }
  bool split() const { return split_; }
  std::string_view link() const { return link_; }
  std::string_view bytes() const { return bytes_; }

  [[noreturn]] void fail(const char* what) const;

 private:
  void entry(GitIndexEntry& out);
  void name_of_version_4(GitIndexEntry& out);
  void read_extensions();

  std::string_view bytes_;
  const std::string& path_;
  std::size_t at_ = kIndexHeader;
  std::size_t end_ = 0;
  std::uint32_t version_ = 0;
  std::string previous_;
  std::vector<IndexExtension> extensions_;
  std::string_view link_;
  bool split_ = false;
};

}  // namespace brief::repo
