// CMake's language (https://cmake.org/cmake/help/latest/manual/cmake-language.7.html): calls of
// commands with bracket, quoted and unquoted arguments. Nothing is evaluated.
#include <map>
#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxArguments = 2000;  ///< of one call

bool is_identifier(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

struct Argument {
  std::string text;
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
};

class CMakeReader {
 public:
  CMakeReader(std::string_view bytes, FactSink& sink) : bytes_(bytes), lines_(bytes), sink_(sink) {}

  void read() {
    while (!sink_.full()) {
      skip_space();
      if (at_ == bytes_.size()) return;
      if (!call()) return;
    }
  }

 private:
  bool call() {
    const std::size_t start = at_;
    while (at_ < bytes_.size() && is_identifier(bytes_[at_])) ++at_;
    const std::string name =
        base::to_lower(bytes_.substr(start, std::min<std::size_t>(at_ - start, 128)));
    while (at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '\t')) ++at_;
    const std::uint32_t line = lines_.at(start);
    if (name.empty() || at_ == bytes_.size() || bytes_[at_] != '(') {
      sink_.diagnose("a command is expected here", line);
      return false;
    }
    ++at_;
    const bool closed = arguments();
    emit(name, line);
    outline(name, line);
    arguments_.clear();
    if (!closed) sink_.diagnose("a command's parenthesis is not closed", line);
    return closed;
  }

  void emit(const std::string& name, std::uint32_t line) {
    const std::size_t number = counts_[name]++;
    Pointer path;
    path.push(name);
    path.push(number);
    if (arguments_.empty()) sink_.fact(path.view(), {}, line, lines_.at(at_));
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      path.push(i);
      sink_.fact(path.view(), arguments_[i].text, arguments_[i].line, arguments_[i].end_line);
      path.pop();
    }
  }

  // function(NAME …) … endfunction() and the same for macro.
  void outline(const std::string& name, std::uint32_t line) {
    const bool function = name == "function";
    if ((function || name == "macro") && !arguments_.empty()) {
      std::string signature = name + "(";
      for (const Argument& argument : arguments_) {
        if (signature.size() > kMaxSignature) break;
        signature += (signature.back() == '(' ? "" : " ") + argument.text;
      }
      FactSink::NewDefinition definition;
      definition.kind = function ? DefinitionKind::function : DefinitionKind::macro;
      definition.name = arguments_[0].text;
      definition.signature = signature += ")";
      definition.doc = doc_line_ + 1 == line ? doc_ : std::string_view();
      definition.line = line;
      definition.end_line = lines_.at(at_);
      definition.parent = open_.empty() ? kNoParent : open_.back();
      open_.push_back(sink_.define(definition));
    } else if ((name == "endfunction" || name == "endmacro") && !open_.empty()) {
      sink_.end_definition(open_.back(), lines_.at(at_));
      open_.pop_back();
    }
  }

  // Behind the opening parenthesis; parentheses inside are arguments of their own.
  bool arguments() {
    for (std::size_t depth = 0; at_ < bytes_.size();) {
      skip_space();
      if (at_ == bytes_.size()) return false;
      const char c = bytes_[at_];
      if (c == ')' && depth == 0) {
        ++at_;
        return true;
      }
      const std::size_t start = at_;
      std::string text;
      if (c == '(' || c == ')') {
        depth = c == '(' ? depth + 1 : depth - 1;
        text = bytes_[at_++];
      } else if (!argument(text)) {
        return false;
      }
      if (arguments_.size() < kMaxArguments)
        arguments_.push_back({std::move(text), lines_.at(start), lines_.at(at_)});
      else
        sink_.cut("too many arguments: the rest is left out", lines_.at(start));
    }
    return false;
  }

  bool argument(std::string& text) {
    if (bytes_[at_] == '"') return quoted(text);
    if (bytes_[at_] == '[' && bracket(text)) return true;
    unquoted(text);
    return true;
  }

  bool quoted(std::string& text) {
    for (++at_; at_ < bytes_.size();) {
      const char c = bytes_[at_++];
      if (c == '"') return true;
      if (c == '\\' && at_ < bytes_.size())
        escape(text);
      else
        text += c;
    }
    return false;
  }

  void escape(std::string& text) {
    const char c = bytes_[at_++];
    if (c == '\n') return;  // a continued line
    if (c == 'n' || c == 't' || c == 'r')
      text += c == 'n' ? '\n' : c == 't' ? '\t' : '\r';
    else if (c == ';' || c == '$' || is_identifier(c))
      text.append(1, '\\').append(1, c);  // means something to a later evaluation
    else
      text += c;
  }

  void unquoted(std::string& text) {
    static constexpr std::string_view kEnd = " \t\r\n()#\"";
    const std::size_t start = at_;
    while (at_ < bytes_.size() && (kEnd.find(bytes_[at_]) == std::string_view::npos)) {
      text += bytes_[at_++];
      if (text.back() == '\\' && at_ < bytes_.size()) {
        text.pop_back();
        escape(text);
      }
      // Legacy: a="b c" holds the white space (cmake-language(7), "unquoted_legacy").
      if (at_ < bytes_.size() && bytes_[at_] == '"' && text.ends_with('=')) {
        std::string inner;
        quoted(inner);
        text += inner;
      }
    }
    if (at_ == start) ++at_;
  }

  // [==[ … ]==]; false when no bracket opens here.
  bool bracket(std::string& text) {
    std::size_t open = at_ + 1;
    while (open < bytes_.size() && bytes_[open] == '=') ++open;
    if (open == bytes_.size() || bytes_[open] != '[') return false;
    const std::string close = "]" + std::string(open - at_ - 1, '=') + "]";
    std::size_t from = open + 1;
    if (from < bytes_.size() && bytes_[from] == '\n') ++from;
    const std::size_t end = bytes_.find(close, from);
    text = bytes_.substr(from, end == std::string_view::npos ? end : end - from);
    at_ = end == std::string_view::npos ? bytes_.size() : end + close.size();
    return true;
  }

  void skip_space() {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        ++at_;
      } else if (c == '#') {
        comment();
      } else {
        return;
      }
    }
  }

  void comment() {
    std::string text;
    ++at_;
    if (at_ < bytes_.size() && bytes_[at_] == '[' && bracket(text)) return;
    const std::size_t end = std::min(bytes_.find('\n', at_), bytes_.size());
    doc_ = base::trim(bytes_.substr(at_, end - at_));
    doc_line_ = lines_.at(at_);
    at_ = end;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  LineCounter lines_;
  FactSink& sink_;
  std::map<std::string, std::size_t> counts_;
  std::vector<Argument> arguments_;
  std::vector<std::uint32_t> open_;
  std::string_view doc_;  ///< the last comment line
  std::uint32_t doc_line_ = 0;
};

}  // namespace

void read_cmake(std::string_view bytes, FactSink& sink) { CMakeReader(bytes, sink).read(); }

}  // namespace brief::parse
