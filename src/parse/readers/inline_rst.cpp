#include <string>

#include "parse/readers/inline_text.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxInline = 4096;
constexpr std::size_t kNone = std::string_view::npos;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c & 0x80) != 0;
}

class RstInline {
 public:
  explicit RstInline(std::string_view text) : text_(cut_utf8(text, kMaxInline)) {}

  PlainText plain() {
    for (std::size_t i = 0; i < text_.size();) i = one(i);
    out_.text = fold_space(out_.text);
    return std::move(out_);
  }

 private:
  std::size_t one(std::size_t i) {
    const char c = text_[i];
    if (c == '\\' && i + 1 < text_.size()) return put(text_.substr(i + 1, 1), false), i + 2;
    if (text_.substr(i, 2) == "``") return literal(i);
    if (c == '`') return interpreted(i);
    if (c == ':' && role(i) != kNone) return interpreted(role(i));
    if (c == '*') return i + 1;
    if (c == '|' && i + 1 < text_.size() && is_word(text_[i + 1])) return substitution(i);
    if (c == '_' && i > 0 && is_word(text_[i - 1]) &&
        (i + 1 == text_.size() || !is_word(text_[i + 1])))
      return i + 1;
    return put(text_.substr(i, 1), false), i + 1;
  }

  void put(std::string_view text, bool linked) {
    out_.text += text;
    out_.linked += linked ? text.size() : 0;
  }

  std::size_t literal(std::size_t i) {
    const std::size_t end = text_.find("``", i + 2);
    if (end == kNone) return i + 2;
    put(text_.substr(i + 2, end - i - 2), false);
    return end + 2;
  }

  // The tick behind `:name:`.
  std::size_t role(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < text_.size() && end - i < 40 &&
           (is_word(text_[end]) || text_[end] == '-' || text_[end] == '.'))
      ++end;
    return end > i + 1 && end + 1 < text_.size() && text_[end] == ':' && text_[end + 1] == '`'
               ? end + 1
               : kNone;
  }

  // `text`, `text <target>`_, :role:`text`
  std::size_t interpreted(std::size_t i) {
    const std::size_t end = text_.find('`', i + 1);
    if (end == kNone) return i + 1;
    std::string_view inner = text_.substr(i + 1, end - i - 1);
    const std::size_t target = inner.rfind('<');
    if (target != kNone && inner.ends_with('>') && target > 0) inner = inner.substr(0, target);
    std::size_t next = end + 1;
    while (next < text_.size() && text_[next] == '_') ++next;
    put(fold_space(inner), next > end + 1);
    return next;
  }

  std::size_t substitution(std::size_t i) {
    const std::size_t end = text_.find('|', i + 1);
    if (end == kNone || text_.substr(i, end - i).find('\n') != kNone) return put("|", false), i + 1;
    return end + 1;
  }

  std::string_view text_;
  PlainText out_;
};

}  // namespace

PlainText plain_rst(std::string_view text) { return RstInline(text).plain(); }

}  // namespace brief::parse
