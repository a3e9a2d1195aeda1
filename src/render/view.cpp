#include "render/view.hpp"

#include <algorithm>
#include <limits>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "brief/error.hpp"

namespace brief::render {
namespace {

constexpr std::string_view kTitles[] = {"Identity",
                                        "Commands",
                                        "Stack",
                                        "Traps",
                                        "Map",
                                        "Entry points",
                                        "Key code",
                                        "Data and resources",
                                        "Risks and owners",
                                        "Conventions",
                                        "Handoff",
                                        "Unknowns"};
static_assert(std::size(kTitles) == std::size(kSectionIds));

bool blank_at(std::string_view text, std::size_t i) { return i >= text.size() || text[i] == ' '; }

bool is_thematic_break(std::string_view text) {
  const char mark = text.front();
  if (mark != '-' && mark != '*' && mark != '_') return false;
  std::size_t marks = 0;
  for (const char c : text) {
    if (c == mark) ++marks;
    if (c != mark && c != ' ') return false;
  }
  return marks >= 3;
}

// One line of ASCII and of the dashes and ellipses of our own, of which base::one_line would change
// nothing: most claims are that, and it is an order of magnitude cheaper to see.
bool is_plain(std::string_view text) {
  if (text.starts_with(' ') || text.ends_with(' ')) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' && text[i + 1] == ' ') return false;
    if (text[i] >= ' ' && text[i] <= '~') continue;
    const std::string_view sequence = text.substr(i, 3);
    if (sequence != "—" && sequence != "…") return false;
    i += 2;
  }
  return true;
}

// A code span may begin with three backticks; a fence is what has no backtick after them.
bool is_fence(std::string_view text) {
  if (text.starts_with("~~~")) return true;
  if (!text.starts_with("```")) return false;
  const std::size_t info = text.find_first_not_of('`');
  return info == std::string_view::npos || text.find('`', info) == std::string_view::npos;
}

// Where a backslash takes away the meaning that the start of a line has in CommonMark; npos: it has
// none.
std::size_t block_start(std::string_view text) {
  constexpr std::size_t kNone = std::string_view::npos;
  const char first = text.front();
  if (first == '>' || first == '<' || is_thematic_break(text) || is_fence(text)) return 0;
  if (first == '#') {
    const std::size_t end = text.find_first_not_of('#');
    return end == kNone || (end <= 6 && text[end] == ' ') ? 0 : kNone;
  }
  if (first == '-' || first == '+' || first == '*') return blank_at(text, 1) ? 0 : kNone;
  if (first == '[') return text.find("]:") == kNone ? kNone : 0;
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == 0 || digits == kNone || digits > 9) return kNone;
  return (text[digits] == '.' || text[digits] == ')') && blank_at(text, digits + 1) ? digits
                                                                                    : kNone;
}

std::string nearest_id(std::string_view id) {
  std::string_view best = kSectionIds[0];
  std::size_t distance = std::numeric_limits<std::size_t>::max();
  for (const std::string_view candidate : kSectionIds) {
    const std::size_t d = base::edit_distance(id.substr(0, 64), candidate);
    if (d < distance) {
      distance = d;
      best = candidate;
    }
  }
  return std::string(best);
}

void check_ids(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (std::find(std::begin(kSectionIds), std::end(kSectionIds), id) != std::end(kSectionIds))
      continue;
    throw Error(ErrorCode::usage, "no section is called " + base::one_line(id), {},
                "did you mean " + nearest_id(id) + "?");
  }
}

}  // namespace

std::string section_title(std::string_view id) {
  for (std::size_t i = 0; i < std::size(kSectionIds); ++i)
    if (kSectionIds[i] == id) return std::string(kTitles[i]);
  return std::string(id);
}

std::string safe_claim(std::string_view text) {
  constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
  std::string line = is_plain(text) ? std::string(text) : base::one_line(text, kNoLimit);
  // An entity would show in a code span, so the escape is the one that base/text uses for bytes.
  for (std::size_t at = 0; (at = line.find("<!--", at)) != std::string::npos; at += 4)
    line.replace(at, 1, "\\x3c");
  if (line.empty()) return line;
  const std::size_t at = block_start(line);
  if (at != std::string_view::npos) line.insert(at, "\\");
  return line;
}

View view_of(const Brief& brief, const std::vector<std::string>& ids) {
  check_ids(ids);
  View view;
  if (!base::looks_secret(brief.name)) view.name = base::one_line(brief.name);
  for (const std::string_view id : kSectionIds) {
    const bool asked = std::find(ids.begin(), ids.end(), id) != ids.end();
    if (!ids.empty() && !asked) continue;
    ViewSection shown{std::string(id), section_title(id), {}, 0, asked};
    for (const Section& section : brief.sections) {
      if (section.id != id) continue;
      shown.omitted += section.omitted;
      for (const Claim& claim : section.claims) {
        Claim safe = claim;
        safe.text = safe_claim(claim.text);
        if (!safe.text.empty()) shown.claims.push_back(std::move(safe));
      }
    }
    if (asked || !shown.claims.empty() || shown.omitted != 0)
      view.sections.push_back(std::move(shown));
  }
  return view;
}

}  // namespace brief::render
