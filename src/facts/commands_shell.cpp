#include "facts/commands_shell.hpp"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <optional>
#include <tuple>
#include <utility>

#include "base/text.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMaxCommands = 400;
constexpr std::size_t kMaxScript = 64 << 10;

enum class Joint { next, otherwise, pipe };

struct Piece {
  std::string text;
  Joint before = Joint::next;
  bool broken = false;  ///< holds a newline inside quotes
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Splits at newlines, `;`, `&&`, `||`, `|` and `&` outside of quotes, `$(…)` and `${…}`; joins
// continued lines; drops comments, redirections and here-documents.
class Splitter {
 public:
  explicit Splitter(std::string_view script) : script_(script.substr(0, kMaxScript)) {}

  std::vector<Piece> run() {
    for (; at_ < script_.size(); ++at_) step(script_[at_]);
    close(Joint::next);
    return std::move(pieces_);
  }

 private:
  char peek(std::size_t ahead = 1) const {
    return at_ + ahead < script_.size() ? script_[at_ + ahead] : '\0';
  }

  void step(char c) {
    if (quote_ != 0) return quoted(c);
    if (c == '\\' && peek() == '\n') {
      add(' ');
      ++at_;
      ++line_;
    } else if (c == '\\' && peek() != '\0') {
      add(c);
      add(script_[++at_]);
    } else if (c == '\'' || c == '"' || c == '`') {
      quote_ = c;
      add(c);
    } else if (c == '$' && (peek() == '(' || peek() == '{')) {
      ++depth_;
      add(c);
      add(script_[++at_]);
    } else if (depth_ > 0) {
      if (c == '(' || c == '{') ++depth_;
      if (c == ')' || c == '}') --depth_;
      add(c);
    } else if (c == '#' && (current_.text.empty() || current_.text.back() == ' ')) {
      while (at_ + 1 < script_.size() && peek() != '\n') ++at_;
    } else {
      split_at(c);
    }
  }

  void quoted(char c) {
    add(c);
    if (c == '\\' && quote_ == '"' && peek() != '\0')
      add(script_[++at_]);
    else if (c == quote_)
      quote_ = 0;
  }

  void split_at(char c) {
    if (c == '\n' || c == ';') {
      close(Joint::next);
      if (c == '\n') ++line_;
    } else if (c == '&' && peek() == '&') {
      ++at_;
      close(Joint::next);
    } else if (c == '|') {
      const bool otherwise = peek() == '|';
      if (otherwise) ++at_;
      close(otherwise ? Joint::otherwise : Joint::pipe);
    } else if (c == '<' && peek() == '<' && peek(2) != '<') {
      skip_here_document();
    } else if (const std::size_t size = c == '<' ? place_size() : 0; size != 0) {
      for (std::size_t i = 0; i + 1 < size; ++i) add(script_[at_++]);
      add(script_[at_]);
    } else if (c == '>' || c == '<' || (c == '&' && peek() == '>')) {
      skip_redirection();
    } else if (c == '&') {
      close(Joint::next);
    } else {
      add(c == '\t' ? ' ' : c);
    }
  }

  // `<name>`, a place that a guide leaves to the reader, is no redirection.
  std::size_t place_size() const {
    constexpr std::size_t kLongest = 30;
    const std::string_view text = script_.substr(at_, kLongest);
    const std::size_t close = text.find_first_of(">\n");
    if (close == text.npos || text[close] == '\n' || close < 2 ||
        std::isalpha(static_cast<unsigned char>(text[1])) == 0)
      return 0;
    const std::string_view inner = text.substr(1, close - 1);
    return inner.find_first_of("</$&|") == inner.npos ? close + 1 : 0;
  }

  // `2>&1`, `> file`, `>> file`: the command is the same without.
  void skip_redirection() {
    std::string& text = current_.text;
    if (text.size() > 1 && (text.back() == '1' || text.back() == '2') &&
        text[text.size() - 2] == ' ')
      text.pop_back();
    while (peek() != '\0' && std::string_view("><& \t").find(peek()) != std::string_view::npos)
      ++at_;
    while (peek() != '\0' && std::string_view(" \t\n;&|").find(peek()) == std::string_view::npos)
      ++at_;
  }

  void skip_here_document() {
    current_ = {};
    std::size_t word = at_ + 2;
    while (word < script_.size() && !base::is_word(script_[word]) && script_[word] != '\n') ++word;
    std::size_t end = word;
    while (end < script_.size() && base::is_word(script_[end])) ++end;
    const std::string_view mark = script_.substr(word, end - word);
    at_ = std::min(script_.find('\n', end), script_.size());
    while (at_ < script_.size()) {
      ++line_;
      const std::size_t next = std::min(script_.find('\n', at_ + 1), script_.size());
      const std::string_view line = base::trim(script_.substr(at_ + 1, next - at_ - 1));
      if (line == mark) {
        at_ = next - 1;  // the loop goes on with the newline behind the mark
        return;
      }
      at_ = next;
    }
  }

  void add(char c) {
    if (c == '\n') {
      ++line_;
      current_.broken = true;
    }
    if (current_.text.empty()) {
      if (c == ' ') return;
      current_.first = line_;
    }
    current_.last = line_;
    if (c == ' ' && quote_ == 0 && current_.text.back() == ' ') return;
    current_.text += c;
  }

  void close(Joint joint) {
    current_.text = std::string(base::trim(current_.text));
    if (current_.text.empty()) {  // `a ||` at the end of a line: the joint stays
      if (current_.before == Joint::next) current_.before = joint;
      return;
    }
    if (pieces_.size() < kMaxCommands * 4) pieces_.push_back(std::move(current_));
    current_ = {};
    current_.before = joint;
  }

  std::string_view script_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 0;
  char quote_ = 0;
  int depth_ = 0;
  Piece current_;
  std::vector<Piece> pieces_;
};

// `$ make`, `% make`, `(venv)$ make` -> `make`.
std::string_view without_prompt(std::string_view text) {
  const std::size_t name = text.front() == '(' ? text.find(')') : std::string_view::npos;
  std::string_view rest = name == std::string_view::npos ? text : base::trim(text.substr(name + 1));
  return rest.substr(0, 2) == "$ " || rest.substr(0, 2) == "% " ? base::trim(rest.substr(2)) : text;
}

// `if ! make lint` -> `make lint`: what an `if` asks always runs. Empty where it is no command.
std::string_view condition_of(std::string_view text) {
  if (text.substr(0, 3) != "if ") return {};
  text = base::trim(text.substr(3));
  if (text.substr(0, 2) == "! ") text = base::trim(text.substr(2));
  return text.empty() || text.front() == '[' || text.front() == '(' ? std::string_view{} : text;
}

// Follows a script's pieces and keeps those that always run.
class Walk {
 public:
  Walk(std::string_view folder, bool shown) : shown_(shown), folder_(folder) {}

  // `next`: what follows; nullptr: nothing.
  void piece(const Piece& piece, const Piece* next) {
    const bool piped_on = next != nullptr && next->before == Joint::pipe;
    if (shown_ && left_ && piece.first > last_ + 1) {  // an empty line or a comment
      std::tie(folder_, lost_) = *left_;
      left_.reset();
    }
    last_ = piece.last;
    joined_ = next != nullptr && next->first == piece.last;
    std::string_view text = piece.text;
    text = without_prompt(text);
    if (text.front() == '@') text = base::trim(text.substr(1));  // make: do not echo
    if (!subshell_ && !text.empty() && text.front() == '(') {
      subshell_ = true;
      outer_ = {folder_, lost_};
      text = base::trim(text.substr(1));
    }
    const bool closes = subshell_ && std::count(text.begin(), text.end(), ')') >
                                         std::count(text.begin(), text.end(), '(');
    if (closes) text = base::trim(text.substr(0, text.rfind(')')));
    if (!text.empty()) command(piece, text, piped_on);
    if (!closes) return;
    subshell_ = false;
    std::tie(folder_, lost_) = outer_;
  }

  std::vector<SimpleCommand> take() { return std::move(out_); }

 private:
  void command(const Piece& piece, std::string_view text, bool piped_on) {
    const bool outside = blocks_ == 0;
    std::string_view word = text.substr(0, text.find(' '));
    if (enters_or_leaves(word, text)) {
      text = condition_of(text);
      if (text.empty() || !outside) return;
      word = text.substr(0, text.find(' '));
    } else if (!outside) {
      return;
    }
    if (piece.before != Joint::next || piped_on || piece.broken || lost_) return;
    if (is_one_of(word, {"cd", "pushd"})) {
      const std::string_view step = base::trim(text.substr(word.size()));
      if (!joined_)
        left_.reset();
      else if (!left_)
        left_ = {folder_, lost_};
      lost_ = !join_folder(folder_, step, folder_);
      return;
    }
    if (is_one_of(word, {"popd", "exit", "return"})) {
      lost_ = true;
      return;
    }
    if (out_.size() < kMaxCommands)
      out_.push_back({std::string(text), folder_, piece.first, piece.last});
  }

  bool enters_or_leaves(std::string_view word, std::string_view text) {
    const bool function = text.find("() {") != std::string_view::npos;
    if (is_one_of(word, {"if", "for", "while", "until", "case", "select", "{"}) || function) {
      if (text.back() != '}') ++blocks_;
      return true;
    }
    if (is_one_of(word, {"fi", "done", "esac", "}"})) {
      blocks_ = std::max(0, blocks_ - 1);
      return true;
    }
    return false;
  }

  bool shown_ = false;
  bool joined_ = false;                               ///< more follows on the line
  std::uint32_t last_ = 0;                            ///< line of what came before
  std::optional<std::pair<std::string, bool>> left_;  ///< folder_ and lost_ before `cd x && y`
  bool subshell_ = false;
  std::pair<std::string, bool> outer_;  ///< folder_ and lost_ behind the subshell
  int blocks_ = 0;
  bool lost_ = false;  ///< a `cd` that cannot be followed
  std::string folder_;
  std::vector<SimpleCommand> out_;
};

}  // namespace

std::vector<SimpleCommand> simple_commands(std::string_view script, std::string_view folder,
                                           bool shown) {
  const std::vector<Piece> pieces = Splitter(script).run();
  Walk walk(folder, shown);
  for (std::size_t i = 0; i < pieces.size(); ++i)
    walk.piece(pieces[i], i + 1 < pieces.size() ? &pieces[i + 1] : nullptr);
  return walk.take();
}

bool join_folder(std::string_view folder, std::string_view step, std::string& out) {
  if (step.size() > 1 && (step.front() == '"' || step.front() == '\'') &&
      step.back() == step.front())
    step = step.substr(1, step.size() - 2);
  if (step.substr(0, kCheckout.size()) == kCheckout) {
    folder = {};
    step.remove_prefix(kCheckout.size());
    step = step.empty() ? "." : step.substr(step.front() == '/' ? 1 : 0);
  }
  if (step.empty() || step.front() == '/' ||
      step.find_first_of("$`~*?\"'\\ (){}") != std::string_view::npos || step == "-")
    return false;
  std::vector<std::string_view> parts;
  for (const std::string_view text : {folder, step})
    for (const std::string_view part : base::split(text, '/')) {
      if (part.empty() || part == ".") continue;
      if (part == "..") {
        if (parts.empty()) return false;
        parts.pop_back();
      } else {
        parts.push_back(part);
      }
    }
  std::string joined;
  for (const std::string_view part : parts)
    joined += (joined.empty() ? "" : "/") + std::string(part);
  out = std::move(joined);
  return true;
}

}  // namespace brief::facts
