// Finds the bodies of functions in the stream of tokens, so that the parser need not see them: two
// thirds of a C file, and no definition that others could use. What is uncertain is left in.
//
// A body is the brace after a function keyword (`fn f() {`), or after parameters (`f() const {`,
// `f(): T {`, `=> {`) that no control keyword, attribute or container keyword explains away.
// Braces inside parentheses are never bodies: callbacks and module wrappers hold definitions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/lex_table.hpp"
#include "parse/span.hpp"

namespace brief::parse {

enum class Directive : std::uint8_t { begin_if, other_branch, end_if };

class BodyFinder {
 public:
  BodyFinder(const LexTraits& traits, std::vector<Span>& bodies);

  /// A name or keyword with its LexTable bits; `after` is the next byte that is no blank.
  void word(std::uint8_t bits, char before, char after);
  /// A byte of punctuation at `at`; `before` and `after` are its neighbours.
  void punctuation(char c, std::uint32_t at, char before, char after);
  /// A parameter list has just ended.
  bool behind_parameters() const { return frames_.back().statement.last == Last::parameters; }
  /// What a container holds may end here: a signature with its type.
  bool ends_signature() const {
    const Frame& frame = frames_.back();
    return body_depth_ == 0 && frame.open == '{' && frame.statement.parameters &&
           (frame.statement.last == Last::word || frame.statement.last == Last::parameters);
  }
  /// The body that is open, if one is, holds what others use: it is not left out.
  void keep_body() { body_kept_ = true; }
  bool in_body() const { return body_depth_ > 0; }
  std::uint32_t body_begin() const { return body_begin_; }
  /// No body is open, and a statement has begun that can't end here.
  bool statement_pending() const {
    const Frame& frame = frames_.back();
    const Last last = frame.statement.last;
    return body_depth_ == 0 && !gave_up_ &&
           (frame.open == '(' || frame.open == '[' ||
            (!frame.statement.fresh && last != Last::other && last != Last::brace));
  }
  void literal() {
    statement().last = Last::other;
    statement().line_fresh = false;
  }
  /// The next token is the first of its line.
  void line_begins();
  /// No body is open, and nothing but reserved words was seen of the statement.
  bool statement_opens() const {
    return body_depth_ == 0 && !gave_up_ && frames_.back().open != '(' &&
           frames_.back().open != '[' && frames_.back().statement.fresh;
  }
  /// Branches of a conditional see the nesting in which the first began.
  void directive(Directive directive);
  /// False when the braces do not match: the bodies found are not to be trusted.
  bool balanced() const { return !gave_up_ && body_depth_ == 0 && frames_.size() == 1; }

 private:
  enum class Last : std::uint8_t {
    start,
    word,
    weak_word,
    control_word,
    parameters,
    parentheses,
    arrow,
    colon,
    equals,
    brace,
    other
  };
  struct Statement {
    Last last = Last::start;
    bool fresh = true;        // but for reserved words
    bool line_fresh = false;  // nothing but reserved words and annotations was seen of the line
    bool function = false;
    bool function_last = false;  // by the last word
    bool container = false;
    bool weak = false;
    bool parameters = false;
    bool assigned = false;
    bool after_colon = false;  // initialisers of a constructor, or a return type
  };
  struct Frame {
    char open = 0;           // 0: the file
    bool candidate = false;  // '(': may hold parameters
    bool ends_statement = true;
    Statement statement;
  };
  struct State {
    std::vector<Frame> frames;
    std::uint32_t body_depth = 0;
    std::uint32_t body_begin = 0;
    bool body_ends_statement = true;
    bool body_kept = false;
  };
  enum class Brace : std::uint8_t { body, value_body, container, nested };

  Statement& statement() { return frames_.back().statement; }
  Brace classify() const;
  Brace classify_parameters(const Statement& s) const;
  void open_brace(std::uint32_t at);
  void open_nested();
  void close_brace(std::uint32_t at);
  void open_group(char c);
  void close_group(char c);
  void body_ended(std::uint32_t at);
  void operator_seen(char c, char before, char after);

  const LexTraits& traits_;
  std::vector<Span>& bodies_;
  std::vector<Frame> frames_;
  std::vector<State> conditionals_;
  std::uint32_t body_depth_ = 0;  // > 0: inside a body, only braces count
  std::uint32_t body_begin_ = 0;
  bool body_ends_statement_ = true;
  bool body_kept_ = false;
  bool gave_up_ = false;
};

}  // namespace brief::parse
