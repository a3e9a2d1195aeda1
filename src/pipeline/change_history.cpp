#include "pipeline/change_history.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "focus/terms.hpp"
#include "repo/commit_walk.hpp"

namespace brief::pipeline {
namespace {

constexpr std::size_t kMaxKeptCommits = 20'000;  // of all branches together
constexpr std::size_t kMaxMessageBytes = 3000;   // of which terms are counted
constexpr std::size_t kMaxSubject = 72;
constexpr std::size_t kMaxWalks = 4;  // worktrees and revisions that are asked for in turn

const HistoryCommit* find(const ChangeHistory& history, const ObjectId& oid) {
  const auto found = std::lower_bound(
      history.commits.begin(), history.commits.end(), oid,
      [](const HistoryCommit& commit, const ObjectId& id) { return commit.oid < id; });
  return found != history.commits.end() && found->oid == oid ? &*found : nullptr;
}

// Builds a history from commits given in the order of their ids.
class Builder {
 public:
  /// Its row.
  std::uint32_t copy(const ChangeHistory& from, const HistoryCommit& old) {
    HistoryCommit commit = begin(old.oid, old.time, from.parents_of(old), from.view(old.subject));
    for (const HistoryChange& change : from.changes_of(old))
      add_change(commit, from.view(from.paths[change.path]),
                 change.from == kNoPath ? std::string_view() : from.view(from.paths[change.from]));
    for (const HistoryTerm& term : from.terms_of(old)) out_.terms.push_back(term);
    commit.terms = old.terms;
    commit.message_terms = old.message_terms;
    out_.commits.push_back(commit);
    return static_cast<std::uint32_t>(out_.commits.size() - 1);
  }

  void add(const repo::WalkedCommit& walked) {
    std::string_view message = walked.message;
    message.remove_prefix(std::min(message.find_first_not_of("\r\n"), message.size()));
    HistoryCommit commit =
        begin(walked.oid, walked.time, walked.parents,
              base::one_line(message.substr(0, message.find('\n')), kMaxSubject));
    for (const repo::PathChange& change : walked.changes)
      add_change(commit, change.path, change.from);
    const TermCounts terms = counter_.count(message.substr(0, kMaxMessageBytes));
    for (std::size_t i = 0; i < terms.terms.size(); ++i)
      out_.terms.push_back({terms.terms[i], terms.counts[i]});
    commit.terms = static_cast<std::uint32_t>(terms.terms.size());
    commit.message_terms = terms.total;
    out_.commits.push_back(commit);
  }

  ChangeHistory take() { return std::move(out_); }

 private:
  HistoryCommit begin(const ObjectId& oid, std::int64_t time, std::span<const ObjectId> parents,
                      std::string_view subject) {
    HistoryCommit commit;
    commit.oid = oid;
    commit.time = time;
    commit.subject = text(subject);
    commit.first_parent = static_cast<std::uint32_t>(out_.parents.size());
    commit.parents = static_cast<std::uint32_t>(parents.size());
    out_.parents.insert(out_.parents.end(), parents.begin(), parents.end());
    commit.first_change = static_cast<std::uint32_t>(out_.changes.size());
    commit.first_term = static_cast<std::uint32_t>(out_.terms.size());
    return commit;
  }

  void add_change(HistoryCommit& commit, std::string_view path, std::string_view from) {
    HistoryChange change{row_of(path), kNoPath};
    if (!from.empty()) change.from = row_of(from);
    out_.changes.push_back(change);
    ++commit.changes;
  }

  Str text(std::string_view bytes) {
    const Str str{static_cast<std::uint32_t>(out_.text.size()),
                  static_cast<std::uint32_t>(bytes.size())};
    out_.text += bytes;
    return str;
  }

  std::uint32_t row_of(std::string_view path) {
    const auto [place, is_new] = rows_.try_emplace(std::string(path), out_.paths.size());
    if (is_new) out_.paths.push_back(text(path));
    return static_cast<std::uint32_t>(place->second);
  }

  ChangeHistory out_;
  focus::TermCounter counter_;
  std::map<std::string, std::size_t, std::less<>> rows_;
};

// The old commits and the fresh ones, by id, and the walks over them. When there are too many
// commits, only those of this walk.
ChangeHistory merge(const ChangeHistory& old, const repo::CommitWalk& walk) {
  std::vector<const repo::WalkedCommit*> fresh;
  for (const repo::WalkedCommit& commit : walk.fresh) fresh.push_back(&commit);
  std::sort(fresh.begin(), fresh.end(),
            [](const auto* a, const auto* b) { return a->oid < b->oid; });
  std::vector<ObjectId> walked = walk.commits;
  std::sort(walked.begin(), walked.end());
  const bool all = old.commits.size() + fresh.size() <= kMaxKeptCommits;
  Builder builder;
  std::size_t next = 0;
  std::vector<std::uint32_t> rows;  // of the old commits among the new
  for (const HistoryCommit& commit : old.commits) {
    if (!all && !std::binary_search(walked.begin(), walked.end(), commit.oid)) continue;
    for (; next < fresh.size() && fresh[next]->oid < commit.oid; ++next) builder.add(*fresh[next]);
    rows.push_back(builder.copy(old, commit));
  }
  for (; next < fresh.size(); ++next) builder.add(*fresh[next]);
  ChangeHistory merged = builder.take();
  if (!all) return merged;
  merged.walks = old.walks;
  for (const std::uint32_t row : old.walked) merged.walked.push_back(rows[row]);
  return merged;
}

const HistoryWalk* known_walk(const ChangeHistory& history, const ObjectId& start,
                              std::uint64_t cuts) {
  for (const HistoryWalk& walk : history.walks)
    if (walk.start == start && walk.cuts == cuts && walk.limit == kMaxCommits) return &walk;
  return nullptr;
}

// The latest few stay.
void remember(ChangeHistory& history, const ObjectId& start, std::uint64_t cuts,
              const std::vector<std::uint32_t>& order) {
  std::vector<HistoryWalk> walks;
  std::vector<std::uint32_t> walked;
  const auto add = [&](HistoryWalk walk, std::span<const std::uint32_t> rows) {
    walk.first = static_cast<std::uint32_t>(walked.size());
    walk.count = static_cast<std::uint32_t>(rows.size());
    walked.insert(walked.end(), rows.begin(), rows.end());
    walks.push_back(walk);
  };
  const std::size_t kept = std::min(history.walks.size(), kMaxWalks - 1);
  for (const HistoryWalk& walk : std::span(history.walks).last(kept))
    add(walk, history.commits_of(walk));
  add({start, 0, cuts, 0, kMaxCommits}, order);
  history.walks = std::move(walks);
  history.walked = std::move(walked);
}

// Walks from `start` and stores what is new.
void walk_from(Workspace& workspace, const ObjectId& start, std::uint64_t cuts,
               KnownHistory& known) {
  const repo::FindCommit find_known = [&](const ObjectId& oid) -> std::optional<repo::KnownCommit> {
    const HistoryCommit* commit = find(known.history, oid);
    if (commit == nullptr) return std::nullopt;
    const std::span<const ObjectId> parents = known.history.parents_of(*commit);
    return repo::KnownCommit{{parents.begin(), parents.end()}, commit->time};
  };
  const repo::CommitWalk walked =
      repo::walk_commits(workspace.layout, *workspace.objects, start, find_known, kMaxCommits);
  if (!walked.fresh.empty()) known.history = merge(known.history, walked);
  for (const ObjectId& oid : walked.commits)
    if (const HistoryCommit* commit = find(known.history, oid))
      known.order.push_back(static_cast<std::uint32_t>(commit - known.history.commits.data()));
  // Where something was absent, it is looked for each time, until it is there.
  if (walked.whole) remember(known.history, start, cuts, known.order);
  if (workspace.use_cache && (walked.whole || !walked.fresh.empty()))
    known.note = workspace.cache->store_history(known.history);
}

KnownHistory walk(Workspace& workspace) {
  KnownHistory known;
  const std::optional<ObjectId> start =
      workspace.mode == TreeMode::commit ? workspace.objects->find_commit(workspace.revision)
                                         : repo::head_commit(workspace.layout, *workspace.objects);
  if (!start) return known;
  if (workspace.use_cache)
    if (std::optional<ChangeHistory> stored = workspace.cache->load_history())
      known.history = *std::move(stored);
  const std::uint64_t cuts = repo::cuts_of(workspace.layout);
  if (const HistoryWalk* before = known_walk(known.history, *start, cuts)) {
    const std::span<const std::uint32_t> rows = known.history.commits_of(*before);
    known.order.assign(rows.begin(), rows.end());
  } else {
    walk_from(workspace, *start, cuts, known);
  }
  return known;
}

}  // namespace

KnownHistory known_history(Workspace& workspace) {
  try {
    return walk(workspace);
  } catch (const Error& error) {
    // Files are found without a past, too.
    if (error.code() != ErrorCode::git && error.code() != ErrorCode::unknowable) throw;
    KnownHistory none;
    none.note = std::string("history is left out: ") + error.what();
    return none;
  }
}

}  // namespace brief::pipeline
