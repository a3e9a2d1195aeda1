#include "notes/handoff.hpp"

#include <algorithm>

#include "base/secret.hpp"
#include "base/text.hpp"

namespace brief::notes {
namespace {

// Below the commands, above what is read off the code: a person chose to say it. A flood of notes
// sinks, so that it can't crowd out the rest.
constexpr std::int64_t kBestRank = 790;
constexpr std::int64_t kRankStep = 12;
constexpr std::size_t kShownPlaces = 3;

std::vector<const PlacedNote*> open_notes(std::span<const PlacedNote> notes) {
  std::vector<const PlacedNote*> open;
  for (const PlacedNote& note : notes)
    if (!note.note.resolved && !note.note.text.empty()) open.push_back(&note);
  std::stable_sort(open.begin(), open.end(), [](const PlacedNote* a, const PlacedNote* b) {
    const int left = weight_of(a->note.kind);
    const int right = weight_of(b->note.kind);
    return left != right ? left < right : a->note.id < b->note.id;
  });
  return open;
}

}  // namespace

int weight_of(NoteKind kind) {
  switch (kind) {
    case NoteKind::warning:
      return 1;
    case NoteKind::decision:
      return 2;
    case NoteKind::question:
      return 3;
    case NoteKind::next:
      return 4;
    case NoteKind::note:
      break;
  }
  return 5;
}

std::string places_text(const PlacedNote& note) {
  std::string out;
  std::size_t shown = 0;
  for (const PlacedAnchor& place : note.places) {
    if (place.path.empty() || shown == kShownPlaces) continue;
    ++shown;
    if (!out.empty()) out += ", ";
    if (place.has_symbol) out += base::code_span(place.anchor.symbol) + " in ";
    out += base::code_span(base::display_path(place.path));
  }
  return out;
}

std::string quoted_text(const Note& note, std::size_t limit) {
  if (base::looks_secret(note.text)) return "(its text looks like a secret and is not repeated)";
  return "“" + base::markdown_text(note.text, limit) + "”";
}

Section handoff(std::span<const PlacedNote> notes) {
  Section section{"handoff", "Handoff", {}};
  std::int64_t rank = kBestRank;
  for (const PlacedNote* note : open_notes(notes)) {
    Claim claim;
    const std::string quoted = quoted_text(note->note, base::kMaxQuote);
    claim.text = "**" + std::string(name_of(note->note.kind)) + "**: " + quoted;
    if (const std::string places = places_text(*note); !places.empty())
      claim.text += " — " + places;
    if (quoted.ends_with("…”"))
      claim.text += " (whole: " + base::code_span(base::display_path(note->note.path)) + ")";
    claim.evidence = {{note->note.path, note->note.line, note->note.end_line}};
    claim.rank = std::max<std::int64_t>(rank, 1);
    claim.order = std::to_string(weight_of(note->note.kind)) + note->note.id;
    rank -= kRankStep;
    section.claims.push_back(std::move(claim));
  }
  return section;
}

}  // namespace brief::notes
