// Strings that tell what a program touches: environment variables and hidden files, by name.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/condense.hpp"
#include "parse/lexer.hpp"

namespace brief::parse {

/// `DATABASE_URL`: capitals, digits and underscores, three to sixty-four of them.
bool names_variable(std::string_view text);

/// `.ninja_log`, `.fdignore`, `.toolrc.json`: a hidden file's name, told from an extension by an
/// underscore or by an ending that such files have.
bool names_dotfile(std::string_view text);

/// Notes what the string between quotes at `text` tells, which `open` bytes of quotes open.
void note_string(const LexTable& table, std::string_view bytes, Span text, std::size_t open,
                 Lexed& out);

/// Keeps [begin, end), of few: a file of nothing else is no program.
void note(std::vector<Span>& spans, std::size_t begin, std::size_t end);

}  // namespace brief::parse
