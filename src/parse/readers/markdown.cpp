// Markdown as GitHub renders it (https://spec.commonmark.org), as far as headings, code blocks and
// paragraphs go. Fences count at any indent: guides put them inside lists of every depth.
#include <algorithm>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "parse/readers/formats.hpp"
#include "parse/readers/inline_text.hpp"
#include "parse/readers/markdown_marks.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxFrontMatter = 200;  ///< lines
constexpr std::size_t kMaxHtmlHeading = 30;   ///< lines
constexpr std::size_t kMaxParagraphBytes = 8192;

std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  for (const char c : line) {
    if (c == ' ')
      ++columns;
    else if (c == '\t')
      columns += 4 - columns % 4;
    else
      break;
  }
  return columns;
}

std::string_view without_indent(std::string_view line, std::size_t columns) {
  std::size_t seen = 0;
  while (!line.empty() && seen < columns && (line.front() == ' ' || line.front() == '\t')) {
    seen += line.front() == '\t' ? 4 - seen % 4 : 1;
    line.remove_prefix(1);
  }
  return line;
}

bool only(std::string_view text, char c) {
  return !text.empty() && text.find_first_not_of(c) == std::string_view::npos;
}

bool thematic_break(std::string_view text) {
  if (text.empty() || std::string_view("-_*").find(text.front()) == std::string_view::npos)
    return false;
  std::size_t marks = 0;
  for (const char c : text) {
    if (c != text.front() && c != ' ' && c != '\t') return false;
    marks += c == text.front() ? 1 : 0;
  }
  return marks >= 3;
}

// Columns up to a list item's content; 0 when the line begins no item.
std::size_t list_marker(std::string_view line) {
  const std::size_t indent = indent_of(line);
  const std::string_view text = without_indent(line, indent);
  if (text.empty() || thematic_break(text)) return 0;
  std::size_t end = 0;
  if (std::string_view("-*+").find(text.front()) != std::string_view::npos) {
    end = 1;
  } else {
    while (end < text.size() && end < 9 && text[end] >= '0' && text[end] <= '9') ++end;
    if (end == 0 || end == text.size() || (text[end] != '.' && text[end] != ')')) return 0;
    ++end;
  }
  if (end < text.size() && text[end] != ' ' && text[end] != '\t') return 0;
  const std::size_t gap = indent_of(text.substr(end));
  return indent + end + (gap == 0 || gap > 4 ? 1 : gap);
}

unsigned atx_level(std::string_view text) {
  std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
  if (marks == 0 || marks > 6) return 0;
  return marks == text.size() || text[marks] == ' ' || text[marks] == '\t'
             ? static_cast<unsigned>(marks)
             : 0;
}

// ```` ```sh title="x" ````: the first word is the language.
std::string_view language_of(std::string_view info) {
  info = base::trim(info);
  while (info.starts_with('{') || info.starts_with('.')) info.remove_prefix(1);
  return info.substr(0, info.find_first_of(" \t,{}:;"));
}

class MarkdownReader {
 public:
  MarkdownReader(std::vector<std::string_view> lines, FactSink& sink)
      : lines_(std::move(lines)), sink_(sink), document_(sink) {}

  void read() {
    front_matter();
    while (row_ < lines_.size() && !sink_.full()) block();
    document_.finish(line_number(lines_.empty() ? 0 : lines_.size() - 1));
  }

 private:
  void block() {
    std::string_view line = lines_[row_];
    const bool quote = strip_quote(line);
    const std::string_view text = base::trim(line);
    if (text.empty()) {
      after_blank_ = true;
      ++row_;
      return;
    }
    const std::size_t indent = indent_of(line);
    const bool after_blank = std::exchange(after_blank_, false);
    if (fence(text) != 0) return fenced(quote, indent);
    if (text.starts_with("<!--")) return comment();
    if (const std::size_t content = list_marker(line)) return item(content, text);
    if (indent == 0) list_content_ = 0;
    if (indent >= list_content_ + 4 && (after_blank || list_content_ == 0)) return indented_code();
    if (const unsigned level = atx_level(text); level != 0 && indent < list_content_ + 4)
      return atx(level, text, quote);
    if (thematic_break(text) || text.front() == '|' || reference(text)) {
      ++row_;
      return;
    }
    if (block_tag(text)) return html(text);
    paragraph(quote);
  }

  // Cuts `> ` marks off; true when there were any.
  static bool strip_quote(std::string_view& line) {
    bool quote = false;
    for (int depth = 0; depth < 8; ++depth) {
      const std::size_t start = line.find_first_not_of(' ');
      if (start == std::string_view::npos || start > 3 || line[start] != '>') break;
      line.remove_prefix(start + 1);
      if (line.starts_with(' ')) line.remove_prefix(1);
      quote = true;
    }
    return quote;
  }

  // [name]: address
  static bool reference(std::string_view text) {
    if (text.front() != '[') return false;
    const std::size_t close = text.find(']');
    return close != std::string_view::npos && close + 1 < text.size() && text[close + 1] == ':';
  }

  void front_matter() {
    if (lines_.empty() || (lines_[0] != "---" && lines_[0] != "+++")) return;
    const std::size_t end = std::min(lines_.size(), kMaxFrontMatter);
    std::size_t title = 0;
    for (std::size_t row = 1; row < end; ++row) {
      if (lines_[row].starts_with("title:") || lines_[row].starts_with("title =")) title = row;
      if (lines_[row] != lines_[0] && lines_[row] != "...") continue;
      if (title != 0) front_title(title);
      row_ = row + 1;
      return;
    }
  }

  void front_title(std::size_t row) {
    std::string_view text = base::trim(lines_[row].substr(lines_[row].find_first_of(":=") + 1));
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
        text.back() == text.front())
      text = text.substr(1, text.size() - 2);
    if (!text.empty()) document_.title(text, line_number(row));
  }

  // Length of the fence that `text` opens; 0 when it opens none.
  static std::size_t fence(std::string_view text) {
    const char mark = text.front();
    if (mark != '`' && mark != '~') return 0;
    const std::size_t length = std::min(text.find_first_not_of(mark), text.size());
    if (length < 3 || (mark == '`' && text.find('`', length) != std::string_view::npos)) return 0;
    return length;
  }

  void fenced(bool quote, std::size_t indent) {
    std::string_view opening = lines_[row_];
    strip_quote(opening);
    opening = base::trim(opening);
    const std::size_t length = fence(opening);
    const char mark = opening.front();
    const std::string_view language = language_of(opening.substr(length));
    std::string text;
    const std::size_t first = ++row_;
    for (; row_ < lines_.size(); ++row_) {
      std::string_view line = lines_[row_];
      if (quote && !strip_quote(line)) break;
      const std::string_view trimmed = base::trim(line);
      if (trimmed.size() >= length && only(trimmed, mark)) break;
      if (text.size() <= kMaxFactBytes)
        text += (row_ > first ? "\n" : "") + std::string(without_indent(line, indent));
    }
    const std::size_t last = row_ > first ? row_ - 1 : first - 1;
    document_.code(language, text, line_number(std::min(first, last)), line_number(last));
    if (row_ < lines_.size() && !(quote && !quoted(lines_[row_]))) ++row_;
  }

  static bool quoted(std::string_view line) { return strip_quote(line); }

  void indented_code() {
    const std::size_t columns = list_content_ + 4;
    std::string text;
    const std::size_t first = row_;
    std::size_t last = row_;
    for (; row_ < lines_.size(); ++row_) {
      const std::string_view line = lines_[row_];
      if (base::trim(line).empty()) continue;
      if (indent_of(line) < columns) break;
      if (text.size() <= kMaxFactBytes) {
        if (row_ > first) text += std::string(row_ - last, '\n');
        text += without_indent(line, columns);
      }
      last = row_;
    }
    document_.code({}, text, line_number(first), line_number(last));
    row_ = last + 1;
  }

  void comment() {
    if (const std::size_t end = managed_block_end(lines_, row_); end != 0) {
      row_ = end;
      return;
    }
    std::string_view rest = lines_[row_];
    rest.remove_prefix(rest.find("<!--") + 4);
    while (rest.find("-->") == std::string_view::npos && row_ + 1 < lines_.size())
      rest = lines_[++row_];
    ++row_;
  }

  // The item's own text describes nothing, it may ask for something; what follows deeper is read as
  // blocks.
  void item(std::size_t content, std::string_view text) {
    list_content_ = content;
    // `- ```sh`: a fence right behind the marker.
    std::string_view rest =
        base::trim(text.substr(std::min(text.find_first_of(" \t"), text.size())));
    if (!rest.empty() && fence(rest) != 0) {
      lines_[row_] = rest;
      return fenced(false, content);
    }
    const std::size_t first = row_++;
    std::string all(rest);
    for (; row_ < lines_.size() && continues(lines_[row_]); ++row_)
      if (all.size() <= kMaxParagraphBytes) all += "\n" + std::string(base::trim(lines_[row_]));
    document_.usages(all, line_number(first), line_number(row_ - 1));
    document_.item(plain_markdown(all), line_number(first), line_number(row_ - 1));
  }

  // A lazy or indented line of a list item's paragraph.
  bool continues(std::string_view line) const {
    const std::string_view text = base::trim(line);
    return !text.empty() && list_marker(line) == 0 && fence(text) == 0 && atx_level(text) == 0 &&
           text.front() != '>' && text.front() != '|' && !thematic_break(text);
  }

  void atx(unsigned level, std::string_view text, bool quote) {
    std::string_view inner = base::trim(text.substr(level));
    const std::size_t end = inner.find_last_not_of('#');
    if (end == std::string_view::npos)
      inner = {};
    else if (end + 1 < inner.size() && (inner[end] == ' ' || inner[end] == '\t'))
      inner = base::trim(inner.substr(0, end));
    if (inner.ends_with('}') && inner.find("{#") != std::string_view::npos)
      inner = base::trim(inner.substr(0, inner.find("{#")));
    document_.heading(level, plain_markdown(inner), text, line_number(row_), line_number(row_),
                      quote);
    list_content_ = 0;
    ++row_;
  }

  // Up to a blank line, a paragraph to each block within; a heading up to its closing tag.
  void html(std::string_view text) {
    const std::string name = tag_name(text);
    if (name == "pre" || name == "script" || name == "style") return raw_html("</" + name);
    std::size_t first = row_;
    std::string all;
    for (; row_ < lines_.size() && !base::trim(lines_[row_]).empty(); ++row_) {
      const std::size_t level = html_heading(lines_[row_]);
      if (level != 0) {
        html_paragraph(all, first);
        return heading_tag(level);
      }
      if (row_ > first && fence(base::trim(lines_[row_])) != 0) break;
      if (row_ > first && block_tag(base::trim(lines_[row_]))) {
        html_paragraph(all, first);
        all.clear();
        first = row_;
      }
      if (all.size() <= kMaxParagraphBytes) all += std::string(lines_[row_]) + "\n";
    }
    html_paragraph(all, first);
  }

  void html_paragraph(const std::string& all, std::size_t first) {
    const bool closing = all.find("<summary") != std::string::npos;
    if (!all.empty() && !closing)
      document_.paragraph(plain_markdown(all), ParagraphKind::html, line_number(first),
                          line_number(row_ - 1));
  }

  void raw_html(const std::string& close) {
    while (row_ < lines_.size() &&
           base::to_lower(lines_[row_].substr(0, 4096)).find(close) == std::string::npos)
      ++row_;
    ++row_;
  }

  static std::size_t html_heading(std::string_view line) {
    for (std::size_t at = line.find('<'); at != std::string_view::npos;
         at = line.find('<', at + 1)) {
      const std::string_view tag = line.substr(at, 4);
      if (tag.size() == 4 && (tag[1] == 'h' || tag[1] == 'H') && tag[2] >= '1' && tag[2] <= '6' &&
          (tag[3] == '>' || tag[3] == ' '))
        return static_cast<std::size_t>(tag[2] - '0');
    }
    return 0;
  }

  void heading_tag(std::size_t level) {
    const std::string close = "</h" + std::to_string(level);
    const std::size_t first = row_;
    std::string all;
    for (; row_ < lines_.size() && row_ < first + kMaxHtmlHeading; ++row_) {
      if (all.size() <= kMaxParagraphBytes) all += std::string(lines_[row_]) + "\n";
      if (base::to_lower(lines_[row_].substr(0, 4096)).find(close) != std::string::npos) break;
    }
    const std::string lower = base::to_lower(all);
    const std::size_t open = lower.find("<h" + std::to_string(level));
    const std::size_t end = lower.find(close);
    const std::string_view inner =
        std::string_view(all).substr(open, end == std::string::npos ? end : end - open);
    row_ = std::min(row_, lines_.size() - 1);
    document_.heading(static_cast<unsigned>(level), plain_markdown(inner),
                      fold_space(inner.substr(0, 400)), line_number(first), line_number(row_));
    ++row_;
  }

  void paragraph(bool quote) {
    const std::size_t first = row_;
    std::string all;
    for (; row_ < lines_.size(); ++row_) {
      std::string_view line = lines_[row_];
      const bool same = strip_quote(line) == quote;
      const std::string_view text = base::trim(line);
      if (text.empty() || (!same && !quote)) break;
      if (row_ > first && underline(text)) return setext(all, text, first);
      if (row_ > first && (fence(text) != 0 || atx_level(text) != 0 || thematic_break(text) ||
                           (list_marker(line) != 0 && !numbered(text)) || block_tag(text)))
        break;
      if (all.size() <= kMaxParagraphBytes) all += std::string(text) + "\n";
    }
    document_.usages(all, line_number(first), line_number(row_ - 1));
    document_.paragraph(plain_markdown(all), quote ? ParagraphKind::quote : ParagraphKind::prose,
                        line_number(first), line_number(row_ - 1));
  }

  static bool underline(std::string_view text) {
    return only(text, '=') || (only(text, '-') && text.size() >= 2);
  }

  // A list may interrupt a paragraph only when it is a bullet or begins with 1 (CommonMark 5.2).
  static bool numbered(std::string_view text) {
    return text.front() >= '0' && text.front() <= '9' &&
           !(text.starts_with("1.") || text.starts_with("1)"));
  }

  void setext(const std::string& text, std::string_view marks, std::size_t first) {
    document_.heading(marks.front() == '=' ? 1 : 2, plain_markdown(text),
                      fold_space(text.substr(0, 400)), line_number(first), line_number(row_));
    list_content_ = 0;
    ++row_;
  }

  std::vector<std::string_view> lines_;
  FactSink& sink_;
  ProseDocument document_;
  std::size_t row_ = 0;
  std::size_t list_content_ = 0;  ///< column of the open list item's content; 0: none is open
  bool after_blank_ = true;
};

}  // namespace

void read_markdown(std::string_view bytes, FactSink& sink) {
  MarkdownReader(lines_of(bytes, sink), sink).read();
}

}  // namespace brief::parse
