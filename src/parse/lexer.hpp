// A hand lexer for every language with a grammar: one pass over the bytes, some 200 MB/s, that
// knows names, comments, strings and nesting from the language's row. It counts references, finds
// the comments that document definitions, and says which bytes the parser need not see.
#pragma once

#include <string_view>

#include "parse/lex_table.hpp"
#include "parse/lexed.hpp"

namespace brief::parse {

/// Lexes `bytes` into `out`, which is cleared first. Linear; any bytes are fine. REQUIRES: fewer
/// than 4 GiB. `keep_bodies`: the cuts leave the bodies of functions in.
void lex(const LexTable& table, std::string_view bytes, bool keep_bodies, Lexed& out);

}  // namespace brief::parse
