#include "parse/bodies.hpp"

#include <utility>

namespace brief::parse {
namespace {

constexpr std::size_t kMaxFrames = 1000;
constexpr std::size_t kMaxConditionals = 64;
constexpr std::uint32_t kSmallestBody = 12;  // jumping over less costs more than it saves

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '"' || c == '\'' ||
         c == '{' || c == '<' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

BodyFinder::BodyFinder(const LexTraits& traits, std::vector<Span>& bodies)
    : traits_(traits), bodies_(bodies) {
  frames_.emplace_back();
}

void BodyFinder::line_begins() {
  if (body_depth_ > 0 || gave_up_) return;
  Statement& s = statement();
  // The brace of a function may stand on the next line.
  if (traits_.line_statements && !s.function && s.last != Last::parameters) s = {};
  s.line_fresh = traits_.newline_statements;
}

void BodyFinder::word(std::uint8_t bits, char before, char after) {
  if (body_depth_ > 0) return;
  Statement& s = statement();
  if (s.line_fresh && (bits & (kFunction | kContainer)) != 0 && !s.function_last) s = {};
  s.last = Last::word;
  const bool after_function = std::exchange(s.function_last, false);
  if (bits == 0) {
    s.fresh = false;
    s.line_fresh = s.line_fresh && before == '@';
    return;
  }
  if ((bits & kContainer) != 0 && before != '.' && begins_name(after) &&
      (!s.function || after_function)) {
    s.function = false;
    s.container = true;
  }
  if ((bits & kFunction) != 0 && before != '.' && !s.container) s.function = s.function_last = true;
  if ((bits & kWeakContainer) != 0) {
    s.weak = true;
    s.last = Last::weak_word;
  }
  if ((bits & kControl) != 0 && before != '.') s.last = Last::control_word;
}

void BodyFinder::punctuation(char c, std::uint32_t at, char before, char after) {
  if (c == '{') return before == '$' ? open_nested() : open_brace(at);
  if (c == '}') return close_brace(at);
  if (body_depth_ > 0) return;
  switch (c) {
    case '(':
    case '[':
      return open_group(c);
    case ')':
      // Of `case x) …`.
      if (traits_.line_statements && frames_.back().open != '(') return;
      [[fallthrough]];
    case ']':
      return close_group(c == ')' ? '(' : '[');
    case ';':
      if (frames_.back().open != '(') statement() = {};
      return;
    default:
      return operator_seen(c, before, after);
  }
}

void BodyFinder::operator_seen(char c, char before, char after) {
  Statement& s = statement();
  s.line_fresh = s.line_fresh && c == '@';
  s.fresh = s.fresh && c == ':' && s.last == Last::word;  // `public:`
  if (c == ':' && before != ':' && after != ':') {
    s.last = Last::colon;
    if (s.parameters && !s.assigned) s.after_colon = true;
  } else if (c == '=' && after != '=' && after != '>' && before != '=' && before != '<' &&
             before != '>' && before != '!' && before != 'r') {  // 'r': `operator=`
    s.last = Last::equals;
    s.assigned = true;
    s.parameters = false;
  } else if (c == '>' && before == '=') {
    s.last = Last::arrow;
  } else if (c == '>') {
    s.last = Last::word;  // the end of a type
  } else {
    s.last = Last::other;
  }
}

void BodyFinder::open_group(char c) {
  if (frames_.size() >= kMaxFrames) gave_up_ = true;
  if (gave_up_) return;
  const Last last = statement().last;
  statement().fresh = false;
  Frame frame;
  frame.open = c;
  frame.candidate = c == '(' && last != Last::control_word && last != Last::equals;
  frames_.push_back(frame);
}

void BodyFinder::close_group(char open) {
  if (frames_.size() < 2 || frames_.back().open != open) {
    gave_up_ = true;
    return;
  }
  const bool parameters = frames_.back().candidate;
  frames_.pop_back();
  Statement& s = statement();
  s.last = parameters ? Last::parameters : Last::parentheses;
  if (open == '[') s.last = Last::word;
  if (parameters) s.parameters = true;
}

BodyFinder::Brace BodyFinder::classify_parameters(const Statement& s) const {
  if (traits_.directly) {
    const bool typed = s.after_colon && (s.last == Last::word || s.last == Last::brace);
    return s.last == Last::parameters || s.last == Last::arrow || typed ? Brace::body
           : s.after_colon || s.assigned || s.last == Last::colon       ? Brace::nested
                                                                        : Brace::container;
  }
  if (s.assigned) return Brace::nested;
  if (s.weak) return s.last == Last::parameters ? Brace::body : Brace::container;
  if (s.after_colon)
    return s.last == Last::parameters || s.last == Last::parentheses || s.last == Last::brace
               ? Brace::body
               : Brace::nested;
  return Brace::body;
}

BodyFinder::Brace BodyFinder::classify() const {
  const Frame& frame = frames_.back();
  const Statement& s = frame.statement;
  if (frame.open == '(' || frame.open == '[') return Brace::nested;
  if (traits_.initializers && s.last == Last::equals) return Brace::value_body;
  if (s.container) return Brace::container;
  if (s.function) return s.last == Last::weak_word ? Brace::nested : Brace::body;
  if (traits_.parameter_bodies && (s.parameters || s.last == Last::arrow))
    return classify_parameters(s);
  return s.assigned ? Brace::nested : Brace::container;
}

// `${x}`: no block.
void BodyFinder::open_nested() {
  if (body_depth_ > 0) {
    ++body_depth_;
    return;
  }
  if (frames_.size() >= kMaxFrames) gave_up_ = true;
  if (gave_up_) return;
  Frame frame;
  frame.open = '{';
  frame.ends_statement = false;
  frames_.push_back(frame);
}

void BodyFinder::open_brace(std::uint32_t at) {
  if (body_depth_ > 0) {
    ++body_depth_;
    return;
  }
  if (frames_.size() >= kMaxFrames) gave_up_ = true;
  if (gave_up_) return;
  const Brace brace = classify();
  if (brace == Brace::body || brace == Brace::value_body) {
    body_depth_ = 1;
    body_begin_ = at + 1;
    body_kept_ = false;
    body_ends_statement_ = brace == Brace::body;
    return;
  }
  Frame frame;
  frame.open = '{';
  frame.ends_statement = brace == Brace::container;
  frames_.push_back(frame);
}

void BodyFinder::body_ended(std::uint32_t at) {
  // A branch of a conditional may end a body that an earlier branch has ended before.
  while (!bodies_.empty() && bodies_.back().end > body_begin_) bodies_.pop_back();
  if (!body_kept_ && at - body_begin_ >= kSmallestBody) bodies_.push_back({body_begin_, at});
  if (body_ends_statement_)
    statement() = {};
  else
    statement().last = Last::brace;
}

void BodyFinder::close_brace(std::uint32_t at) {
  if (body_depth_ > 0) {
    if (--body_depth_ == 0) body_ended(at);
    return;
  }
  if (gave_up_) return;
  if (frames_.size() < 2 || frames_.back().open != '{') {
    gave_up_ = true;
    return;
  }
  const bool ends = frames_.back().ends_statement;
  frames_.pop_back();
  if (ends)
    statement() = {};
  else
    statement().last = Last::brace;
}

void BodyFinder::directive(Directive directive) {
  if (directive == Directive::begin_if) {
    if (conditionals_.size() >= kMaxConditionals) gave_up_ = true;
    if (!gave_up_)
      conditionals_.push_back(
          {frames_, body_depth_, body_begin_, body_ends_statement_, body_kept_});
  } else if (conditionals_.empty()) {
    return;
  } else if (directive == Directive::other_branch) {
    const State& state = conditionals_.back();
    frames_ = state.frames;
    body_depth_ = state.body_depth;
    body_begin_ = state.body_begin;
    body_ends_statement_ = state.body_ends_statement;
    body_kept_ = state.body_kept;
  } else {
    conditionals_.pop_back();
  }
}

}  // namespace brief::parse
