#include "parse/pattern.hpp"

#include <algorithm>
#include <stdexcept>

namespace brief::parse {
namespace {

constexpr int kMaxPatternDepth = 64;

class Reader {
 public:
  Reader(const TSLanguage* language, std::string_view text) : language_(language), text_(text) {}

  PatternSet read() {
    for (skip(); at_ < text_.size(); skip()) {
      predicates_.clear();
      TopPattern top;
      top.line = line();
      top.root = pattern(0);
      top.predicates = predicates_;
      out_.patterns.push_back(std::move(top));
    }
    return std::move(out_);
  }

 private:
  std::uint32_t line() const {
    const std::string_view before = text_.substr(0, at_);
    return static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error("line " + std::to_string(line()) + ": " + what);
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip() {
    while (at_ < text_.size()) {
      if (text_[at_] == ';')
        at_ = std::min(text_.find('\n', at_), text_.size());
      else if (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')
        ++at_;
      else
        return;
    }
  }

  void expect(char c) {
    skip();
    if (peek() != c) fail(std::string("'") + c + "' is expected");
    ++at_;
  }

  static bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-' || c == '/';
  }

  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && in_word(text_[at_])) ++at_;
    if (at_ == begin) fail("a name is expected");
    return text_.substr(begin, at_ - begin);
  }

  std::string string() {
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
      if (at_ < text_.size()) out.push_back(text_[at_]);
    }
    expect('"');
    return out;
  }

  std::uint16_t capture() {
    ++at_;
    const std::string name(word());
    const auto found = std::find(out_.captures.begin(), out_.captures.end(), name);
    if (found == out_.captures.end()) {
      out_.captures.push_back(name);
      out_.capture_lines.push_back(line());
      return static_cast<std::uint16_t>(out_.captures.size() - 1);
    }
    return static_cast<std::uint16_t>(found - out_.captures.begin());
  }

  TSSymbol symbol(std::string_view name, bool named) const {
    const TSSymbol found = ts_language_symbol_for_name(
        language_, name.data(), static_cast<std::uint32_t>(name.size()), named);
    if (found == 0) fail("the language has no node '" + std::string(name) + "'");
    if (ts_language_symbol_type(language_, found) == TSSymbolTypeSupertype)
      fail("'" + std::string(name) + "' stands for a group of nodes; name those that are meant");
    return found;
  }

  TSFieldId field(std::string_view name) const {
    const TSFieldId found = ts_language_field_id_for_name(language_, name.data(),
                                                          static_cast<std::uint32_t>(name.size()));
    if (found == 0) fail("the language has no field '" + std::string(name) + "'");
    return found;
  }

  std::uint32_t add(PatternNode node) {
    out_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(out_.nodes.size() - 1);
  }

  // A node, an alternation or a group of one pattern and its predicates, with what follows it.
  std::uint32_t pattern(int depth) {
    if (depth > kMaxPatternDepth) fail("nested too deep");
    skip();
    std::uint32_t row = 0;
    if (peek() == '[') {
      row = alternation(depth);
    } else if (peek() == '"') {
      if (depth == 0) fail("a keyword is matched as a child only");
      PatternNode word;
      word.symbol = symbol(string(), false);
      word.anonymous = true;
      row = add(std::move(word));
    } else {
      expect('(');
      skip();
      row = peek() == '(' || peek() == '[' ? group(depth) : node(depth);
    }
    for (skip(); peek() == '@' || peek() == '?'; skip()) {
      if (peek() == '@') {
        out_.nodes[row].captures.push_back(capture());
      } else {
        out_.nodes[row].optional = true;
        ++at_;
      }
    }
    return row;
  }

  std::uint32_t alternation(int depth) {
    expect('[');
    PatternNode either;
    for (skip(); peek() != ']'; skip()) {
      either.alternatives.push_back(pattern(depth + 1));
      either.anonymous |= out_.nodes[either.alternatives.back()].anonymous;
    }
    expect(']');
    if (either.alternatives.empty()) fail("nothing to choose from");
    return add(std::move(either));
  }

  std::uint32_t group(int depth) {
    const std::uint32_t row = pattern(depth + 1);
    for (skip(); peek() != ')'; skip()) {
      expect('(');
      if (peek() != '#') fail("a group holds one pattern and its predicates");
      predicate();
    }
    expect(')');
    return row;
  }

  std::uint32_t node(int depth) {
    PatternNode out;
    const std::string_view name = word();
    if (name != "_") out.symbol = symbol(name, true);
    bool anchor = false;
    for (skip(); peek() != ')'; skip()) {
      if (at_ >= text_.size()) fail("')' is expected");
      if (peek() == '.') {
        anchor = true;
        ++at_;
      } else if (peek() == '!') {
        ++at_;
        out.absent.push_back(field(word()));
      } else if (peek() == '(' && text_.substr(at_ + 1, 1) == "#") {
        ++at_;
        predicate();
      } else {
        const std::uint32_t row = child(depth);
        out_.nodes[row].anchored = anchor;
        out.asks_anonymous |= out_.nodes[row].anonymous;
        anchor = false;
        out.children.push_back(row);
      }
    }
    out.last_anchored = anchor;
    expect(')');
    return add(std::move(out));
  }

  std::uint32_t child(int depth) {
    TSFieldId id = 0;
    if (peek() != '(' && peek() != '[' && peek() != '"' && peek() != '^') {
      id = field(word());
      expect(':');
      skip();
    }
    const bool heads = peek() == '^';
    if (heads) ++at_;
    const std::uint32_t row = pattern(depth + 1);
    out_.nodes[row].field = id;
    out_.nodes[row].heads = heads;
    return row;
  }

  void predicate() {
    PatternPredicate out;
    out.line = line();
    ++at_;  // '#'
    out.name = word();
    if (peek() == '?' || peek() == '!') out.name.push_back(text_[at_++]);
    for (skip(); peek() != ')'; skip()) {
      if (peek() == '@')
        out.arguments.push_back({true, {}, capture()});
      else if (peek() == '"')
        out.arguments.push_back({false, string(), 0});
      else if (in_word(peek()))
        out.arguments.push_back({false, std::string(word()), 0});
      else
        fail("a capture or a string is expected");
    }
    expect(')');
    predicates_.push_back(std::move(out));
  }

  const TSLanguage* language_;
  std::string_view text_;
  std::size_t at_ = 0;
  PatternSet out_;
  std::vector<PatternPredicate> predicates_;
};

}  // namespace

PatternSet compile_patterns(const TSLanguage* language, std::string_view text) {
  return Reader(language, text).read();
}

}  // namespace brief::parse
