#include "pipeline/session_parts.hpp"

#include <algorithm>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "facts/risks_agents.hpp"
#include "notes/handoff.hpp"

namespace brief::pipeline {
namespace {

constexpr std::size_t kShownPaths = 6;
constexpr std::size_t kNoteText = 300;  // characters; the committed brief has fewer

bool orders(std::string_view text) {
  return facts::agent_text(text) == facts::AgentText::order || base::looks_secret(text);
}

std::string paths_text(const char* what, const std::vector<std::string>& paths) {
  if (paths.empty()) return {};
  std::string out = std::string("; ") + what + ": ";
  std::size_t shown = 0;
  for (const std::string& path : paths) {
    if (shown == kShownPaths) break;
    if (orders(path)) continue;
    out += (shown++ == 0 ? "" : ", ") + base::code_span(base::display_path(path));
  }
  if (paths.size() > shown)
    out += (shown == 0 ? "" : " and ") + std::to_string(paths.size() - shown) + " more";
  return out;
}

std::string reason_text(const PlacedNote& note) {
  std::string out;
  for (const PlacedAnchor& place : note.places) {
    if (place.state == AnchorState::same || orders(place.anchor.path)) continue;
    const std::string path =
        base::code_span(base::display_path(place.path.empty() ? place.anchor.path : place.path));
    out += out.empty() ? "" : ", ";
    if (!place.anchor.symbol.empty() && !orders(place.anchor.symbol))
      out += base::code_span(place.anchor.symbol, 80) + " in ";
    out += path + (place.state == AnchorState::gone ? " is gone" : " has changed");
  }
  return out;
}

}  // namespace

Lines fit_lines(const std::vector<std::string>& lines, std::size_t room) {
  Lines fitted;
  for (const std::string& line : lines) {
    if (fitted.left_out != 0 || fitted.text.size() + line.size() + 3 > room)
      ++fitted.left_out;
    else
      fitted.text += "- " + line + "\n";
  }
  return fitted;
}

std::string state_line(const repo::WorktreeState& state) {
  std::string out = state.branch.empty() || orders(state.branch)
                        ? std::string(state.branch.empty() ? "On no branch" : "On a branch")
                        : "On branch " + base::code_span(state.branch, 80);
  if (!state.operation.empty()) out += "; a " + state.operation + " is in progress";
  if (state.unmerged) out += "; there are conflicts";
  if (state.clean()) return out + "; nothing to commit";
  return out + paths_text("staged", state.staged) + paths_text("modified", state.modified) +
         paths_text("deleted", state.deleted) + paths_text("untracked", state.untracked);
}

std::vector<std::string> handoff_lines(const std::vector<PlacedNote>& notes) {
  std::vector<const PlacedNote*> open;
  for (const PlacedNote& note : notes)
    if (!note.note.resolved && !note.note.text.empty()) open.push_back(&note);
  std::stable_sort(open.begin(), open.end(), [](const PlacedNote* a, const PlacedNote* b) {
    if (a->due != b->due) return a->due;
    return notes::weight_of(a->note.kind) < notes::weight_of(b->note.kind);
  });
  std::vector<std::string> lines;
  for (const PlacedNote* note : open) {
    std::string line = "**" + std::string(name_of(note->note.kind)) + "**";
    if (note->due) {
      const std::string why = reason_text(*note);
      line += " (due for review" + (why.empty() ? std::string() : ": " + why) + ")";
    }
    line += ": " + (orders(note->note.text) ? "(its text is not repeated)"
                                            : notes::quoted_text(note->note, kNoteText));
    if (const std::string places = notes::places_text(*note); !places.empty() && !orders(places))
      line += " — " + places;
    lines.push_back(line + " [" + base::code_span(note->note.id, 80) + "]");
  }
  return lines;
}

}  // namespace brief::pipeline
