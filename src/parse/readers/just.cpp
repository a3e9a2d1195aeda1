// justfiles (https://just.systems/man): recipes with their bodies, docs, variables. Row i of a body
// stands on line `line + i`.
#include <string>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

std::string_view name_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name(text[end])) ++end;
  return text.substr(0, end);
}

// The first `:` outside of quotes and parentheses.
std::size_t find_colon(std::string_view text) {
  char quote = '\0';
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if (c == '(' || c == ')') {
      depth += c == '(' ? 1 : -1;
    } else if (c == ':' && depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::string_view unquoted(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front())
    return text.substr(1, text.size() - 2);
  return text;
}

class JustReader {
 public:
  JustReader(std::vector<std::string_view> lines, FactSink& sink)
      : lines_(std::move(lines)), sink_(sink) {}

  void read() {
    while (row_ < lines_.size() && !sink_.full()) {
      const std::string_view line = lines_[row_];
      const std::string_view text = base::trim(line);
      if (text.empty()) {
        doc_ = {};
        attributes_ = false;
        ++row_;
      } else if (text.front() == '#') {
        doc_ = base::trim(text.substr(1));
        ++row_;
      } else if (text.front() == '[') {
        attribute(text);
        ++row_;
      } else {
        statement(text);
      }
    }
    if (!first_.empty()) sink_.fact("/default", first_, first_line_);
    sink_.sort_facts();
  }

 private:
  // [doc("text")], [default], [private, group("x")]
  void attribute(std::string_view text) {
    if (text.find("[default]") == 0) attributes_ = true;
    if (!text.starts_with("[doc(")) return;
    const std::size_t close = text.rfind(')');
    if (close != std::string_view::npos && close > 5)
      doc_ = unquoted(base::trim(text.substr(5, close - 5)));
  }

  void statement(std::string_view text) {
    const std::size_t first = row_;
    const std::string_view word = name_at(text);
    const std::size_t colon = find_colon(text);
    if (word == "import" || word == "mod") {
      const std::string_view rest = base::trim(text.substr(word.size()));
      sink_.fact(pointer_of("include", includes_++), unquoted(rest), line_number(first));
      ++row_;
    } else if (colon != std::string_view::npos && text.substr(colon, 2) == ":=") {
      assignment(text.substr(0, colon), base::trim(text.substr(colon + 2)));
    } else if (colon != std::string_view::npos) {
      return recipe(text, colon);
    } else {
      ++row_;  // `set fallback`, or nothing we know
    }
    doc_ = {};
    attributes_ = false;
  }

  // NAME := value, export NAME := value, alias NAME := recipe, set NAME := value
  void assignment(std::string_view left, std::string_view value) {
    left = base::trim(left);
    std::string_view kind = "variable";
    for (const std::string_view word : {"export", "alias", "set"}) {
      if (!left.starts_with(word) || left.size() == word.size() || is_name(left[word.size()]))
        continue;
      kind = word == "export" ? kind : word;
      left = base::trim(left.substr(word.size()));
    }
    sink_.fact(pointer_of(kind, left), unquoted(value), line_number(row_));
    ++row_;
  }

  void recipe(std::string_view text, std::size_t colon) {
    const std::size_t head = row_++;
    std::string_view left = base::trim(text.substr(0, colon));
    if (left.starts_with('@')) left.remove_prefix(1);
    const std::string_view name = name_at(left);
    std::string_view needs = base::trim(text.substr(colon + 1));
    needs = base::trim(needs.substr(0, needs.find('#')));
    std::string body;
    std::size_t last = head;
    read_body(body, last);
    if (!name.empty()) emit(name, left, needs, head, body, last);
    doc_ = {};
    attributes_ = false;
  }

  // The indented lines below, each without the first one's indent, `@` and `-`.
  void read_body(std::string& body, std::size_t& last) {
    const std::size_t start = row_;
    std::size_t indent = 0;
    bool script = false;
    for (; row_ < lines_.size(); ++row_) {
      std::string_view line = lines_[row_];
      const std::size_t margin = line.find_first_not_of(" \t\r");
      if (margin == std::string_view::npos) continue;
      if (margin == 0) break;
      if (last < start) {
        // Blank lines between the head and the first command are no part of the body.
        indent = margin;
        first_row_ = row_;
        script = line.substr(margin, 2) == "#!";
      } else {
        body += std::string(row_ - last, '\n');
      }
      line.remove_prefix(std::min(indent, margin));
      if (!script)
        while (line.starts_with('@') || line.starts_with('-')) line.remove_prefix(1);
      if (body.size() <= kMaxFactBytes) body += line;
      last = row_;
    }
    row_ = std::max(last + 1, start);
  }

  void emit(std::string_view name, std::string_view signature, std::string_view needs,
            std::size_t head, const std::string& body, std::size_t last) {
    const auto line = line_number(head);
    const bool empty = last == head;
    sink_.fact(pointer_of("recipe", name), body, empty ? line : line_number(first_row_),
               line_number(last));
    if (!needs.empty()) sink_.fact(pointer_of("needs", name), needs, line);
    if (!doc_.empty()) sink_.fact(pointer_of("doc", name), doc_, line);
    if (first_.empty() || attributes_) {
      first_ = name;
      first_line_ = line;
    }
    FactSink::NewDefinition definition;
    definition.name = name;
    definition.signature = signature;
    definition.doc = doc_;
    definition.line = line;
    definition.end_line = line_number(last);
    sink_.define(definition);
  }

  std::vector<std::string_view> lines_;
  FactSink& sink_;
  std::size_t row_ = 0;
  std::string_view doc_;
  bool attributes_ = false;  ///< [default] stands above
  std::string_view first_;
  std::uint32_t first_line_ = 0;
  std::size_t first_row_ = 0;
  std::size_t includes_ = 0;
};

}  // namespace

void read_just(std::string_view bytes, FactSink& sink) {
  JustReader(lines_of(bytes, sink), sink).read();
}

}  // namespace brief::parse
