// What Markdown and reStructuredText have in common: a document of headings, paragraphs and code
// blocks, from which title and summary are chosen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/readers/sink.hpp"

namespace brief::parse {

/// Text without markup.
struct PlainText {
  std::string text;        ///< one line
  std::string image;       ///< alternative text of its first image
  std::size_t linked = 0;  ///< bytes of `text` that were a link's
  bool badge = false;      ///< that image is a badge
};

/// How far a paragraph can be trusted to say what the project is.
enum class ParagraphKind : std::uint8_t { prose, quote, html };

class ProseDocument {
 public:
  explicit ProseDocument(FactSink& sink) : sink_(sink) {}

  void heading(unsigned level, const PlainText& plain, std::string_view signature,
               std::uint32_t line, std::uint32_t end_line, bool quoted = false);
  void paragraph(const PlainText& plain, ParagraphKind kind, std::uint32_t line,
                 std::uint32_t end_line);
  /// A list item's own text.
  void item(const PlainText& plain, std::uint32_t line, std::uint32_t end_line);
  /// Code spans of a paragraph or item, with its markup, that show a command with a place for what
  /// the reader chooses (`x <name>`, `x [name]`).
  void usages(std::string_view raw, std::uint32_t line, std::uint32_t end_line);
  void code(std::string_view language, std::string_view text, std::uint32_t line,
            std::uint32_t end_line);
  /// A title that is no heading: front matter, the first line of a plain text. Counts when there
  /// is no heading of the first level.
  void title(std::string_view text, std::uint32_t line);
  /// REQUIRES: called once, at the end.
  void finish(std::uint32_t last_line);

 private:
  struct Heading {
    unsigned level = 0;
    std::uint32_t row = kNoParent;  ///< of the definition
  };
  struct Paragraph {
    PlainText plain;
    ParagraphKind kind = ParagraphKind::prose;
    std::uint32_t line = 0;
    std::uint32_t end_line = 0;
    std::size_t section = 0;  ///< headings above
  };
  struct Line {
    std::string text;
    std::uint32_t line = 0;
    std::uint32_t end_line = 0;
    unsigned level = 0;
    bool image = false;   ///< the text of one
    bool quoted = false;  ///< a heading in a quotation
  };

  void requests(const PlainText& plain, std::uint32_t line, std::uint32_t end_line);
  Line choose_title() const;
  bool defines(const Paragraph& paragraph, std::string_view name) const;
  bool describes(const Paragraph& paragraph, std::string_view name, std::size_t above) const;
  const Paragraph* choose_summary(const Line& title) const;
  std::optional<Line> choose_tagline(const Line& title) const;

  FactSink& sink_;
  std::vector<Heading> open_;
  std::vector<Line> first_headings_;
  std::vector<Paragraph> first_paragraphs_;
  Line given_title_;
  Line image_title_;
  std::string heading_;  ///< text of the last one
  std::size_t headings_ = 0;
  std::size_t codes_ = 0;
  std::size_t requests_ = 0;
  std::size_t usages_ = 0;
};

}  // namespace brief::parse
