#include "focus/words.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace brief::focus {
namespace {

// Function words, and words so common in messages about code that they tell no file from another.
constexpr std::string_view kStopWords[] = {
    "a",        "about",  "add",     "added",   "adding",   "adds",    "after",    "again",
    "all",      "allow",  "allows",  "also",    "an",       "and",     "any",      "are",
    "as",       "at",     "be",      "because", "been",     "before",  "being",    "both",
    "but",      "by",     "can",     "change",  "changed",  "changes", "changing", "chore",
    "closes",   "could",  "did",     "do",      "docs",     "does",    "doing",    "done",
    "down",     "each",   "eg",      "else",    "ensure",   "etc",     "feat",     "fix",
    "fixed",    "fixes",  "fixing",  "for",     "from",     "get",     "had",      "has",
    "have",     "having", "he",      "here",    "how",      "ie",      "if",       "in",
    "instead",  "into",   "is",      "issue",   "it",       "its",     "just",     "like",
    "ll",       "make",   "makes",   "making",  "may",      "me",      "might",    "more",
    "most",     "must",   "my",      "new",     "no",       "nor",     "not",      "now",
    "of",       "off",    "on",      "only",    "onto",     "or",      "other",    "our",
    "out",      "over",   "pr",      "re",      "refactor", "remove",  "removed",  "removes",
    "removing", "return", "returns", "same",    "see",      "set",     "shall",    "she",
    "should",   "so",     "some",    "such",    "support",  "than",    "that",     "the",
    "their",    "them",   "then",    "there",   "these",    "they",    "this",     "those",
    "to",       "too",    "under",   "up",      "update",   "updated", "updates",  "updating",
    "us",       "use",    "used",    "uses",    "using",    "ve",      "very",     "via",
    "was",      "we",     "were",    "what",    "when",     "where",   "which",    "while",
    "who",      "why",    "will",    "with",    "within",   "without", "would",    "you",
    "your"};
static_assert(std::is_sorted(std::begin(kStopWords), std::end(kStopWords)));

constexpr std::size_t kLongestStopWord = 8;
static_assert(std::all_of(std::begin(kStopWords), std::end(kStopWords),
                          [](std::string_view word) { return word.size() <= kLongestStopWord; }));

// Rows of kStopWords that begin with each letter, and the end.
constexpr std::array<std::size_t, 27> kFirstOf = [] {
  std::array<std::size_t, 27> first{};
  for (std::size_t letter = 0; letter < first.size(); ++letter)
    while (first[letter] < std::size(kStopWords) &&
           kStopWords[first[letter]][0] < static_cast<char>('a' + letter))
      ++first[letter];
  return first;
}();

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// The end of the part that begins at `at`: "HTTPUrl" is HTTP and Url.
std::size_t part_end(std::string_view word, std::size_t at) {
  std::size_t end = at + 1;
  const auto run = [&](auto in) {
    while (end < word.size() && in(word[end])) ++end;
  };
  const char first = word[at];
  if (is_wide(first)) {
    run(is_wide);
  } else if (is_digit(first)) {
    run(is_digit);
  } else if (is_lower(first)) {
    run(is_lower);
  } else if (end < word.size() && is_lower(word[end])) {
    run(is_lower);
  } else {
    run(is_upper);
    if (end < word.size() && is_lower(word[end])) --end;
  }
  return end;
}

void append_lower(std::string_view part, std::string& out) {
  for (const char c : part) out += is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::size_t character_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
  return end;
}

// From U+2E80 on, a UTF-8 sequence begins with 0xE2 0xBA or more: ideographs, kana, hangul.
bool is_ideographs(std::string_view part) {
  const auto first = static_cast<unsigned char>(part[0]);
  return part.size() >= 3 &&
         (first > 0xe2 || (first == 0xe2 && static_cast<unsigned char>(part[1]) >= 0xba));
}

void add_pairs(std::string_view part, std::vector<WordTerm>& out) {
  std::size_t at = 0;
  std::size_t next = character_end(part, at);
  if (next >= part.size()) out.push_back({std::string(part), false});
  while (next < part.size()) {
    const std::size_t end = character_end(part, next);
    out.push_back({std::string(part.substr(at, end - at)), false});
    at = next;
    next = end;
  }
}

bool ends_with(const std::string& word, std::string_view ending) {
  return std::string_view(word).ends_with(ending);
}

}  // namespace

bool is_stop_word(std::string_view lower) {
  if (lower.empty() || lower.size() > kLongestStopWord || !is_lower(lower[0])) return false;
  const std::size_t letter = static_cast<std::size_t>(lower[0] - 'a');
  for (std::size_t i = kFirstOf[letter]; i < kFirstOf[letter + 1]; ++i)
    if (kStopWords[i] == lower) return true;
  return false;
}

std::string stem(std::string_view word) {
  std::string out(word);
  constexpr std::size_t kShort = 4;
  if (out.size() <= kShort) return out;
  struct Ending {
    std::string_view text;
    std::string_view by;
    bool doubled;  // "running" is run
  };
  constexpr Ending kEndings[] = {{"ies", "y", false}, {"sses", "ss", false}, {"ss", "ss", false},
                                 {"us", "us", false}, {"ing", "", true},     {"ed", "", true},
                                 {"es", "", false},   {"s", "", false}};
  for (const Ending& ending : kEndings) {
    if (!ends_with(out, ending.text)) continue;
    const std::size_t left = out.size() - ending.text.size();
    if (left + ending.by.size() < 3) break;
    out.resize(left);
    out += ending.by;
    const char last = out.back();
    if (ending.doubled && out.size() > 3 && last == out[out.size() - 2] && last != 'l' &&
        last != 's')
      out.pop_back();
    break;
  }
  if (out.size() > kShort && out.back() == 'e') out.pop_back();
  return out;
}

void terms_of_word(std::string_view word, std::vector<WordTerm>& out) {
  std::string whole;
  std::size_t parts = 0;
  std::size_t last_part = 0;  // terms before the last part
  for (std::size_t at = 0; at < word.size();) {
    if (word[at] == '_') {
      ++at;
      continue;
    }
    const std::size_t end = part_end(word, at);
    const std::string_view part = word.substr(at, end - at);
    at = end;
    ++parts;
    last_part = out.size();
    append_lower(part, whole);
    if (is_digit(part[0])) continue;
    if (is_wide(part[0]) && is_ideographs(part)) {
      add_pairs(part, out);
      continue;
    }
    if (part.size() < 2) continue;
    const std::string_view lower = std::string_view(whole).substr(whole.size() - part.size());
    if (!is_stop_word(lower)) out.push_back({stem(lower), false});
  }
  if (parts == 1) {
    if (out.size() == last_part + 1) out.back().whole = true;
  } else if (whole.size() > 2 && parts > 1) {
    out.push_back({stem(whole), true});
  }
}

std::uint32_t term_hash(std::string_view term) {
  return static_cast<std::uint32_t>(base::hash64(term));
}

}  // namespace brief::focus
