#include "focus/reading.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "focus/words.hpp"

namespace brief::focus {
namespace {

constexpr std::uint32_t kCommentLines = 3;   // above a definition belong to it
constexpr std::uint32_t kMaxOwnLines = 300;  // of a definition; more says less
constexpr std::uint32_t kNobody = 0xffffffff;
constexpr std::uint16_t kNameCount = 4;  // a term of the name counts as so many of the body
constexpr double kUsualLength = 90;      // terms of a definition
constexpr double kNamedBonus = 8;        // about what two rare terms in a body come to
constexpr double kPlaceBonus = 40;       // the task names its line: more than any text comes to
constexpr double kOwnerShare = 0.3;      // of what a definition says goes to the names it sets
constexpr double kUsedShare = 0.3;       // and to the definitions of its file that it uses
constexpr double kHolderShare = 0.9;     // of what a member says goes to what holds it
constexpr double kLeastScore = 1e-3;     // of a definition that nothing speaks for: listed last
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

// A term of the task in the text of a definition.
struct TextHit {
  std::uint32_t owner = 0;
  std::uint16_t term = 0;
  std::uint16_t count = 0;

  bool operator<(const TextHit& other) const {
    return owner != other.owner ? owner < other.owner : term < other.term;
  }
};

// A name that is set, and where first.
struct SetName {
  std::string_view word;
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
        lengths_(summary.definitions.size()) {
    for (std::uint32_t i = 0; i < summary.definitions.size(); ++i) name_definition(i);
  }

  Reading run(std::string_view bytes) {
    std::size_t seen = 0;
    std::uint32_t line = 1;
    bytes = bytes.substr(0, kMaxBytes);
    for_each_word(bytes, [&](std::string_view word, std::size_t at) {
      line += static_cast<std::uint32_t>(
          std::count(bytes.begin() + static_cast<std::ptrdiff_t>(seen),
                     bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      seen = at + word.size();
      const TaskWords::Meaning meaning = words_.of(word);
      this->word(meaning, word.size(), line);
      if (word.size() > 2 && definition_named(meaning.id) == kNobody &&
          is_set(bytes, at, at + word.size()))
        set_.push_back({word, meaning.id, line});
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
  struct Setting {
    std::string_view word;
    std::uint32_t id = 0;  ///< TaskWords::Meaning::id
    std::uint32_t line = 0;
  };

  // A name that is no word is met in no text.
  void name_definition(std::uint32_t row) {
    const std::string_view name = summary_.view(summary_.definitions[row].name);
    if (name.empty() || name.size() > kMaxWord || !std::all_of(name.begin(), name.end(), in_word))
      return;
    const std::uint32_t id = words_.of(name).id;
    if (id >= named_.size()) named_.resize(std::size_t{id} + 1, kNobody);
    if (named_[id] == kNobody) named_[id] = row;
  }

  std::uint32_t definition_named(std::uint32_t id) const {
    return id < named_.size() ? named_[id] : kNobody;
  }

  std::uint32_t owner_of(std::uint32_t line) const {
    return line < owners_.size() ? owners_[line] : kNobody;
  }

  void word(const TaskWords::Meaning& meaning, std::size_t size, std::uint32_t line) {
    phrase(meaning, line);
    const std::uint32_t owner = owner_of(line);
    if (owner == kNobody) return;
    if (size > 2)
      if (const std::uint32_t used = definition_named(meaning.id);
          used != kNobody && used != owner && (uses_.empty() || uses_.back() != Use(owner, used)))
        uses_.emplace_back(owner, used);
    lengths_[owner] += meaning.terms;
    for (const std::uint16_t term : words_.hits(meaning)) hits_.push_back({owner, term, 1});
  }

  void phrase(const TaskWords::Meaning& meaning, std::uint32_t line) {
    said_in_a_row_ = meaning.said ? said_in_a_row_ + 1 : 0;
    if (said_in_a_row_ > 2) {
      const std::uint64_t hash = phrase_hash(last_but_one_, last_, meaning.lower);
      const auto found = std::lower_bound(task_.phrases.begin(), task_.phrases.end(), hash);
      if (found != task_.phrases.end() && *found == hash)
        phrases_.emplace(static_cast<std::uint32_t>(found - task_.phrases.begin()), line);
    }
    last_but_one_ = last_;
    last_ = meaning.lower;
  }

  // BM25 over the text and, so many times over, the name.
  void score_texts() {
    for (std::uint32_t i = 0; i < summary_.definitions.size(); ++i)
      for_each_word(summary_.view(summary_.definitions[i].name),
                    [&](std::string_view word, std::size_t) {
                      for (const std::uint16_t term : words_.hits(words_.of(word)))
                        hits_.push_back({i, term, kNameCount});
                    });
    std::sort(hits_.begin(), hits_.end());
    scores_.assign(lengths_.size(), 0);
    for (std::size_t i = 0; i < hits_.size();) {
      const TextHit& hit = hits_[i];
      double count = 0;
      for (; i < hits_.size() && hits_[i].owner == hit.owner && hits_[i].term == hit.term; ++i)
        count += hits_[i].count;
      scores_[hit.owner] += task_.terms[hit.term].weight * question_.idf[hit.term] * count * 2.2 /
                            (count + 1.2 * (0.4 + 0.6 * lengths_[hit.owner] / kUsualLength));
    }
  }

  void score_definitions() {
    score_texts();
    reading_.symbols.reserve(scores_.size());
    for (std::uint32_t i = 0; i < scores_.size(); ++i) {
      const std::string_view name = summary_.view(summary_.definitions[i].name);
      reading_.best = std::max(reading_.best, scores_[i]);
      SymbolScore symbol{i, scores_[i], name.size() > 3 && words_.says(name), {}, 0};
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

  // Every name that is set, once, with the place that says most.
  std::vector<SetName> set_names() {
    std::stable_sort(set_.begin(), set_.end(),
                     [](const Setting& a, const Setting& b) { return a.id < b.id; });
    std::vector<SetName> names;
    for (std::size_t i = 0; i < set_.size(); ++i) {
      const std::uint32_t owner = owner_of(set_[i].line);
      const double owned = owner == kNobody ? 0 : scores_[owner];
      if (i == 0 || set_[i].id != set_[i - 1].id) {
        names.push_back({set_[i].word, set_[i].line, 0, 0});
        for (const std::uint16_t term : words_.hits(words_.of(set_[i].word)))
          names.back().match += task_.terms[term].weight * question_.idf[term];
      }
      if (owned <= names.back().owner) continue;
      names.back().owner = owned;
      names.back().line = set_[i].line;
    }
    return names;
  }

  void score_names() {
    std::vector<SetName> names = set_names();
    std::sort(names.begin(), names.end(),
              [](const SetName& a, const SetName& b) { return a.word < b.word; });
    for (const SetName& name : names) {
      double score = name.match + kOwnerShare * name.owner;
      const bool named = name.word.size() > 3 && words_.says(name.word);
      if (named) score += kNamedBonus;
      if (score > 0)
        reading_.symbols.push_back(
            {kNoDefinition, score, named, std::string(name.word), name.line});
    }
  }

  const Task& task_;
  const Question& question_;
  const FileSummary& summary_;
  TaskWords& words_;
  std::vector<std::uint32_t> owners_;
  std::vector<double> lengths_;  ///< of the definitions' texts, in terms
  std::vector<double> scores_;   ///< of the definitions, without bonuses
  std::vector<TextHit> hits_;
  std::vector<std::uint32_t> named_;  ///< by TaskWords::Meaning::id: first definition of the name
  using Use = std::pair<std::uint32_t, std::uint32_t>;
  std::vector<Use> uses_;  ///< owner and what it uses
  std::vector<Setting> set_;
  std::map<std::uint32_t, std::uint32_t> phrases_;
  std::size_t said_in_a_row_ = 0;
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
