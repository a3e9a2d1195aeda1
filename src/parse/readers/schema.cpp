// Interfaces that are declared for other programs: services of Protocol Buffers (proto2, proto3,
// editions: https://protobuf.dev/reference/protobuf/proto3-spec/) and the root types of GraphQL
// (https://spec.graphql.org/October2021/#sec-Type-System). Only heads are read: what a message or a
// type holds is passed over, whatever it says.
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"

namespace brief::parse {
namespace {

struct Token {
  std::string_view text;  ///< a name, or one sign; empty: the end
  std::size_t at = 0;
  bool is_name = false;
};

// Names and signs; comments and strings are no tokens.
class Scanner {
 public:
  explicit Scanner(std::string_view bytes, bool hash_comments)
      : bytes_(bytes), hash_comments_(hash_comments) {}

  Token next() {
    skip();
    if (at_ >= bytes_.size()) return {{}, bytes_.size(), false};
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && in_name(bytes_[at_])) ++at_;
    if (at_ > begin) return {bytes_.substr(begin, at_ - begin), begin, true};
    ++at_;
    return {bytes_.substr(begin, 1), begin, false};
  }

  Token peek() {
    const std::size_t before = at_;
    const Token out = next();
    at_ = before;
    return out;
  }

  // Past the partner of an opening sign that was just read.
  void pass(char open, char close) {
    std::size_t depth = 1;
    while (depth > 0) {
      const Token token = next();
      if (token.text.empty()) return;
      if (token.text[0] == open) ++depth;
      if (token.text[0] == close) --depth;
    }
  }

 private:
  static bool in_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
  }

  bool starts(std::string_view text) const { return bytes_.substr(at_).starts_with(text); }

  void skip_to(std::string_view end) {
    const std::size_t found = bytes_.find(end, at_);
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  void skip() {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (hash_comments_ ? c == '#' : starts("//")) {
        skip_to("\n");
      } else if (!hash_comments_ && starts("/*")) {
        at_ += 2;
        skip_to("*/");
      } else if (hash_comments_ && starts("\"\"\"")) {
        at_ += 3;
        skip_to("\"\"\"");
      } else if (c == '"' || (!hash_comments_ && c == '\'')) {
        string(c);
      } else if (std::isspace(static_cast<unsigned char>(c)) != 0) {
        ++at_;
      } else {
        return;
      }
    }
  }

  // A string ends with its line at the latest.
  void string(char quote) {
    for (++at_; at_ < bytes_.size() && bytes_[at_] != '\n'; ++at_) {
      if (bytes_[at_] == '\\') {
        ++at_;
      } else if (bytes_[at_] == quote) {
        ++at_;
        return;
      }
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool hash_comments_;
};

std::string pointer_of(std::string_view first, std::string_view second, std::string_view third) {
  Pointer pointer;
  for (const std::string_view token : {first, second, third}) pointer.push(token);
  return std::string(pointer.view());
}

class ProtoReader {
 public:
  ProtoReader(std::string_view bytes, FactSink& sink)
      : scanner_(bytes, false), lines_(bytes), sink_(sink) {}

  void read() {
    for (Token token = scanner_.next(); !token.text.empty() && !sink_.full();
         token = scanner_.next()) {
      if (token.text == "{") {
        scanner_.pass('{', '}');
      } else if (token.text == "package" && scanner_.peek().is_name) {
        const Token name = scanner_.next();
        package_ = name.text;
        sink_.fact("/package", name.text, lines_.at(name.at));
      } else if (token.text == "service" && scanner_.peek().is_name) {
        service(scanner_.next());
      }
    }
  }

 private:
  void service(const Token& name) {
    if (scanner_.peek().text != "{") return;
    scanner_.next();
    const std::string whole = package_.empty()
                                  ? std::string(name.text)
                                  : std::string(package_) + "." + std::string(name.text);
    for (Token token = scanner_.next(); !token.text.empty() && token.text != "}" && !sink_.full();
         token = scanner_.next()) {
      if (token.text == "{") scanner_.pass('{', '}');
      if (token.text != "rpc") continue;
      const Token method = scanner_.next();
      if (!method.is_name || scanner_.peek().text != "(") continue;
      sink_.fact(pointer_of("service", whole, method.text), "", lines_.at(method.at));
    }
  }

  Scanner scanner_;
  LineCounter lines_;
  FactSink& sink_;
  std::string_view package_;
};

class GraphqlReader {
 public:
  GraphqlReader(std::string_view bytes, FactSink& sink)
      : scanner_(bytes, true), lines_(bytes), sink_(sink) {}

  void read() {
    for (Token token = scanner_.next(); !token.text.empty() && !sink_.full();
         token = scanner_.next()) {
      if (token.text == "{") {
        scanner_.pass('{', '}');
      } else if (token.text == "(") {
        scanner_.pass('(', ')');
      } else if (token.text == "schema") {
        schema();
      } else if (token.text == "type" && scanner_.peek().is_name) {
        type(scanner_.next());
      }
    }
  }

 private:
  // schema { query: Root } names the types that are asked; without one they bear these names.
  void schema() {
    if (!to_fields()) return;
    for (Token token = scanner_.next(); !token.text.empty() && token.text != "}";
         token = scanner_.next()) {
      const std::string_view operation = token.text;
      if (scanner_.peek().text != ":") continue;
      scanner_.next();
      const Token name = scanner_.next();
      if (operation == "query") query_ = name.text;
      if (operation == "mutation") mutation_ = name.text;
      if (operation == "subscription") subscription_ = name.text;
    }
  }

  std::string_view operation_of(std::string_view type) const {
    if (type == query_) return "query";
    if (type == mutation_) return "mutation";
    return type == subscription_ ? "subscription" : std::string_view{};
  }

  // Past the '{' behind the interfaces and the directives; false: there is none.
  bool to_fields() {
    while (scanner_.peek().text != "{") {
      const Token token = scanner_.peek();
      if (token.text.empty() || token.text == "}" || token.text == "type") return false;
      scanner_.next();
      if (token.text == "(") scanner_.pass('(', ')');
    }
    scanner_.next();
    return true;
  }

  void type(const Token& name) {
    const std::string_view operation = operation_of(name.text);
    if (!to_fields()) return;
    if (operation.empty()) return scanner_.pass('{', '}');
    fields(operation);
  }

  void fields(std::string_view operation) {
    for (Token token = scanner_.next(); !token.text.empty() && token.text != "}" && !sink_.full();
         token = scanner_.next()) {
      if (token.text == "(") scanner_.pass('(', ')');
      if (!token.is_name) continue;
      const Token name = token;
      if (scanner_.peek().text == "(") {
        scanner_.next();
        scanner_.pass('(', ')');
      }
      // `name: Type`; a directive's name has no ':' behind it.
      if (scanner_.peek().text != ":") continue;
      sink_.fact(pointer_of("operation", operation, name.text), "", lines_.at(name.at));
    }
  }

  Scanner scanner_;
  LineCounter lines_;
  FactSink& sink_;
  std::string_view query_ = "Query";
  std::string_view mutation_ = "Mutation";
  std::string_view subscription_ = "Subscription";
};

// Models of a database with the types of their fields: `model User { posts Post[] }`.
class ModelReader {
 public:
  ModelReader(std::string_view bytes, FactSink& sink)
      : scanner_(bytes, false), lines_(bytes), sink_(sink) {}

  void read() {
    for (Token token = scanner_.next(); !token.text.empty() && !sink_.full();
         token = scanner_.next()) {
      if (token.text == "{")
        scanner_.pass('{', '}');
      else if (token.text == "model" && scanner_.peek().is_name)
        model(scanner_.next());
    }
  }

 private:
  void model(const Token& name) {
    if (scanner_.peek().text != "{") return;
    scanner_.next();
    for (Token token = scanner_.next(); !token.text.empty() && token.text != "}" && !sink_.full();
         token = scanner_.next()) {
      if (token.text == "(") scanner_.pass('(', ')');
      if (token.text == "{") scanner_.pass('{', '}');
      // `@db.Text` behind a type, `@@index(…)` on a line of its own
      if (token.text == "@" && scanner_.peek().is_name) scanner_.next();
      if (!token.is_name || !scanner_.peek().is_name) continue;
      const Token type = scanner_.next();
      sink_.fact(pointer_of("model", name.text, token.text), type.text, lines_.at(token.at));
    }
  }

  Scanner scanner_;
  LineCounter lines_;
  FactSink& sink_;
};

}  // namespace

void read_models(std::string_view bytes, FactSink& sink) { ModelReader(bytes, sink).read(); }

void read_proto(std::string_view bytes, FactSink& sink) { ProtoReader(bytes, sink).read(); }

void read_graphql(std::string_view bytes, FactSink& sink) { GraphqlReader(bytes, sink).read(); }

}  // namespace brief::parse
