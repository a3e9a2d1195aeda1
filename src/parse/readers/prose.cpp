#include "parse/readers/prose.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kFirstHeadings = 12;
constexpr std::size_t kFirstParagraphs = 60;
constexpr std::size_t kMaxSummaryBytes = 1000;

// Sections that say how to use a project, not what it is.
constexpr std::string_view kOtherSections[] = {"table of contents",
                                               "contents",
                                               "toc",
                                               "install",
                                               "installation",
                                               "installing",
                                               "usage",
                                               "quick start",
                                               "quickstart",
                                               "getting",
                                               "setup",
                                               "build",
                                               "building",
                                               "license",
                                               "licence",
                                               "contribut",
                                               "sponsor",
                                               "backer",
                                               "support",
                                               "changelog",
                                               "changes",
                                               "news",
                                               "download",
                                               "requirements",
                                               "prerequisites",
                                               "documentation",
                                               "docs",
                                               "example",
                                               "development",
                                               "running",
                                               "credits",
                                               "authors",
                                               "acknowledg",
                                               "thanks",
                                               "community",
                                               "help",
                                               "testing",
                                               "tests",
                                               "security",
                                               "roadmap",
                                               "status",
                                               "deprecat",
                                               "translations",
                                               "links",
                                               "resources",
                                               "supported",
                                               "how to",
                                               "notice"};

constexpr std::string_view kNoticeWords[] = {"note",    "warning",     "important", "tip",
                                             "caution", "notice",      "attention", "deprecated",
                                             "update",  "announcement"};

bool other_section(std::string_view heading) {
  const std::string lower = base::to_lower(heading);
  const std::size_t word =
      std::min(lower.find_first_of("abcdefghijklmnopqrstuvwxyz"), lower.size());
  const std::string_view text = std::string_view(lower).substr(word);
  return std::any_of(std::begin(kOtherSections), std::end(kOtherSections),
                     [&](std::string_view section) { return text.starts_with(section); });
}

bool notice(std::string_view text) {
  if (text.starts_with("[!")) return true;
  const std::string lower = base::to_lower(text.substr(0, 40));
  const std::size_t start =
      std::min(lower.find_first_of("abcdefghijklmnopqrstuvwxyz"), lower.size());
  const std::string_view words = std::string_view(lower).substr(start);
  return std::any_of(std::begin(kNoticeWords), std::end(kNoticeWords), [&](std::string_view word) {
    return words.starts_with(word) && (words.size() == word.size() ||
                                       !(words[word.size()] >= 'a' && words[word.size()] <= 'z'));
  });
}

// A paragraph that reads like a sentence: words, not a bar of links, not a label.
bool sentence_like(const PlainText& plain) {
  const std::string_view text = plain.text;
  std::size_t letters = 0;
  std::size_t words = 1;
  bool wide = false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    letters += letter ? 1 : 0;
    words += c == ' ' ? 1 : 0;
    wide = wide || static_cast<unsigned char>(c) >= 0xe3;  // scripts that write no spaces
  }
  if (letters < 12 || (words < 4 && !(wide && letters >= 24))) return false;
  if (letters * 2 < text.size() || plain.linked * 4 > text.size() * 3) return false;
  const std::size_t bars = static_cast<std::size_t>(std::count(text.begin(), text.end(), '|'));
  if (bars >= 2 && plain.linked * 3 > text.size()) return false;
  if (text.ends_with(':') && text.find(". ") == std::string_view::npos) return false;
  return !notice(text);
}

}  // namespace

void ProseDocument::heading(unsigned level, const PlainText& plain, std::string_view signature,
                            std::uint32_t line, std::uint32_t end_line) {
  const std::string_view text = plain.text.empty() ? std::string_view(plain.image) : plain.text;
  if (text.empty()) return;
  while (!open_.empty() && open_.back().level >= level) {
    sink_.end_definition(open_.back().row, line - 1);
    open_.pop_back();
  }
  FactSink::NewDefinition definition;
  definition.kind = DefinitionKind::heading;
  definition.name = text;
  definition.signature = signature;
  definition.line = line;
  definition.end_line = end_line;
  definition.parent = open_.empty() ? kNoParent : open_.back().row;
  const std::uint32_t row = sink_.define(definition);
  if (row != kNoParent) open_.push_back({level, row});
  sink_.fact(pointer_of("heading", headings_++), text, line, end_line);
  heading_ = text;
  if (first_headings_.size() < kFirstHeadings)
    first_headings_.push_back({std::string(text), line, end_line, level, plain.text.empty()});
}

void ProseDocument::paragraph(const PlainText& plain, ParagraphKind kind, std::uint32_t line,
                              std::uint32_t end_line) {
  if (image_title_.line == 0 && headings_ == 0 && !plain.image.empty() && !plain.badge)
    image_title_ = {plain.image, line, end_line, 1, true};
  if (first_paragraphs_.size() < kFirstParagraphs && !plain.text.empty())
    first_paragraphs_.push_back({plain, kind, line, end_line, headings_});
}

void ProseDocument::code(std::string_view language, std::string_view text, std::uint32_t line,
                         std::uint32_t end_line) {
  Pointer path;
  path.push("code");
  path.push(codes_++);
  sink_.fact(path.view(), text, line, end_line);
  path.push("language");
  if (!language.empty()) sink_.fact(path.view(), language, line, end_line);
  path.pop();
  path.push("heading");
  if (!heading_.empty()) sink_.fact(path.view(), heading_, line, end_line);
}

void ProseDocument::title(std::string_view text, std::uint32_t line) {
  if (given_title_.line == 0) given_title_ = {std::string(text), line, line, 1, false};
}

// The first heading where it is of the first level, else a title given otherwise, else a logo's
// text, else a later heading of the first level, else the first heading.
ProseDocument::Line ProseDocument::choose_title() const {
  if (!first_headings_.empty() && first_headings_[0].level == 1) return first_headings_[0];
  if (given_title_.line != 0) return given_title_;
  if (image_title_.line != 0) return image_title_;
  for (const Line& heading : first_headings_)
    if (heading.level == 1) return heading;
  for (const Line& heading : first_headings_)
    if (!other_section(heading.text)) return heading;
  return {};
}

const ProseDocument::Paragraph* ProseDocument::first_of(ParagraphKind kind, const Line& title,
                                                        std::size_t from) const {
  for (const Paragraph& paragraph : first_paragraphs_) {
    if (paragraph.kind != kind || paragraph.line <= title.line || paragraph.section > from + 2)
      continue;
    if (paragraph.section > from && paragraph.section <= first_headings_.size() &&
        other_section(first_headings_[paragraph.section - 1].text))
      continue;
    if (sentence_like(paragraph.plain)) return &paragraph;
  }
  return nullptr;
}

const ProseDocument::Paragraph* ProseDocument::choose_summary(const Line& title) const {
  std::size_t above = 0;
  for (const Line& heading : first_headings_) above += heading.line <= title.line ? 1 : 0;
  for (const ParagraphKind kind : {ParagraphKind::prose, ParagraphKind::html, ParagraphKind::quote})
    if (const Paragraph* found = first_of(kind, title, above)) return found;
  return nullptr;
}

void ProseDocument::finish(std::uint32_t last_line) {
  for (const Heading& heading : open_) sink_.end_definition(heading.row, last_line);
  const Line title = choose_title();
  if (title.line != 0) {
    sink_.fact("/title", title.text, title.line, title.end_line);
    sink_.document(title.text, title.line);
  }
  if (const Paragraph* summary = choose_summary(title))
    sink_.fact("/summary", cut_utf8(summary->plain.text, kMaxSummaryBytes), summary->line,
               summary->end_line);
  sink_.sort_facts();
}

}  // namespace brief::parse
