#include "parse/statements.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "parse/literals.hpp"
#include "parse/statement_head.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxNameString = 100;  // bytes of a string that may be a name
constexpr std::size_t kMaxDelimiter = 16;

class StatementReader {
 public:
  StatementReader(const LexTable& table, const StatementRules& rules, std::string_view bytes,
                  Tags& out)
      : table_(table), rules_(rules), bytes_(bytes), out_(out) {}

  void read() {
    while (at_ < bytes_.size()) step();
    finish();
    close_package();
  }

 private:
  char peek(std::size_t at) const { return at < bytes_.size() ? bytes_[at] : '\0'; }
  std::size_t line_end(std::size_t from) const {
    return std::min(bytes_.find('\n', from), bytes_.size());
  }

  void step() {
    const char c = bytes_[at_];
    if (c == '\n') line_start_ = true;
    if (blank(c)) {
      head_.gap();
      ++at_;
      return;
    }
    if (line_start_ && command_line()) return;
    line_first_ = std::exchange(line_start_, false);
    if (!delimiter_.empty() && bytes_.substr(at_, delimiter_.size()) == delimiter_) {
      at_ += delimiter_.size();
      return finish();
    }
    if (literal(c)) return;
    if (in_word(c)) return word();
    punctuation(c);
  }

  // Lines that speak to the program that sends the statements.
  bool command_line() {
    const std::size_t end = line_end(at_);
    const std::string_view line = base::trim(bytes_.substr(at_, end - at_));
    const std::string_view first = line.substr(0, line.find_first_of(" \t"));
    if (same_word(first, "DELIMITER")) {
      const std::string_view rest = base::trim(line.substr(first.size()));
      delimiter_ = rest == ";" || rest.size() > kMaxDelimiter ? std::string_view() : rest;
    } else if (!same_word(line, "GO") && !(line[0] == '\\' && head_.empty()) && line != "/") {
      return false;
    }
    finish();
    if (!same_word(first, "DELIMITER")) close_package();
    at_ = end;
    return true;
  }

  bool literal(char c) {
    if (bytes_.substr(at_, 3) == "/*!") {
      at_ += 3;
      while (peek(at_) >= '0' && peek(at_) <= '9') ++at_;
      head_.gap();
      return true;
    }
    if (bytes_.substr(at_, 2) == "*/") {
      at_ += 2;
      head_.gap();
      return true;
    }
    if (c == '$') return dollar_string();
    const Starter* starter = table_.starter(bytes_.substr(at_));
    if (starter == nullptr) return false;
    const std::size_t begin = at_;
    switch (starter->kind) {
      case Starter::line_comment:
        at_ = line_end(at_);
        head_.gap();
        return true;
      case Starter::block_comment:
        at_ = block_end(bytes_, at_, starter->delimiters);
        head_.gap();
        return true;
      case Starter::string:
        at_ = c == '\'' ? text_end() : string_end(bytes_, at_, starter->delimiters);
        text(begin);
    }
    return true;
  }

  // A backslash before a quote escapes it in some dialects and is a plain character in others;
  // where what follows can only stand behind a string, it is plain.
  std::size_t text_end() const {
    for (std::size_t i = at_ + 1; i < bytes_.size(); ++i) {
      if (bytes_[i] == '\\') {
        ++i;
        if (peek(i) != '\'') continue;
        std::size_t next = i + 1;
        while (peek(next) == ' ') ++next;
        if (may_follow_text(next)) return i + 1;
      } else if (bytes_[i] == '\'') {
        if (peek(i + 1) != '\'') return i + 1;
        ++i;
      }
    }
    return bytes_.size();
  }

  bool may_follow_text(std::size_t at) const {
    constexpr std::string_view kEnds = ",);\n";
    const char c = peek(at);
    const char next = peek(at + 1);
    return c == '\0' || kEnds.find(c) != std::string_view::npos ||
           (c == '+' && (next == ' ' || in_word(next) || next == '\'')) ||
           (c == '|' && next == '|');
  }

  void text(std::size_t begin) {
    if (at_ - begin <= kMaxNameString) head_.add(bytes_.substr(begin, at_ - begin), begin);
    last_ = {};
  }

  bool dollar_string() {
    std::size_t end = at_ + 1;
    while (in_word(peek(end))) ++end;
    if (peek(end) != '$' || end - at_ > kMaxNameString) return false;
    const std::string_view tag = bytes_.substr(at_, end + 1 - at_);
    const std::size_t close = bytes_.find(tag, end + 1);
    // One that is not closed is looked for once: the rest of the file is its text.
    at_ = close == std::string_view::npos ? bytes_.size() : close + tag.size();
    head_.gap();
    last_ = {};
    return true;
  }

  void word() {
    std::size_t end = at_;
    while (end < bytes_.size() && in_word(bytes_[end])) ++end;
    const std::string_view text = bytes_.substr(at_, end - at_);
    // `if … create table …`, or a semicolon that was left out.
    const bool first = std::exchange(line_first_, false);
    if (first && same_word(text, "CREATE") && depth_ == 0 && parentheses_ == 0) {
      finish();
      close_package();
    }
    if (head_.empty()) begin_statement(text);
    head_.add(text, at_);
    at_ = end;
    end_ = static_cast<std::uint32_t>(end);
    block_word(text);
    last_ = text;
    if ((same_word(text, "AS") || same_word(text, "IS")) && !in_routine() && holds_) {
      finish();
      package_ = out_.definitions.size();
    }
  }

  void begin_statement(std::string_view word) {
    begin_ = static_cast<std::uint32_t>(at_);
    if (package_ == 0) return;
    initializes_ = same_word(word, "BEGIN");
    ends_package_ = initializes_ || same_word(word, "END");
    // What a package holds is written like what stands alone, without this word.
    if (!ends_package_) head_.add("create ", at_);
  }

  void close_package() {
    if (package_ > 0) out_.definitions[package_ - 1].node.end = end_;
    package_ = 0;
  }

  // What the statement defines, as far as it was read.
  const StatementRules::Rule* rule(std::array<re2::StringPiece, 2>& found) const {
    const std::string& text = head_.text();
    for (const StatementRules::Rule& rule : rules_.rules())
      if (rule.expression->Match({text.data(), text.size()}, 0, text.size(), RE2::ANCHOR_START,
                                 found.data(), 2))
        return &rule;
    return nullptr;
  }

  // Is it one whose block has statements of its own? Asked where such a block may begin.
  bool in_routine() {
    if (asked_) return routine_;
    asked_ = true;
    std::array<re2::StringPiece, 2> found;
    const StatementRules::Rule* what = rule(found);
    if (what == nullptr) return routine_ = false;
    constexpr DefinitionKind kRoutines[] = {DefinitionKind::function, DefinitionKind::procedure,
                                            DefinitionKind::trigger, DefinitionKind::event};
    holds_ = what->kind == DefinitionKind::package;
    declares_ = what->kind == DefinitionKind::function || what->kind == DefinitionKind::procedure;
    return routine_ = std::find(std::begin(kRoutines), std::end(kRoutines), what->kind) !=
                      std::end(kRoutines);
  }

  // Blocks of routines: their statements end in semicolons too. `end if`, `end loop` close what no
  // word here has opened.
  void block_word(std::string_view word) {
    constexpr std::string_view kPlain[] = {"IF", "LOOP", "WHILE", "REPEAT", "FOR"};
    constexpr std::string_view kTransaction[] = {"TRANSACTION", "WORK", "TRAN"};
    if (same_word(last_, "BEGIN") && depth_ > 0 && one_of(word, kTransaction)) --depth_;
    if (same_word(last_, "END")) {
      if (one_of(word, kPlain)) ++depth_;
      if (same_word(word, "CASE") || one_of(word, kPlain)) return;
    }
    const bool begins = same_word(word, "BEGIN");
    const bool as = same_word(last_, "AS") || same_word(last_, "IS");
    if (begins && initializes_) {
      ++depth_;
    } else if (begins && in_routine()) {
      if (depth_++ == 0 && blocks_ > 0 && !as) --blocks_;
      nested_head_ = false;
    } else if (same_word(word, "CASE") && (depth_ > 0 || in_routine())) {
      ++depth_;
    } else if (same_word(word, "END")) {
      if (depth_ > 0) --depth_;
    } else if (depth_ == 0) {
      declaration_word(word, as);
    }
  }

  // Declarations stand between a routine's head and its block; they may be routines themselves.
  void declaration_word(std::string_view word, bool as) {
    constexpr std::string_view kNested[] = {"FUNCTION", "PROCEDURE"};
    constexpr std::string_view kNoBlock[] = {"SELECT", "WITH",    "INSERT",   "UPDATE",  "DELETE",
                                             "NOT",    "NULL",    "TABLE",    "SET",     "EXEC",
                                             "MERGE",  "RETURN",  "EXECUTE",  "IF",      "PRINT",
                                             "CALL",   "DECLARE", "LANGUAGE", "EXTERNAL"};
    if (blocks_ > 0) {
      if (nested_head_ && as) {
        ++blocks_;
        nested_head_ = false;
      }
      if (one_of(word, kNested) && (last_.empty() || as)) nested_head_ = true;
    } else if (as && parentheses_ == 0 && in_routine() && declares_) {
      if (!one_of(word, kNoBlock)) ++blocks_;
    }
  }

  void punctuation(char c) {
    if (c == ';') {
      const bool data = ends_in_stdin();
      ++at_;
      if (parentheses_ > 0 && depth_ == 0 && !delimiter_.empty()) return;
      if (depth_ > 0 || blocks_ > 0 || !delimiter_.empty()) {
        last_ = {};
        nested_head_ = false;
        return;
      }
      finish();
      if (data) skip_data();
      return;
    }
    last_ = {};
    if (c == '(') ++parentheses_;
    if (c == ')' && parentheses_ > 0) --parentheses_;
    if (head_.empty()) begin_ = static_cast<std::uint32_t>(at_);
    head_.add(bytes_.substr(at_, 1), at_);
    end_ = static_cast<std::uint32_t>(++at_);
  }

  bool ends_in_stdin() const { return same_word(last_, "STDIN"); }

  void skip_data() {
    const std::size_t end = bytes_.find("\n\\.", at_);
    at_ = end == std::string_view::npos ? bytes_.size() : end + 3;
  }

  void finish() {
    if (!head_.empty() && out_.definitions.size() < kMaxTags) define();
    head_.clear();
    depth_ = parentheses_ = blocks_ = 0;
    asked_ = routine_ = holds_ = declares_ = initializes_ = nested_head_ = false;
    last_ = {};
    if (std::exchange(ends_package_, false)) close_package();
  }

  void define() {
    const std::string& text = head_.text();
    std::array<re2::StringPiece, 2> found;
    const StatementRules::Rule* what = rule(found);
    if (what == nullptr) return;
    const auto offset = [&](const char* at) { return static_cast<std::size_t>(at - text.data()); };
    const auto [begin, end] = last_part({found[1].data(), found[1].size()});
    if (begin == end) return;
    const std::size_t name = offset(found[1].data());
    TagDefinition tag;
    tag.node = {begin_, end_};
    tag.name = {head_.place(name + begin), head_.place(name + end - 1) + 1};
    std::size_t shown = offset(found[0].data() + found[0].size());
    while (blank(text[shown - 1])) --shown;
    tag.body = head_.place(shown - 1) + 1;
    tag.kind = what->kind;
    out_.definitions.push_back(tag);
  }

  // Of `a.b`, "a"."b", [a].[b] the last name, without its quotes.
  static std::pair<std::size_t, std::size_t> last_part(std::string_view name) {
    std::size_t end = name.size();
    while (end > 0 && blank(name[end - 1])) --end;
    if (end == 0) return {0, 0};
    const char close = name[end - 1];
    if (close == '"' || close == '`' || close == '\'' || close == ']') {
      const std::size_t open = name.rfind(close == ']' ? '[' : close, end - 2);
      if (end < 2 || open == std::string_view::npos) return {0, 0};
      return {open + 1, end - 1};
    }
    const std::size_t dot = name.substr(0, end).find_last_of(". ");
    return {dot == std::string_view::npos ? 0 : dot + 1, end};
  }

  const LexTable& table_;
  const StatementRules& rules_;
  std::string_view bytes_;
  Tags& out_;
  Head head_;
  std::size_t at_ = 0;
  std::uint32_t begin_ = 0;  // of the statement
  std::uint32_t end_ = 0;    // of its last token
  std::uint32_t depth_ = 0;  // of blocks
  std::uint32_t parentheses_ = 0;
  std::string_view delimiter_;
  std::string_view last_;     // word
  bool line_start_ = true;    // nothing but blanks was seen of the line
  bool line_first_ = false;   // the token is the first of its line
  std::uint32_t blocks_ = 0;  // that are yet to begin
  std::size_t package_ = 0;   // 1 + the definition that holds the statements; 0: none
  bool asked_ = false;        // routine_ and holds_ are known
  bool routine_ = false;
  bool declares_ = false;      // behind `as` or `is`
  bool holds_ = false;         // statements follow that belong to this one
  bool initializes_ = false;   // the block at the end of a package
  bool ends_package_ = false;  // the statement does
  bool nested_head_ = false;   // a declaration that may have a block
};

}  // namespace

StatementRules::StatementRules(const LanguageSpec& spec) {
  for (const StatementRule& written : spec.statements) {
    const auto fail = [&](const std::string& what) {
      throw Error(ErrorCode::internal, "a statement's rule: " + what, std::string(spec.name));
    };
    const auto kind =
        std::find(std::begin(kDefinitionKindNames), std::end(kDefinitionKindNames), written.kind);
    if (kind == std::end(kDefinitionKindNames)) fail("unknown kind " + std::string(written.kind));
    auto expression = std::make_unique<RE2>(
        re2::StringPiece(written.match.data(), written.match.size()), RE2::Quiet);
    if (!expression->ok()) fail(expression->error());
    if (expression->NumberOfCapturingGroups() != 1) fail("it needs one group, the name");
    rules_.push_back({std::move(expression),
                      static_cast<DefinitionKind>(kind - std::begin(kDefinitionKindNames))});
  }
}

void read_statements(const LexTable& table, const StatementRules& rules, std::string_view bytes,
                     Tags& out) {
  StatementReader(table, rules, bytes, out).read();
}

}  // namespace brief::parse
