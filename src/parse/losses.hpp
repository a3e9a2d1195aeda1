// Where a parser that did not understand some of a file may have lost a definition. Grammars
// stumble over macros, new syntax and missing semicolons, and mend themselves a token later; of
// that nobody wants to hear. What is told is a piece that was skipped and could hold a definition.
#pragma once

#include <tree_sitter/api.h>

#include <cstddef>
#include <span>
#include <string_view>

#include "parse/condense.hpp"
#include "parse/lex_table.hpp"
#include "parse/tags.hpp"

namespace brief::parse {

/// The first place in the file where a definition could have been lost; npos when there is none.
/// What stands in bodies of functions is no such place. Linear in the nodes around the errors.
std::size_t first_loss(TSNode root, const Condensed& condensed, const LexTable& table,
                       std::span<const TagDefinition> definitions);

/// Could text that the parser skipped hold a definition? A brace, a word that begins one, or much.
bool may_define(std::string_view skipped, const LexTable& table);

}  // namespace brief::parse
