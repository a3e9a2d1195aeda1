// JSON, JSONC and the parts of JSON5 that configuration files use: comments, trailing commas,
// single quotes, bare keys. An own pass over the bytes because nlohmann-json gives neither lines
// nor the part that was read before a mistake.
#include <cstdint>
#include <string>

#include "parse/readers/formats.hpp"
#include "parse/readers/unicode.hpp"

namespace brief::parse {
namespace {

constexpr std::string_view kPunctuation = "{}[]:,\"'";

class JsonReader {
 public:
  JsonReader(std::string_view bytes, FactSink& sink, std::size_t max_depth, bool quiet)
      : bytes_(bytes), lines_(bytes), sink_(sink), max_depth_(max_depth), quiet_(quiet) {}

  void read() {
    skip_space();
    if (at_ == bytes_.size()) return;
    if (value() && !sink_.full()) {
      skip_space();
      if (at_ < bytes_.size()) fail("text after the end of the document");
    }
  }

 private:
  // Each of these is false when reading is over: a mistake, the end, a full sink.
  bool value() {
    if (sink_.full()) return false;
    if (at_ == bytes_.size()) return fail("the document ends too early");
    switch (bytes_[at_]) {
      case '{':
        return container('}', true);
      case '[':
        return container(']', false);
      case '"':
      case '\'': {
        const std::size_t start = at_;
        std::string text;
        if (!string(text)) return false;
        emit(text, start);
        return true;
      }
      default:
        return bare_value();
    }
  }

  bool container(char close, bool object) {
    if (path_.depth() >= max_depth_) return skip_container();
    const std::size_t start = at_++;
    bool empty = true;
    for (std::size_t index = 0;; ++index) {
      skip_space();
      if (at_ == bytes_.size()) return fail("the document ends too early");
      if (bytes_[at_] == close) break;
      empty = false;
      if (object ? !member() : !element(index)) return false;
      skip_space();
      if (at_ < bytes_.size() && bytes_[at_] == ',')
        ++at_;
      else if (at_ == bytes_.size() || bytes_[at_] != close)
        return fail("a comma or a closing bracket is missing");
    }
    ++at_;
    if (empty) emit({}, start);
    return true;
  }

  bool member() {
    const std::size_t start = at_;
    std::string key;
    if (bytes_[at_] == '"' || bytes_[at_] == '\'') {
      if (!string(key)) return false;
    } else {
      key = bare();
      if (key.empty()) return fail("a key is missing");
    }
    skip_space();
    if (at_ == bytes_.size() || bytes_[at_] != ':') return fail("a colon is missing");
    ++at_;
    skip_space();
    const std::uint32_t row = path_.depth() == 0 && !quiet_ ? define(key, start) : kNoParent;
    path_.push(key);
    const bool more = value();
    path_.pop();
    sink_.end_definition(row, row == kNoParent ? 0 : lines_.at(at_));
    return more;
  }

  // A key of the outermost object: what an outline names. Its value may be a secret.
  std::uint32_t define(const std::string& key, std::size_t start) {
    const char c = at_ < bytes_.size() ? bytes_[at_] : '\0';
    const std::string shown = key + (c == '{' ? ": {…}" : c == '[' ? ": […]" : "");
    FactSink::NewDefinition definition;
    definition.kind = DefinitionKind::property;
    definition.name = key;
    definition.signature = shown;
    definition.line = lines_.at(start);
    return sink_.define(definition);
  }

  bool element(std::size_t index) {
    path_.push(index);
    const bool more = value();
    path_.pop();
    return more;
  }

  // A word: number, literal, bare key.
  std::string_view bare() {
    const std::size_t start = at_;
    while (at_ < bytes_.size() && static_cast<unsigned char>(bytes_[at_]) > ' ' &&
           bytes_[at_] != '/' && kPunctuation.find(bytes_[at_]) == std::string_view::npos)
      ++at_;
    return bytes_.substr(start, at_ - start);
  }

  bool bare_value() {
    const std::size_t start = at_;
    const std::string_view word = bare();
    if (word.empty()) return fail("a value is missing");
    emit(word, start);
    return true;
  }

  void emit(std::string_view text, std::size_t start) {
    if (quiet_ && path_.depth() != 1) return;
    const std::uint32_t line = lines_.at(start);
    sink_.fact(path_.view(), text, line, lines_.at(at_));
  }

  bool string(std::string& out) {
    const char quote = bytes_[at_++];
    while (true) {
      const std::size_t stop = bytes_.find_first_of(quote == '"' ? "\"\\\n" : "'\\\n", at_);
      if (stop == std::string_view::npos || bytes_[stop] == '\n')
        return fail("a string is not closed");
      out.append(bytes_.substr(at_, stop - at_));
      at_ = stop + 1;
      if (bytes_[stop] == quote) return true;
      if (at_ == bytes_.size()) return fail("a string is not closed");
      escape(out);
    }
  }

  void escape(std::string& out) {
    const char c = bytes_[at_++];
    static constexpr std::string_view kNames = "bfnrt";
    static constexpr std::string_view kMeant = "\b\f\n\r\t";
    const std::size_t named = kNames.find(c);
    if (named != std::string_view::npos)
      out += kMeant[named];
    else if (c == 'u')
      append_utf8(out, unicode());
    else if (c != '\n')  // JSON5's continued line
      out += c;
  }

  std::uint32_t unicode() {
    const std::uint32_t point = hex4();
    if (point < 0xd800 || point > 0xdbff || bytes_.substr(at_, 2) != "\\u") return point;
    const std::size_t before = at_;
    at_ += 2;
    const std::uint32_t low = hex4();
    if (low >= 0xdc00 && low <= 0xdfff) return 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
    at_ = before;
    return point;
  }

  std::uint32_t hex4() {
    const auto value = hex_at(bytes_, at_, 4);
    if (value) at_ += 4;
    return value.value_or(0xfffd);
  }

  // Passes over a container that lies too deep, without recursion.
  bool skip_container() {
    if (!quiet_) sink_.cut("nested too deeply: left out", lines_.at(at_));
    for (std::size_t open = 0; at_ < bytes_.size();) {
      const char c = bytes_[at_];
      if (c == '"' || c == '\'') {
        skipped_.clear();
        if (!string(skipped_)) return false;
        continue;
      }
      if (c == '/' && skip_comment()) continue;
      ++at_;
      if (c == '{' || c == '[') ++open;
      if ((c == '}' || c == ']') && --open == 0) return true;
    }
    return fail("the document ends too early");
  }

  void skip_space() {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == ' ' || (c >= '\t' && c <= '\r'))
        ++at_;
      else if (c != '/' || !skip_comment())
        return;
    }
  }

  bool skip_comment() {
    const std::string_view mark = bytes_.substr(at_, 2);
    if (mark != "//" && mark != "/*") return false;
    const std::size_t end = mark == "//" ? bytes_.find('\n', at_) : bytes_.find("*/", at_ + 2);
    at_ = end == std::string_view::npos ? bytes_.size() : end + (mark == "//" ? 0 : 2);
    return true;
  }

  bool fail(std::string_view message) {
    if (!quiet_) sink_.diagnose(message, lines_.at(at_));
    return false;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  LineCounter lines_;
  Pointer path_;
  FactSink& sink_;
  std::size_t max_depth_;
  bool quiet_;
  std::string skipped_;
};

}  // namespace

void read_json(std::string_view bytes, FactSink& sink) {
  JsonReader(bytes, sink, kMaxFactDepth, false).read();
}

void read_json_top(std::string_view bytes, FactSink& sink) {
  JsonReader(bytes, sink, 1, true).read();
}

}  // namespace brief::parse
