// Claims of the brief that came, went or say something else.
#include <algorithm>
#include <map>
#include <set>

#include "changes/compare.hpp"

namespace brief::changes {
namespace {

// What is chosen by rank changes with any edit, and the definitions themselves are compared; what
// Unknowns and identity say follows from the rest.
constexpr std::string_view kCompared[] = {"commands", "stack", "traps",       "entry-points",
                                          "data",     "risks", "conventions", "handoff"};

// What a claim is about: its label, the path that it begins with, or what stands before its colon
// ("owner of `src/`: @a"), so that "**test**: `a`" and "**test**: `b`" are one claim that changed.
// Empty: it has no such beginning.
std::string subject_of(const std::string& text) {
  if (text.starts_with("**")) {
    const std::size_t end = text.find("**:", 2);
    return end == std::string::npos ? std::string() : text.substr(0, end);
  }
  const std::size_t begin = text.find('`');
  const std::size_t end = begin == std::string::npos ? begin : text.find('`', begin + 1);
  if (end == std::string::npos || (begin != 0 && text.substr(end + 1, 1) != ":")) return {};
  return text.substr(0, end);
}

// The old text without the label and the source that the new one has too: "**Go**: `1.2` —
// `go.mod`" after "**Go**: `1.1` — `go.mod`" was "`1.1`".
std::string what_differs(const std::string& old_text, const std::string& new_text) {
  std::string_view rest = old_text;
  const std::size_t label = rest.starts_with("**") ? rest.find("**: ", 2) : std::string::npos;
  if (label != std::string::npos &&
      std::string_view(new_text).starts_with(rest.substr(0, label + 4)))
    rest.remove_prefix(label + 4);
  const std::size_t source = rest.rfind(" — ");
  if (source != std::string::npos && source != 0 && new_text.ends_with(rest.substr(source)))
    rest.remove_suffix(rest.size() - source);
  return rest.empty() ? old_text : std::string(rest);
}

const Section* find_section(const Brief& brief, std::string_view id) {
  for (const Section& section : brief.sections)
    if (section.id == id) return &section;
  return nullptr;
}

using Claims = std::vector<const Claim*>;

// Claims of `section` whose text the other one has not.
Claims only_in(const Section* section, const Section* other) {
  std::set<std::string_view> known;
  if (other != nullptr)
    for (const Claim& claim : other->claims) known.insert(claim.text);
  Claims claims;
  if (section != nullptr)
    for (const Claim& claim : section->claims)
      if (known.count(claim.text) == 0) claims.push_back(&claim);
  return claims;
}

MeaningChange change_of(std::string_view group, ChangeSort sort, const Claim& claim) {
  MeaningChange change{std::string(group), sort, claim.text, {}, {}, 0, claim.rank};
  if (!claim.evidence.empty()) {
    change.path = claim.evidence.front().path;
    change.line = claim.evidence.front().line;
  }
  return change;
}

// A claim of so many code spans is a list: which of them came and went is what changed.
constexpr std::size_t kLeastList = 4;
constexpr std::size_t kShownItems = 6;

// The code spans of a text behind its subject.
void add_spans(std::string_view text, std::size_t subject, std::set<std::string>& spans) {
  for (std::size_t at = text.find('`', subject + 1); at != std::string_view::npos;) {
    const std::size_t end = text.find('`', at + 1);
    if (end == std::string_view::npos) return;
    spans.emplace(text.substr(at, end - at + 1));
    at = text.find('`', end + 1);
  }
}

// Of all claims about a subject: a list may be told in several. Empty where an item holds a
// backtick, so that spans have other marks.
std::set<std::string> spans_about(const Section* section, const std::string& subject) {
  std::set<std::string> spans;
  if (section == nullptr) return spans;
  for (const Claim& claim : section->claims) {
    if (subject_of(claim.text) != subject) continue;
    if (claim.text.find("``") != std::string::npos) return {};
    add_spans(claim.text, subject.size(), spans);
  }
  return spans;
}

std::string listed_without(const std::set<std::string>& items, const std::set<std::string>& others,
                           std::string_view what) {
  std::string out;
  std::size_t count = 0;
  for (const std::string& item : items) {
    if (others.contains(item)) continue;
    if (count++ < kShownItems) out += (out.empty() ? std::string(what) : ",") + " " + item;
  }
  if (count > kShownItems) out += " and " + std::to_string(count - kShownItems) + " more";
  return out;
}

// What a list is of: the words between its subject and its first item, with a colon.
std::string label_of(std::string_view text, std::size_t subject) {
  std::string_view words = text.substr(subject + 1);
  words = words.substr(0, words.find('`'));
  const auto is_word = [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); };
  while (!words.empty() && (!is_word(words.front()) || words.front() == ' '))
    words.remove_prefix(1);
  std::size_t end = 0;
  while (end < words.size() && is_word(words[end])) ++end;
  while (end > 0 && words[end - 1] == ' ') --end;
  return end == 0 ? std::string() : std::string(words.substr(0, end)) + ": ";
}

// Two sections, claim by claim; each is told once.
class SectionComparison {
 public:
  SectionComparison(std::string_view id, const Section* old_section, const Section* new_section,
                    std::vector<MeaningChange>& changes)
      : id_(id), old_(old_section), new_(new_section), changes_(changes) {}

  void run() {
    const Claims gone = only_in(old_, new_);
    for (const Claim* claim : gone)
      if (const std::string subject = subject_of(claim->text); !subject.empty())
        gone_by_subject_[subject].push_back(claim);
    for (const Claim* claim : only_in(new_, old_)) tell_new(*claim);
    for (const Claim* claim : gone)
      if (!told_.contains(claim)) changes_.push_back(change_of(id_, ChangeSort::removed, *claim));
  }

 private:
  void tell_new(const Claim& claim) {
    const std::string subject = subject_of(claim.text);
    if (lists_told_.contains(subject) || tell_list(claim, subject)) return;
    MeaningChange change = change_of(id_, ChangeSort::added, claim);
    const auto found = gone_by_subject_.find(subject);
    if (found != gone_by_subject_.end() && !found->second.empty()) {
      change.sort = ChangeSort::changed;
      change.before = what_differs(found->second.front()->text, claim.text);
      told_.insert(found->second.front());
      found->second.erase(found->second.begin());
    }
    changes_.push_back(std::move(change));
  }

  // A long list that says otherwise about a path: what came and what went. Items that only changed
  // their order, or their line, are no news.
  bool tell_list(const Claim& claim, const std::string& subject) {
    const auto gone = gone_by_subject_.find(subject);
    if (!subject.starts_with('`') || gone == gone_by_subject_.end()) return false;
    const std::set<std::string> olds = spans_about(old_, subject);
    const std::set<std::string> news = spans_about(new_, subject);
    if (olds.size() < kLeastList || news.size() < kLeastList) return false;
    const std::string came = listed_without(news, olds, "now");
    const std::string went = listed_without(olds, news, "no longer");
    lists_told_.insert(subject);
    told_.insert(gone->second.begin(), gone->second.end());
    if (came.empty() && went.empty()) return true;
    MeaningChange change = change_of(id_, ChangeSort::changed, claim);
    change.text = subject + "`: " + label_of(claim.text, subject.size()) + came +
                  (came.empty() || went.empty() ? "" : "; ") + went;
    changes_.push_back(std::move(change));
    return true;
  }

  std::string_view id_;
  const Section* old_;
  const Section* new_;
  std::vector<MeaningChange>& changes_;
  std::map<std::string, Claims> gone_by_subject_;
  std::set<std::string> lists_told_;
  std::set<const Claim*> told_;
};

}  // namespace

void compare_claims(const Side& before, const Side& after, std::vector<MeaningChange>& changes) {
  for (const std::string_view id : kCompared)
    SectionComparison(id, find_section(*before.brief, id), find_section(*after.brief, id), changes)
        .run();
}

}  // namespace brief::changes
