#include "parse/assigned.hpp"

#include "base/hash.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxLook = 400;  // bytes

class Look {
 public:
  Look(const LexTable& table, std::string_view text) : table_(table), text_(text) {}

  bool take(std::string_view token) {
    blanks();
    if (!text_.starts_with(token)) return false;
    text_.remove_prefix(token.size());
    return true;
  }

  std::string_view word() {
    blanks();
    std::size_t end = 0;
    while (end < text_.size() && table_.in_word(text_[end])) ++end;
    const std::string_view found = text_.substr(0, end);
    text_.remove_prefix(end);
    return found;
  }

  bool is(std::string_view word, std::uint8_t bits) const {
    return (table_.word_bits(word, base::hash64(word)) & bits) != 0;
  }

  // `(…)` and what stands between it and an arrow: a type.
  bool parameters_and_arrow() {
    int depth = 1;  // the first was taken
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '(') ++depth;
      if (c == ')' && --depth == 0) {
        const std::string_view rest = text_.substr(i + 1);
        return rest.substr(0, rest.find_first_of(";{(")).find("=>") != std::string_view::npos;
      }
    }
    return false;
  }

 private:
  void blanks() {
    const std::size_t begin = text_.find_first_not_of(" \t\n");
    text_.remove_prefix(begin == std::string_view::npos ? text_.size() : begin);
  }

  const LexTable& table_;
  std::string_view text_;
};

}  // namespace

bool assigns_function(const LexTable& table, std::string_view bytes, std::size_t at) {
  Look look(table, bytes.substr(at, kMaxLook));
  if (!look.take(".") || look.word().empty() || !look.take("=") || look.take("=")) return false;
  for (int words = 0; words < 2; ++words) {  // `async` may stand before
    if (look.take("(")) return look.parameters_and_arrow();
    const std::string_view word = look.word();
    if (word.empty()) return false;
    if (look.is(word, kFunction) || look.take("=>")) return true;
    if (!look.is(word, kReserved)) return false;
  }
  return false;
}

}  // namespace brief::parse
