// Repository text is hostile. Everything that reaches a brief, a terminal or a message goes through
// here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace brief::base {

inline constexpr std::size_t kMaxQuote = 120;  ///< characters of quoted repository text

bool valid_utf8(std::string_view bytes);

/// One line of valid UTF-8: white space folded to single spaces and trimmed, invalid bytes,
/// control, bidi, zero-width and tag characters written as `\x1b`, `\u202e`; cut at `limit`
/// characters with an ellipsis. No Markdown escaping.
std::string one_line(std::string_view text, std::size_t limit = kMaxQuote);

/// A path as text: itself where it is plain UTF-8, else double-quoted with C escapes as git prints
/// it.
std::string display_path(std::string_view path);

/// `one_line` inside a Markdown code span with a fence long enough for its own backticks.
std::string code_span(std::string_view text, std::size_t limit = kMaxQuote);

/// `one_line` with Markdown's and HTML's special characters escaped: cannot open a heading, fence,
/// comment, link, list or one of our marks. Cut where a word ends, if one does near `limit`.
std::string markdown_text(std::string_view text, std::size_t limit = kMaxQuote);

/// The first sentence of a paragraph: up to ". ", ".\n", "。", a blank line or the end.
std::string_view first_sentence(std::string_view text);

/// What stands before the last '/' of a path; empty at the root. Inline: scans ask it of every
/// file.
inline std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

/// A letter, a digit (of ASCII) or '_'.
inline bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Does `word` stand in `text` with no byte of `in_word` beside it?
bool holds_word(std::string_view text, std::string_view word, bool (*in_word)(char) = is_word);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string to_lower(std::string_view text);

/// The smallest number of single-character edits from a to b (for "did you mean").
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace brief::base
