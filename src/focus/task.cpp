#include "focus/task.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "focus/words.hpp"

namespace brief::focus {
namespace {

constexpr std::size_t kMaxPhrases = 4096;
constexpr std::size_t kMaxScope = 40;

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view first_line(std::string_view text) {
  for (const std::string_view line : base::split(text, '\n'))
    if (const std::string_view trimmed = base::trim(line); !trimmed.empty()) return trimmed;
  return {};
}

// A word with the mark of an identifier: a joint, a digit, or capitals that are no beginning.
bool looks_like_code(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '_' || is_digit(word[i])) return true;
    if (i > 0 && is_upper(word[i]) && (is_lower(word[i - 1]) || is_upper(word[i - 1]))) return true;
  }
  return false;
}

// Marked as code: `word`, word(), a.word, A::word.
bool is_marked(std::string_view text, std::size_t begin, std::size_t end) {
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  const char before = begin > 0 ? text[begin - 1] : '\0';
  if (before == '`' || at(end) == '`') return true;
  if (at(end) == '(' && at(end + 1) == ')') return true;
  if (begin < 2) return false;
  return (before == ':' && text[begin - 2] == ':') || (before == '.' && in_word(text[begin - 2])) ||
         (before == '>' && text[begin - 2] == '-');
}

struct Counted {
  double count = 0;
  std::string word;
  bool whole = false;
  bool code = false;
};

void count_terms(std::string_view text, std::string_view subject, std::vector<TaskTerm>& out) {
  std::map<std::uint32_t, Counted> counted;
  std::vector<WordTerm> split;
  const char* subject_end = subject.data() + subject.size();
  for_each_word(text, [&](std::string_view word, std::size_t at) {
    split.clear();
    terms_of_word(word, split);
    const bool code = looks_like_code(word) || is_marked(text, at, at + word.size());
    for (const WordTerm& term : split) {
      Counted& entry = counted[term_hash(term.text)];
      entry.count += word.data() < subject_end ? 2 : 1;
      if (entry.word.empty()) entry.word = term.whole ? std::string(word) : term.text;
      if (term.whole && !entry.whole) entry.word = word;
      entry.whole = entry.whole || term.whole;
      entry.code = entry.code || (term.whole && code);
    }
  });
  for (auto& [hash, entry] : counted)
    out.push_back(
        {hash, std::move(entry.word), 1 + std::log(entry.count), entry.whole, entry.code});
  if (out.size() > kMaxTaskTerms) {
    std::stable_sort(out.begin(), out.end(),
                     [](const TaskTerm& a, const TaskTerm& b) { return a.weight > b.weight; });
    out.resize(kMaxTaskTerms);
  }
  std::sort(out.begin(), out.end(),
            [](const TaskTerm& a, const TaskTerm& b) { return a.hash < b.hash; });
}

// "fix(parser): …", "parser: …", "net/http, io: …".
std::vector<std::string> scope_of(std::string_view subject) {
  const std::size_t colon = subject.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > kMaxScope + 20) return {};
  std::string_view head = subject.substr(0, colon);
  if (head.back() == '!') head.remove_suffix(1);
  const std::size_t open = head.find('(');
  if (open != std::string_view::npos && head.back() == ')') {
    head = head.substr(open + 1, head.size() - open - 2);
  } else if (head.size() > kMaxScope ||
             head.find_first_of("()[]{}<>'\"`?!=+*") != std::string_view::npos ||
             std::count(head.begin(), head.end(), ' ') > 3) {
    return {};
  }
  std::vector<std::string> scope;
  std::string word;
  const auto finish = [&] {
    if (word.size() > 1 && !is_stop_word(word)) scope.push_back(word);
    word.clear();
  };
  for (const char c : base::to_lower(head)) {
    if (in_word(c) && c != '_')
      word += c;
    else
      finish();
  }
  finish();
  return scope;
}

std::uint32_t number_at(std::string_view text, std::size_t at) {
  std::uint32_t number = 0;
  for (; at < text.size() && is_digit(text[at]) && number < 100'000'000; ++at)
    number = number * 10 + static_cast<std::uint32_t>(text[at] - '0');
  return number;
}

bool in_path(char c) {
  return in_word(c) || c == '.' || c == '/' || c == '-' || c == '+' || c == '@' || c == '\\' ||
         c == '~' || c == '$';
}

// A run of path bytes with a '/' or a name's extension, and the line that follows it.
std::vector<TaskPlace> places_of(std::string_view text) {
  std::vector<TaskPlace> places;
  for (std::size_t at = 0; at < text.size() && places.size() < kMaxTaskPlaces;) {
    if (!in_path(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && in_path(text[end])) ++end;
    std::string path(text.substr(at, end - at));
    at = end;
    while (!path.empty() && (path.back() == '.' || path.back() == '-')) path.pop_back();
    std::replace(path.begin(), path.end(), '\\', '/');
    const std::size_t dot = path.rfind('.');
    const bool has_extension = dot != std::string::npos && dot > 0 && dot + 1 < path.size() &&
                               path.size() - dot <= 12 && !is_digit(path[dot + 1]);
    if (path.size() < 3 || (path.find('/') == std::string::npos && !has_extension)) continue;
    TaskPlace place{std::move(path), 0};
    if (end < text.size() && text[end] == ':') place.line = number_at(text, end + 1);
    constexpr std::string_view kLine = "\", line ";
    if (text.substr(end, kLine.size()) == kLine) place.line = number_at(text, end + kLine.size());
    const auto known = std::find_if(places.begin(), places.end(), [&](const TaskPlace& p) {
      return p.path == place.path && p.line == place.line;
    });
    if (known == places.end()) places.push_back(std::move(place));
  }
  return places;
}

void collect_phrases(std::string_view text, Task& task) {
  struct Said {
    std::uint64_t hash;
    std::size_t begin;
    std::size_t end;
    bool stop;
  };
  std::vector<Said> words;
  for_each_word(text, [&](std::string_view word, std::size_t at) {
    const std::string lower = base::to_lower(word);
    words.push_back(
        {base::hash64(lower), at, at + word.size(), lower.size() < 3 || is_stop_word(lower)});
  });
  std::map<std::uint64_t, std::string> phrases;
  for (std::size_t i = 0; i + 2 < words.size() && phrases.size() < kMaxPhrases; ++i) {
    if (words[i].stop + words[i + 1].stop + words[i + 2].stop > 1) continue;
    phrases.emplace(phrase_hash(words[i].hash, words[i + 1].hash, words[i + 2].hash),
                    text.substr(words[i].begin, words[i + 2].end - words[i].begin));
    for (const std::size_t word : {i, i + 1, i + 2}) task.phrase_words.push_back(words[word].hash);
  }
  for (auto& [hash, phrase] : phrases) {
    task.phrases.push_back(hash);
    task.phrase_texts.push_back(std::move(phrase));
  }
  std::sort(task.phrase_words.begin(), task.phrase_words.end());
}

// Without lines of who wrote, reviewed or signed it, and without addresses of pages: words of both
// are chance hits. Blanks take their place, so that offsets stay.
std::string without_trailers(std::string_view text) {
  std::string out(text);
  std::size_t begin = 0;
  for (const std::string_view line : base::split(text, '\n')) {
    const std::size_t colon = line.find(": ");
    const bool trailer = colon != std::string_view::npos && line.find(' ') > colon &&
                         base::to_lower(line.substr(0, colon)).ends_with("-by");
    if (trailer) std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(begin), line.size(), ' ');
    begin += line.size() + 1;
  }
  for (std::size_t at = 0; (at = out.find("://", at)) != std::string::npos;) {
    std::size_t first = at;
    while (first > 0 && in_word(out[first - 1])) --first;
    const std::size_t last = std::min(out.find_first_of(" \t\r\n)>\"'`", at), out.size());
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(first),
              out.begin() + static_cast<std::ptrdiff_t>(last), ' ');
    at = last;
  }
  return out;
}

}  // namespace

std::uint64_t phrase_hash(std::uint64_t first, std::uint64_t second, std::uint64_t third) {
  // Multiplications by odd numbers keep the order of the words in the sum.
  return (first * 0x9e3779b97f4a7c15 + second) * 0xc2b2ae3d27d4eb4f + third;
}

std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : base::to_lower(text))
    if (in_word(c) && c != '_') out += c;
  return out;
}

Task parse_task(std::string_view whole) {
  const std::string kept = without_trailers(whole.substr(0, kMaxTask));
  const std::string_view text = kept;
  Task task;
  const std::string_view subject = first_line(text);
  task.subject = subject;
  count_terms(text, subject.empty() ? text : subject, task.terms);
  task.places = places_of(text);
  task.scope = scope_of(subject);
  for_each_word(text, [&](std::string_view word, std::size_t) {
    const std::string letters = letters_of(word);
    task.words.insert(letters);
    task.words.insert(stem(letters));
  });
  task.letters = letters_of(text);
  collect_phrases(text, task);
  return task;
}

}  // namespace brief::focus
