#include "focus/signals.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace brief::focus {
namespace {

// What an identifier or a rare word weighs that is not marked as code: it may be plain language.
constexpr double kPlainIdentifier = 0.25;
constexpr double kPlainWord = 0.5;

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

void bm25_signals(const Task& task, const Corpus& corpus, const std::vector<double>& idf,
                  Signals& signals) {
  Bm25 content;
  content.b = 0.6;
  Bm25 names;
  names.b = 0.6;
  double content_sum = 0;
  double names_sum = 0;
  std::vector<double> with_name(task.terms.size());
  for (const CorpusFile& file : corpus.files) {
    content_sum += file.content_total;
    names_sum += file.names_total;
    for (const Hit& hit : file.hits) with_name[hit.term] += hit.names != 0 ? 1 : 0;
  }
  content.documents = names.documents =
      std::max<double>(1, static_cast<double>(corpus.files.size()));
  content.mean_length = std::max(1.0, content_sum / content.documents);
  names.mean_length = std::max(1.0, names_sum / names.documents);
  std::vector<double>& in_content = signals.of(Signal::content);
  std::vector<double>& in_names = signals.of(Signal::names);
  for (std::size_t i = 0; i < corpus.files.size(); ++i) {
    const CorpusFile& file = corpus.files[i];
    for (const Hit& hit : file.hits) {
      const double weight = task.terms[hit.term].weight;
      if (hit.content != 0)
        in_content[i] += weight * idf[hit.term] * content.weight(hit.content, file.content_total);
      if (hit.names != 0)
        in_names[i] +=
            weight * names.idf(with_name[hit.term]) * names.weight(hit.names, file.names_total);
    }
  }
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

void text_signals(const Task& task, const Corpus& corpus, const std::vector<double>& idf,
                  Signals& signals) {
  for (const Signal signal :
       {Signal::content, Signal::names, Signal::words, Signal::identifiers, Signal::apart})
    signals.of(signal).assign(corpus.files.size(), 0);
  bm25_signals(task, corpus, idf, signals);
  normalise(corpus, signals.of(Signal::content));
  normalise(corpus, signals.of(Signal::names));
  word_signal(task, corpus, signals.of(Signal::words));
  identifier_signal(task, corpus, signals.of(Signal::identifiers));
  for (std::size_t i = 0; i < corpus.files.size(); ++i)
    signals.of(Signal::apart)[i] = apart_of(corpus.files[i]);
}

}  // namespace brief::focus
