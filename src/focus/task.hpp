// What a task says, taken apart: terms with weights, places it names, its scope, its phrases.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace brief::focus {

/// Of a longer task the first bytes are looked at: who pastes a log puts the question first.
inline constexpr std::size_t kMaxTask = 1u << 16;
/// Distinct terms; of more the heaviest stay.
inline constexpr std::size_t kMaxTaskTerms = 256;
inline constexpr std::size_t kMaxTaskPlaces = 64;

struct TaskTerm {
  std::uint32_t hash = 0;
  std::string word;    ///< as it was first typed
  double weight = 0;   ///< 1 + ln of its count; the subject counts twice
  bool whole = false;  ///< a whole word, not a part of one
  bool code = false;   ///< a whole word that looks like an identifier, or was marked as code
};

/// "src/a.c:12", "File \"a.py\", line 12", "at f (lib/a.js:12:3)".
struct TaskPlace {
  std::string path;  ///< as typed, without quotes
  std::uint32_t line = 0;
};

struct Task {
  std::string subject;                 ///< first line that is not empty
  std::vector<TaskTerm> terms;         ///< by hash, ascending
  std::vector<TaskPlace> places;       ///< in order, distinct
  std::vector<std::string> scope;      ///< lower-case words of "fix(scope):" or "scope:"
  std::set<std::string> words;         ///< lower case, without '_', as typed and as stems
  std::string letters;                 ///< all letters and digits of the task, lower case
  std::vector<std::uint64_t> phrases;  ///< hashes of three words in a row (phrase_hash), ascending
  std::vector<std::string> phrase_texts;    ///< beside them
  std::vector<std::uint64_t> phrase_words;  ///< hashes of the words in them, ascending
};

/// Any bytes are fine.
Task parse_task(std::string_view text);

/// Of three neighbouring words' hashes (base::hash64 of the lower-case word).
std::uint64_t phrase_hash(std::uint64_t first, std::uint64_t second, std::uint64_t third);

/// Lower-case letters and digits of a text; bytes above ASCII stay.
std::string letters_of(std::string_view text);

}  // namespace brief::focus
