#include "focus/signals.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace brief::focus {
namespace {

// What an identifier or a rare word weighs that is not marked as code: it may be plain language.
constexpr double kPlainIdentifier = 0.25;
constexpr double kPlainWord = 0.5;
// How much a long text is held against its hits, and a long path.
constexpr double kTextLength = 0.6;
constexpr double kPathLength = 0.5;
constexpr double kPathField = 4;  // a word of a path is so many of the text

double apart_of(const CorpusFile& file) {
  switch (file.role) {
    case FileRole::source:
      return file.prose ? 0.5 : 0;
    case FileRole::test:
    case FileRole::example:
      return file.prose ? 0.5 : 0.1;
    case FileRole::documentation:
      return 1;
    case FileRole::generated:
    case FileRole::vendored:
      return 0.5;
  }
  return 1;
}

double mean_of(double sum, std::size_t count) {
  return std::max(1.0, sum / std::max<double>(1, static_cast<double>(count)));
}

// BM25F (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, CIKM
// 2004): the words of a path are words of the text that count more, each field by its own length.
void content_signal(const Task& task, const Corpus& corpus, const std::vector<PathText>& paths,
                    std::vector<double>& values) {
  double text_sum = 0;
  double path_sum = 0;
  for (std::size_t i = 0; i < corpus.files.size(); ++i) {
    text_sum += corpus.files[i].content_total;
    path_sum += paths[i].length;
  }
  const double mean_text = mean_of(text_sum, corpus.files.size());
  const double mean_path = mean_of(path_sum, corpus.files.size());
  std::vector<std::vector<std::pair<std::uint16_t, double>>> counts(corpus.files.size());
  std::vector<double> with_term(task.terms.size());
  for (std::size_t i = 0; i < corpus.files.size(); ++i) {
    const double text = 1 - kTextLength + kTextLength * corpus.files[i].content_total / mean_text;
    const double path = 1 - kPathLength + kPathLength * paths[i].length / mean_path;
    for (const Hit& hit : corpus.files[i].hits)
      if (hit.content != 0) counts[i].push_back({hit.term, hit.content / text});
    for (const Hit& hit : paths[i].hits) {
      const double more = kPathField * hit.content / path;
      const auto known = std::find_if(counts[i].begin(), counts[i].end(),
                                      [&](const auto& count) { return count.first == hit.term; });
      if (known == counts[i].end())
        counts[i].push_back({hit.term, more});
      else
        known->second += more;
    }
    for (const auto& [term, count] : counts[i]) ++with_term[term];
  }
  Bm25 bm25;
  bm25.b = 0;  // lengths are in the counts
  bm25.documents = std::max<double>(1, static_cast<double>(corpus.files.size()));
  for (double& count : with_term) count = bm25.idf(count);
  for (std::size_t i = 0; i < counts.size(); ++i)
    for (const auto& [term, count] : counts[i])
      values[i] += task.terms[term].weight * with_term[term] * bm25.weight(count, 0);
}

void name_signal(const Task& task, const Corpus& corpus, std::vector<double>& values) {
  Bm25 bm25;
  bm25.b = kTextLength;
  double sum = 0;
  std::vector<double> with_name(task.terms.size());
  for (const CorpusFile& file : corpus.files) {
    sum += file.names_total;
    for (const Hit& hit : file.hits) with_name[hit.term] += hit.names != 0 ? 1 : 0;
  }
  bm25.documents = std::max<double>(1, static_cast<double>(corpus.files.size()));
  bm25.mean_length = mean_of(sum, corpus.files.size());
  for (std::size_t i = 0; i < corpus.files.size(); ++i)
    for (const Hit& hit : corpus.files[i].hits)
      if (hit.names != 0)
        values[i] += task.terms[hit.term].weight * bm25.idf(with_name[hit.term]) *
                     bm25.weight(hit.names, corpus.files[i].names_total);
}

// Plain words are no identifiers: where a task has none, no file gets more than a plain word's
// share.
void identifier_signal(const Task& task, const Corpus& corpus, std::vector<double>& values) {
  const double files = std::max<double>(1, static_cast<double>(corpus.files.size()));
  std::vector<double> with_name(task.terms.size());
  for (const CorpusFile& file : corpus.files)
    for (const Hit& hit : file.hits) with_name[hit.term] += hit.names != 0 ? 1 : 0;
  double most = 0;
  for (std::size_t i = 0; i < corpus.files.size(); ++i) {
    double as_code = 0;
    for (const Hit& hit : corpus.files[i].hits) {
      const TaskTerm& term = task.terms[hit.term];
      if (!term.whole || hit.names == 0) continue;
      const double rare = std::log(1 + files / with_name[hit.term]);
      values[i] += rare * (term.code ? 1 : kPlainIdentifier);
      as_code += rare;
    }
    if (!corpus.files[i].prose) most = std::max(most, as_code);
  }
  for (double& value : values) value = most > 0 ? std::min(1.0, value / most) : 0;
}

void word_signal(const Task& task, const Corpus& corpus, std::vector<double>& values) {
  const double files = std::max<double>(1, static_cast<double>(corpus.files.size()));
  std::vector<double> with_word(task.terms.size());
  for (const CorpusFile& file : corpus.files)
    for (const Hit& hit : file.hits) with_word[hit.term] += hit.content != 0 ? 1 : 0;
  for (std::size_t i = 0; i < corpus.files.size(); ++i)
    for (const Hit& hit : corpus.files[i].hits)
      if (const TaskTerm& term = task.terms[hit.term]; term.whole && hit.content != 0)
        values[i] += std::log(files / with_word[hit.term]) * (term.code ? 1 : kPlainWord);
  normalise(corpus, values);
}

}  // namespace

std::optional<Signal> signal_named(std::string_view name) {
  for (const SignalRow& row : kSignalRows)
    if (row.name == name) return row.signal;
  return std::nullopt;
}

Weights default_weights() {
  Weights weights{};
  for (std::size_t i = 0; i < kSignals; ++i) weights[i] = kSignalRows[i].weight;
  return weights;
}

void normalise(const Corpus& corpus, std::vector<double>& values) {
  double most = 0;
  double most_of_all = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    most_of_all = std::max(most_of_all, values[i]);
    if (!corpus.files[i].prose) most = std::max(most, values[i]);
  }
  if (most <= 0) most = most_of_all;
  for (double& value : values) value = most > 0 && value > 0 ? std::min(1.0, value / most) : 0;
}

std::vector<double> combine(const Signals& signals, const Weights& weights, std::size_t files) {
  std::vector<double> scores(files);
  for (std::size_t s = 0; s < kSignals; ++s) {
    const std::vector<double>& values = signals.values[s];
    if (weights[s] == 0) continue;
    for (std::size_t i = 0; i < values.size(); ++i) scores[i] += weights[s] * values[i];
  }
  return scores;
}

std::vector<std::uint32_t> best(const std::vector<double>& scores, std::size_t count) {
  std::vector<std::uint32_t> rows(scores.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
  count = std::min(count, rows.size());
  // Rows are in path order, so the smaller row is the smaller path.
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count), rows.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  rows.resize(count);
  return rows;
}

std::vector<double> content_idf(const Task& task, const Corpus& corpus) {
  std::vector<double> documents(task.terms.size());
  for (const CorpusFile& file : corpus.files)
    for (const Hit& hit : file.hits) documents[hit.term] += hit.content != 0 ? 1 : 0;
  Bm25 bm25;
  bm25.documents = static_cast<double>(corpus.files.size());
  for (double& count : documents) count = bm25.idf(count);
  return documents;
}

void text_signals(const Task& task, const Corpus& corpus, const std::vector<PathText>& paths,
                  Signals& signals) {
  for (const Signal signal :
       {Signal::content, Signal::names, Signal::words, Signal::identifiers, Signal::apart})
    signals.of(signal).assign(corpus.files.size(), 0);
  content_signal(task, corpus, paths, signals.of(Signal::content));
  name_signal(task, corpus, signals.of(Signal::names));
  normalise(corpus, signals.of(Signal::content));
  normalise(corpus, signals.of(Signal::names));
  word_signal(task, corpus, signals.of(Signal::words));
  identifier_signal(task, corpus, signals.of(Signal::identifiers));
  for (std::size_t i = 0; i < corpus.files.size(); ++i)
    signals.of(Signal::apart)[i] = apart_of(corpus.files[i]);
}

}  // namespace brief::focus
