// What commits changed, in flat rows as a summary is: `focus` looks at thousands of them in a few
// milliseconds. What a commit is never changes, so rows are kept by the commit's id.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "brief/summary.hpp"
#include "brief/tree.hpp"

namespace brief {

struct HistoryCommit {
  ObjectId oid;
  std::uint32_t message_terms = 0;  ///< terms in the message, with repetition
  std::int64_t time = 0;            ///< of the committer, seconds since the epoch
  Str subject;                      ///< first line of the message, one_line'd
  std::uint32_t first_parent = 0;   ///< row of ChangeHistory::parents, and so on
  std::uint32_t parents = 0;
  std::uint32_t first_change = 0;
  std::uint32_t changes = 0;  ///< none of merges and of commits that changed too many files
  std::uint32_t first_term = 0;
  std::uint32_t terms = 0;
};

inline constexpr std::uint32_t kNoPath = 0xffffffff;

struct HistoryChange {
  std::uint32_t path = 0;        ///< row of ChangeHistory::paths
  std::uint32_t from = kNoPath;  ///< where the file was renamed: its path before
};

/// A term of a message (brief/terms.hpp), ascending within a commit.
struct HistoryTerm {
  std::uint32_t term = 0;
  std::uint32_t count = 0;
};

/// The commits behind one commit, newest first, as a walk found them: they stay the same as long as
/// the history is cut at the same places.
struct HistoryWalk {
  ObjectId start;
  std::uint32_t first = 0;  ///< row of ChangeHistory::walked
  std::uint64_t cuts = 0;   ///< hash of the commits at which a shallow clone was cut
  std::uint32_t count = 0;
  std::uint32_t limit = 0;  ///< commits that the walk would have taken
};

struct ChangeHistory {
  std::string text;                    ///< the arena behind every Str
  std::vector<HistoryCommit> commits;  ///< sorted by oid
  std::vector<ObjectId> parents;
  std::vector<HistoryChange> changes;
  std::vector<HistoryTerm> terms;
  std::vector<Str> paths;
  std::vector<HistoryWalk> walks;     ///< the latest last
  std::vector<std::uint32_t> walked;  ///< rows of `commits`

  std::string_view view(Str s) const { return std::string_view(text).substr(s.offset, s.size); }
  std::span<const ObjectId> parents_of(const HistoryCommit& c) const {
    return std::span(parents).subspan(c.first_parent, c.parents);
  }
  std::span<const HistoryChange> changes_of(const HistoryCommit& c) const {
    return std::span(changes).subspan(c.first_change, c.changes);
  }
  std::span<const HistoryTerm> terms_of(const HistoryCommit& c) const {
    return std::span(terms).subspan(c.first_term, c.terms);
  }
  std::span<const std::uint32_t> commits_of(const HistoryWalk& w) const {
    return std::span(walked).subspan(w.first, w.count);
  }
};

}  // namespace brief
