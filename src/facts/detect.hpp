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
/// A function of the index alone.
Brief detect(const Index& index);

}  // namespace brief::facts
