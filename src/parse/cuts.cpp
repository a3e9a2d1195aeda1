#include "parse/cuts.hpp"

#include <algorithm>

namespace brief::parse {
namespace {

// A comment between two tokens parts them; one that spans lines ends a statement where a newline
// does.
Cut cut_of(const LexTraits& traits, std::string_view bytes, const Comment& comment) {
  Span span = comment.span;
  const char next = span.end < bytes.size() ? bytes[span.end] : '\n';
  if (comment.line || next == '\n') return {span, Cut::Filler::nothing, 0};
  const std::string_view text = bytes.substr(span.begin, span.end - span.begin);
  const bool ends = !traits.preprocessor && text.find('\n') != std::string_view::npos;
  return {span, ends ? Cut::Filler::newline : Cut::Filler::space, 0};
}

// Strings of many lines must begin with a newline in some languages.
Cut cut_of(const LexTraits& traits, std::string_view bytes, const Span& piece) {
  const std::string_view text = bytes.substr(piece.begin, piece.end - piece.begin);
  const bool lines = !traits.preprocessor && text.find('\n') != std::string_view::npos;
  return {piece, lines ? Cut::Filler::newline : Cut::Filler::nothing, 0};
}

}  // namespace

void collect_cuts(const LexTraits& traits, std::string_view bytes, std::span<const Span> blind,
                  std::span<const Cut> suites, bool keep_bodies, Lexed& lexed) {
  std::vector<Cut>& cuts = lexed.cuts;
  cuts.clear();
  cuts.assign(suites.begin(), suites.end());
  if (keep_bodies)
    std::erase_if(cuts, [](const Cut& cut) { return cut.filler != Cut::Filler::semicolon; });
  lexed.hidden = lexed.bodies;
  for (const Cut& cut : suites)
    if (cut.filler == Cut::Filler::statement) lexed.hidden.push_back(cut.span);
  if (!keep_bodies)
    for (const Span& body : lexed.bodies) cuts.push_back({body, Cut::Filler::nothing, 0});
  for (const Span& macro : lexed.macros) cuts.push_back({macro, Cut::Filler::nothing, 0});
  for (const Span& type : lexed.types) cuts.push_back({type, Cut::Filler::type, 0});
  std::sort(lexed.parted.begin(), lexed.parted.end(),
            [](const Cut& a, const Cut& b) { return a.span.begin < b.span.begin; });
  cuts.insert(cuts.end(), lexed.parted.begin(), lexed.parted.end());
  for (const Span& head : lexed.enums) cuts.push_back({head, Cut::Filler::enumeration, 0});
  if (!traits.uncut) {
    for (const Span& piece : blind) cuts.push_back(cut_of(traits, bytes, piece));
    for (const Comment& comment : lexed.comments)
      if (comment.own_line || !traits.markup) cuts.push_back(cut_of(traits, bytes, comment));
  }
  std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::uint32_t end = 0;
  std::erase_if(cuts, [&](const Cut& cut) {
    if (cut.span.begin < end) return true;
    end = cut.span.end;
    return false;
  });
}

}  // namespace brief::parse
