#include "focus/search.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "base/pool.hpp"
#include "base/text.hpp"

namespace brief::focus {
namespace {

constexpr std::size_t kSeeds = 12;
constexpr double kLeastStrength = 0.05;
constexpr std::size_t kMaxPairs = 12;  // files of one name; more are no pair ("index")
// Flat: the tenth file scores nearly what the first does, or nothing in any text speaks for it.
constexpr std::size_t kMaxNeighbours = 5;
constexpr double kLeastTie = 0.1;  // of the 0.8 that ties can weigh together
constexpr double kFullPhrases = 3;
constexpr double kFlat = 0.15;

// Share of the folders on the way to either file that both have.
double nearness(std::string_view a, std::string_view b) {
  std::set<std::string_view> in_a;
  std::set<std::string_view> all;
  for (const std::string_view part : base::split(base::folder_of(a), '/')) in_a.insert(part);
  all = in_a;
  std::size_t both = 0;
  std::set<std::string_view> in_b;
  for (const std::string_view part : base::split(base::folder_of(b), '/')) in_b.insert(part);
  for (const std::string_view part : in_b) {
    both += in_a.contains(part) ? 1 : 0;
    all.insert(part);
  }
  return static_cast<double>(both) / static_cast<double>(std::max<std::size_t>(1, all.size()));
}

}  // namespace

Search::Search(std::string_view task, const Weights& weights, std::size_t most)
    : task_(parse_task(task)), weights_(weights), most_(most) {}

void Search::weigh_texts() {
  idf_ = content_idf(task_, corpus_);
  const std::vector<PathText> paths = path_texts(task_, corpus_);
  text_signals(task_, corpus_, paths, signals_);
  keys_.reserve(corpus_.files.size());
  for (const CorpusFile& file : corpus_.files) keys_.push_back(pair_key(file.path));
  named_lines_ = path_signals(task_, corpus_, paths, keys_, signals_);
}

const std::vector<std::uint32_t>& Search::choose(Corpus corpus, unsigned jobs) {
  corpus_ = std::move(corpus);
  // Each fills signals of its own.
  base::parallel_for(jobs, 2, [&](std::size_t item, unsigned) {
    if (item == 0) return weigh_texts();
    past_ = past_rows(corpus_);
    past_signals(task_, corpus_, past_, signals_, likest_);
  });
  scores_ = combine(signals_, weights_, corpus_.files.size());
  candidates_ = best(scores_, kMaxCandidates);
  std::sort(candidates_.begin(), candidates_.end());
  readings_.resize(candidates_.size());
  return candidates_;
}

void Search::read(std::size_t item, std::string_view bytes, const FileSummary& summary,
                  TaskWords& words) {
  Question question{task_, idf_, {}};
  for (const NamedLine& named : named_lines_)
    if (named.row == candidates_[item]) question.lines.push_back(named.line);
  readings_[item] = read_file(question, bytes, summary, words);
}

const Reading* Search::reading_of(std::uint32_t row) const {
  const auto found = std::lower_bound(candidates_.begin(), candidates_.end(), row);
  if (found == candidates_.end() || *found != row) return nullptr;
  return &readings_[static_cast<std::size_t>(found - candidates_.begin())];
}

void Search::reading_signals() {
  std::vector<double>& symbols = signals_.of(Signal::symbols);
  std::vector<double>& phrases = signals_.of(Signal::phrases);
  symbols.assign(corpus_.files.size(), 0);
  phrases.assign(corpus_.files.size(), 0);
  std::vector<double> holders(task_.phrases.size());
  for (const Reading& reading : readings_)
    for (const std::uint32_t phrase : reading.phrases) ++holders[phrase];
  const double all = static_cast<double>(readings_.size());
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    symbols[candidates_[i]] = readings_[i].best;
    for (const std::uint32_t phrase : readings_[i].phrases)
      phrases[candidates_[i]] += std::log((all + 1) / holders[phrase]);
  }
  normalise(corpus_, symbols);
  // One phrase that is in one file alone is a third of all that phrases can say.
  const double full = kFullPhrases * std::log(all + 1);
  const double most = phrases.empty() ? 0 : *std::max_element(phrases.begin(), phrases.end());
  for (double& value : phrases) value /= std::max(full, most);
}

std::vector<Seed> Search::seeds(const std::vector<double>& scores) const {
  std::vector<Seed> out;
  const std::vector<std::uint32_t> rows = best(scores, kSeeds);
  if (rows.empty()) return out;
  const double high = scores[rows.front()];
  const double low = scores[rows.back()];
  for (const std::uint32_t row : rows)
    out.push_back({row, (high > low ? (scores[row] - low) / (high - low) : 1) + kLeastStrength});
  return out;
}

void Search::linked_signal(const std::vector<Link>& links, const std::vector<Seed>& seeds) {
  std::vector<double>& values = signals_.of(Signal::linked);
  values.assign(corpus_.files.size(), 0);
  linked_by_.assign(corpus_.files.size(), {});
  std::map<std::uint32_t, double> strength;
  for (const Seed& seed : seeds) strength[seed.row] = seed.strength;
  std::map<std::uint32_t, double> out;
  std::map<std::uint32_t, double> in;
  for (const Link& link : links) {
    out[link.from] += link.weight;
    in[link.to] += link.weight;
  }
  std::vector<double> most(corpus_.files.size());
  const auto lend = [&](std::uint32_t seed, std::uint32_t row, double share, bool back) {
    const auto found = strength.find(seed);
    if (found == strength.end() || seed == row) return;
    const double value = found->second * share;
    values[row] += value;
    if (value <= most[row]) return;
    most[row] = value;
    linked_by_[row] = {seed, back};
  };
  for (const Link& link : links) {
    lend(link.from, link.to, link.weight / out[link.from], false);
    lend(link.to, link.from, link.weight / in[link.to], true);
  }
  normalise(corpus_, values);
}

void Search::pair_signal(const std::vector<Seed>& seeds) {
  std::vector<double>& values = signals_.of(Signal::pairs);
  values.assign(corpus_.files.size(), 0);
  paired_.assign(corpus_.files.size(), kNoRow);
  for (const Seed& seed : seeds) {
    std::vector<std::uint32_t> same;
    for (std::uint32_t i = 0; i < keys_.size(); ++i)
      if (keys_[i] == keys_[seed.row]) same.push_back(i);
    if (same.size() > kMaxPairs) continue;
    for (const std::uint32_t row : same) {
      if (row == seed.row) continue;
      const double value = seed.strength * (0.4 + 0.6 * nearness(corpus_.files[seed.row].path,
                                                                 corpus_.files[row].path));
      if (value <= values[row]) continue;
      values[row] = value;
      paired_[row] = seed.row;
    }
  }
  normalise(corpus_, values);
}

// Of files that say as much, the one beside a file that says more.
void Search::folder_signal(const std::vector<double>& scores) {
  struct Best {
    std::uint32_t first = kNoRow;
    std::uint32_t second = kNoRow;
  };
  std::vector<double>& values = signals_.of(Signal::folder);
  values.assign(corpus_.files.size(), 0);
  beside_.assign(corpus_.files.size(), kNoRow);
  std::unordered_map<std::string_view, Best> folders;  // looked up only: its order is no input
  const auto above = [&](std::uint32_t a, std::uint32_t b) {
    return b == kNoRow || scores[a] > scores[b];
  };
  for (std::uint32_t i = 0; i < corpus_.files.size(); ++i) {
    Best& best = folders[base::folder_of(corpus_.files[i].path)];
    if (above(i, best.first)) {
      best.second = best.first;
      best.first = i;
    } else if (above(i, best.second)) {
      best.second = i;
    }
  }
  for (std::uint32_t i = 0; i < corpus_.files.size(); ++i) {
    const Best& best = folders[base::folder_of(corpus_.files[i].path)];
    beside_[i] = best.first == i ? best.second : best.first;
    if (beside_[i] != kNoRow) values[i] = scores[beside_[i]];
  }
  normalise(corpus_, values);
}

// Tests that have its name, then tests that use it.
std::vector<std::uint32_t> Search::tests_of(std::uint32_t row, const std::vector<Link>& links,
                                            const HoldsTests& holds_tests) const {
  constexpr std::size_t kMaxTests = 3;
  const auto is_test = [&](std::uint32_t r) {
    return corpus_.files[r].role == FileRole::test && corpus_.files[r].code;
  };
  std::vector<std::pair<double, std::uint32_t>> found;
  if (is_test(row) || !corpus_.files[row].code) return {};
  for (std::uint32_t i = 0; i < keys_.size(); ++i)
    if (is_test(i) && keys_[i] == keys_[row])
      found.push_back({2 + nearness(corpus_.files[row].path, corpus_.files[i].path), i});
  if (found.size() > kMaxPairs) found.clear();
  for (const Link& link : links)
    if (link.to == row && is_test(link.from) && scores_[link.from] > 0)
      found.push_back({scores_[link.from] / (1 + scores_[link.from]), link.from});
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::uint32_t> tests;
  for (const auto& [value, test] : found)
    if (tests.size() < kMaxTests && std::find(tests.begin(), tests.end(), test) == tests.end() &&
        holds_tests(test))
      tests.push_back(test);
  return tests;
}

// One change log, manual or manual's translation says as much as ten of them: where the best file
// is none, one is among the first ten, and the others follow those.
std::vector<std::uint32_t> Search::listed() const {
  constexpr std::size_t kFirst = 10;
  std::vector<std::uint32_t> rows = best(scores_, most_);
  const auto is_apart = [&](std::uint32_t row) {
    return signals_.of(Signal::apart)[row] >= kDocument;
  };
  if (rows.size() <= kFirst || is_apart(rows.front())) return rows;
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> later;
  std::size_t apart = 0;
  for (const std::uint32_t row : rows) {
    const bool waits = first.size() < kFirst && is_apart(row) && apart++ > 0;
    (waits || first.size() == kFirst ? later : first).push_back(row);
  }
  first.insert(first.end(), later.begin(), later.end());
  return first;
}

Findings Search::finish(const std::vector<Link>& links, const HoldsTests& holds_tests) {
  reading_signals();
  const std::vector<Seed> first = seeds(combine(signals_, weights_, corpus_.files.size()));
  together_signal(corpus_, past_, first, signals_, partner_);
  linked_signal(links, first);
  pair_signal(first);
  folder_signal(combine(signals_, weights_, corpus_.files.size()));
  scores_ = combine(signals_, weights_, corpus_.files.size());
  Findings findings;
  for (const std::uint32_t row : listed()) {
    FoundFile file;
    file.row = row;
    file.score = scores_[row];
    file.why = reasons(row);
    file.tests = tests_of(row, links, holds_tests);
    if (const Reading* reading = reading_of(row)) file.symbols = reading->symbols;
    for (std::size_t s = 0; s < kSignals; ++s)
      file.signals[s] = signals_.values[s].empty() ? 0 : signals_.values[s][row];
    findings.files.push_back(std::move(file));
  }
  add_neighbours(findings);
  findings.abstained = is_flat(findings);
  return findings;
}

// What is not listed for what it says, and yet moves or is used with what is.
void Search::add_neighbours(Findings& findings) const {
  constexpr Signal kTies[] = {Signal::together, Signal::linked, Signal::pairs};
  std::vector<double> ties(corpus_.files.size());
  for (const Signal signal : kTies)
    for (std::size_t i = 0; i < ties.size(); ++i)
      ties[i] += signals_.of(signal)[i] * weights_[static_cast<std::size_t>(signal)];
  for (const FoundFile& file : findings.files) ties[file.row] = 0;
  for (const std::uint32_t row : best(ties, kMaxNeighbours)) {
    if (ties[row] < kLeastTie) break;
    Signal strongest = kTies[0];
    for (const Signal signal : kTies)
      if (signals_.of(signal)[row] > signals_.of(strongest)[row]) strongest = signal;
    if (std::string why = reason(strongest, row); !why.empty())
      findings.neighbours.push_back({row, std::move(why)});
  }
}

bool Search::is_flat(const Findings& findings) const {
  if (findings.files.empty()) return true;
  const FoundFile& top = findings.files.front();
  const double tenth = findings.files[std::min<std::size_t>(9, findings.files.size() - 1)].score;
  const auto value = [&](Signal s) { return top.signals[static_cast<std::size_t>(s)]; };
  const bool spoken_for = value(Signal::content) > 0 || value(Signal::path) > 0 ||
                          value(Signal::names) > 0 || value(Signal::place) > 0;
  return !spoken_for || (findings.files.size() >= 10 && tenth > top.score * (1 - kFlat));
}

}  // namespace brief::focus
