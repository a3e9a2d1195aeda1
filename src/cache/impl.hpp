// What Cache holds behind its contract.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "cache/cache.hpp"
#include "cache/folder.hpp"
#include "cache/pack_index.hpp"

namespace brief::cache {

struct Cache::Impl {
  explicit Impl(const std::string& folder) : path(folder) {}

  /// The pack as this process knows it, loaded on first use. Never null.
  std::shared_ptr<const PackView> known_view();
  void set_view(std::shared_ptr<const PackView> next);

  /// A record as it was found: nullopt is a miss, and where the row is there, damage.
  std::optional<Payload> read(const PackView& from, const ContentId& key, RecordKind kind);

  /// Everything below REQUIRES the lock.
  Errno open_pack_to_write(const Folder& folder);
  Errno append_summary(const PackView& before, const NewSummary& added, PackAppender& appender);
  Errno append(const Folder& folder, std::span<const NewSummary> summaries,
               std::span<const BlobLink> links);
  Errno mend_index(const Folder& folder);
  void compact(const Folder& folder);

  const std::string path;
  std::mutex mutex;
  std::shared_ptr<const PackView> view;
  /// A record did not hold what its row promised: the next store() saves the rest into a new pack.
  std::atomic<bool> damaged{false};
};

}  // namespace brief::cache
