// The Handoff section of the brief: what open notes say.
#pragma once

#include <span>
#include <string>

#include "brief/claims.hpp"
#include "brief/note.hpp"

namespace brief::notes {

/// Open notes as claims: warnings first, then decisions, questions, next steps and the rest. Texts
/// are one line, escaped and cut; a text that looks like a secret is not repeated. Whether a note
/// is due does not show here: the committed brief says the same until the note is edited.
Section handoff(std::span<const PlacedNote> notes);

/// "`login` in `src/auth.ts`, `src/b.ts`": where a note is pinned to now; empty: nowhere.
std::string places_text(const PlacedNote& note);

/// The text of a note as a quotation of at most `limit` characters.
std::string quoted_text(const Note& note, std::size_t limit);

/// Warnings first; the order of kinds in every list.
int weight_of(NoteKind kind);

}  // namespace brief::notes
