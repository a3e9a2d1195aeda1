#include "focus/reading.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "focus/words.hpp"

namespace brief::focus {
namespace {

constexpr std::uint32_t kCommentLines = 3;   // above a definition belong to it
constexpr std::uint32_t kMaxOwnLines = 300;  // of a definition; more says less
constexpr std::uint32_t kNobody = 0xffffffff;
constexpr double kNameCount = 4;      // a term of the name counts as so many of the body
constexpr double kUsualLength = 90;   // terms of a definition
constexpr double kNamedBonus = 8;     // about what two rare terms in a body come to
constexpr double kPlaceBonus = 40;    // the task names its line: more than any text comes to
constexpr double kOwnerShare = 0.3;   // of what a definition says goes to the names it sets
constexpr double kUsedShare = 0.3;    // and to the definitions of its file that it uses
constexpr double kHolderShare = 0.9;  // of what a member says goes to what holds it
constexpr double kLeastScore = 1e-3;  // of a definition that nothing speaks for: listed last
constexpr std::size_t kMaxBytes = 1u << 20;

// For every line the innermost definition whose text it is.
std::vector<std::uint32_t> owners_of(const FileSummary& summary) {
  std::vector<std::uint32_t> owners(std::size_t{summary.lines} + 2, kNobody);
  std::uint32_t before = 0;  // last line of the definition before
  for (std::uint32_t i = 0; i < summary.definitions.size(); ++i) {
    const Definition& d = summary.definitions[i];
    if (d.kind == DefinitionKind::heading && d.end_line < d.line) continue;
    std::uint32_t begin = d.line > kCommentLines ? d.line - kCommentLines : 1;
    if (begin <= before && before < d.line) begin = before + 1;
    if (d.parent != kNoParent)
      begin = std::max(begin, std::min(d.line, summary.definitions[d.parent].line + 1));
    const std::uint32_t end = std::min({std::max(d.line, d.end_line), d.line + kMaxOwnLines,
                                        static_cast<std::uint32_t>(owners.size() - 1)});
    for (std::uint32_t line = begin; line <= end; ++line) owners[line] = i;
    before = std::max(d.line, d.end_line);
  }
  return owners;
}

// What a definition's text holds of the task.
struct Text {
  std::map<std::uint16_t, double> counts;
  double length = 0;
};

// A name that is set, and where first.
struct SetName {
  std::uint32_t line = 0;
  double match = 0;  ///< what its own words say
  double owner = 0;  ///< what the definition says in which it is set
};

// "name =", "name :=", "name: type"; no comparison, no scope ("::"), no type ("name: type =").
bool is_set(std::string_view bytes, std::size_t begin, std::size_t end) {
  while (begin > 0 && bytes[begin - 1] == ' ') --begin;
  if (begin > 0 && (bytes[begin - 1] == ':' || bytes[begin - 1] == '|')) return false;
  while (end < bytes.size() && bytes[end] == ' ') ++end;
  const char c = end < bytes.size() ? bytes[end] : '\0';
  const char next = end + 1 < bytes.size() ? bytes[end + 1] : '\0';
  if (c == '=') return next != '=' && next != '>' && next != '~';
  return c == ':' && (next == '=' || next == ' ');
}

class Reader {
 public:
  Reader(const Question& question, const FileSummary& summary, TaskWords& words)
      : task_(question.task),
        question_(question),
        summary_(summary),
        words_(words),
        owners_(owners_of(summary)),
        texts_(summary.definitions.size()) {
    for (std::uint32_t i = 0; i < summary.definitions.size(); ++i)
      by_name_.try_emplace(summary.view(summary.definitions[i].name), i);
  }

  Reading run(std::string_view bytes) {
    std::size_t seen = 0;
    std::uint32_t line = 1;
    bytes = bytes.substr(0, kMaxBytes);
    for_each_word(bytes, [&](std::string_view word, std::size_t at) {
      line += static_cast<std::uint32_t>(
          std::count(bytes.begin() + static_cast<std::ptrdiff_t>(seen),
                     bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      seen = at;
      this->word(word, line);
      if (word.size() > 2 && is_set(bytes, at, at + word.size())) set_.push_back({word, line});
    });
    score_definitions();
    lend_to_ties();
    score_names();
    std::stable_sort(reading_.symbols.begin(), reading_.symbols.end(),
                     [](const SymbolScore& a, const SymbolScore& b) { return a.score > b.score; });
    for (const auto& [phrase, first] : phrases_) {
      reading_.phrases.push_back(phrase);
      reading_.phrase_lines.push_back(first);
    }
    return std::move(reading_);
  }

 private:
  std::uint32_t owner_of(std::uint32_t line) const {
    return line < owners_.size() ? owners_[line] : kNobody;
  }

  void word(std::string_view word, std::uint32_t line) {
    const TaskWords::Meaning meaning = words_.of(word);
    phrase(meaning.lower, line);
    const std::uint32_t owner = owner_of(line);
    if (owner == kNobody) return;
    if (word.size() > 2)
      if (const auto used = by_name_.find(word); used != by_name_.end() && used->second != owner)
        uses_.insert({owner, used->second});
    Text& text = texts_[owner];
    text.length += meaning.terms;
    for (const std::uint16_t term : words_.hits(meaning)) ++text.counts[term];
  }

  void phrase(std::uint64_t word, std::uint32_t line) {
    const std::uint64_t hash = phrase_hash(last_but_one_, last_, word);
    last_but_one_ = last_;
    last_ = word;
    const auto found = std::lower_bound(task_.phrases.begin(), task_.phrases.end(), hash);
    if (found != task_.phrases.end() && *found == hash)
      phrases_.emplace(static_cast<std::uint32_t>(found - task_.phrases.begin()), line);
  }

  void score_definitions() {
    for (const TaskTerm& term : task_.terms) said_.insert(term.word);
    scores_.resize(texts_.size());
    for (std::uint32_t i = 0; i < texts_.size(); ++i) {
      Text& text = texts_[i];
      const std::string_view name = summary_.view(summary_.definitions[i].name);
      for_each_word(name, [&](std::string_view word, std::size_t) {
        for (const std::uint16_t term : words_.hits(words_.of(word)))
          text.counts[term] += kNameCount;
      });
      double score = 0;
      for (const auto& [term, count] : text.counts)
        score += task_.terms[term].weight * question_.idf[term] * count * 2.2 /
                 (count + 1.2 * (0.4 + 0.6 * text.length / kUsualLength));
      scores_[i] = score;
      reading_.best = std::max(reading_.best, score);
      SymbolScore symbol{i, score, name.size() > 3 && said_.contains(name), {}, 0};
      if (symbol.named) symbol.score += kNamedBonus;
      for (const std::uint32_t line : question_.lines)
        if (owner_of(line) == i) symbol.score += kPlaceBonus;
      reading_.symbols.push_back(std::move(symbol));
    }
  }

  // What the task is about is often changed with what it uses and what holds it, though these do
  // not say so themselves.
  void lend_to_ties() {
    std::vector<SymbolScore>& symbols = reading_.symbols;  // a row for every definition so far
    for (const auto& [owner, used] : uses_)
      symbols[used].score = std::max(symbols[used].score, kUsedShare * scores_[owner]);
    for (std::uint32_t i = static_cast<std::uint32_t>(symbols.size()); i-- > 0;) {
      const std::uint32_t holder = summary_.definitions[i].parent;
      symbols[i].score = std::max(symbols[i].score, kLeastScore);
      if (holder == kNoParent) continue;
      symbols[holder].score = std::max(symbols[holder].score, kHolderShare * symbols[i].score);
    }
  }

  void score_names() {
    std::set<std::string_view> defined;
    for (const Definition& definition : summary_.definitions)
      defined.insert(summary_.view(definition.name));
    std::map<std::string_view, SetName> names;
    for (const auto& [word, line] : set_) {
      if (defined.contains(word)) continue;
      SetName& name = names[word];
      const std::uint32_t owner = owner_of(line);
      const double owned = owner == kNobody ? 0 : scores_[owner];
      if (name.line == 0) {
        for (const std::uint16_t term : words_.hits(words_.of(word)))
          name.match += task_.terms[term].weight * question_.idf[term];
        name.line = line;
      }
      if (owned > name.owner) {
        name.owner = owned;
        name.line = line;
      }
    }
    for (const auto& [word, name] : names) {
      double score = name.match + kOwnerShare * name.owner;
      const bool named = word.size() > 3 && said_.contains(word);
      if (named) score += kNamedBonus;
      if (score > 0)
        reading_.symbols.push_back({kNoDefinition, score, named, std::string(word), name.line});
    }
  }

  const Task& task_;
  const Question& question_;
  const FileSummary& summary_;
  TaskWords& words_;
  std::vector<std::uint32_t> owners_;
  std::vector<Text> texts_;
  std::vector<double> scores_;  ///< beside texts_, without bonuses
  std::set<std::string_view> said_;
  std::unordered_map<std::string_view, std::uint32_t>
      by_name_;                                             ///< first of a name; looked up only
  std::set<std::pair<std::uint32_t, std::uint32_t>> uses_;  ///< owner and what it uses
  std::vector<std::pair<std::string_view, std::uint32_t>> set_;
  std::map<std::uint32_t, std::uint32_t> phrases_;
  std::uint64_t last_ = 0;
  std::uint64_t last_but_one_ = 0;
  Reading reading_;
};

}  // namespace

Reading read_file(const Question& question, std::string_view bytes, const FileSummary& summary,
                  TaskWords& words) {
  return Reader(question, summary, words).run(bytes);
}

}  // namespace brief::focus
