// Why a file is listed: the signals that weigh most, in a few words each.
#include <algorithm>

#include "base/text.hpp"
#include "focus/search.hpp"

namespace brief::focus {
namespace {

constexpr std::size_t kMaxWords = 3;
constexpr std::size_t kMaxSubject = 60;

std::string short_id(const ObjectId& id) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < 4; ++i) {
    out += kDigits[id.bytes[i] >> 4];
    out += kDigits[id.bytes[i] & 15];
  }
  return out.substr(0, 7);
}

}  // namespace

// The words of the task that say most, by what they add to the signal.
std::string Search::said_words(std::uint32_t row, Signal signal) const {
  struct Word {
    double value;
    const std::string* text;
  };
  std::vector<Word> words;
  for (const Hit& hit : corpus_.files[row].hits) {
    const TaskTerm& term = task_.terms[hit.term];
    const bool by_name = signal == Signal::names || signal == Signal::identifiers;
    const std::uint8_t count = by_name ? hit.names : hit.content;
    if (count == 0 || (signal == Signal::identifiers && !term.whole)) continue;
    words.push_back({term.weight * idf_[hit.term] * (term.code ? 2 : 1), &term.word});
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.value > b.value; });
  std::string out;
  for (std::size_t i = 0; i < std::min(kMaxWords, words.size()); ++i)
    out += (i == 0 ? "" : ", ") + *words[i].text;
  return out;
}

std::string Search::reason(Signal signal, std::uint32_t row) const {
  switch (signal) {
    case Signal::content:
    case Signal::words:
    case Signal::symbols:
      return "says " + said_words(row, signal);
    case Signal::names:
    case Signal::identifiers:
      return "defines " + said_words(row, signal);
    case Signal::path:
    case Signal::stem:
      return "its path";
    case Signal::scope:
      return "scope of the task";
    case Signal::place:
      return "named in the task";
    case Signal::phrases: {
      const Reading* reading = reading_of(row);
      if (reading == nullptr || reading->phrases.empty()) return {};
      return "line " + std::to_string(reading->phrase_lines.front()) + ": \"" +
             base::one_line(task_.phrase_texts[reading->phrases.front()], kMaxSubject) + "\"";
    }
    case Signal::recent:
      return "changes often";
    case Signal::alike: {
      if (likest_[row] == kNoRow) return {};
      const HistoryCommit& commit = corpus_.past.history->commits[likest_[row]];
      return "changed by " + short_id(commit.oid) + " \"" +
             base::one_line(corpus_.past.history->view(commit.subject), kMaxSubject) + "\"";
    }
    case Signal::together:
      return partner_[row] == kNoRow ? std::string()
                                     : "changes with " + corpus_.files[partner_[row]].path;
    case Signal::linked:
      if (linked_by_[row].row == kNoRow) return {};
      return (linked_by_[row].back ? "uses " : "used by ") +
             corpus_.files[linked_by_[row].row].path;
    case Signal::pairs:
      return paired_[row] == kNoRow ? std::string()
                                    : "goes with " + corpus_.files[paired_[row]].path;
    case Signal::messages: {
      std::string words;
      const std::vector<std::uint16_t> terms = terms_in_messages(task_, corpus_, past_, row);
      for (std::size_t i = 0; i < std::min(kMaxWords, terms.size()); ++i)
        words += (i == 0 ? "" : ", ") + task_.terms[terms[i]].word;
      return words.empty() ? words : "commits of it say " + words;
    }
    case Signal::folder:
      return beside_[row] == kNoRow ? std::string() : "beside " + corpus_.files[beside_[row]].path;
    case Signal::apart:
      break;
  }
  return {};
}

std::vector<std::string> Search::reasons(std::uint32_t row) const {
  struct Part {
    double value;
    Signal signal;
  };
  std::vector<Part> parts;
  for (std::size_t s = 0; s < kSignals; ++s) {
    const double value = signals_.values[s].empty() ? 0 : signals_.values[s][row] * weights_[s];
    if (value > 0) parts.push_back({value, static_cast<Signal>(s)});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.value > b.value; });
  std::vector<std::string> why;
  for (const Part& part : parts) {
    if (why.size() == kMaxWhy) break;
    std::string text = reason(part.signal, row);
    // One kind of reason once: "says" of the content goes for its words, too.
    const std::string_view kind = std::string_view(text).substr(0, text.find(' '));
    const bool said = std::any_of(why.begin(), why.end(), [&](const std::string& w) {
      return w == text || ((kind == "says" || kind == "defines") && w.starts_with(kind));
    });
    if (!text.empty() && text != "says " && text != "defines " && !said)
      why.push_back(std::move(text));
  }
  return why;
}

}  // namespace brief::focus
