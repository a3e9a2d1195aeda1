#include "parse/readers/prose.hpp"

#include <re2/re2.h>

#include <algorithm>

#include "base/text.hpp"
#include "parse/readers/requests.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kFirstHeadings = 20;
constexpr std::size_t kFirstParagraphs = 60;
constexpr std::size_t kMaxSummaryBytes = 1000;
constexpr std::size_t kMostRequests = 200;
constexpr std::size_t kMostUsages = 50;

// Headings that name a part of a document, not its subject.
constexpr std::string_view kPartHeadings[] = {"table of contents",
                                              "contents",
                                              "toc",
                                              "features",
                                              "feature",
                                              "install",
                                              "installation",
                                              "installing",
                                              "usage",
                                              "examples",
                                              "example",
                                              "quick start",
                                              "quickstart",
                                              "setup",
                                              "getting started",
                                              "build",
                                              "building",
                                              "license",
                                              "licence",
                                              "contributing",
                                              "requirements",
                                              "prerequisites",
                                              "documentation",
                                              "support",
                                              "changelog",
                                              "news",
                                              "download",
                                              "status",
                                              "sponsors",
                                              "development"};

// Sections that say what a project is.
constexpr std::string_view kAboutHeadings[] = {"about",       "overview", "introduction",
                                               "intro",       "what is",  "what's",
                                               "description", "summary",  "synopsis"};

constexpr std::string_view kNoticeWords[] = {"note",    "warning",      "important", "tip",
                                             "caution", "notice",       "attention", "deprecated",
                                             "update",  "announcement", "disclaimer"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

// Lower case, from the first letter on: numbers and signs before a heading say nothing.
std::string words_of(std::string_view text) {
  const std::string lower = base::to_lower(text.substr(0, 200));
  std::size_t start = 0;
  while (start < lower.size() && !(lower[start] >= 'a' && lower[start] <= 'z')) ++start;
  return lower.substr(start);
}

bool starts_with_words(std::string_view text, std::string_view words) {
  return text.starts_with(words) && (text.size() == words.size() || !is_letter(text[words.size()]));
}

template <std::size_t N>
bool starts_with_any(std::string_view text, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view one) { return starts_with_words(text, one); });
}

bool part_heading(std::string_view heading) {
  const std::string words = words_of(heading);
  return std::find(std::begin(kPartHeadings), std::end(kPartHeadings), std::string_view(words)) !=
         std::end(kPartHeadings);
}

bool about_heading(std::string_view heading) {
  return starts_with_any(words_of(heading), kAboutHeadings);
}

// Notices, and pointers to where the text is.
bool notice(std::string_view text) {
  const std::string words = words_of(text);
  return text.starts_with("[!") || starts_with_any(words, kNoticeWords) ||
         words.starts_with("see ") || words.starts_with("this readme ") ||
         words.starts_with("click here");
}

// "What is Redis?" is about Redis, "black-logo" shows black.
std::string_view subject_of(std::string_view text, bool image) {
  const std::string lower = base::to_lower(text);
  if (lower.starts_with("what is ") && text.ends_with('?'))
    return base::trim(text.substr(8, text.size() - 9));
  for (const std::string_view tail : {" logo", "-logo", "_logo"})
    if (image && lower.ends_with(tail)) return text.substr(0, text.size() - tail.size());
  return text;
}

std::string_view without_colon(std::string_view text) {
  return text.ends_with(':') ? text.substr(0, text.size() - 1) : text;
}

bool says_what_it_is(std::string_view text) {
  const std::string_view head = text.substr(0, 60);
  return head.find(" is a ") != head.npos || head.find(" is an ") != head.npos ||
         head.find(" is the ") != head.npos;
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
  // "Foo is a tool for bars with minimal effort:", and an example follows.
  if (text.ends_with(':') && text.find(". ") == std::string_view::npos && !says_what_it_is(text))
    return false;
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
  if (kind != ParagraphKind::html) requests(plain, line, end_line);
}

void ProseDocument::item(const PlainText& plain, std::uint32_t line, std::uint32_t end_line) {
  requests(plain, line, end_line);
}

void ProseDocument::requests(const PlainText& plain, std::uint32_t line, std::uint32_t end_line) {
  for (const std::string_view sentence : requests_of(plain.text))
    if (requests_ < kMostRequests)
      sink_.fact(pointer_of("request", requests_++), sentence, line, end_line);
}

void ProseDocument::usages(std::string_view raw, std::uint32_t line, std::uint32_t end_line) {
  static const RE2 kSpan(R"re((?s)`+([\w./][^`]{2,120}?)`+)re");
  static const RE2 kPlace(R"re(^[\w./][\w./:-]* .*(?:<[A-Za-z][\w -]*>|\[[A-Za-z][\w -]*\]))re");
  if (raw.find('`') == std::string_view::npos) return;
  re2::StringPiece rest(raw.data(), raw.size());
  for (std::string span; usages_ < kMostUsages && RE2::FindAndConsume(&rest, kSpan, &span);) {
    std::replace(span.begin(), span.end(), '\n', ' ');
    if (RE2::PartialMatch(span, kPlace))
      sink_.fact(pointer_of("usage", usages_++), span, line, end_line);
  }
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

// The first heading of the first level, unless it names a mere part; else a title given otherwise,
// a logo's text, and at last the first heading that names no part.
ProseDocument::Line ProseDocument::choose_title() const {
  const bool sole = !first_headings_.empty() && first_headings_[0].level == 1;
  if (sole && !part_heading(first_headings_[0].text)) return first_headings_[0];
  if (given_title_.line != 0) return given_title_;
  if (image_title_.line != 0) return image_title_;
  for (std::size_t i = 0; i < std::min<std::size_t>(first_headings_.size(), 3); ++i)
    if (first_headings_[i].level == 1 && !part_heading(first_headings_[i].text))
      return first_headings_[i];
  for (const Line& heading : first_headings_)
    if (!part_heading(heading.text)) return heading;
  return {};
}

// Below the title: the text before the next heading, sections that say what the project is, and
// paragraphs that begin with the project's name.
const ProseDocument::Paragraph* ProseDocument::choose_summary(const Line& title) const {
  std::size_t above = 0;
  for (const Line& heading : first_headings_) above += heading.line <= title.line ? 1 : 0;
  const std::string name = words_of(title.text);
  const std::string_view first = std::string_view(name).substr(0, name.find(' '));
  const auto describes = [&](const Paragraph& paragraph) {
    // A quotation that speaks to its reader is a notice.
    if (paragraph.kind == ParagraphKind::quote && (base::holds_word(paragraph.plain.text, "we") ||
                                                   base::holds_word(paragraph.plain.text, "you")))
      return false;
    if (paragraph.section == above) return true;
    if (paragraph.section > first_headings_.size()) return false;
    // Below a heading of news, "Foo is a …" still says what Foo is.
    if (first.size() >= 3 && starts_with_words(words_of(paragraph.plain.text), first) &&
        says_what_it_is(paragraph.plain.text))
      return true;
    const std::string_view heading = first_headings_[paragraph.section - 1].text;
    return about_heading(heading) ||
           (name.size() >= 2 && (starts_with_words(words_of(heading), name) ||
                                 starts_with_words(words_of(paragraph.plain.text), name)));
  };
  // "Foo is a …" that opens the document needs no title; what heads the next section is none.
  if (!first_paragraphs_.empty()) {
    const Paragraph& opening = first_paragraphs_.front();
    if (opening.section == 0 && opening.kind != ParagraphKind::html && opening.line < title.line &&
        sentence_like(opening.plain) && says_what_it_is(opening.plain.text))
      return &opening;
  }
  // Text in HTML is as often a bar of links as a sentence, so it comes second.
  for (const bool html : {false, true})
    for (const Paragraph& paragraph : first_paragraphs_)
      if ((paragraph.kind == ParagraphKind::html) == html && paragraph.line > title.line &&
          describes(paragraph) && sentence_like(paragraph.plain))
        return &paragraph;
  return nullptr;
}

void ProseDocument::finish(std::uint32_t last_line) {
  for (const Heading& heading : open_) sink_.end_definition(heading.row, last_line);
  Line title = choose_title();
  title.text = std::string(subject_of(title.text, title.image));
  if (title.line != 0) {
    sink_.fact("/title", title.text, title.line, title.end_line);
    sink_.document(title.text, title.line);
  }
  if (const Paragraph* summary = choose_summary(title))
    sink_.fact("/summary", cut_utf8(without_colon(summary->plain.text), kMaxSummaryBytes),
               summary->line, summary->end_line);
  sink_.sort_facts();
}

}  // namespace brief::parse
