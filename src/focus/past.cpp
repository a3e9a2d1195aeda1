#include "focus/past.hpp"

#include <algorithm>
#include <cmath>

namespace brief::focus {
namespace {

constexpr std::size_t kRecentCommits = 1000;
constexpr std::size_t kRecentFiles = 30;  // a commit of more files is upkeep
constexpr std::size_t kLikest = 40;       // commits that the task is compared with in the end
constexpr std::size_t kTogetherFiles = 20;

std::uint32_t row_of(const Corpus& corpus, std::string_view path) {
  const auto found =
      std::lower_bound(corpus.files.begin(), corpus.files.end(), path,
                       [](const CorpusFile& file, std::string_view p) { return file.path < p; });
  return found != corpus.files.end() && found->path == path
             ? static_cast<std::uint32_t>(found - corpus.files.begin())
             : kNoRow;
}

struct Likeness {
  double score = 0;
  std::uint32_t commit = 0;  ///< row of PastRows::commits
};

double likeness(const Task& task, const ChangeHistory& history, const HistoryCommit& commit,
                const Bm25& bm25, const std::vector<double>& idf) {
  double score = 0;
  std::size_t i = 0;
  for (const HistoryTerm& term : history.terms_of(commit)) {
    while (i < task.terms.size() && task.terms[i].hash < term.term) ++i;
    if (i == task.terms.size()) break;
    if (task.terms[i].hash == term.term)
      score += task.terms[i].weight * idf[i] * bm25.weight(term.count, commit.message_terms);
  }
  return score;
}

std::vector<double> message_idf(const Task& task, const ChangeHistory& history,
                                const PastRows& past, Bm25& bm25) {
  std::vector<double> idf(task.terms.size());
  double sum = 0;
  for (const PastRows::Commit& row : past.commits) {
    const HistoryCommit& commit = history.commits[row.commit];
    sum += commit.message_terms;
    std::size_t i = 0;
    for (const HistoryTerm& term : history.terms_of(commit)) {
      while (i < task.terms.size() && task.terms[i].hash < term.term) ++i;
      if (i < task.terms.size() && task.terms[i].hash == term.term) ++idf[i];
    }
  }
  bm25.b = 0.5;
  bm25.documents = std::max<double>(1, static_cast<double>(past.commits.size()));
  bm25.mean_length = std::max(1.0, sum / bm25.documents);
  for (double& count : idf) count = bm25.idf(count);
  return idf;
}

void alike(const Task& task, const Corpus& corpus, const PastRows& past,
           std::vector<double>& values, std::vector<std::uint32_t>& likest) {
  const ChangeHistory& history = *corpus.past.history;
  Bm25 bm25;
  const std::vector<double> idf = message_idf(task, history, past, bm25);
  std::vector<Likeness> all;
  for (std::uint32_t i = 0; i < past.commits.size(); ++i) {
    const double score =
        likeness(task, history, history.commits[past.commits[i].commit], bm25, idf);
    if (score > 0 && past.commits[i].changed <= kRecentFiles) all.push_back({score, i});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Likeness& a, const Likeness& b) { return a.score > b.score; });
  if (all.size() > kLikest) all.resize(kLikest);
  for (const Likeness& like : all) {
    const PastRows::Commit& commit = past.commits[like.commit];
    const double share = like.score / all.front().score;
    for (const std::uint32_t row : commit.files) {
      values[row] += share * share / std::sqrt(static_cast<double>(commit.files.size()));
      if (likest[row] == kNoRow) likest[row] = commit.commit;
    }
  }
}

}  // namespace

PastRows past_rows(const Corpus& corpus) {
  PastRows past;
  if (corpus.past.history == nullptr) return past;
  const ChangeHistory& history = *corpus.past.history;
  constexpr std::uint32_t kUnknown = kNoRow - 1;
  std::vector<std::uint32_t> today(history.paths.size(), kUnknown);
  const auto file_of = [&](std::uint32_t path) {
    if (today[path] == kUnknown) today[path] = row_of(corpus, history.view(history.paths[path]));
    return today[path];
  };
  for (const std::uint32_t row : corpus.past.order) {
    const HistoryCommit& commit = history.commits[row];
    if (commit.changes == 0) continue;
    PastRows::Commit out{row, {}, commit.changes};
    for (const HistoryChange& change : history.changes_of(commit)) {
      const std::uint32_t file = file_of(change.path);
      if (file != kNoRow) out.files.push_back(file);
      // Beyond this commit, which is older, the old name is this file's.
      if (change.from != kNoPath) today[change.from] = file;
    }
    std::sort(out.files.begin(), out.files.end());
    out.files.erase(std::unique(out.files.begin(), out.files.end()), out.files.end());
    past.commits.push_back(std::move(out));
  }
  return past;
}

void past_signals(const Task& task, const Corpus& corpus, const PastRows& past, Signals& signals,
                  std::vector<std::uint32_t>& likest) {
  std::vector<double>& recent = signals.of(Signal::recent);
  recent.assign(corpus.files.size(), 0);
  signals.of(Signal::alike).assign(corpus.files.size(), 0);
  signals.of(Signal::messages).assign(corpus.files.size(), 0);
  likest.assign(corpus.files.size(), kNoRow);
  if (past.commits.empty()) return;
  for (std::size_t age = 0; age < std::min(kRecentCommits, past.commits.size()); ++age) {
    if (past.commits[age].changed > kRecentFiles) continue;
    const double weight = std::exp2(-static_cast<double>(age) / kHalfLife);
    for (const std::uint32_t row : past.commits[age].files) recent[row] += weight;
  }
  for (double& value : recent) value = std::log1p(value);
  normalise(corpus, recent);
  messages_signal(task, corpus, past, signals.of(Signal::messages));
  normalise(corpus, signals.of(Signal::messages));
  alike(task, corpus, past, signals.of(Signal::alike), likest);
  normalise(corpus, signals.of(Signal::alike));
}

void together_signal(const Corpus& corpus, const PastRows& past, const std::vector<Seed>& seeds,
                     Signals& signals, std::vector<std::uint32_t>& partner) {
  std::vector<double>& values = signals.of(Signal::together);
  values.assign(corpus.files.size(), 0);
  partner.assign(corpus.files.size(), kNoRow);
  std::vector<double> most(corpus.files.size());
  for (const Seed& seed : seeds) {
    double times = 0;
    std::vector<std::pair<std::uint32_t, double>> others;
    for (const PastRows::Commit& commit : past.commits) {
      if (commit.changed < 2 || commit.changed > kTogetherFiles) continue;
      if (!std::binary_search(commit.files.begin(), commit.files.end(), seed.row)) continue;
      ++times;
      for (const std::uint32_t row : commit.files)
        if (row != seed.row) others.push_back({row, 1 / std::log1p(commit.files.size())});
    }
    std::sort(others.begin(), others.end());
    for (std::size_t i = 0; i < others.size();) {
      const std::uint32_t row = others[i].first;
      double sum = 0;
      for (; i < others.size() && others[i].first == row; ++i) sum += others[i].second;
      const double value = seed.strength * sum / (times + 3);  // 3: once is no habit
      values[row] += value;
      if (value > most[row]) {
        most[row] = value;
        partner[row] = seed.row;
      }
    }
  }
  normalise(corpus, values);
}

}  // namespace brief::focus
