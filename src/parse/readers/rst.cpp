// reStructuredText (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html) as far as
// headings, code blocks and paragraphs go; plain text reads as a document without marks, whose
// first line is its title.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"
#include "parse/readers/inline_text.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxParagraphBytes = 8192;
constexpr std::size_t kMaxTitleBytes = 120;

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

// A line of one punctuation character, three at least.
bool adornment(std::string_view text) {
  if (text.size() < 3) return false;
  const char c = text.front();
  const bool punctuation = c > ' ' && c < 0x7f && !(c >= '0' && c <= '9') &&
                           !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
  return punctuation && text.find_first_not_of(c) == std::string_view::npos;
}

class RstReader {
 public:
  RstReader(std::vector<std::string_view> lines, FactSink& sink)
      : lines_(std::move(lines)), sink_(sink), document_(sink) {}

  void read() {
    while (row_ < lines_.size() && !sink_.full()) block();
    document_.finish(line_number(lines_.empty() ? 0 : lines_.size() - 1));
  }

 private:
  std::string_view text_at(std::size_t row) const {
    return row < lines_.size() ? base::trim(lines_[row]) : std::string_view();
  }

  void block() {
    const std::string_view line = lines_[row_];
    const std::string_view text = base::trim(line);
    if (text.empty()) {
      ++row_;
    } else if (text.starts_with(".. ") || text == "..") {
      directive(text);
    } else if (indent_of(line) == 0 && overlined()) {
      heading(text.front(), true, row_ + 1, row_, row_ + 2);
    } else if (indent_of(line) == 0 && !adornment(text) && adornment(text_at(row_ + 1)) &&
               text_at(row_ + 1).size() + 1 >= std::min<std::size_t>(text.size(), 4)) {
      heading(text_at(row_ + 1).front(), false, row_, row_, row_ + 1);
    } else if (adornment(text) || text.starts_with("+-") || text.starts_with("| ") ||
               text.starts_with("__ ")) {
      skip_block();
    } else if (bullet(text) || field(text) || text.starts_with(">>>")) {
      item();
    } else {
      paragraph();
    }
  }

  bool overlined() const {
    const std::string_view text = text_at(row_);
    return adornment(text) && text_at(row_ + 2) == text && !text_at(row_ + 1).empty() &&
           !adornment(text_at(row_ + 1));
  }

  // A heading's level is the order in which its adornment first appeared.
  void heading(char mark, bool over, std::size_t title, std::size_t first, std::size_t last) {
    const std::pair<char, bool> style{mark, over};
    auto found = std::find(styles_.begin(), styles_.end(), style);
    if (found == styles_.end() && styles_.size() < 16) found = styles_.insert(styles_.end(), style);
    const auto level = static_cast<unsigned>(found - styles_.begin()) + 1;
    document_.heading(level, plain_rst(text_at(title)), text_at(title), line_number(first),
                      line_number(last));
    row_ = last + 1;
    headings_ = true;
  }

  void skip_block() {
    while (row_ < lines_.size() && !text_at(row_).empty()) ++row_;
  }

  // A list item or a field with what is indented below it.
  void item() {
    const std::size_t first = row_;
    const std::string_view opening = text_at(row_++);
    std::string all(opening.substr(std::min(opening.find(' '), opening.size())));
    for (; row_ < lines_.size() && !text_at(row_).empty() && indent_of(lines_[row_]) > 0; ++row_)
      if (all.size() <= kMaxParagraphBytes) all += "\n" + std::string(text_at(row_));
    document_.usages(all, line_number(first), line_number(row_ - 1));
    document_.item(plain_rst(base::trim(all)), line_number(first), line_number(row_ - 1));
  }

  static bool bullet(std::string_view text) {
    if (std::string_view("*-+").find(text.front()) != std::string_view::npos)
      return text.size() == 1 || text[1] == ' ';
    std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (text.starts_with("#.")) return true;
    return digits > 0 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') &&
           text[digits + 1] == ' ';
  }

  static bool field(std::string_view text) {
    const std::size_t end = text.find(": ", 1);
    return text.front() == ':' && text.size() > 2 &&
           (text.ends_with(':') || (end != std::string_view::npos &&
                                    text.substr(1, end - 1).find('`') == std::string_view::npos));
  }

  // .. name:: argument, .. |name| image:: address, .. _target: address, .. comment
  void directive(std::string_view text) {
    const std::size_t first = row_;
    const std::size_t indent = indent_of(lines_[row_]);
    const std::size_t sign = text.find("::");
    std::string_view name =
        base::trim(text.substr(2, sign == std::string_view::npos ? 0 : sign - 2));
    const std::string_view argument =
        sign == std::string_view::npos ? std::string_view() : base::trim(text.substr(sign + 2));
    ++row_;
    if (name == "code-block" || name == "code" || name == "sourcecode" || name == "prompt" ||
        name == "highlight") {
      options(indent, nullptr);
      if (name != "highlight") return code(argument.substr(0, argument.find(' ')), indent, first);
    }
    std::string alternative;
    if (name == "image" || name == "figure") options(indent, &alternative);
    while (row_ < lines_.size() && (text_at(row_).empty() || indent_of(lines_[row_]) > indent))
      ++row_;
    if (alternative.empty()) return;
    PlainText plain;
    plain.image = alternative;
    document_.paragraph(plain, ParagraphKind::prose, line_number(first), line_number(first));
  }

  // The `:name: value` lines below a directive; `alternative` takes the value of `:alt:`.
  void options(std::size_t indent, std::string* alternative) {
    while (row_ < lines_.size() && indent_of(lines_[row_]) > indent &&
           text_at(row_).starts_with(':')) {
      const std::string_view text = text_at(row_);
      if (alternative != nullptr && text.starts_with(":alt:"))
        *alternative = fold_space(text.substr(5));
      ++row_;
    }
  }

  // The block below that is indented deeper than `indent`.
  void code(std::string_view language, std::size_t indent, std::size_t directive_row) {
    std::string text;
    std::size_t first = 0;
    std::size_t last = directive_row;
    std::size_t margin = 0;
    for (; row_ < lines_.size(); ++row_) {
      const std::string_view line = lines_[row_];
      if (base::trim(line).empty()) continue;
      if (indent_of(line) <= indent) break;
      if (last == directive_row) {
        first = row_;
        margin = indent_of(line);
      } else if (text.size() <= kMaxFactBytes) {
        text += std::string(row_ - last, '\n');
      }
      if (text.size() <= kMaxFactBytes) text += line.substr(std::min(margin, indent_of(line)));
      last = row_;
    }
    row_ = last + 1;
    if (last != directive_row)
      document_.code(language, text, line_number(first), line_number(last));
  }

  void paragraph() {
    const std::size_t first = row_;
    const std::size_t indent = indent_of(lines_[row_]);
    std::string all;
    for (; row_ < lines_.size() && !text_at(row_).empty(); ++row_) {
      if (row_ > first && indent == 0 && adornment(text_at(row_ + 1)) && !adornment(text_at(row_)))
        break;
      if (all.size() <= kMaxParagraphBytes) all += std::string(text_at(row_)) + "\n";
    }
    const std::size_t last = row_ - 1;
    const bool literal = base::trim(all).ends_with("::");
    std::string_view text = base::trim(all);
    if (literal) text.remove_suffix(1);
    const bool alone = last == first && text.size() <= kMaxTitleBytes;
    if (alone && !headings_ && paragraphs_ == 0 && !literal)
      document_.title(plain_rst(text).text, line_number(first));
    ++paragraphs_;
    document_.usages(text, line_number(first), line_number(last));
    document_.paragraph(plain_rst(text), ParagraphKind::prose, line_number(first),
                        line_number(last));
    if (literal) code({}, indent, last);
  }

  std::vector<std::string_view> lines_;
  FactSink& sink_;
  ProseDocument document_;
  std::size_t row_ = 0;
  std::vector<std::pair<char, bool>> styles_;
  std::size_t paragraphs_ = 0;
  bool headings_ = false;
};

}  // namespace

void read_rst(std::string_view bytes, FactSink& sink) {
  RstReader(lines_of(bytes, sink), sink).read();
}

}  // namespace brief::parse
