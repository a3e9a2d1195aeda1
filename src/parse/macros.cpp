#include "parse/macros.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxArguments = 2000;  // bytes of a macro's arguments
constexpr std::size_t kMaxLook = 8192;       // bytes behind a word; all searches end there
constexpr std::size_t kShortestCapitals = 4;
constexpr std::size_t kMaxWords = 8;  // between a container's keyword and its name

bool in_capitals(std::string_view name) {
  return name.size() >= kShortestCapitals &&
         std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::size_t angle_end(std::string_view bytes, std::size_t open);

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

  std::string_view bytes() const { return bytes_; }

  bool take(std::string_view token) {
    if (bytes_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  /// Skips white space and comments.
  void skip_blanks() {
    for (;;) {
      skip(" \t\n");
      const std::string_view rest = bytes_.substr(at_, 2);
      const std::size_t end = rest == "//"   ? bytes_.find('\n', at_)
                              : rest == "/*" ? bytes_.find("*/", at_)
                                             : std::string_view::npos;
      if (end == std::string_view::npos) return;
      at_ = rest == "//" ? end : end + 2;
    }
  }

  bool skip_angles() {
    const std::size_t end = angle_end(bytes_, at_);
    if (end == at_) return false;
    at_ = end;
    return true;
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

// A declaration could follow here, a directive, a comment or what closes the scope; `@interface`
// and
// `- (void)method` are declarations too.
bool declares(const Look& look) {
  return look.word() || std::string_view("}#/@-+").find(look.peek()) != std::string_view::npos ||
         look.peek() == '\0';
}

// Parameters of an old-style definition: names alone, `f(a, b)`.
bool names_alone(std::string_view parentheses) {
  bool word = false, blank = false;
  for (const char c : parentheses.substr(1, parentheses.size() - 2)) {
    const bool in_name =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
    if (c == ',') {
      word = blank = false;
    } else if (in_name) {
      if (word && blank) return false;
      word = true;
    } else if (c == ' ' || c == '\t' || c == '\n') {
      blank = word;
    } else {
      return false;
    }
  }
  return true;
}

// `NAME(…)` that ends its line. In small letters only what is no old-style definition.
// One in capitals may end by a semicolon; without an underscore it could be a constructor then.
bool is_invocation(Look look, bool capitals, bool underscored, std::size_t& end) {
  const std::size_t open = look.at();
  if (!look.skip_parentheses()) return false;
  end = look.at();
  if (!capitals && names_alone(look.bytes().substr(open, end - open))) return false;
  look.skip(" \t");
  if (capitals && underscored && look.take(";")) return end = look.at(), true;
  if (look.peek() != '\n' && look.peek() != '\0') return false;
  look.skip_blanks();
  return capitals ? declares(look) : look.word() && !look.plain(look.take_word());
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

// `NAME type name`; the type may be qualified, `std::vector<int>`, and end the line before the name
// of a function.
bool is_qualifier(Look look, bool capitals) {
  const std::string_view second = look.take_word();
  if (capitals && second == "template") return true;
  if (capitals && look.peek() == '(') {  // of a constructor: `API Name(int a) : a_(a) {`
    if (!look.skip_parentheses()) return false;
    look.skip_blanks();
    return look.take(":") && look.peek() != ':';
  }
  bool qualified = false;
  while (capitals && (look.take("::") || look.peek() == '<')) {
    qualified = true;
    if (look.peek() == '<') {
      if (!look.skip_angles()) return false;
    } else {
      look.take_word();
    }
  }
  const bool blank = look.skip(" \t");
  const bool pointer = look.skip("*& \t");
  const bool line = capitals && look.skip("\n");
  if (line) look.skip(" \t");
  if ((!blank && !pointer && !line) || !look.word()) return false;
  if (line || qualified) {
    look.take_word();
    look.skip(" \t");
    return qualified || look.peek() == '(';
  }
  // `int64_t __inline f(…)`: what compilers call by two underscores is no name.
  return capitals || (!pointer && !second.starts_with("__") && look.plain(second) &&
                      look.plain(look.take_word()));
}

bool may_be_macro(std::string_view word) {
  return word.starts_with("__") ||
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// What follows the words behind a container's keyword: is it a definition, and are the words before
// its name macros then? Without bases, `enum mode name : 4` is a field.
bool defines(const Look& look, std::string_view name, bool all_may_be) {
  if (name.empty()) return false;
  if (look.peek() == '{') return true;
  return all_may_be && (look.peek() == ':' || look.peek() == '<');
}

// The place behind the `>` that closes the `<` at `open`; `open` when it does not close in time.
std::size_t angle_end(std::string_view bytes, std::size_t open) {
  int angles = 0, others = 0;
  const std::size_t limit = std::min(bytes.size(), open + kMaxArguments);
  for (std::size_t i = open; i < limit; ++i) {
    const char c = bytes[i];
    if (c == '(' || c == '[' || c == '{') ++others;
    if (c == ')' || c == ']' || c == '}') --others;
    if (others < 0 || c == ';') return open;
    if (others > 0) continue;
    if (c == '<') ++angles;
    if (c == '>' && bytes[i - 1] != '-' && --angles == 0) return i + 1;
  }
  return open;
}

// The byte behind the macro whose name, the first plain word of a statement, is [begin, end);
// `begin` when it is none. What may be a type is taken for none: the name must be in capitals or
// be followed by two more plain words.
std::size_t macro_end(const LexTable& table, std::string_view bytes, std::size_t begin,
                      std::size_t end) {
  const bool capitals = in_capitals(bytes.substr(begin, end - begin));
  const bool underscored = bytes.substr(begin, end - begin).find('_') != std::string_view::npos;
  Look look(table, bytes, end);
  std::size_t stop = end;
  if (look.peek() == '(') return is_invocation(look, capitals, underscored, stop) ? stop : begin;
  look.skip(" \t");
  if (look.peek() == '\n') return capitals && is_line(look) ? end : begin;
  return look.word() && is_qualifier(look, capitals) ? end : begin;
}

// Behind a keyword of a container, which ends at `end`: the macros before the name that a body or
// bases follow: `class API Name : Base {`. Empty when the words are no such thing.
std::vector<Span> container_macros(const LexTable& table, std::string_view bytes, std::size_t end) {
  std::vector<Span> found;
  Look look(table, bytes, end);
  std::string_view name;  // the last plain word without arguments
  bool all_may_be = true;
  for (std::size_t words = 0; words < kMaxWords; ++words) {
    look.skip_blanks();
    const std::size_t begin = look.at();
    if (words > 0 && defines(look, name, all_may_be && table.traits().template_heads)) {
      if (!found.empty()) found.pop_back();  // the name
      return found;
    }
    if (!look.word()) return {};
    const std::string_view word = look.take_word();
    std::size_t stop = look.at();
    look.skip_blanks();
    const bool arguments = look.peek() == '(';
    if (arguments && !look.skip_parentheses()) return {};
    if (arguments) stop = look.at();
    while (look.take("::")) look.take_word(), stop = look.at();
    if (!look.plain(word)) {
      if (word == "final" && !found.empty() && all_may_be) return found.pop_back(), found;
      continue;
    }
    if (!name.empty()) all_may_be &= may_be_macro(name);
    name = arguments ? std::string_view() : word;
    if (arguments) all_may_be &= may_be_macro(word);
    found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop)});
  }
  return {};
}

// The place behind a macro between a function's parameters and its body or the end of its
// declaration: `f() NOEXCEPT {`, `f() LOCKS(mutex);`. `begin` when [begin, end) is none.
std::size_t suffix_end(const LexTable& table, std::string_view bytes, std::size_t begin,
                       std::size_t end) {
  if (!in_capitals(bytes.substr(begin, end - begin))) return begin;
  Look look(table, bytes, end);
  look.skip(" \t");
  std::size_t stop = end;
  if (look.peek() == '(') {
    if (!look.skip_parentheses()) return begin;
    stop = look.at();
  }
  look.skip_blanks();
  if (look.peek() == '{' || look.peek() == ';') return stop;
  const std::size_t next = look.at();
  const std::string_view word = look.take_word();
  return !word.empty() && suffix_end(table, bytes, next, look.at()) > next ? stop : begin;
}

// The place behind `NAME(…)` within a declaration: `type *ALLOCATES(1) f(…)`. `begin` when
// [begin, end) is none: what follows must be the declaration's own name, or one more of them.
std::size_t infix_end(const LexTable& table, std::string_view bytes, std::size_t begin,
                      std::size_t end) {
  const std::string_view name = bytes.substr(begin, end - begin);
  if (!in_capitals(name) || name.find('_') == std::string_view::npos) return begin;
  Look look(table, bytes, end);
  if (look.peek() != '(' || !look.skip_parentheses()) return begin;
  const std::size_t stop = look.at();
  look.skip_blanks();
  const std::size_t next = look.at();
  const std::string_view word = look.take_word();
  if (!look.plain(word)) return begin;
  if (in_capitals(word)) return infix_end(table, bytes, next, look.at()) > next ? stop : begin;
  look.skip(" \t");
  return look.peek() == '(' ? stop : begin;
}

// The place behind `NAME(…)` where it stands for a parameter of a template, or for the type of a
// function that follows: `LOCAL(int) f(…)`. `begin` when it is none.
std::size_t type_macro_end(const LexTable& table, std::string_view bytes, std::size_t begin,
                           std::size_t end, bool in_template) {
  if (!in_capitals(bytes.substr(begin, end - begin))) return begin;
  Look look(table, bytes, end);
  if (look.peek() != '(' || !look.skip_parentheses()) return begin;
  const std::size_t stop = look.at();
  if (in_template) return stop;
  look.skip("* \t");
  const std::string_view name = look.take_word();
  if (!look.plain(name) || in_capitals(name)) return begin;
  look.skip(" \t");
  return look.peek() == '(' ? stop : begin;
}

// The `typedef` whose last byte is the last of `before` that is no white space; npos: there is
// none.
std::size_t typedef_before(std::string_view before) {
  constexpr std::string_view kWord = "typedef";
  const std::size_t last = before.find_last_not_of(" \t\n");
  if (last == std::string_view::npos || !before.substr(0, last + 1).ends_with(kWord))
    return std::string_view::npos;
  return last + 1 - kWord.size();
}

}  // namespace

// `typedef NS_ENUM(NSInteger, Name) {`: a type and a name, then perhaps more macros, then members.
// The parser is given `enum Name {`.
bool MacroFinder::enumeration(std::string_view near, std::size_t begin, std::size_t end) {
  const std::size_t head = typedef_before(near.substr(0, begin));
  if (head == std::string_view::npos || !in_capitals(near.substr(begin, end - begin))) return false;
  Look look(table_, near, end);
  look.skip(" \t");
  if (!look.take("(")) return false;
  look.skip_blanks();
  if (look.take_word().empty()) return false;
  look.skip_blanks();
  if (!look.take(",")) return false;
  look.skip_blanks();
  const std::size_t name = look.at();
  if (!look.plain(look.take_word())) return false;
  const std::size_t name_end = look.at();
  look.skip_blanks();
  if (!look.take(")")) return false;
  std::size_t stop = look.at();
  look.skip_blanks();
  while (look.word() && in_capitals(look.take_word())) {
    stop = look.at();
    look.skip_blanks();
    if (look.peek() == '(' && !look.skip_parentheses()) return false;
    stop = std::max(stop, look.at());
    look.skip_blanks();
  }
  if (look.peek() != '{') return false;
  leave_out(head, name, enums_);
  leave_out(name_end, stop, macros_);
  end_ = stop - 1;  // the brace, which may be the next byte, is no part of it
  return true;
}

void MacroFinder::leave_out(std::size_t begin, std::size_t end, std::vector<Span>& pieces) {
  if (end <= begin) return;
  end_ = std::max(end_, end);
  pieces.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

std::size_t MacroFinder::word(std::uint8_t bits, Span word, bool opens, bool behind_parameters) {
  const std::size_t begin = word.begin, end = word.end;
  const std::string_view near = bytes_.substr(0, end + kMaxLook);
  const std::string_view text = near.substr(begin, end - begin);
  const bool plain = bits == 0;
  if (begin < template_end_) {
    leave_out(begin, type_macro_end(table_, near, begin, end, true), types_);
  } else if (begin < end_) {
    return end_;
  } else if (table_.traits().template_heads && text == "template") {
    const std::size_t open = near.find_first_not_of(" \t\n", end);
    if (open < near.size() && near[open] == '<') template_end_ = angle_end(near, open);
    end_ = std::max(end_, template_end_);
  } else if (table_.traits().template_heads && text == "export" && opens) {
    leave_out(begin, end, macros_);
  } else if ((bits & kWeakContainer) != 0) {
    for (const Span& macro : container_macros(table_, near, end)) macros_.push_back(macro);
  } else if (plain && enumeration(near, begin, end)) {
    return end_;
  } else if (plain && opens) {
    const std::size_t stop = macro_end(table_, near, begin, end);
    leave_out(begin, stop, macros_);
    if (stop == begin) leave_out(begin, type_macro_end(table_, near, begin, end, false), types_);
  } else if (plain && behind_parameters) {
    leave_out(begin, suffix_end(table_, near, begin, end), macros_);
  } else if (plain && near.substr(end, 1) == "(" && text.find('_') != std::string_view::npos) {
    std::size_t stop = infix_end(table_, near, begin, end);
    if (stop == begin && table_.traits().macro_suffixes)
      stop = suffix_end(table_, near, begin, end);
    leave_out(begin, stop, macros_);
  }
  return end_;
}

}  // namespace brief::parse
