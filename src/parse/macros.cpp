#include "parse/macros.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxArguments = 2000;  // bytes of a macro's arguments
constexpr std::size_t kShortestCapitals = 4;

bool in_capitals(std::string_view name) {
  return name.size() >= kShortestCapitals &&
         std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class Look {
 public:
  Look(const LexTable& table, std::string_view bytes, std::size_t at)
      : table_(table), bytes_(bytes), at_(at) {}

  char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  std::size_t at() const { return at_; }
  bool word() const { return table_.class_of(peek()) == ByteClass::word; }

  /// Skips `bytes`; true when there was one.
  bool skip(std::string_view bytes) {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && bytes.find(bytes_[at_]) != std::string_view::npos) ++at_;
    return at_ > begin;
  }

  std::string_view take_word() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && table_.in_word(bytes_[at_])) ++at_;
    return bytes_.substr(begin, at_ - begin);
  }

  bool plain(std::string_view word) const {
    return !word.empty() && table_.word_bits(word, base::hash64(word)) == 0;
  }

  /// Skips a pair of parentheses with what they hold; false when they do not close in time.
  bool skip_parentheses() {
    int depth = 0;
    const std::size_t limit = std::min(bytes_.size(), at_ + kMaxArguments);
    for (; at_ < limit; ++at_) {
      if (bytes_[at_] == '(') ++depth;
      if (bytes_[at_] == ')' && --depth == 0) return ++at_, true;
    }
    return false;
  }

 private:
  const LexTable& table_;
  std::string_view bytes_;
  std::size_t at_;
};

// A declaration could follow here, a directive, a comment or what closes the scope.
bool declares(const Look& look) {
  return look.word() || std::string_view("}#/").find(look.peek()) != std::string_view::npos ||
         look.peek() == '\0';
}

// `NAME(…)` that ends its line.
bool is_invocation(Look look, std::size_t& end) {
  if (!look.skip_parentheses()) return false;
  end = look.at();
  look.skip(" \t");
  return (look.peek() == '\n' || look.peek() == '\0') && (look.skip(" \t\n"), declares(look));
}

// `NAME` alone on its line, and not the type of a function that follows.
bool is_line(Look look) {
  look.skip(" \t\n");
  if (!declares(look)) return false;
  if (!look.word()) return true;
  look.take_word();
  look.skip(" \t");
  return look.peek() != '(';
}

// `NAME type name`
bool is_qualifier(Look look, bool capitals) {
  const std::string_view second = look.take_word();
  const bool blank = look.skip(" \t");
  const bool pointer = look.skip("*& \t");
  if ((!blank && !pointer) || !look.word()) return false;
  // `int64_t __inline f(…)`: what compilers call by two underscores is no name.
  return capitals || (!pointer && !second.starts_with("__") && look.plain(second) &&
                      look.plain(look.take_word()));
}

}  // namespace

std::size_t macro_end(const LexTable& table, std::string_view bytes, std::size_t begin,
                      std::size_t end) {
  const bool capitals = in_capitals(bytes.substr(begin, end - begin));
  Look look(table, bytes, end);
  std::size_t stop = end;
  if (look.peek() == '(') return capitals && is_invocation(look, stop) ? stop : begin;
  look.skip(" \t");
  if (look.peek() == '\n') return capitals && is_line(look) ? end : begin;
  return look.word() && is_qualifier(look, capitals) ? end : begin;
}

}  // namespace brief::parse
