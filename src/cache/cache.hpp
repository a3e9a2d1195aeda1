// The cache in one folder, shared by all worktrees of a repository: stat files, one a worktree, and
// the pack of summaries. Losing or damaging any of it costs time, never truth; so nothing here
// throws on damage, and what cannot be written is a note.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "brief/history.hpp"
#include "brief/stat_cache.hpp"
#include "brief/summary.hpp"
#include "brief/terms.hpp"
#include "brief/tree.hpp"

namespace brief::cache {

/// Key of a summary: hash of the canonical bytes' id and of the language's fingerprint (the
/// language is chosen before, so two languages never share a key).
ContentId summary_key(ContentId content, std::string_view language_fingerprint);

/// What a git blob holds: lets git index and commit modes skip reading blobs met before.
struct BlobLink {
  ObjectId oid;
  ContentId content;             ///< of its canonical bytes
  std::uint16_t language = 0;    ///< sniffed by path and head: only valid for that `path_class`
  std::uint64_t path_class = 0;  ///< hash of what the sniffing took from the path
  std::uint64_t size = 0;        ///< canonical bytes
};

/// What was learnt of one content: its summary, its terms, or both.
struct NewSummary {
  ContentId key;
  std::shared_ptr<const FileSummary> summary;
  std::shared_ptr<const FileTerms> terms;
};

class Cache {
 public:
  /// `folder` need not exist. Opening does nothing; files are read on first use.
  explicit Cache(std::string folder);
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  /// nullopt: none, foreign, damaged, of another version.
  std::optional<StatCache> load_stats(std::uint64_t worktree_id) const;
  /// nullptr: a miss. Callable from several threads at once.
  std::shared_ptr<const FileSummary> find(const ContentId& key) const;
  /// Terms have a record of their own, which `focus` alone reads. nullopt: a miss.
  std::optional<FileTerms> find_terms(const ContentId& key) const;
  bool has_terms(const ContentId& key) const;
  std::optional<BlobLink> find_blob(const ObjectId& oid, std::uint64_t path_class) const;

  /// Appends summaries and links; then the stat file is replaced (so that a stat row never names a
  /// record that was not written before it). `live` are the keys of the tree just described, for
  /// compaction. Does not wait for another writer: what is not stored is parsed again next time.
  /// Returns a note for the person when nothing could be written (read-only, full disk), else "".
  std::string store(std::span<const NewSummary> summaries, std::span<const BlobLink> links,
                    const StatCache* stats, std::span<const ContentId> live);

  /// What commits changed (history_file.hpp); nullopt: a miss.
  std::optional<ChangeHistory> load_history() const;
  /// Replaces it. Returns a note as store() does.
  std::string store_history(const ChangeHistory& history);

  struct Status {
    bool exists = false;
    std::size_t records = 0;
    std::uint64_t bytes = 0;
    std::size_t worktrees = 0;
  };
  Status status() const;
  /// What is wrong, a line each, with the file and the offset; empty when all is well.
  std::vector<std::string> verify() const;
  /// Keeps only what the trees described last (one a worktree, and one of the git index or a
  /// commit) use; what is damaged goes, too. Nothing to do where that is not known. Throws Error
  /// when another process writes, or there is no room for the second pack.
  void prune();
  /// Removes what the cache made and nothing else (replaced/ holds human text and stays).
  void clear();

  const std::string& folder() const { return folder_; }

 private:
  struct Impl;
  std::string folder_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace brief::cache
