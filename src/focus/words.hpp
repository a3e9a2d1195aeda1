// What a word is, and which terms it stands for. An identifier is split where its parts are joined
// (`parseHTTPUrl`, `parse_http_url`: parse, http, url) and stands as a whole besides
// (parsehttpurl), so that both spellings meet and a rare whole outweighs its common parts. Terms
// are lower case and cut to a stem; words that say nothing are none.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace brief::focus {

/// Longer runs are data (keys, base64), not words.
inline constexpr std::size_t kMaxWord = 64;

inline constexpr std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c >= 0x80;
  return table;
}();

/// Letters, digits, '_' and every byte above ASCII.
inline bool in_word(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

/// Calls `visit(word, at)` for every maximal run of word bytes of at most kMaxWord bytes, in order.
template <typename Visit>
void for_each_word(std::string_view text, Visit&& visit) {
  for (std::size_t at = 0; at < text.size();) {
    if (!in_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && in_word(text[end])) ++end;
    if (end - at <= kMaxWord) visit(text.substr(at, end - at), at);
    at = end;
  }
}

/// A word says nothing of what a text is about ("the", "should", and the verbs of commit messages).
bool is_stop_word(std::string_view lower);

/// `word` (lower case) without its ending: plural, -ing, -ed, final e. Harman 1991 found such light
/// stemming as good as heavier ones; the steps are Porter's 1a and 1b (1980) without measure.
std::string stem(std::string_view word);

/// A term of a word, as text.
struct WordTerm {
  std::string text;
  bool whole = false;  ///< the whole word, not a part of it
};

/// The terms of one word: its parts, then the whole where there is more than one part or the part
/// is the whole. Runs of ideographs have no spaces: their terms are the pairs of neighbours, as
/// Lucene's CJK analyzer has them. Stop words, digits and single letters are left out.
void terms_of_word(std::string_view word, std::vector<WordTerm>& out);

/// The hash by which terms meet.
std::uint32_t term_hash(std::string_view term);

}  // namespace brief::focus
