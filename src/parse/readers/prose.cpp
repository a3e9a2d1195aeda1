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

// What speaks to the reader, or of the document, does not say what the project is.
constexpr std::string_view kAddresses[] = {
    "see",           "for more",  "for the",    "please",      "welcome",
    "looking",       "click",     "check",      "join",        "if you",
    "you",           "we",        "we're",      "we'll",       "we've",
    "visit",         "read",      "learn more", "to",          "how",
    "switch",        "download",  "install",    "follow",      "requires",
    "required",      "before",    "clone",      "run",         "documentation",
    "this document", "this file", "this page",  "this readme", "as of",
    "copyright"};

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
  if (text.starts_with("[!") || starts_with_any(words, kNoticeWords)) return true;
  // "Check is a test framework", "Read-only mounts": a subject, no address.
  return std::any_of(std::begin(kAddresses), std::end(kAddresses), [&](std::string_view one) {
    const std::string_view rest =
        std::string_view(words).substr(std::min(one.size(), words.size()));
    return starts_with_words(words, one) && !rest.starts_with('-') && !rest.starts_with(" is ");
  });
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

// "A safe query builder for Rust" as a heading is no name.
bool phrase(std::string_view text) {
  return (text.starts_with("A ") || text.starts_with("An ")) &&
         std::count(text.begin(), text.end(), ' ') >= 4;
}

// "Foo: what it is", "Foo - what it is".
std::string_view tagline_of(std::string_view title) {
  for (const std::string_view mark : {": ", " - ", " – ", " — "})
    if (const std::size_t at = title.find(mark); at != std::string_view::npos)
      return base::trim(title.substr(at + mark.size()));
  return {};
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
  if (base::first_sentence(text).ends_with('?')) return false;
  // "Foo is a tool for bars with minimal effort:", and an example follows.
  if (text.ends_with(':') && text.find(". ") == std::string_view::npos && !says_what_it_is(text))
    return false;
  return !notice(text);
}

}  // namespace

void ProseDocument::heading(unsigned level, const PlainText& plain, std::string_view signature,
                            std::uint32_t line, std::uint32_t end_line, bool quoted) {
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
    first_headings_.push_back(
        {std::string(text), line, end_line, level, plain.text.empty(), quoted});
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
  const bool named = given_title_.line != 0 || image_title_.line != 0;
  if (sole && !part_heading(first_headings_[0].text) && !(named && phrase(first_headings_[0].text)))
    return first_headings_[0];
  if (given_title_.line != 0) return given_title_;
  if (image_title_.line != 0) return image_title_;
  for (std::size_t i = 0; i < std::min<std::size_t>(first_headings_.size(), 3); ++i)
    if (first_headings_[i].level == 1 && !part_heading(first_headings_[i].text))
      return first_headings_[i];
  for (const Line& heading : first_headings_)
    if (!part_heading(heading.text)) return heading;
  return {};
}

// "Foo is a …", wherever it stands near the top: below a heading of news it still says what Foo is.
bool ProseDocument::defines(const Paragraph& paragraph, std::string_view name) const {
  const std::string_view first = name.substr(0, name.find(' '));
  return first.size() >= 3 && paragraph.section <= first_headings_.size() &&
         starts_with_words(words_of(paragraph.plain.text), first) &&
         says_what_it_is(paragraph.plain.text);
}

// The text before the next heading, sections that say what the project is, and paragraphs that
// begin with the project's name.
bool ProseDocument::describes(const Paragraph& paragraph, std::string_view name,
                              std::size_t above) const {
  // A quotation that speaks to its reader is a notice.
  if (paragraph.kind == ParagraphKind::quote && (base::holds_word(paragraph.plain.text, "we") ||
                                                 base::holds_word(paragraph.plain.text, "you")))
    return false;
  if (paragraph.section == above) return true;
  if (paragraph.section > first_headings_.size()) return false;
  if (defines(paragraph, name)) return true;
  const std::string_view heading = first_headings_[paragraph.section - 1].text;
  return about_heading(heading) ||
         (name.size() >= 2 && (starts_with_words(words_of(heading), name) ||
                               starts_with_words(words_of(paragraph.plain.text), name)));
}

// Below the title. What opens the document needs none, if it says what the project is.
const ProseDocument::Paragraph* ProseDocument::choose_summary(const Line& title) const {
  std::size_t above = 0;
  for (const Line& heading : first_headings_) above += heading.line <= title.line ? 1 : 0;
  const std::string name = words_of(title.text);
  // What heads the next section is no title: "Packages".
  if (!first_paragraphs_.empty()) {
    const Paragraph& opening = first_paragraphs_.front();
    if (opening.section == 0 && opening.kind != ParagraphKind::html && opening.line < title.line &&
        sentence_like(opening.plain) &&
        (says_what_it_is(opening.plain.text) || phrase(opening.plain.text)))
      return &opening;
  }
  const Paragraph* best = nullptr;
  const Paragraph* definition = nullptr;
  // Text in HTML is as often a bar of links as a sentence, so it comes second.
  for (const bool html : {false, true}) {
    bool addressed = false;  // what follows a word to the reader goes on with it
    for (const Paragraph& paragraph : first_paragraphs_) {
      if ((paragraph.kind == ParagraphKind::html) != html || paragraph.line <= title.line) continue;
      if (!sentence_like(paragraph.plain)) {
        addressed = addressed || (paragraph.section == above && notice(paragraph.plain.text));
        continue;
      }
      const bool own = defines(paragraph, name);
      if (best == nullptr && (own || !addressed) && describes(paragraph, name, above))
        best = &paragraph;
      if (own && (definition == nullptr || paragraph.line < definition->line))
        definition = &paragraph;
    }
  }
  const bool better = definition != nullptr && best != nullptr && definition->line < best->line &&
                      !says_what_it_is(best->plain.text);
  return better ? definition : best;
}

// Where no paragraph says it: the title's second half, a heading that is a phrase, or a quoted one
// right below the title.
std::optional<ProseDocument::Line> ProseDocument::choose_tagline(const Line& title) const {
  const auto is_sentence = [](std::string_view text) {
    return sentence_like(PlainText{std::string(text), {}, 0, false});
  };
  if (title.line == 0) return std::nullopt;
  if (const std::string_view rest = tagline_of(title.text); is_sentence(rest))
    return Line{std::string(rest), title.line, title.end_line, 0, false};
  for (std::size_t i = 0; i < first_headings_.size(); ++i) {
    const Line& heading = first_headings_[i];
    const bool below = heading.quoted && i > 0 && first_headings_[i - 1].line == title.line &&
                       is_sentence(heading.text);
    if (heading.line >= title.line && (phrase(heading.text) || below)) return heading;
  }
  return std::nullopt;
}

void ProseDocument::finish(std::uint32_t last_line) {
  for (const Heading& heading : open_) sink_.end_definition(heading.row, last_line);
  Line title = choose_title();
  title.text = std::string(subject_of(title.text, title.image));
  if (title.line != 0) {
    sink_.fact("/title", title.text, title.line, title.end_line);
    sink_.document(title.text, title.line);
  }
  const Paragraph* summary = choose_summary(title);
  const std::optional<Line> tagline = choose_tagline(title);
  // A quotation below "Foo - what it is" is as often a notice.
  const bool in_title = tagline && tagline->line == title.line && summary != nullptr &&
                        summary->kind == ParagraphKind::quote;
  if (summary != nullptr && !in_title)
    sink_.fact("/summary", cut_utf8(without_colon(summary->plain.text), kMaxSummaryBytes),
               summary->line, summary->end_line);
  else if (tagline)
    sink_.fact("/summary", cut_utf8(tagline->text, kMaxSummaryBytes), tagline->line,
               tagline->end_line);
  sink_.sort_facts();
}

}  // namespace brief::parse
