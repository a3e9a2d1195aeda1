// The text that the parser sees: a file without what holds no definition (bodies, comments, long
// strings). Giving the parser less costs less than telling it of ranges to leave out, which it asks
// about at every token, and a comment costs it as much as a statement.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/bodies.hpp"

namespace brief::parse {

/// A piece that is left out, and what stands in its place.
struct Cut {
  enum class Filler : std::uint8_t {
    nothing,
    space,
    newline,
    indentation,
    statement,
    type,
    enumeration,
    brace,
    body,
    semicolon
  };
  Span span;
  Filler filler = Filler::nothing;
  std::uint16_t indent = 0;  ///< spaces of an indentation, and before a statement
};

class Condensed {
 public:
  /// `before` and `after` stand around the text and for nothing of the file.
  /// Takes `bytes` without the `cuts` (disjoint, in order) up to `limit` bytes; they must outlive
  /// this.
  void assign(std::string_view bytes, std::span<const Cut> cuts, std::size_t limit,
              std::string_view before = {}, std::string_view after = {});

  std::string_view text() const { return text_; }
  bool limited() const { return limited_; }  ///< `limit` was met

  /// The place in the file of the first byte of something in the text.
  std::uint32_t begin_of(std::uint32_t at) const;
  /// The place behind something that ends before byte `at` of the text.
  std::uint32_t end_of(std::uint32_t at) const;

 private:
  struct Piece {
    std::uint32_t at;     // in text_
    Span file;            // of `bytes`
    bool filler = false;  // stands for all of `file`
  };
  const Piece& piece_of(std::uint32_t at) const;
  bool keep(std::string_view bytes, std::uint32_t begin, std::uint32_t end, std::size_t limit);
  void take(std::string_view bytes, std::span<const Cut> cuts, std::size_t limit);
  void fill(const Cut& cut);
  void add(std::string_view filler, Span span);

  std::string text_;
  std::vector<Piece> pieces_;
  bool limited_ = false;
};

}  // namespace brief::parse
