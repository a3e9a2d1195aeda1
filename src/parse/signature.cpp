#include "parse/signature.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "brief/summary.hpp"
#include "parse/doc_comments.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxHead = 2000;  // bytes looked at for one signature

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

std::size_t behind_parentheses(std::string_view text, std::size_t at) {
  int depth = 0;
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == '\\') ++at;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return at + 1;
    }
  }
  return text.size();
}

bool continued(std::string_view line) {
  while (!line.empty() && blank(line.back())) line.remove_suffix(1);
  return line.empty() || line.back() == ',' || line.back() == '\\';
}

// `[X(…)]`, `#[X]` before more of the definition; a name in brackets has parameters or a type.
std::size_t behind_attribute(std::string_view text, std::size_t at) {
  std::size_t i = text[at] == '#' ? at + 1 : at;
  if (i >= text.size() || text[i] != '[') return at;
  int depth = 0;
  char quote = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++depth;
    } else if (c == ']' && --depth == 0) {
      break;
    }
  }
  std::size_t next = i + 1;
  while (next < text.size() && blank(text[next])) ++next;
  if (next >= text.size()) return at;
  const char c = text[next];
  return in_name(c) || c == '[' || c == '#' || c == '@' ? next : at;
}

// `@interface` is no decorator.
bool opens_definition(std::string_view word) {
  return word.starts_with("interface") || word.starts_with("protocol") ||
         word.starts_with("implementation");
}

// Where the body begins that no node told of: a brace outside of parentheses, or a newline there
// that no operator continues.
std::size_t head_end(std::string_view text, bool at_newline, bool at_brace) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (depth <= 0 && ((at_brace && c == '{') || c == ';')) return i;
    if (depth <= 0 && at_newline && c == '\n' && !continued(text.substr(0, i))) return i;
  }
  return text.size();
}

// Comments, and the directives with what they leave out, in order.
std::vector<Span> unsaid(const Lexed& lexed, std::uint32_t begin, std::uint32_t end) {
  std::vector<Span> out;
  auto comment = std::partition_point(lexed.comments.begin(), lexed.comments.end(),
                                      [&](const Comment& c) { return c.span.end <= begin; });
  for (; comment != lexed.comments.end() && comment->span.begin < end; ++comment)
    out.push_back(comment->span);
  const std::size_t comments = out.size();
  auto cut = std::partition_point(lexed.parted.begin(), lexed.parted.end(),
                                  [&](const Cut& c) { return c.span.end <= begin; });
  for (; cut != lexed.parted.end() && cut->span.begin < end; ++cut) out.push_back(cut->span);
  if (out.size() > comments)
    std::sort(out.begin(), out.end(), [](Span a, Span b) { return a.begin < b.begin; });
  return out;
}

}  // namespace

std::uint32_t behind_decorators(std::string_view bytes, std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = bytes.substr(begin, end - begin);
  std::size_t at = 0;
  while (at < text.size() && (text[at] == '[' || text[at] == '#')) {
    const std::size_t next = behind_attribute(text, at);
    if (next == at) break;
    at = next;
  }
  while (at < text.size() && text[at] == '@' && !opens_definition(text.substr(at + 1))) {
    std::size_t next = at + 1;
    while (next < text.size() && in_name(text[next])) ++next;
    std::size_t open = next;
    while (open < text.size() && (text[open] == ' ' || text[open] == '\t')) ++open;
    if (open < text.size() && text[open] == '(') next = behind_parentheses(text, open);
    while (next < text.size() && blank(text[next])) ++next;
    if (next >= text.size()) break;
    at = next;
  }
  return begin + static_cast<std::uint32_t>(at);
}

std::string signature_of(std::string_view bytes, std::uint32_t begin, std::uint32_t end,
                         const Lexed& lexed, const LexTraits& traits) {
  end = std::min<std::uint32_t>(end, begin + static_cast<std::uint32_t>(kMaxHead));
  std::string text;
  std::uint32_t at = begin;
  for (const Span& span : unsaid(lexed, begin, end)) {
    if (span.begin > at) text.append(bytes.substr(at, span.begin - at));
    text.push_back(' ');
    at = std::max(at, span.end);
  }
  if (at < end) text.append(bytes.substr(at, end - at));
  text.resize(head_end(text, traits.end_bodies, !traits.brace_types));
  std::string_view head = base::trim(text);
  for (const std::string_view tail : {"=>", "=", ":", "\\", ","})
    while (head.ends_with(tail) && !head.ends_with("operator=") && !head.ends_with("operator,") &&
           !head.ends_with("operator=="))
      head = base::trim(head.substr(0, head.size() - tail.size()));
  return folded(head, kMaxSignature);
}

}  // namespace brief::parse
