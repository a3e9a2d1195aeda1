#include "parse/lexer.hpp"

#include <algorithm>
#include <string>

#include "base/hash.hpp"
#include "parse/assigned.hpp"
#include "parse/conditionals.hpp"
#include "parse/cuts.hpp"
#include "parse/end_bodies.hpp"
#include "parse/heredocs.hpp"
#include "parse/line_kind.hpp"
#include "parse/literals.hpp"
#include "parse/macros.hpp"
#include "parse/strings.hpp"
#include "parse/suites.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxTemplates = 256;  // nesting of code in strings
constexpr std::size_t kLongString = 64;     // bytes; no predicate of a query looks at more

class Lexer {
 public:
  Lexer(const LexTable& table, std::string_view bytes, bool keep_bodies, Lexed& out)
      : table_(table),
        traits_(table.traits()),
        bytes_(bytes),
        out_(out),
        keep_bodies_(keep_bodies),
        bodies_(table.traits(), out.bodies),
        macros_(table, bytes, out),
        conditionals_(bytes, bodies_, out.parted),
        suite_finder_(suites_),
        end_finder_(suites_),
        heredocs_(table.traits()) {}

  void run() {
    if (bytes_.substr(0, 3) == "\xef\xbb\xbf") at_ = 3;
    if (bytes_.substr(at_, 2) == "#!") at_ = line_end(at_);
    if (traits_.islands) at_ = island_begin(bytes_, at_);
    while (at_ < bytes_.size()) step();
    if (out_.first_token == 0 && !token_seen_) out_.first_token = size32();
    if (!bodies_.balanced() || !traits_.skip_bodies || traits_.suites) out_.bodies.clear();
    suite_finder_.finish(last_end_);
    table_.unseen().find(bytes_, out_.macros);
    if (traits_.suites && (depth_ > 0 || unbalanced_ || !traits_.skip_bodies)) suites_.clear();
    collect_cuts(traits_, bytes_, blind_, suites_, keep_bodies_, out_);
  }

 private:
  static std::uint32_t size32(std::size_t size) { return static_cast<std::uint32_t>(size); }
  std::uint32_t size32() const { return size32(bytes_.size()); }
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
        continued_ = at_ > 0 && bytes_[at_ - 1] == '\\' && last_end_ == at_;
        if (in_directive_ && bytes_[at_ - 1] != '\\') end_directive();
        line_empty_ = true;
        line_begin_ = ++at_;
        if (heredocs_.pending()) at_ = heredocs_.skip(bytes_, at_, blind_);
        if (traits_.end_mark && is_end_mark(bytes_, at_)) {
          out_.macros.push_back({size32(at_), size32()});
          at_ = bytes_.size();
        }
        return;
      case ByteClass::word:
        word();
        break;
      case ByteClass::digit:
        number();
        break;
      case ByteClass::starter:
        if (!starter()) punctuation(c);
        if (is_comment_) {
          is_comment_ = false;
          return;
        }
        break;
      case ByteClass::other:
        punctuation(c);
        break;
    }
    last_end_ = static_cast<std::uint32_t>(at_);
  }

  void token(bool regex_may_follow, LineKind kind = LineKind::other) {
    if (line_empty_ && !continued_) {
      if ((traits_.suites || traits_.end_bodies) && depth_ == 0) logical_line(kind);
      if ((traits_.newline_statements || traits_.line_statements) && !unseen())
        bodies_.line_begins();
    }
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
    if (traits_.name_suffixes && (peek(end) == '?' || peek(end) == '!') && peek(end + 1) != '=')
      ++end;
    const std::string_view text = bytes_.substr(begin, end - begin);
    const std::uint64_t hash = base::hash64(text);
    const std::uint8_t bits = text.size() <= kMaxName ? table_.word_bits(text, hash) : 0;
    token((bits & kReserved) != 0, line_empty_ && (traits_.suites || traits_.end_bodies)
                                       ? kind_of_line(table_, bits, text, bytes_.substr(end))
                                       : LineKind::other);
    at_ = end;
    if (traits_.hash_strings && raw_string(hash_string_end(text, bytes_, end))) return;
    if (traits_.delimiter_strings && text.back() == 'R' && peek(end) == '"') {
      raw_string(delimiter_string_end(bytes_, end));
      return;
    }
    // Behind a bracket a bare name is a constant that holds the variable's name.
    const char before = begin > 0 ? bytes_[begin - 1] : '\0';
    if (names_variable(text) && table_.environment_follows(bytes_.substr(0, begin)))
      note(before == '(' || before == '[' ? out_.constants : out_.variables, begin, end);
    if (bits == 0 && text.size() > 1 && text.size() <= kMaxName && !string_prefix(text, peek(end)))
      out_.names.add(text, hash, use_of(bytes_, begin, end, traits_.bare_calls));
    if (traits_.preprocessor && !in_directive_ && !bodies_.in_body())
      macro_end_ = macros_.word(bits, {size32(begin), size32(end)}, bodies_.statement_opens(),
                                bodies_.behind_parameters());
    if (!unseen()) {
      const std::size_t next = std::min(bytes_.find_first_not_of(" \t", end), bytes_.size());
      if ((bits & kKept) != 0 && bodies_.in_body() && before != '.' &&
          ((bits & kContainer) != 0 ? table_.class_of(peek(next)) == ByteClass::word
                                    : assigns_function(table_, bytes_, end)))
        bodies_.keep_body();
      bodies_.word(bits, before, peek(next));
    }
  }

  void logical_line(LineKind kind) {
    std::uint32_t column = 0;
    for (std::size_t i = line_begin_; i < at_; ++i) column += bytes_[i] == '\t' ? 8 : 1;
    if (traits_.end_bodies)
      return end_finder_.line(static_cast<std::uint32_t>(line_begin_), column, kind, last_end_);
    suite_finder_.line(static_cast<std::uint32_t>(line_begin_), static_cast<std::uint32_t>(at_),
                       column, kind, last_end_);
  }

  // Directives and macros are no part of the statements around them.
  bool unseen() const { return in_directive_ || at_ <= macro_end_; }

  void number() {
    token(false);
    while (at_ < bytes_.size() &&
           (table_.in_word(bytes_[at_]) || bytes_[at_] == '.' ||
            (traits_.digit_quotes && bytes_[at_] == '\'' && table_.in_word(peek(at_ + 1)))))
      ++at_;
    literal();
  }

  void literal() {
    if (!unseen()) bodies_.literal();
  }

  bool starter() {
    const std::string_view rest = bytes_.substr(at_);
    const Starter* found = table_.starter(rest);
    if (found == nullptr) return traits_.regex && rest[0] == '/' && regex();
    switch (found->kind) {
      case Starter::line_comment:
        if (traits_.spaced_comments && !stands_apart(bytes_, at_)) return false;
        if (traits_.hash_attributes && rest.starts_with("#[")) return false;
        comment(comment_end(), true);
        return true;
      case Starter::block_comment:
        if (traits_.line_start_comments && at_ != line_begin_) return false;
        comment(block_end(bytes_, at_, found->delimiters), false);
        return true;
      case Starter::string:
        break;
    }
    if (traits_.lifetimes && rest[0] == '\'') {
      const std::size_t end = lifetime_end(table_, bytes_, at_);
      if (end != at_) {
        token(false);
        at_ = end;
        return true;
      }
    }
    token(false, LineKind::string);
    if (traits_.template_ && rest[0] == '`') {
      ++at_;
      template_text();
    } else {
      string(found->delimiters);
    }
    literal();
    return true;
  }

  void comment(std::size_t end, bool line) {
    out_.comments.push_back(
        {{static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)}, line_empty_, line});
    at_ = end;
    is_comment_ = true;
  }

  // With a preprocessor a backslash continues a comment as it does any line.
  std::size_t comment_end() const {
    std::size_t end = line_end(at_);
    if (traits_.islands) return std::min(end, bytes_.substr(0, end).find("?>", at_));
    while (traits_.preprocessor && end < bytes_.size() && bytes_[end - 1] == '\\')
      end = line_end(end + 1);
    return end;
  }

  void string(const Delimiters& pair) {
    const std::size_t begin = at_ + pair.open.size();
    at_ = string_end(bytes_, at_, pair, table_.raw_quote());
    const std::size_t end = at_ - std::min(at_, pair.close.size());
    if (end > begin && end <= begin + kLongString)
      note_string(table_, bytes_, {size32(begin), size32(end)}, pair.open.size(), out_);
    if (end > begin + kLongString && bytes_.substr(end, pair.close.size()) == pair.close)
      blind_.push_back({size32(pair.open == "`" ? begin + 1 : begin), size32(end)});  // or a name
  }

  // A literal without escapes from at_ to `end`; false when that is where it begins.
  bool raw_string(std::size_t end) {
    if (end == at_) return false;
    token(false);
    at_ = end;
    literal();
    return true;
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
    const char before = at_ > 0 ? bytes_[at_ - 1] : '\n';
    const bool argument = traits_.percent_literals && before == ' ' &&
                          std::string_view(" =").find(peek(at_ + 1)) == std::string_view::npos;
    if (!(regex_may_follow_ || argument) || before == '<') return false;
    return raw_string(regex_end(bytes_, at_));
  }

  // A shell's command is whole without the text that it reads, and the grammar does better without.
  std::size_t heredoc_mark() {
    const std::size_t end = heredocs_.open(bytes_, at_);
    if (traits_.spaced_heredocs && end > at_ && heredocs_.pending())
      blind_.push_back({size32(at_), size32(end)});
    return end;
  }

  // Where the literal or the mark ends that a sign begins in some languages; at_: nowhere.
  std::size_t sign_end(char c) {
    const char before = at_ > 0 ? bytes_[at_ - 1] : '\n';
    if (c == '<' && (traits_.heredocs || traits_.spaced_heredocs || traits_.long_heredocs))
      return heredoc_mark();
    if (c == '?' && traits_.islands && peek(at_ + 1) == '>') return island_begin(bytes_, at_);
    if (c == '\\' && traits_.backslash_escapes && peek(at_ + 1) != '\n')
      return std::min(at_ + 2, bytes_.size());
    if (!traits_.percent_literals) return at_;
    if (c == '%' && (regex_may_follow_ || before == ' ')) return percent_end(bytes_, at_);
    return c == '?' && !table_.in_word(before) ? character_end(table_, bytes_, at_) : at_;
  }

  void punctuation(char c) {
    if (traits_.preprocessor && c == '#' && line_empty_) return directive();
    if (traits_.line_signatures && c == '<' && line_empty_ && bodies_.ends_signature())
      end_statement();
    if (raw_string(sign_end(c))) return;
    token(c != ')' && c != ']' && c != '}');
    if (c == '(' || c == '[' || c == '{') {
      out_.depth = std::max(out_.depth, ++depth_);
    } else if (c == ')' || c == ']' || c == '}') {
      unbalanced_ = unbalanced_ || depth_ == 0;
      if (depth_ > 0) --depth_;
    }
    if (c == '{') ++braces_;
    if (c == ';' || c == '{' || c == '}') conditionals_.ends_statement();
    if (c == '}') {
      if (!templates_.empty() && templates_.back() == braces_) {
        templates_.pop_back();
        bodies_.punctuation(')', static_cast<std::uint32_t>(at_), '\0', '\0');
        ++at_;
        return template_text();
      }
      if (braces_ > 0) --braces_;
    }
    if (!unseen())
      bodies_.punctuation(c, static_cast<std::uint32_t>(at_), at_ > 0 ? bytes_[at_ - 1] : '\0',
                          peek(at_ + 1));
    ++at_;
  }

  // `<T>(a: T): T` on its own line is another signature; the grammar goes on with the last.
  void end_statement() {
    suites_.push_back({{size32(at_), size32(at_)}, Cut::Filler::semicolon, 0});
    bodies_.punctuation(';', size32(at_), '\0', '\0');
  }

  // Blanks at its end go: the grammars take a macro's name and such blanks for the beginning of a
  // value on the next line.
  void end_directive() {
    in_directive_ = false;
    if (last_end_ < at_) blind_.push_back({last_end_, static_cast<std::uint32_t>(at_)});
  }

  void conditional(std::string_view name) {
    const Span line{size32(at_), size32(comment_end())};
    if (name == "if" || name == "ifdef" || name == "ifndef") {
      conditionals_.begin_if(line);
      bodies_.directive(Directive::begin_if);
    } else if (name == "else" || name == "elif" || name == "elifdef" || name == "elifndef") {
      conditionals_.other_branch(line);
      bodies_.directive(Directive::other_branch);
    } else if (name == "endif") {
      conditionals_.end_if(line);
      bodies_.directive(Directive::end_if);
    } else {
      conditionals_.other_directive();
    }
  }

  void directive() {
    line_empty_ = false;
    std::size_t begin = at_ + 1;
    while (peek(begin) == ' ' || peek(begin) == '\t') ++begin;
    std::size_t end = begin;
    while (peek(end) >= 'a' && peek(end) <= 'z') ++end;
    const std::string_view name = bytes_.substr(begin, end - begin);
    conditional(name);
    at_ = end;
    in_directive_ = true;
    if (name == "include" || name == "error" || name == "warning" || name == "pragma")
      at_ = line_end(at_);
  }

  const LexTable& table_;
  const LexTraits& traits_;
  std::string_view bytes_;
  Lexed& out_;
  bool keep_bodies_;
  BodyFinder bodies_;
  MacroFinder macros_;
  Conditionals conditionals_;
  std::vector<Cut> suites_;
  SuiteFinder suite_finder_;
  EndBodyFinder end_finder_;
  Heredocs heredocs_;
  std::vector<Span> blind_;  // long strings and ends of directives
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t last_end_ = 0;  // of the last token
  std::size_t macro_end_ = 0;   // of the last macro that is left out
  std::uint32_t depth_ = 0;
  std::uint32_t braces_ = 0;
  std::vector<std::uint32_t> templates_;
  bool line_empty_ = true;
  bool in_directive_ = false;
  bool regex_may_follow_ = true;
  bool token_seen_ = false;
  bool is_comment_ = false;
  bool continued_ = false;
  bool unbalanced_ = false;
};

}  // namespace

void lex(const LexTable& table, std::string_view bytes, bool keep_bodies, Lexed& out) {
  out.clear();
  Lexer(table, bytes, keep_bodies, out).run();
}

}  // namespace brief::parse
