// Messages of past commits as the text of the files that they changed: a file is often spoken of in
// words that it does not have itself.
#include <algorithm>
#include <cmath>

#include "focus/past.hpp"

namespace brief::focus {
namespace {

constexpr double kLengthShare = 0.5;

// Terms of the task in every commit's message, in flat rows.
struct MessageHits {
  struct Hit {
    std::uint16_t term = 0;
    std::uint32_t count = 0;
  };
  std::vector<Hit> hits;
  std::vector<std::uint32_t> first;  ///< of each of PastRows::commits, and the end

  std::span<const Hit> of(std::uint32_t commit) const {
    return std::span(hits).subspan(first[commit], first[commit + 1] - first[commit]);
  }
};

// Terms of the task in one message: both are in the order of their hashes.
void add_hits(const Task& task, const ChangeHistory& history, const PastRows::Commit& commit,
              std::vector<MessageHits::Hit>& hits) {
  std::size_t i = 0;
  for (const HistoryTerm& term : history.terms_of(history.commits[commit.commit])) {
    while (i < task.terms.size() && task.terms[i].hash < term.term) ++i;
    if (i < task.terms.size() && task.terms[i].hash == term.term)
      hits.push_back({static_cast<std::uint16_t>(i), term.count});
  }
}

MessageHits hits_of(const Task& task, const ChangeHistory& history, const PastRows& past) {
  MessageHits out;
  for (const PastRows::Commit& commit : past.commits) {
    out.first.push_back(static_cast<std::uint32_t>(out.hits.size()));
    add_hits(task, history, commit, out.hits);
  }
  out.first.push_back(static_cast<std::uint32_t>(out.hits.size()));
  return out;
}

// What a commit's message is to one of its files: less with age, and less beside many others.
double share_of(const PastRows& past, std::uint32_t commit) {
  return std::exp2(-static_cast<double>(commit) / kHalfLife) /
         std::sqrt(
             static_cast<double>(std::max<std::size_t>(1, past.commits[commit].files.size())));
}

// Rows of PastRows::commits by file, in flat rows.
struct CommitsOfFiles {
  std::vector<std::uint32_t> commits;
  std::vector<std::uint32_t> first;  ///< of each file, and the end

  std::span<const std::uint32_t> of(std::uint32_t file) const {
    return std::span(commits).subspan(first[file], first[file + 1] - first[file]);
  }
};

CommitsOfFiles commits_of_files(const PastRows& past, std::size_t files) {
  CommitsOfFiles out;
  out.first.assign(files + 1, 0);
  for (const PastRows::Commit& commit : past.commits)
    for (const std::uint32_t row : commit.files) ++out.first[row + 1];
  for (std::size_t i = 0; i < files; ++i) out.first[i + 1] += out.first[i];
  out.commits.resize(out.first[files]);
  std::vector<std::uint32_t> next(out.first.begin(), out.first.end() - 1);
  for (std::uint32_t c = 0; c < past.commits.size(); ++c)
    for (const std::uint32_t row : past.commits[c].files) out.commits[next[row]++] = c;
  return out;
}

}  // namespace

void messages_signal(const Task& task, const Corpus& corpus, const PastRows& past,
                     std::vector<double>& values) {
  values.assign(corpus.files.size(), 0);
  if (past.commits.empty() || task.terms.empty()) return;
  const ChangeHistory& history = *corpus.past.history;
  const MessageHits hits = hits_of(task, history, past);
  const CommitsOfFiles commits = commits_of_files(past, corpus.files.size());
  std::vector<double> shares(past.commits.size());
  for (std::uint32_t c = 0; c < shares.size(); ++c) shares[c] = share_of(past, c);
  std::vector<double> counts(task.terms.size());  // of one file
  std::vector<double> with_term(task.terms.size());
  std::vector<double> lengths(corpus.files.size());
  const auto count = [&](std::uint32_t row) {
    std::fill(counts.begin(), counts.end(), 0);
    bool any = false;
    for (const std::uint32_t c : commits.of(row)) {
      for (const MessageHits::Hit& hit : hits.of(c)) counts[hit.term] += shares[c] * hit.count;
      any = any || !hits.of(c).empty();
    }
    return any;
  };
  double sum = 0;
  std::size_t told = 0;  // files that a commit changed
  for (std::uint32_t row = 0; row < corpus.files.size(); ++row) {
    for (const std::uint32_t c : commits.of(row))
      lengths[row] += shares[c] * history.commits[past.commits[c].commit].message_terms;
    sum += lengths[row];
    told += lengths[row] > 0 ? 1 : 0;
    if (!count(row)) continue;
    for (std::size_t t = 0; t < counts.size(); ++t) with_term[t] += counts[t] > 0 ? 1 : 0;
  }
  Bm25 bm25;
  bm25.b = kLengthShare;
  bm25.documents = static_cast<double>(corpus.files.size());
  bm25.mean_length = sum > 0 ? sum / static_cast<double>(told) : 1;
  for (double& files : with_term) files = bm25.idf(files);
  for (std::uint32_t row = 0; row < corpus.files.size(); ++row) {
    if (!count(row)) continue;
    for (std::size_t t = 0; t < counts.size(); ++t)
      if (counts[t] > 0)
        values[row] += task.terms[t].weight * with_term[t] * bm25.weight(counts[t], lengths[row]);
  }
}

std::vector<std::uint16_t> terms_in_messages(const Task& task, const Corpus& corpus,
                                             const PastRows& past, std::uint32_t row) {
  if (corpus.past.history == nullptr) return {};
  std::vector<std::pair<double, std::uint16_t>> sums(task.terms.size());
  for (std::size_t t = 0; t < sums.size(); ++t) sums[t] = {0, static_cast<std::uint16_t>(t)};
  std::vector<MessageHits::Hit> hits;  // of one commit
  for (std::uint32_t c = 0; c < past.commits.size(); ++c) {
    const std::vector<std::uint32_t>& files = past.commits[c].files;
    if (!std::binary_search(files.begin(), files.end(), row)) continue;
    hits.clear();
    add_hits(task, *corpus.past.history, past.commits[c], hits);
    for (const MessageHits::Hit& hit : hits)
      sums[hit.term].first -= share_of(past, c) * hit.count * task.terms[hit.term].weight;
  }
  std::sort(sums.begin(), sums.end());
  std::vector<std::uint16_t> terms;
  for (const auto& [sum, term] : sums)
    if (sum < 0) terms.push_back(term);
  return terms;
}

}  // namespace brief::focus
