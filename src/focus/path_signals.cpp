// The signals of a file's path: its words, its name, the task's scope, places that the task names.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "focus/signals.hpp"
#include "focus/task_words.hpp"

namespace brief::focus {
namespace {

constexpr std::size_t kJoinedName = 7;  // letters from which a name counts inside of joined words

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Without the name's ending.
std::string_view without_ending(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t name = path.size() - name_of(path).size();
  return dot != std::string_view::npos && dot > name ? path.substr(0, dot) : path;
}

PathText text_of(std::string_view path, TaskWords& words) {
  PathText out;
  const auto add = [&](std::string_view text) {
    for_each_word(text, [&](std::string_view word, std::size_t) {
      const TaskWords::Meaning meaning = words.of(word);
      out.length += meaning.terms;
      for (const std::uint16_t term : words.hits(meaning)) {
        const auto known = std::find_if(out.hits.begin(), out.hits.end(),
                                        [&](const Hit& hit) { return hit.term == term; });
        if (known == out.hits.end())
          out.hits.push_back({term, 1, 0});
        else if (known->content < 255)
          ++known->content;
      }
    });
  };
  add(without_ending(path));
  add(name_of(without_ending(path)));
  return out;
}

void path_words(const Task& task, const std::vector<PathText>& found, std::vector<double>& values) {
  std::vector<double> with_term(task.terms.size());
  double sum = 0;
  for (const PathText& text : found) {
    sum += text.length;
    for (const Hit& hit : text.hits) ++with_term[hit.term];
  }
  Bm25 bm25;
  bm25.b = 0.5;
  bm25.documents = std::max<double>(1, static_cast<double>(found.size()));
  bm25.mean_length = std::max(1.0, sum / bm25.documents);
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const Hit& hit : found[i].hits)
      values[i] += task.terms[hit.term].weight * bm25.idf(with_term[hit.term]) *
                   bm25.weight(hit.content, found[i].length);
}

void stems(const Task& task, const Corpus& corpus, const std::vector<std::string>& keys,
           std::vector<double>& values) {
  const auto is_said = [&](const std::string& key) {
    if (key.size() < 3 || is_stop_word(key)) return false;
    return task.words.contains(key) || task.words.contains(stem(key)) ||
           (key.size() >= kJoinedName && task.letters.find(key) != std::string::npos);
  };
  struct Known {
    double files = 0;
    bool said = false;
  };
  std::unordered_map<std::string_view, Known> known;  // looked up only: its order is no input
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!corpus.files[i].code) continue;
    Known& key = known[keys[i]];
    if (++key.files == 1) key.said = is_said(keys[i]);
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!corpus.files[i].code) continue;
    if (const Known& key = known[keys[i]]; key.said) values[i] = 1 / std::sqrt(key.files);
  }
}

void scopes(const Task& task, const Corpus& corpus, std::vector<double>& values) {
  if (task.scope.empty()) return;
  std::vector<bool> found(task.scope.size());
  for (std::size_t i = 0; i < corpus.files.size(); ++i) {
    found.assign(task.scope.size(), false);
    const std::string path = base::to_lower(corpus.files[i].path);
    const auto in_part = [](char c) { return in_word(c) && c != '_'; };
    for (std::size_t at = 0, end; at < path.size(); at = end + 1) {
      for (end = at; end < path.size() && in_part(path[end]); ++end) {
      }
      const std::string_view part = std::string_view(path).substr(at, end - at);
      for (std::size_t word = 0; word < task.scope.size(); ++word)
        if (task.scope[word] == part) found[word] = true;
    }
    values[i] = static_cast<double>(std::count(found.begin(), found.end(), true)) /
                static_cast<double>(task.scope.size());
  }
}

// Files whose path ends with the place, whole parts only. Of a place that begins with folders this
// repository does not have (a stack trace's), the longest ending that names a file.
std::vector<std::uint32_t> files_at(const Corpus& corpus, std::string_view place) {
  while (place.starts_with("./") || place.starts_with("../"))
    place.remove_prefix(place.find('/') + 1);
  while (!place.empty()) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < corpus.files.size(); ++i) {
      const std::string_view path = corpus.files[i].path;
      if (!path.ends_with(place)) continue;
      if (path.size() == place.size() || path[path.size() - place.size() - 1] == '/')
        rows.push_back(i);
    }
    if (!rows.empty()) return rows;
    const std::size_t slash = place.find('/');
    if (slash == std::string_view::npos) break;
    place.remove_prefix(slash + 1);
  }
  return {};
}

std::vector<NamedLine> places(const Task& task, const Corpus& corpus, std::vector<double>& values) {
  std::vector<NamedLine> lines;
  for (const TaskPlace& place : task.places) {
    const std::vector<std::uint32_t> rows = files_at(corpus, place.path);
    for (const std::uint32_t row : rows)
      values[row] = std::max(values[row], 1 / static_cast<double>(rows.size()));
    if (rows.size() == 1 && place.line != 0) lines.push_back({rows.front(), place.line});
  }
  return lines;
}

}  // namespace

std::string pair_key(std::string_view path) {
  std::string name = base::to_lower(name_of(without_ending(path)));
  for (const std::string_view ending : {".test", ".spec", ".d", ".test-d", ".e2e"})
    if (name.ends_with(ending) && name.size() > ending.size())
      name.resize(name.size() - ending.size());
  for (const std::string_view mark : {"test_", "tests_", "tst_", "test-"})
    if (name.starts_with(mark) && name.size() > mark.size()) {
      name.erase(0, mark.size());
      break;
    }
  for (const std::string_view mark :
       {"_tests", "_test", "_spec", "_perftest", "-test", "-spec", "tests", "test", "spec"})
    if (name.ends_with(mark) && name.size() > mark.size()) {
      name.resize(name.size() - mark.size());
      break;
    }
  return letters_of(name);
}

std::vector<PathText> path_texts(const Task& task, const Corpus& corpus) {
  TaskWords words(task);
  std::vector<PathText> texts;
  texts.reserve(corpus.files.size());
  for (const CorpusFile& file : corpus.files) texts.push_back(text_of(file.path, words));
  return texts;
}

std::vector<NamedLine> path_signals(const Task& task, const Corpus& corpus,
                                    const std::vector<PathText>& paths,
                                    const std::vector<std::string>& keys, Signals& signals) {
  for (const Signal signal : {Signal::path, Signal::stem, Signal::scope, Signal::place})
    signals.of(signal).assign(corpus.files.size(), 0);
  path_words(task, paths, signals.of(Signal::path));
  stems(task, corpus, keys, signals.of(Signal::stem));
  scopes(task, corpus, signals.of(Signal::scope));
  std::vector<NamedLine> lines = places(task, corpus, signals.of(Signal::place));
  for (const Signal signal : {Signal::path, Signal::stem, Signal::scope, Signal::place})
    normalise(corpus, signals.of(signal));
  return lines;
}

}  // namespace brief::focus
