// What comments and documentation strings say, as one sentence.
#pragma once

#include <string>
#include <string_view>

#include "brief/language.hpp"
#include "parse/lexer.hpp"
#include "parse/lines.hpp"

namespace brief::parse {

/// White space folded to single spaces, trimmed, at most `limit` bytes (no character is cut in
/// two; an ellipsis shows a cut).
std::string folded(std::string_view text, std::size_t limit);

/// Comments of one file, to be asked for what documents a place.
class DocComments {
 public:
  DocComments(const LanguageSpec& spec, std::string_view bytes, const Lexed& lexed,
              const Lines& lines)
      : spec_(spec), bytes_(bytes), lexed_(lexed), lines_(lines) {}

  /// First sentence of the comment that stands directly above the byte, where nothing but
  /// decorators, attributes and modifiers is between them; "" when there is none, when it is a
  /// licence or when it speaks to a tool.
  std::string above(std::uint32_t byte) const;

  /// First sentence of the comment that opens the file, licences left out. A comment that stands
  /// directly above `first_definition` (npos: none) documents that. `line` is its line.
  std::string of_file(std::size_t first_definition, std::uint32_t& line) const;

  /// First sentence of a documentation string, written with its quotes, or of plain text.
  std::string of_string(std::string_view literal) const;

 private:
  struct Block {
    std::size_t first = 0;  // rows of lexed_.comments
    std::size_t last = 0;
  };
  Block block_ending(std::size_t last) const;
  Block block_from(std::size_t first) const;
  bool joins(std::size_t upper, std::size_t lower) const;
  std::string text_of(const Block& block) const;
  bool only_modifiers(std::string_view between) const;

  const LanguageSpec& spec_;
  std::string_view bytes_;
  const Lexed& lexed_;
  const Lines& lines_;
};

}  // namespace brief::parse
