// From the index to the brief: every claim with its evidence.
#pragma once

#include <string_view>

#include "brief/claims.hpp"
#include "brief/index.hpp"

namespace brief::facts {

/// What a file is to the project, by attributes first, then by its summary's generated mark, then
/// by path rules (grammars/paths.yaml, the language's test patterns).
FileRole role_of(const FileEntry& entry, const LanguageSpec* language, const FileSummary& summary);

/// All sections that have claims, in the order of kSectionIds, uncut, claims in printing order.
/// `handoff` is that section as notes/ made it (empty: none): it passes the same wall against text
/// that gives orders to agents. A function of its arguments alone.
Brief detect(const Index& index, Section handoff = {});

}  // namespace brief::facts
