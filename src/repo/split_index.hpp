// Split indexes (gitformat-index(5), "link"): a shared file and what changed since.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "repo/ewah.hpp"
#include "repo/index_file.hpp"

namespace brief::repo {

/// The bytes of an index file; nullopt when it is absent. Throws Error{git} when it can't be read.
std::optional<std::string> read_index_file(const std::string& path);

/// The path of the shared file; empty when there is none. REQUIRES: own.entries() was called.
std::string shared_part(const IndexFile& own, const std::string& git_dir);

/// Entries of the shared file, less those deleted, with those replaced (their new data stands
/// first, in order, without a path), and the added ones after them; not sorted. Throws Error{git}
/// on bitmaps that do not fit.
template <typename Entry>
std::vector<Entry> join_split(const IndexFile& own, std::vector<Entry> changes,
                              std::vector<Entry> shared) {
  std::string_view rest = own.link().substr(20);
  std::vector<bool> deleted(shared.size());
  std::size_t next = 0;
  if (!read_ewah(rest, shared.size(), [&](std::size_t bit) { deleted[bit] = true; }))
    own.fail("the bitmap of deleted entries");
  bool short_of = false;
  const auto replace = [&](std::size_t bit) {
    if (next >= changes.size()) {
      short_of = true;
      return;
    }
    Entry& fresh = changes[next++];
    fresh.path = std::move(shared[bit].path);
    shared[bit] = std::move(fresh);
  };
  if (!read_ewah(rest, shared.size(), replace) || short_of)
    own.fail("the bitmap of replaced entries");
  std::vector<Entry> all;
  all.reserve(shared.size() + changes.size() - next);
  for (std::size_t i = 0; i < shared.size(); ++i)
    if (!deleted[i]) all.push_back(std::move(shared[i]));
  for (; next < changes.size(); ++next) all.push_back(std::move(changes[next]));
  return all;
}

}  // namespace brief::repo
