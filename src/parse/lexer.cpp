#include "parse/lexer.hpp"

#include <algorithm>
#include <string>

#include "base/hash.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxTemplates = 256;  // nesting of code in strings
constexpr std::size_t kMaxRegex = 2000;     // bytes; a line of slashes would be quadratic
constexpr std::size_t kMaxDelimiter = 32;   // bytes that may be chosen for a raw string's end

class Lexer {
 public:
  Lexer(const LexTable& table, std::string_view bytes, Lexed& out)
      : table_(table),
        traits_(table.traits()),
        bytes_(bytes),
        out_(out),
        bodies_(table.traits(), out.bodies) {}

  void run() {
    if (bytes_.substr(0, 3) == "\xef\xbb\xbf") at_ = 3;
    if (bytes_.substr(at_, 2) == "#!") at_ = line_end(at_);
    while (at_ < bytes_.size()) step();
    if (out_.first_token == 0 && !token_seen_) out_.first_token = size32();
    if (!bodies_.balanced()) out_.bodies.clear();
  }

 private:
  std::uint32_t size32() const { return static_cast<std::uint32_t>(bytes_.size()); }
  char peek(std::size_t at) const { return at < bytes_.size() ? bytes_[at] : '\0'; }
  std::size_t line_end(std::size_t from) const {
    return std::min(bytes_.find('\n', from), bytes_.size());
  }

  void step() {
    const char c = bytes_[at_];
    switch (table_.class_of(c)) {
      case ByteClass::space:
        ++at_;
        return;
      case ByteClass::newline:
        if (in_directive_ && (at_ == 0 || bytes_[at_ - 1] != '\\')) in_directive_ = false;
        line_empty_ = true;
        ++at_;
        return;
      case ByteClass::word:
        return word();
      case ByteClass::digit:
        return number();
      case ByteClass::starter:
        if (starter()) return;
        break;
      case ByteClass::other:
        break;
    }
    punctuation(c);
  }

  void token(bool regex_may_follow) {
    if (!token_seen_ && !in_directive_) {
      token_seen_ = true;
      out_.first_token = static_cast<std::uint32_t>(at_);
    }
    line_empty_ = false;
    regex_may_follow_ = regex_may_follow;
  }

  void word() {
    const std::size_t begin = at_;
    std::size_t end = begin + 1;
    while (end < bytes_.size() && table_.in_word(bytes_[end])) ++end;
    const std::string_view text = bytes_.substr(begin, end - begin);
    const std::uint64_t hash = base::hash64(text);
    const std::uint8_t bits = text.size() <= kMaxName ? table_.word_bits(text, hash) : 0;
    token((bits & kReserved) != 0);
    at_ = end;
    if (traits_.hash_strings && hash_string(text)) return;
    if (traits_.delimiter_strings && text.back() == 'R' && peek(end) == '"') {
      return delimiter_string();
    }
    if (bits == 0 && text.size() > 1 && text.size() <= kMaxName && !string_prefix(text, end))
      out_.names.add(text, hash, use_kind(bytes_, begin, end));
    if (!in_directive_) {
      std::size_t next = end;
      while (next < bytes_.size() && (bytes_[next] == ' ' || bytes_[next] == '\t')) ++next;
      bodies_.word(bits, begin > 0 ? bytes_[begin - 1] : '\0', peek(next));
    }
  }

  // `f"…"`, `br'…'`: no name.
  bool string_prefix(std::string_view text, std::size_t end) const {
    return text.size() <= 2 && (peek(end) == '"' || peek(end) == '\'');
  }

  void number() {
    token(false);
    while (at_ < bytes_.size() &&
           (table_.in_word(bytes_[at_]) || bytes_[at_] == '.' ||
            (traits_.digit_quotes && bytes_[at_] == '\'' && table_.in_word(peek(at_ + 1)))))
      ++at_;
    literal();
  }

  void literal() {
    if (!in_directive_) bodies_.literal();
  }

  bool starter() {
    const std::string_view rest = bytes_.substr(at_);
    const Starter* found = table_.starter(rest);
    if (found == nullptr) return traits_.regex && rest[0] == '/' && regex();
    switch (found->kind) {
      case Starter::line_comment:
        comment(line_end(at_), true);
        return true;
      case Starter::block_comment:
        comment(block_end(found->delimiters), false);
        return true;
      case Starter::string:
        break;
    }
    if (traits_.lifetimes && rest[0] == '\'' && lifetime()) return true;
    token(false);
    if (traits_.template_ && rest[0] == '`') {
      ++at_;
      template_text();
    } else {
      at_ = string_end(found->delimiters);
    }
    literal();
    return true;
  }

  void comment(std::size_t end, bool line) {
    out_.comments.push_back(
        {{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)}, line_empty_, line});
    at_ = end;
  }

  std::size_t block_end(const Delimiters& pair) const {
    if (!pair.nests) {
      const std::size_t close = bytes_.find(pair.close, at_ + pair.open.size());
      return close == std::string_view::npos ? bytes_.size() : close + pair.close.size();
    }
    std::size_t depth = 1, at = at_ + pair.open.size();
    while (at < bytes_.size() && depth > 0) {
      if (bytes_.substr(at, pair.close.size()) == pair.close) {
        --depth;
        at += pair.close.size();
      } else if (bytes_.substr(at, pair.open.size()) == pair.open) {
        ++depth;
        at += pair.open.size();
      } else {
        ++at;
      }
    }
    return at;
  }

  std::size_t string_end(const Delimiters& pair) const {
    for (std::size_t at = at_ + pair.open.size(); at < bytes_.size(); ++at) {
      const char c = bytes_[at];
      if (pair.escape != 0 && c == pair.escape) {
        ++at;
      } else if (c == '\n' && !pair.multiline) {
        return at;  // never closed: at most this line is lost
      } else if (c == pair.close[0] && bytes_.substr(at, pair.close.size()) == pair.close) {
        return at + pair.close.size();
      }
    }
    return bytes_.size();
  }

  // `'a` is a lifetime or a label unless a quote closes it after one character.
  bool lifetime() {
    const char next = peek(at_ + 1);
    if (next == '\\' || !table_.in_word(next)) return false;
    std::size_t end = at_ + 2;
    while (end < bytes_.size() && (static_cast<unsigned char>(bytes_[end]) & 0xc0) == 0x80) ++end;
    if (peek(end) == '\'') return false;
    token(false);
    at_ += 2;
    while (at_ < bytes_.size() && table_.in_word(bytes_[at_])) ++at_;
    return true;
  }

  // r"…", br##"…"##: behind a word of such a prefix.
  bool hash_string(std::string_view prefix) {
    if (prefix != "r" && prefix != "br" && prefix != "cr") return false;
    std::size_t hashes = 0;
    while (peek(at_ + hashes) == '#') ++hashes;
    if (peek(at_ + hashes) != '"' || hashes > kMaxDelimiter) return false;
    std::string close(1, '"');
    close.append(hashes, '#');
    finish_raw(at_ + hashes + 1, close);
    return true;
  }

  void delimiter_string() {
    const std::size_t open = bytes_.substr(0, at_ + 2 + kMaxDelimiter).find('(', at_);
    if (open == std::string_view::npos) return;
    std::string close(1, ')');
    close.append(bytes_.substr(at_ + 1, open - at_ - 1)).push_back('"');
    finish_raw(open + 1, close);
  }

  void finish_raw(std::size_t from, const std::string& close) {
    const std::size_t end = bytes_.find(close, from);
    at_ = end == std::string_view::npos ? bytes_.size() : end + close.size();
    token(false);
    literal();
  }

  // Text of a string in back quotes, from at_ to its end or to the code in `${`.
  void template_text() {
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\\') {
        ++at_;
      } else if (c == '`') {
        ++at_;
        return;
      } else if (c == '$' && peek(at_ + 1) == '{' && templates_.size() < kMaxTemplates) {
        templates_.push_back(braces_);
        bodies_.punctuation('(', static_cast<std::uint32_t>(at_), '\0', '\0');
        at_ += 2;
        return;
      }
    }
  }

  // A regular expression where an operand may stand; an operator when the line ends first.
  bool regex() {
    if (!regex_may_follow_ || (at_ > 0 && bytes_[at_ - 1] == '<')) return false;
    bool in_class = false;
    const std::size_t limit = std::min(bytes_.size(), at_ + kMaxRegex);
    for (std::size_t at = at_ + 1; at < limit && bytes_[at] != '\n'; ++at) {
      const char c = bytes_[at];
      if (c == '\\') {
        ++at;
      } else if (c == '[') {
        in_class = true;
      } else if (c == ']') {
        in_class = false;
      } else if (c == '/' && !in_class) {
        token(false);
        at_ = at + 1;
        literal();
        return true;
      }
    }
    return false;
  }

  void punctuation(char c) {
    if (traits_.preprocessor && c == '#' && line_empty_) return directive();
    token(c != ')' && c != ']' && c != '}');
    if (c == '(' || c == '[' || c == '{') {
      out_.depth = std::max(out_.depth, ++depth_);
    } else if (c == ')' || c == ']' || c == '}') {
      if (depth_ > 0) --depth_;
    }
    if (c == '{') ++braces_;
    if (c == '}') {
      if (!templates_.empty() && templates_.back() == braces_) {
        templates_.pop_back();
        bodies_.punctuation(')', static_cast<std::uint32_t>(at_), '\0', '\0');
        ++at_;
        return template_text();
      }
      if (braces_ > 0) --braces_;
    }
    if (!in_directive_)
      bodies_.punctuation(c, static_cast<std::uint32_t>(at_), at_ > 0 ? bytes_[at_ - 1] : '\0',
                          peek(at_ + 1));
    ++at_;
  }

  void directive() {
    line_empty_ = false;
    std::size_t begin = at_ + 1;
    while (peek(begin) == ' ' || peek(begin) == '\t') ++begin;
    std::size_t end = begin;
    while (peek(end) >= 'a' && peek(end) <= 'z') ++end;
    const std::string_view name = bytes_.substr(begin, end - begin);
    if (name == "if" || name == "ifdef" || name == "ifndef")
      bodies_.directive(Directive::begin_if);
    else if (name == "else" || name == "elif")
      bodies_.directive(Directive::other_branch);
    else if (name == "endif")
      bodies_.directive(Directive::end_if);
    at_ = end;
    in_directive_ = true;
    if (name == "include" || name == "error" || name == "warning" || name == "pragma") {
      at_ = line_end(at_);
    }
  }

  const LexTable& table_;
  const LexTraits& traits_;
  std::string_view bytes_;
  Lexed& out_;
  BodyFinder bodies_;
  std::size_t at_ = 0;
  std::uint32_t depth_ = 0;
  std::uint32_t braces_ = 0;
  std::vector<std::uint32_t> templates_;
  bool line_empty_ = true;
  bool in_directive_ = false;
  bool regex_may_follow_ = true;
  bool token_seen_ = false;
};

}  // namespace

void Lexed::clear() {
  comments.clear();
  bodies.clear();
  first_token = 0;
  depth = 0;
  names.clear();
}

void lex(const LexTable& table, std::string_view bytes, Lexed& out) {
  out.clear();
  Lexer(table, bytes, out).run();
}

}  // namespace brief::parse
