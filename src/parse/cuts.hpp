// Which pieces of a lexed file the parser need not see, and what stands in their place.
#pragma once

#include <span>
#include <string_view>

#include "parse/lex_table.hpp"
#include "parse/lexer.hpp"

namespace brief::parse {

/// Fills `lexed.cuts`: its comments, bodies and macros, the `blind` pieces (long strings and ends
/// of directives) and the `suites` of functions. What lies inside of another piece goes with it.
/// `keep_bodies`: bodies are left in. `lexed.hidden` is what they would have been.
void collect_cuts(const LexTraits& traits, std::string_view bytes, std::span<const Span> blind,
                  std::span<const Cut> suites, bool keep_bodies, Lexed& lexed);

}  // namespace brief::parse
