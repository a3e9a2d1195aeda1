// What one pass of the hand lexer leaves behind.
#pragma once

#include <cstdint>
#include <vector>

#include "parse/bodies.hpp"
#include "parse/condense.hpp"
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
  std::vector<Span> enums;        ///< `typedef MACRO(type, ` before an enumeration's name
  std::vector<Cut> parted;        ///< by conditionals (parse/conditionals.hpp); in order
  std::vector<Cut> cuts;          ///< what the parser need not see; disjoint, in order
  std::vector<Span> hidden;       ///< what bodies would be cut; disjoint, in order

  void clear();
};

}  // namespace brief::parse
