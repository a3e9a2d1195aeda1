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

// What a claim is about: its label or the path that it begins with, so that "**test**: `a`" and
// "**test**: `b`" are one claim that changed. Empty: it has no such beginning.
std::string subject_of(const std::string& text) {
  if (text.starts_with("**")) {
    const std::size_t end = text.find("**:", 2);
    return end == std::string::npos ? std::string() : text.substr(0, end);
  }
  if (!text.starts_with('`')) return {};
  const std::size_t end = text.find('`', 1);
  return end == std::string::npos ? std::string() : text.substr(0, end);
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

}  // namespace

void compare_claims(const Side& before, const Side& after, std::vector<MeaningChange>& changes) {
  for (const std::string_view id : kCompared) {
    const Section* old_section = find_section(*before.brief, id);
    const Section* new_section = find_section(*after.brief, id);
    const Claims gone = only_in(old_section, new_section);
    std::map<std::string, Claims> by_subject;
    for (const Claim* claim : gone)
      if (const std::string subject = subject_of(claim->text); !subject.empty())
        by_subject[subject].push_back(claim);
    std::set<const Claim*> paired;
    for (const Claim* claim : only_in(new_section, old_section)) {
      MeaningChange change = change_of(id, ChangeSort::added, *claim);
      const auto found = by_subject.find(subject_of(claim->text));
      if (found != by_subject.end() && !found->second.empty()) {
        change.sort = ChangeSort::changed;
        change.before = what_differs(found->second.front()->text, claim->text);
        paired.insert(found->second.front());
        found->second.erase(found->second.begin());
      }
      changes.push_back(std::move(change));
    }
    for (const Claim* claim : gone)
      if (paired.count(claim) == 0) changes.push_back(change_of(id, ChangeSort::removed, *claim));
  }
}

}  // namespace brief::changes
