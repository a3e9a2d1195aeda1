// A language's row as the hand lexer wants it: what a byte may begin, and what a word means.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "brief/language.hpp"
#include "parse/unseen.hpp"

namespace brief::parse {

/// What a byte begins. `starter`: a comment or a string may.
enum class ByteClass : std::uint8_t { other, space, newline, word, digit, starter };

/// What a word is to the search for bodies; a set of bits.
inline constexpr std::uint8_t kReserved = 1;
inline constexpr std::uint8_t kFunction = 2;
inline constexpr std::uint8_t kContainer = 4;
inline constexpr std::uint8_t kWeakContainer = 8;
inline constexpr std::uint8_t kControl = 16;
inline constexpr std::uint8_t kKept = 32;

/// LanguageSpec::lexer_traits, by name.
struct LexTraits {
  bool regex = false;              ///< `/…/` after an operator
  bool template_ = false;          ///< "template": code inside `${…}` of strings in back quotes
  bool lifetimes = false;          ///< `'a` without a closing quote
  bool hash_strings = false;       ///< "hash-strings": r#"…"#
  bool delimiter_strings = false;  ///< "delimiter-strings": R"x(…)x"
  bool digit_quotes = false;       ///< "digit-quotes": 1'000
  bool preprocessor = false;       ///< lines that begin with '#', continued by a backslash
  bool parameter_bodies = false;   ///< "parameter-bodies": `) {` opens a body
  bool directly = false;           ///< "direct-bodies": nothing but a type between `)` and `{`
  bool initializers = false;       ///< `= {…}` holds no definition
  bool skip_bodies = false;        ///< LanguageSpec::skip_bodies
  bool suites = false;             ///< blocks nest by indentation
  bool heredocs = false;           ///< `<<WORD`, `<<~'WORD'`: text up to a line WORD
  bool spaced_heredocs = false;    ///< "spaced-heredocs": blanks may stand before the word
  bool long_heredocs = false;      ///< "long-heredocs": `<<<WORD` instead
  bool percent_literals = false;  ///< "percent-literals": %w[…], ?c, and `f /…/` is no division
  bool name_suffixes = false;     ///< "name-suffixes": `empty?` and `save!` are names
  bool bare_calls = false;        ///< "bare-calls": a name without parentheses may be a call
  bool line_start_comments = false;  ///< "line-start-comments": a block comment begins its line
  bool hash_attributes = false;      ///< "hash-attributes": `#[` is no comment
  bool islands = false;              ///< code stands between `<?` and `?>`
  bool end_bodies = false;           ///< "end-bodies": a body ends at an `end` below its `def`
  bool newline_statements = false;   ///< "newline-statements": a line may begin a statement
  bool line_statements = false;      ///< "line-statements": every line does
  bool spaced_comments = false;      ///< "spaced-comments": a comment's sign stands apart
  bool backslash_escapes = false;    ///< "backslash-escapes": outside of strings too
  bool brace_types = false;          ///< "brace-types": braces hold types, not bodies
  bool markup = false;               ///< text between tags: a comment is one only on its own line
  bool line_signatures = false;      ///< "line-signatures": `<` may begin a line's signature
  bool template_heads = false;       ///< "template-heads": `template <…>` before a declaration
  bool macro_suffixes = false;       ///< "macro-suffixes": `name MACRO_OF(x);` ends a declaration
  bool end_mark = false;             ///< "end-mark": behind a line `__END__` is no code
  bool uncut = false;                ///< the parser sees comments and strings too: marks can't tell
};

struct Starter {
  enum Kind : std::uint8_t { line_comment, block_comment, string } kind;
  Delimiters delimiters;  ///< of a line comment: `open` alone
};

class LexTable {
 public:
  /// Throws Error{internal} on an unknown trait.
  explicit LexTable(const LanguageSpec& spec);

  ByteClass class_of(char c) const { return classes_[static_cast<unsigned char>(c)]; }
  bool in_word(char c) const {
    const ByteClass k = class_of(c);
    return k == ByteClass::word || k == ByteClass::digit;
  }
  /// Bits of the word, 0 for a plain name. `hash` is base::hash64(word).
  std::uint8_t word_bits(std::string_view word, std::uint64_t hash) const;
  /// May the word with these bits begin a definition? Where a language does not say which words do,
  /// every reserved one may.
  bool begins_definition(std::uint8_t bits) const { return (bits & definition_bits_) != 0; }
  /// What the bytes at the front of `rest` begin, the longest; nullptr: nothing.
  const Starter* starter(std::string_view rest) const;
  const Unseen& unseen() const { return unseen_; }
  /// Opens and closes strings of many lines in which nothing is escaped; 0: the language has none.
  char raw_quote() const { return raw_quote_; }
  const LexTraits& traits() const { return traits_; }
  /// Does one of LanguageSpec::environment end `before`?
  bool environment_follows(std::string_view before) const;

 private:
  void add_words(Strings words, std::uint8_t bit);

  struct Word {
    std::uint64_t hash = 0;
    std::string_view text;
    std::uint8_t bits = 0;
  };

  std::array<ByteClass, 256> classes_{};
  std::array<std::uint8_t, 256> first_starter_{};  // row of starters_ + 1
  std::vector<Starter> starters_;                  // by first byte, longest first
  std::vector<Word> words_;  // open addressing; a power of two, at most half full
  char raw_quote_ = 0;
  std::uint8_t definition_bits_ = kReserved;
  Strings environment_;
  std::array<bool, 256> environment_ends_{};  // last bytes of environment_
  LexTraits traits_;
  Unseen unseen_;
};

}  // namespace brief::parse
