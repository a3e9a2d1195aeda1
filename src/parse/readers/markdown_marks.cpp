#include "parse/readers/markdown_marks.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxManagedLines = 200;  ///< an unclosed mark costs no more than this

// HTML that begins a block, not a paragraph (CommonMark 4.6, condition 6, as READMEs use it).
constexpr std::string_view kBlockTags[] = {
    "address", "article", "aside",  "blockquote", "br",      "center", "dd",      "details",
    "div",     "dl",      "dt",     "fieldset",   "figure",  "footer", "form",    "h1",
    "h2",      "h3",      "h4",     "h5",         "h6",      "header", "hr",      "iframe",
    "li",      "link",    "main",   "nav",        "ol",      "p",      "picture", "pre",
    "script",  "section", "source", "style",      "summary", "table",  "tbody",   "td",
    "th",      "thead",   "tr",     "ul",         "video"};

}  // namespace

std::string tag_name(std::string_view text) {
  std::size_t at = text.starts_with("</") ? 2 : 1;
  std::string name;
  while (at < text.size() && name.size() < 12) {
    const char c = text[at++];
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!word) break;
    name += c;
  }
  return base::to_lower(name);
}

bool block_tag(std::string_view text) {
  if (!text.starts_with('<')) return false;
  const std::string name = tag_name(text);
  return std::find(std::begin(kBlockTags), std::end(kBlockTags), name) != std::end(kBlockTags);
}

std::size_t managed_block_end(std::span<const std::string_view> lines, std::size_t row) {
  constexpr std::string_view kOpen = "<!-- brief:";
  const std::string_view mark = base::trim(lines[row]);
  if (!mark.starts_with(kOpen) || !mark.ends_with(" -->")) return 0;
  const std::string close = "<!-- /" + std::string(mark.substr(5));
  const std::size_t end = std::min(lines.size(), row + kMaxManagedLines);
  for (std::size_t i = row + 1; i < end; ++i)
    if (base::trim(lines[i]) == close) return i + 1;
  return 0;
}

}  // namespace brief::parse
