// The words at the beginning of a statement, folded so that expressions can read them, and the
// signs that part words in every dialect.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace brief::parse {

inline constexpr std::size_t kMaxHead = 600;  ///< bytes of a statement that the expressions see

inline bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

inline bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

inline bool same_word(std::string_view word, std::string_view upper) {
  return word.size() == upper.size() &&
         std::equal(word.begin(), word.end(), upper.begin(), [](char a, char b) {
           return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
         });
}

template <std::size_t N>
bool one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view other) { return same_word(word, other); });
}

/// The text of one statement's beginning, and where each byte of it stands in the file.
class Head {
 public:
  void clear() {
    text_.clear();
    places_.clear();
    gap_ = false;
  }
  void gap() { gap_ = !text_.empty(); }
  void add(std::string_view bytes, std::size_t at) {
    if (text_.size() + bytes.size() >= kMaxHead) return gap();
    if (gap_) push(' ', at);
    gap_ = false;
    for (const char c : bytes) push(c, at++);
  }
  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }
  std::uint32_t place(std::size_t i) const { return places_[i]; }

 private:
  void push(char c, std::size_t at) {
    text_.push_back(c);
    places_.push_back(static_cast<std::uint32_t>(at));
  }
  std::string text_;
  std::vector<std::uint32_t> places_;
  bool gap_ = false;
};

}  // namespace brief::parse
