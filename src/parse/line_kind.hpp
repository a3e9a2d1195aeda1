// What a language's own words say: the first of a logical line, those beside quotes.
#pragma once

#include <cstdint>
#include <string_view>

#include "parse/lex_table.hpp"
#include "parse/suites.hpp"

namespace brief::parse {

/// `f"…"`, `br'…'`: a word of such a length before a quote is no name.
bool string_prefix(std::string_view word, char next);

/// The line at `at` is `__END__` or `__DATA__`.
bool is_end_mark(std::string_view bytes, std::size_t at);

/// Nothing but a blank, a bracket or what ends a command stands before the byte.
bool stands_apart(std::string_view bytes, std::size_t at);

/// The byte behind a character that a question mark at `at` quotes (`?"`), where another language's
/// lexer would see a string begin; `at` when it does not.
std::size_t character_end(const LexTable& table, std::string_view bytes, std::size_t at);

/// The byte behind the lifetime or label (`'a`) that begins at `at`; `at` where a quote closes it
/// after one character.
std::size_t lifetime_end(const LexTable& table, std::string_view bytes, std::size_t at);

/// Of a line that begins with `word`, of which `rest` follows; a reserved word may stand before the
/// telling one. `bits` are the word's LexTable bits.
LineKind kind_of_line(const LexTable& table, std::uint8_t bits, std::string_view word,
                      std::string_view rest);

}  // namespace brief::parse
