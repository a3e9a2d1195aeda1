#include "parse/condense.hpp"

#include <algorithm>

namespace brief::parse {

bool Condensed::keep(std::string_view bytes, std::uint32_t begin, std::uint32_t end,
                     std::size_t limit) {
  const std::size_t room = limit - std::min(limit, text_.size());
  limited_ = end - begin > room;
  if (limited_) end = begin + static_cast<std::uint32_t>(room);
  if (end > begin || pieces_.empty()) {
    pieces_.push_back({static_cast<std::uint32_t>(text_.size()), {begin, end}, false});
    text_.append(bytes.substr(begin, end - begin));
  }
  return !limited_;
}

void Condensed::add(std::string_view filler, Span span) {
  pieces_.push_back({static_cast<std::uint32_t>(text_.size()), span, true});
  text_.append(filler);
}

void Condensed::fill(const Cut& cut) {
  switch (cut.filler) {
    case Cut::Filler::nothing:
      return;
    case Cut::Filler::space:
      return add(" ", cut.span);
    case Cut::Filler::newline:
      return add("\n", cut.span);
    case Cut::Filler::semicolon:
      return add(";", cut.span);
    case Cut::Filler::type:
      return add("int", cut.span);
    case Cut::Filler::brace:
      return add("}", cut.span);
    case Cut::Filler::body:
      return add("{}", cut.span);
    case Cut::Filler::enumeration:
      return add("enum ", cut.span);
    case Cut::Filler::indentation:
    case Cut::Filler::statement:
      text_.append(cut.indent, ' ');
      if (cut.filler == Cut::Filler::statement) add("0", cut.span);
  }
}

void Condensed::assign(std::string_view bytes, std::span<const Cut> cuts, std::size_t limit,
                       std::string_view before, std::string_view after) {
  text_.clear();
  pieces_.clear();
  limited_ = false;
  const auto end = static_cast<std::uint32_t>(bytes.size());
  if (!before.empty()) add(before, {0, 0});
  take(bytes, cuts, limit);
  if (!after.empty()) add(after, {end, end});
}

void Condensed::take(std::string_view bytes, std::span<const Cut> cuts, std::size_t limit) {
  std::uint32_t begin = 0;
  for (const Cut& cut : cuts) {
    if (!keep(bytes, begin, cut.span.begin, limit)) return;
    fill(cut);
    begin = cut.span.end;
  }
  keep(bytes, begin, static_cast<std::uint32_t>(bytes.size()), limit);
}

// The last piece that begins at or before `at`; the first piece begins at 0.
const Condensed::Piece& Condensed::piece_of(std::uint32_t at) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), at,
                       [](std::uint32_t a, const Piece& piece) { return a < piece.at; });
  return *(after - 1);
}

std::uint32_t Condensed::begin_of(std::uint32_t at) const {
  const Piece& piece = piece_of(at);
  return piece.filler ? piece.file.begin
                      : std::min(piece.file.begin + (at - piece.at), piece.file.end);
}

std::uint32_t Condensed::end_of(std::uint32_t at) const {
  if (at == 0) return 0;
  const Piece& piece = piece_of(at - 1);
  return piece.filler ? piece.file.end
                      : std::min(piece.file.begin + (at - piece.at), piece.file.end);
}

}  // namespace brief::parse
