#include "repo/file_size.hpp"

#include <optional>

#include "base/pool.hpp"

namespace brief::repo {
namespace {

constexpr std::size_t kFilesAtOnce = 64;

// Dropping every CR before a LF halves a file at most.
constexpr std::uint64_t kSurelyTooLarge = 2 * kMaxFileBytes;

// nullopt: nothing to read (an absent blob, a file that is gone).
std::optional<std::uint64_t> raw_size(ObjectStore& objects, const FileEntry& file) {
  return file.oid.known() ? objects.blob_size(file.oid) : file.stat.size;
}

bool is_too_large(const Layout& layout, ObjectStore& objects, const FileEntry& file) {
  const std::optional<std::uint64_t> raw = raw_size(objects, file);
  if (!raw || *raw <= kMaxFileBytes) return false;
  if (*raw > kSurelyTooLarge) return true;
  const FileBytes bytes = read_entry(layout, objects, file);
  // What cannot be read now is reported by the one who reads it.
  return bytes.status == FileBytes::Status::ok && bytes.bytes.size() > kMaxFileBytes;
}

}  // namespace

bool mark_too_large(const Layout& layout, ObjectStore& objects, const IsKnownSmall& is_small,
                    unsigned jobs, TreeScan& scan) {
  std::vector<std::uint32_t> open;
  bool changed = false;
  for (std::uint32_t i = 0; i < scan.files.size(); ++i) {
    FileEntry& file = scan.files[i];
    if (file.kind != FileKind::regular || file.opaque != Opaque::no || file.content.known())
      continue;
    if (file.row != kNoRow && scan.stats.files[file.row].too_large) {
      file.opaque = Opaque::too_large;
    } else if (file.oid.known() || file.stat.size > kMaxFileBytes) {
      open.push_back(i);
    }
  }
  base::parallel_for(jobs, (open.size() + kFilesAtOnce - 1) / kFilesAtOnce,
                     [&](std::size_t chunk, unsigned) {
                       const std::size_t end = std::min(open.size(), (chunk + 1) * kFilesAtOnce);
                       for (std::size_t k = chunk * kFilesAtOnce; k < end; ++k) {
                         FileEntry& file = scan.files[open[k]];
                         if (file.oid.known() && is_small && is_small(file)) continue;
                         if (is_too_large(layout, objects, file)) file.opaque = Opaque::too_large;
                       }
                     });
  for (const std::uint32_t i : open) {
    const FileEntry& file = scan.files[i];
    if (file.opaque != Opaque::too_large || file.row == kNoRow) continue;
    scan.stats.files[file.row].too_large = true;
    changed = true;
  }
  return changed;
}

}  // namespace brief::repo
