#include "parse/lex_table.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "base/hash.hpp"
#include "brief/error.hpp"

namespace brief::parse {
namespace {

LexTraits traits_of(const LanguageSpec& spec) {
  LexTraits out;
  out.skip_bodies = spec.skip_bodies;
  const struct {
    std::string_view name;
    bool* field;
  } known[] = {{"regex", &out.regex},
               {"template", &out.template_},
               {"lifetimes", &out.lifetimes},
               {"hash-strings", &out.hash_strings},
               {"delimiter-strings", &out.delimiter_strings},
               {"digit-quotes", &out.digit_quotes},
               {"preprocessor", &out.preprocessor},
               {"parameter-bodies", &out.parameter_bodies},
               {"direct-bodies", &out.directly},
               {"initializers", &out.initializers},
               {"suites", &out.suites},
               {"heredocs", &out.heredocs},
               {"spaced-heredocs", &out.spaced_heredocs},
               {"long-heredocs", &out.long_heredocs},
               {"percent-literals", &out.percent_literals},
               {"name-suffixes", &out.name_suffixes},
               {"bare-calls", &out.bare_calls},
               {"line-start-comments", &out.line_start_comments},
               {"hash-attributes", &out.hash_attributes},
               {"islands", &out.islands},
               {"end-bodies", &out.end_bodies},
               {"newline-statements", &out.newline_statements},
               {"line-statements", &out.line_statements},
               {"spaced-comments", &out.spaced_comments},
               {"backslash-escapes", &out.backslash_escapes},
               {"brace-types", &out.brace_types},
               {"markup", &out.markup},
               {"end-mark", &out.end_mark},
               {"macro-suffixes", &out.macro_suffixes},
               {"uncut", &out.uncut},
               {"line-signatures", &out.line_signatures},
               {"template-heads", &out.template_heads}};
  for (const std::string_view trait : spec.lexer_traits) {
    const auto found = std::find_if(std::begin(known), std::end(known),
                                    [&](const auto& entry) { return entry.name == trait; });
    if (found == std::end(known)) {
      std::string all;
      for (const auto& entry : known) all.append(all.empty() ? "" : ", ").append(entry.name);
      throw Error(ErrorCode::internal,
                  "unknown lexer trait '" + std::string(trait) + "'; it is one of " + all,
                  std::string(spec.name));
    }
    *found->field = true;
  }
  return out;
}

}  // namespace

LexTable::LexTable(const LanguageSpec& spec)
    : environment_(spec.environment), traits_(traits_of(spec)), unseen_(spec) {
  for (const std::string_view mark : environment_)
    environment_ends_[static_cast<unsigned char>(mark.back())] = true;
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    auto& entry = classes_[static_cast<std::size_t>(c)];
    if (letter || c == '_' || c == '$' || c >= 0x80)
      entry = ByteClass::word;
    else if (c >= '0' && c <= '9')
      entry = ByteClass::digit;
    else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v')
      entry = ByteClass::space;
    else if (c == '\n')
      entry = ByteClass::newline;
  }
  for (const std::string_view open : spec.line_comments)
    starters_.push_back({Starter::line_comment, {.open = open}});
  for (const Delimiters& pair : spec.block_comments)
    starters_.push_back({Starter::block_comment, pair});
  for (const Delimiters& pair : spec.strings) {
    starters_.push_back({Starter::string, pair});
    if (pair.multiline && pair.escape == 0 && pair.code.empty() && pair.open.size() == 1 &&
        pair.open == pair.close)
      raw_quote_ = pair.open[0];
  }
  std::stable_sort(starters_.begin(), starters_.end(), [](const Starter& a, const Starter& b) {
    const char x = a.delimiters.open[0], y = b.delimiters.open[0];
    return x != y ? x < y : a.delimiters.open.size() > b.delimiters.open.size();
  });
  for (std::size_t i = starters_.size(); i-- > 0;) {
    const auto byte = static_cast<unsigned char>(starters_[i].delimiters.open[0]);
    first_starter_[byte] = static_cast<std::uint8_t>(i + 1);
    classes_[byte] = ByteClass::starter;
  }
  const std::size_t words = spec.keywords.size() + spec.function_keywords.size() +
                            spec.container_keywords.size() + spec.weak_container_keywords.size() +
                            spec.control_keywords.size() + spec.kept_keywords.size();
  words_.resize(std::bit_ceil(2 * words + 2));
  if (traits_.regex) classes_['/'] = ByteClass::starter;
  add_words(spec.keywords, kReserved);
  add_words(spec.function_keywords, kReserved | kFunction);
  add_words(spec.container_keywords, kReserved | kContainer);
  add_words(spec.weak_container_keywords, kReserved | kWeakContainer);
  add_words(spec.control_keywords, kReserved | kControl);
  add_words(spec.kept_keywords, kReserved | kKept);
  if (!spec.function_keywords.empty() || !spec.container_keywords.empty() ||
      !spec.weak_container_keywords.empty())
    definition_bits_ = kFunction | kContainer | kWeakContainer;
}

bool LexTable::environment_follows(std::string_view before) const {
  if (before.empty() || !environment_ends_[static_cast<unsigned char>(before.back())]) return false;
  return std::any_of(environment_.begin(), environment_.end(), [&](std::string_view mark) {
    if (mark.front() == '*') return before.ends_with(mark.substr(1));
    if (!before.ends_with(mark)) return false;
    // `env.` is the end of `process.env.`, not of `tokenv.`
    return before.size() == mark.size() || !in_word(mark.front()) ||
           !in_word(before[before.size() - mark.size() - 1]);
  });
}

void LexTable::add_words(Strings words, std::uint8_t bit) {
  const std::size_t mask = words_.size() - 1;
  for (const std::string_view word : words) {
    const std::uint64_t hash = base::hash64(word);
    std::size_t slot = hash & mask;
    while (!words_[slot].text.empty() && words_[slot].text != word) slot = (slot + 1) & mask;
    words_[slot].hash = hash;
    words_[slot].text = word;
    words_[slot].bits = static_cast<std::uint8_t>(words_[slot].bits | bit);
  }
}

std::uint8_t LexTable::word_bits(std::string_view word, std::uint64_t hash) const {
  const std::size_t mask = words_.size() - 1;
  for (std::size_t slot = hash & mask; !words_[slot].text.empty(); slot = (slot + 1) & mask)
    if (words_[slot].hash == hash && words_[slot].text == word) return words_[slot].bits;
  return 0;
}

const Starter* LexTable::starter(std::string_view rest) const {
  const std::uint8_t first = first_starter_[static_cast<unsigned char>(rest[0])];
  if (first == 0) return nullptr;
  for (std::size_t i = first - 1u; i < starters_.size(); ++i) {
    const Starter& candidate = starters_[i];
    if (candidate.delimiters.open[0] != rest[0]) return nullptr;
    if (rest.substr(0, candidate.delimiters.open.size()) == candidate.delimiters.open)
      return &candidate;
  }
  return nullptr;
}

}  // namespace brief::parse
