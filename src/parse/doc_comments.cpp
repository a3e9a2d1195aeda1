#include "parse/doc_comments.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "brief/summary.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxBetween = 2000;      // bytes of decorators between comment and definition
constexpr std::size_t kMaxCommentRead = 4000;  // bytes of a comment that are looked at
constexpr std::size_t kMaxHeadComments = 50;

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool says_something(std::string_view line) {
  return std::any_of(line.begin(), line.end(), letter_or_digit);
}

bool is_licence(std::string_view paragraph) {
  const std::string lower = base::to_lower(paragraph);
  for (const std::string_view word : {"copyright", "licence", "license", "spdx-", "all rights"})
    if (lower.find(word) != std::string::npos) return true;
  return false;
}

// `name:value`, `tool-disable …`, `TODO …`: said to a tool or to the author, not to a reader.
bool is_directive(std::string_view line) {
  // `#region`, `#if`: a directive that the language's row takes for a comment.
  if (line.size() > 1 && line[0] == '#' && line[1] >= 'a' && line[1] <= 'z') return true;
  const std::string_view word = line.substr(0, line.find_first_of(" \t"));
  const std::size_t colon = word.find(':');
  if (colon != std::string_view::npos && colon + 1 < word.size() && word.find("::") != colon)
    return true;
  for (const std::string_view part : {"-disable", "-enable", "-ignore", "-next-line", "-format"})
    if (word.find(part) != std::string_view::npos) return true;
  for (const std::string_view start :
       {"TODO", "FIXME", "XXX", "HACK", "NOLINT", "noqa", "-*-", "+build", "@ts-",
        "vim:", "type:", "region", "endregion",
        "frozen_string_literal:", "encoding:", "coding:", "typed:", "shellcheck "})
    if (word.starts_with(start)) return true;
  return false;
}

// `@param x`, `\return`: what follows is about parts of the definition. `@brief` only introduces.
std::string_view without_command(std::string_view line, bool& ends) {
  if (line.starts_with('<')) {
    for (const std::string_view tag : {"<param", "<returns", "<remarks", "<exception", "<typeparam",
                                       "<example", "<inheritdoc", "<value", "<seealso"})
      ends |= line.starts_with(tag);
    return ends ? std::string_view() : line;
  }
  if (line.empty() || (line[0] != '@' && line[0] != '\\')) return line;
  const std::string_view word = line.substr(1, line.find_first_of(" \t") - 1);
  for (const std::string_view opening :
       {"brief", "short", "summary", "description", "desc", "fileoverview", "overview", "details"})
    if (word == opening) return base::trim(line.substr(1 + word.size()));
  if (word == "file" || word == "module" || word == "packageDocumentation" || word == "class" ||
      word == "addtogroup" || word == "ingroup" || word == "defgroup")
    return {};
  ends = true;
  return {};
}

// What XML writes for the signs of its own: "Func&lt;T&gt;" says "Func<T>".
std::string without_entities(std::string_view text) {
  static constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto found =
        std::find_if(std::begin(kEntities), std::end(kEntities),
                     [&](const auto& entity) { return text.substr(at).starts_with(entity.first); });
    out += found == std::end(kEntities) ? text[at] : found->second;
    at += found == std::end(kEntities) ? 1 : found->first.size();
  }
  return out;
}

// "<summary>Gets <see cref="T:A.B"/>.</summary>" says "Gets B.": the tags of documentation in XML
// (https://learn.microsoft.com/dotnet/csharp/language-reference/xmldoc/recommended-tags).
std::string without_tags(const std::string& paragraph) {
  const std::size_t first = paragraph.find_first_not_of(" \n");
  const bool xml = paragraph.compare(std::min(first, paragraph.size()), 9, "<summary>") == 0 ||
                   paragraph.find("<see cref=") != std::string::npos;
  if (!xml) return paragraph;
  std::string out;
  for (std::size_t at = 0; at < paragraph.size();) {
    const std::size_t open = std::min(paragraph.find('<', at), paragraph.size());
    const std::size_t close = paragraph.find('>', open);
    out.append(paragraph, at, open - at);
    if (close == std::string::npos) break;
    const std::string_view tag = std::string_view(paragraph).substr(open, close - open);
    if (tag == "</summary") break;
    const std::size_t end = tag.rfind('"');
    if (end != std::string_view::npos && end > 0) {
      const std::string_view value = tag.substr(0, end);
      const std::size_t begin = value.find_last_of("\".:");
      out.append(value.substr(begin == std::string_view::npos ? 0 : begin + 1));
    }
    at = close + 1;
  }
  return without_entities(out);
}

// The first paragraph of lines whose markers are cut already.
std::string first_paragraph(const std::vector<std::string_view>& lines) {
  std::string paragraph;
  bool ends = false;
  const auto usable = [&] { return !paragraph.empty() && !is_licence(paragraph); };
  for (std::string_view line : lines) {
    line = without_command(line, ends);
    if (ends) break;
    if (!says_something(line)) {
      if (usable()) break;
      if (is_licence(paragraph)) return {};
      paragraph.clear();
      continue;
    }
    if (paragraph.empty() && is_directive(line)) continue;
    paragraph.append(line).push_back('\n');
  }
  return usable() ? without_tags(paragraph) : std::string();
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// A first paragraph that is indented as code is in Markdown shows the call that the next explains.
void drop_example(std::vector<std::string_view>& lines) {
  const auto blank = [](std::string_view line) { return base::trim(line).empty(); };
  const auto first = std::find_if_not(lines.begin(), lines.end(), blank);
  const auto end = std::find_if(first, lines.end(), blank);
  const auto next = std::find_if_not(end, lines.end(), blank);
  if (first != lines.begin() && next != lines.end() && indent_of(*first) >= indent_of(*next) + 4)
    lines.erase(lines.begin(), next);
}

std::string sentence(const std::string& paragraph) {
  return folded(base::first_sentence(paragraph), kMaxDoc);
}

// Cuts a marker of the language ("///", "*", "#") and of any comment from a line.
std::string_view without_marker(std::string_view line, const LanguageSpec& spec) {
  line = base::trim(line);
  std::string_view longest;
  for (const std::string_view prefix : spec.doc_comment_prefixes)
    if (line.starts_with(prefix) && prefix.size() > longest.size()) longest = prefix;
  line.remove_prefix(longest.size());
  for (const Delimiters& pair : spec.block_comments)
    if (line.ends_with(pair.close)) line.remove_suffix(pair.close.size());
  while (!line.empty() && (line.back() == '*' || line.back() == '=' || line.back() == '-'))
    line.remove_suffix(1);
  line = base::trim(line);
  while (!line.empty() && (line[0] == '=' || line[0] == '-' || line[0] == '*'))
    line.remove_prefix(1);
  return base::trim(line);
}

// Some languages have comments of their own for what holds them; others speak of what follows.
bool may_document_file(const LanguageSpec& spec, std::string_view comment) {
  const Strings& starts = spec.file_doc_prefixes;
  return starts.empty() || std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
           return comment.starts_with(start);
         });
}

}  // namespace

std::string folded(std::string_view text, std::size_t limit) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
      space = true;
      continue;
    }
    if (space && !out.empty()) out.push_back(' ');
    space = false;
    out.push_back(c);
    if (out.size() > limit) break;
  }
  if (out.size() <= limit) return out;
  constexpr std::string_view kEllipsis = "…";
  std::size_t end = limit - kEllipsis.size();
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xc0) == 0x80) --end;
  out.resize(end);
  return out.append(kEllipsis);
}

bool DocComments::joins(std::size_t upper, std::size_t lower) const {
  const Comment& a = lexed_.comments[upper];
  const Comment& b = lexed_.comments[lower];
  return a.line && b.line && a.own_line && b.own_line &&
         lines_.line_of(a.span.begin) + 1 == lines_.line_of(b.span.begin);
}

DocComments::Block DocComments::block_ending(std::size_t last) const {
  std::size_t first = last;
  while (first > 0 && joins(first - 1, first)) --first;
  return {first, last};
}

DocComments::Block DocComments::block_from(std::size_t first) const {
  std::size_t last = first;
  while (last + 1 < lexed_.comments.size() && joins(last, last + 1)) ++last;
  return {first, last};
}

std::string DocComments::text_of(const Block& block) const {
  std::vector<std::string_view> lines;
  std::size_t read = 0;
  for (std::size_t i = block.first; i <= block.last && read < kMaxCommentRead; ++i) {
    const Span span = lexed_.comments[i].span;
    const std::string_view text =
        bytes_.substr(span.begin, std::min<std::size_t>(span.end - span.begin, kMaxCommentRead));
    read += text.size() + 1;
    for (const std::string_view line : base::split(text, '\n'))
      lines.push_back(without_marker(line, spec_));
  }
  return first_paragraph(lines);
}

bool DocComments::only_modifiers(std::string_view between) const {
  if (between.size() > kMaxBetween) return false;
  int depth = 0;
  std::vector<std::string_view> lines = base::split(between, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = base::trim(lines[i]);
    const bool edge = i == 0 || i + 1 == lines.size();
    if (line.empty() && !edge) return false;
    if (depth == 0 && !edge && line[0] != '@' && line[0] != ']' && line[0] != ')' &&
        !line.starts_with("#[") && !line.starts_with("[[") && !line.starts_with("template"))
      return false;
    for (const char c : line) {
      if (c == '(' || c == '[') ++depth;
      if (c == ')' || c == ']') --depth;
      if (depth <= 0 && (c == ';' || c == '{' || c == '}')) return false;
    }
  }
  return depth <= 0;  // else it stands among the parameters of what is documented
}

std::string DocComments::above(std::uint32_t byte) const {
  const auto after =
      std::partition_point(lexed_.comments.begin(), lexed_.comments.end(),
                           [&](const Comment& comment) { return comment.span.end <= byte; });
  if (after == lexed_.comments.begin()) return {};
  const auto last = static_cast<std::size_t>(after - lexed_.comments.begin()) - 1;
  const Comment& comment = lexed_.comments[last];
  if (!comment.own_line) return {};
  if (!only_modifiers(bytes_.substr(comment.span.end, byte - comment.span.end))) return {};
  return sentence(text_of(block_ending(last)));
}

std::string DocComments::of_file(std::size_t first_definition, std::uint32_t& line) const {
  const std::vector<Comment>& comments = lexed_.comments;
  for (std::size_t i = 0; i < std::min(comments.size(), kMaxHeadComments);) {
    const Block block = block_from(i);
    const Span last = comments[block.last].span;
    if (last.begin > lexed_.first_token) break;
    if (!may_document_file(spec_, bytes_.substr(comments[i].span.begin))) {
      i = block.last + 1;
      continue;
    }
    const bool inner = bytes_.substr(comments[i].span.begin, 3) == "//!";
    const bool owned = first_definition != std::string_view::npos && !inner &&
                       last.end <= first_definition &&
                       only_modifiers(bytes_.substr(last.end, first_definition - last.end));
    const std::string paragraph = owned ? std::string() : text_of(block);
    if (!paragraph.empty()) {
      line = lines_.line_of(comments[i].span.begin);
      return sentence(paragraph);
    }
    i = block.last + 1;
  }
  return {};
}

std::string DocComments::of_string(std::string_view literal) const {
  const std::size_t open = literal.find_first_of("\"'`");
  if (open < literal.size() && literal.back() == literal[open]) {
    literal.remove_prefix(open);
    const char quote = literal[0];
    while (!literal.empty() && literal.front() == quote) literal.remove_prefix(1);
    while (!literal.empty() && literal.back() == quote) literal.remove_suffix(1);
  }
  std::vector<std::string_view> lines;
  for (const std::string_view line : base::split(literal.substr(0, kMaxCommentRead), '\n'))
    lines.push_back(line);
  drop_example(lines);
  for (std::string_view& line : lines) line = base::trim(line);
  return sentence(first_paragraph(lines));
}

}  // namespace brief::parse
