// TOML (https://toml.io/en/v1.0.0): tables and arrays become pointers as JSON would have them. An
// own pass over the bytes: toml++ 3.3 keeps nothing of what it read before a mistake, orders tables
// by key, destroys deep dotted keys by recursion without bound, and fails an assertion on a file of
// opening brackets.
#include <map>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"
#include "parse/readers/unicode.hpp"

namespace brief::parse {
namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || (c & 0x80) != 0;
}

class TomlReader {
 public:
  TomlReader(std::string_view bytes, FactSink& sink) : bytes_(bytes), lines_(bytes), sink_(sink) {}

  void read() {
    while (!sink_.full()) {
      skip_space(true);
      if (at_ == bytes_.size()) break;
      if (!(peek() == '[' ? header() : entry() && line_end())) return;
    }
    end_table({});
    sink_.end_definition(row_, last_line_);
  }

 private:
  using Keys = std::vector<std::string>;

  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0';
  }

  void skip_space(bool newlines) {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '#')
        at_ = std::min(bytes_.find('\n', at_), bytes_.size());
      else if (c == ' ' || c == '\t' || c == '\r' || (c == '\n' && newlines))
        ++at_;
      else
        return;
    }
  }

  bool line_end() {
    skip_space(false);
    return at_ == bytes_.size() || peek() == '\n' || fail("the line goes on behind its value");
  }

  bool header() {
    const std::size_t start = at_++;
    const bool array = peek() == '[';
    if (array) ++at_;
    Keys keys;
    if (!dotted_key(keys)) return false;
    if (peek() != ']' || (array && peek(1) != ']')) return fail("a table's bracket is not closed");
    const std::string_view name =
        base::trim(bytes_.substr(start + (array ? 2 : 1), at_ - start - (array ? 2 : 1)));
    at_ += array ? 2 : 1;
    sink_.end_definition(row_, last_line_);
    row_ = define(DefinitionKind::block, name, bytes_.substr(start, at_ - start), start);
    enter(keys, array, lines_.at(start));
    return line_end();
  }

  // A table, or a key before the first one: what an outline names. Values may be secrets.
  std::uint32_t define(DefinitionKind kind, std::string_view name, std::string_view shown,
                       std::size_t start) {
    FactSink::NewDefinition definition;
    definition.kind = kind;
    definition.name = name;
    definition.signature = shown;
    definition.line = last_line_ = lines_.at(start);
    return sink_.define(definition);
  }

  // A table below an array of tables belongs to the array's last element.
  void enter(const Keys& keys, bool array, std::uint32_t line) {
    Pointer path;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      path.push(keys[i]);
      const auto known = elements_.find(std::string(path.view()));
      if (array && i + 1 == keys.size())
        path.push(elements_[std::string(path.view())]++);
      else if (known != elements_.end())
        path.push(known->second - 1);
    }
    end_table(path.view());
    table_ = std::move(path);
    table_line_ = line;
    table_empty_ = true;
  }

  // A table with nothing in it, not even a table, is a fact.
  void end_table(std::string_view next) {
    const std::string_view path = table_.view();
    const bool parent =
        next.size() > path.size() && next.starts_with(path) && next[path.size()] == '/';
    if (table_empty_ && !path.empty() && !parent) sink_.fact(path, {}, table_line_);
  }

  bool entry() {
    const std::size_t start = at_;
    Keys keys;
    if (!dotted_key(keys)) return false;
    if (peek() != '=') return fail("an equals sign is missing");
    const std::string_view name = base::trim(bytes_.substr(start, at_ - start));
    const bool outermost = table_.depth() == 0;
    const std::uint32_t row =
        outermost ? define(DefinitionKind::property, name, name, start) : kNoParent;
    ++at_;
    skip_space(false);
    table_empty_ = false;
    for (const std::string& key : keys) table_.push(key);
    const bool more = value();
    for (std::size_t i = 0; i < keys.size(); ++i) table_.pop();
    last_line_ = lines_.at(at_);
    sink_.end_definition(row, last_line_);
    return more;
  }

  bool dotted_key(Keys& keys) {
    for (;; ++at_) {
      skip_space(false);
      std::string key;
      if (peek() == '"' || peek() == '\'') {
        if (!string(key)) return false;
      } else {
        while (at_ < bytes_.size() && is_bare(bytes_[at_])) key += bytes_[at_++];
        if (key.empty()) return fail("a key is missing");
      }
      keys.push_back(std::move(key));
      if (keys.size() + table_.depth() > 2 * kMaxFactDepth) return too_deep();
      skip_space(false);
      if (peek() != '.') return true;
    }
  }

  bool value() {
    if (sink_.full()) return false;
    if (table_.depth() > kMaxFactDepth) return too_deep();
    const std::size_t start = at_;
    const char c = peek();
    if (c == '[') return array();
    if (c == '{') return inline_table();
    if (c == '"' || c == '\'') return string_value();
    const std::string_view text = bare_value();
    if (text.empty()) return fail("a value is missing");
    sink_.fact(table_.view(), text, lines_.at(start));
    return true;
  }

  // Number, boolean or time. A date and a time may have one space between them.
  std::string_view bare_value() {
    static constexpr std::string_view kEnd = " \t\r,]}#\n";
    const std::size_t start = at_;
    at_ = std::min(bytes_.find_first_of(kEnd, at_), bytes_.size());
    const bool date = at_ - start == 10 && bytes_[start + 4] == '-';
    if (date && peek() == ' ' && peek(1) >= '0' && peek(1) <= '9')
      at_ = std::min(bytes_.find_first_of(kEnd, at_ + 1), bytes_.size());
    return bytes_.substr(start, at_ - start);
  }

  bool array() {
    const std::size_t start = at_++;
    for (std::size_t index = 0;; ++index) {
      skip_space(true);
      if (peek() == ']') {
        if (index == 0) sink_.fact(table_.view(), {}, lines_.at(start), lines_.at(at_));
        ++at_;
        return true;
      }
      table_.push(index);
      const bool more = value();
      table_.pop();
      if (!more) return false;
      skip_space(true);
      if (peek() == ',')
        ++at_;
      else if (peek() != ']')
        return fail("a comma or a closing bracket is missing");
    }
  }

  // Line breaks in it are TOML 1.1.
  bool inline_table() {
    const std::size_t start = at_++;
    for (bool first = true;; first = false) {
      skip_space(true);
      if (peek() == '}') {
        if (first) sink_.fact(table_.view(), {}, lines_.at(start), lines_.at(at_));
        ++at_;
        return true;
      }
      if (!entry()) return false;
      skip_space(true);
      if (peek() == ',')
        ++at_;
      else if (peek() != '}')
        return fail("a comma or a closing brace is missing");
    }
  }

  bool string_value() {
    std::size_t start = at_;
    std::string text;
    const bool block = peek() == peek(1) && peek() == peek(2);
    if (!string(text)) return false;
    // The value of """ begins in the next line where the quotes stand alone, and may end above the
    // closing ones.
    if (block && bytes_.substr(start + 3, 1) == "\n") start += 4;
    const std::size_t end = block && text.ends_with('\n') ? bytes_.rfind('\n', at_ - 1) : at_;
    const std::uint32_t line = lines_.at(start);
    sink_.fact(table_.view(), text, line, lines_.at(std::max(start, end)));
    return true;
  }

  bool string(std::string& out) {
    const char quote = peek();
    const bool block = peek(1) == quote && peek(2) == quote;
    at_ += block ? 3 : 1;
    if (block && peek() == '\n') ++at_;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == quote && (!block || (peek(1) == quote && peek(2) == quote))) {
        // Up to two quotes may stand before the closing three.
        while (block && peek(3) == quote) out += bytes_[at_++];
        at_ += block ? 3 : 1;
        return true;
      }
      if (c == '\n' && !block) break;
      ++at_;
      if (c == '\\' && quote == '"')
        escape(out);
      else
        out += c;
    }
    return fail("a string is not closed");
  }

  void escape(std::string& out) {
    const char c = peek();
    if (at_ < bytes_.size()) ++at_;
    static constexpr std::string_view kNames = "btnfre";
    static constexpr std::string_view kMeant = "\b\t\n\f\r\x1b";
    const std::size_t named = kNames.find(c);
    const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : c == 'x' ? 2 : 0;
    if (named != std::string_view::npos && c != '\0') {
      out += kMeant[named];
    } else if (digits != 0) {
      const auto point = hex_at(bytes_, at_, digits);
      if (point) at_ += digits;
      append_utf8(out, point.value_or(0xfffd));
    } else if (c == '\n' || c == ' ' || c == '\t') {  // the line goes on at the next text
      while (at_ < bytes_.size() && base::trim(bytes_.substr(at_, 1)).empty()) ++at_;
    } else if (c != '\0') {
      out += c;
    }
  }

  bool fail(std::string_view message) {
    sink_.diagnose(message, lines_.at(at_));
    return false;
  }

  bool too_deep() {
    sink_.cut("nested too deeply: the rest is left out", lines_.at(at_));
    return false;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  LineCounter lines_;
  FactSink& sink_;
  Pointer table_;  ///< where keys go
  std::uint32_t table_line_ = 0;
  bool table_empty_ = false;
  std::uint32_t row_ = kNoParent;                ///< definition of the table
  std::uint32_t last_line_ = 0;                  ///< where the last entry ended
  std::map<std::string, std::size_t> elements_;  ///< of arrays of tables, by pointer
};

}  // namespace

void read_toml(std::string_view bytes, FactSink& sink) { TomlReader(bytes, sink).read(); }

}  // namespace brief::parse
