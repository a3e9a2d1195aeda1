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

/// Does what stands before a string on its line make it the name of a file: a call that opens,
/// joins or looks for one, a constant, a variable that is called after one? A list of globs or of
/// keys does not. Linear in the line, of which the last 200 bytes count.
bool names_file(std::string_view before);

/// Contents of the string that `bytes` gives the constant `name` ("const NAME: &str = \"X\"",
/// "#define NAME \"X\""); empty where it gives none. REQUIRES: `name` is not empty.
std::string_view constant_string(std::string_view bytes, std::string_view name);

/// Keeps [begin, end), of few: a file of nothing else is no program.
void note(std::vector<Span>& spans, std::size_t begin, std::size_t end);

}  // namespace brief::parse
