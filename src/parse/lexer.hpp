// A hand lexer for every language with a grammar: one pass over the bytes, some 200 MB/s, that
// knows names, comments, strings and nesting from the language's row. It counts references, finds
// the comments that document definitions, and says which bytes the parser need not see.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/bodies.hpp"
#include "parse/condense.hpp"
#include "parse/lex_table.hpp"
#include "parse/names.hpp"

namespace brief::parse {

struct Comment {
  Span span;              ///< with its markers
  bool own_line = false;  ///< nothing but blanks stands before it on its line
  bool line = false;      ///< runs to the end of the line
};

struct Lexed {
  std::vector<Comment> comments;  ///< in order
  std::vector<Span> bodies;       ///< what lies between the braces of bodies; disjoint, in order
  std::uint32_t first_token = 0;  ///< first byte that is neither comment, blank nor directive
  std::uint32_t depth = 0;        ///< deepest nesting of brackets of any kind
  NameTable names;                ///< uses of names outside comments, strings and inclusions
  std::vector<Span> macros;       ///< between declarations (parse/macros.hpp)
  std::vector<Span> variables;    ///< names of environment variables that are read
  std::vector<Span> constants;    ///< names that stand where such a variable's name would
  std::vector<Span> dotfiles;     ///< contents of strings that name a hidden file
  std::vector<Span> types;        ///< macros that stand for one
  std::vector<Cut> cuts;          ///< what the parser need not see; disjoint, in order
  std::vector<Span> hidden;       ///< what bodies would be cut; disjoint, in order

  void clear();
};

/// Lexes `bytes` into `out`, which is cleared first. Linear; any bytes are fine. REQUIRES: fewer
/// than 4 GiB. `keep_bodies`: the cuts leave the bodies of functions in.
void lex(const LexTable& table, std::string_view bytes, bool keep_bodies, Lexed& out);

}  // namespace brief::parse
