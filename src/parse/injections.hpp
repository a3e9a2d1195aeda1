// Pieces of a file in another language: the script of a page. Each language sees the file with
// blanks for all that is not its own, so that places need no translation.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "brief/language.hpp"
#include "brief/summary.hpp"
#include "parse/tags.hpp"

namespace brief::parse {

/// The pieces of one language.
struct Injected {
  const LanguageSpec* language = nullptr;
  std::vector<Span> pieces;
};

/// By language, in order of their first pieces; pieces in no known language are left out.
std::vector<Injected> injected_languages(const TagsQuery& query,
                                         std::span<const TagInjection> injections);

/// `bytes` with blanks outside of `pieces` (disjoint, in order). Newlines stay.
std::string only(std::string_view bytes, std::span<const Span> pieces);

/// `bytes` with blanks inside of the injections. Newlines stay.
std::string without(std::string_view bytes, std::span<const TagInjection> injections);

/// Adds what was found in the pieces to the file's own summary; definitions in order of their
/// lines, the file's documentation where it has none of its own.
void add_injected(const FileSummary& pieces, FileSummary& file);

}  // namespace brief::parse
