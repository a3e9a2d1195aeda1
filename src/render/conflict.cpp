#include "render/conflict.hpp"

#include <algorithm>

#include "brief/error.hpp"
#include "render/keep.hpp"

namespace brief::render {
namespace {

enum class Mark { none, begins, base, middle, ends };

// A line of seven such characters and, but for the middle one, a space and a label.
Mark mark_of(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  constexpr std::size_t kSize = 7;
  if (line.size() < kSize) return Mark::none;
  const bool labelled = line.size() == kSize || line[kSize] == ' ';
  const std::string_view mark = line.substr(0, kSize);
  if (mark == "<<<<<<<" && labelled) return Mark::begins;
  if (mark == "|||||||" && labelled) return Mark::base;
  if (mark == ">>>>>>>" && labelled) return Mark::ends;
  return line == "=======" ? Mark::middle : Mark::none;
}

// One conflict, or the text up to the next one.
struct Piece {
  bool conflict = false;
  std::string_view whole;
  std::string_view ours;
  std::string_view base;
  std::string_view theirs;
};

// The conflict whose first line begins at `at`; nullopt when its marks are not in order.
std::optional<Piece> conflict_at(std::string_view text, std::size_t at) {
  Piece piece{true, {}, {}, {}, {}};
  std::size_t begin = text.find('\n', at);
  if (begin == std::string_view::npos) return std::nullopt;
  ++begin;
  Mark last = Mark::begins;
  for (std::size_t line = begin; line < text.size();) {
    const std::size_t next = std::min(text.find('\n', line), text.size() - 1) + 1;
    const Mark mark = mark_of(text.substr(line, next - line));
    const std::string_view part = text.substr(begin, line - begin);
    if (mark == Mark::begins) return std::nullopt;
    if ((mark == Mark::base || mark == Mark::middle) && last == Mark::begins) {
      piece.ours = part;
    } else if (mark == Mark::middle && last == Mark::base) {
      piece.base = part;
    } else if (mark == Mark::ends && last == Mark::middle) {
      piece.theirs = part;
      piece.whole = text.substr(at, next - at);
      return piece;
    } else if (mark != Mark::none) {
      return std::nullopt;
    }
    if (mark != Mark::none) {
      last = mark;
      begin = next;
    }
    line = next;
  }
  return std::nullopt;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t plain = 0;
  for (std::size_t line = 0; line < text.size();) {
    std::size_t next = std::min(text.find('\n', line), text.size() - 1) + 1;
    if (mark_of(text.substr(line, next - line)) == Mark::begins) {
      if (const std::optional<Piece> conflict = conflict_at(text, line)) {
        if (line != plain) pieces.push_back({false, text.substr(plain, line - plain), {}, {}, {}});
        pieces.push_back(*conflict);
        next = line + conflict->whole.size();
        plain = next;
      }
    }
    line = next;
  }
  if (plain != text.size()) pieces.push_back({false, text.substr(plain), {}, {}, {}});
  return pieces;
}

bool is_whole_blocks(std::string_view text) {
  try {
    return !read_keep_blocks(text, {}).empty();
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::optional<Sides> split_conflicts(std::string_view text) {
  Sides sides;
  bool any = false;
  std::size_t marks_before = 0;
  for (const Piece& piece : pieces_of(text)) {
    if (!piece.conflict) {
      sides.ours += piece.whole;
      sides.theirs += piece.whole;
    } else {
      any = true;
      sides.ours += piece.ours;
      sides.theirs += piece.theirs;
      if (marks_before % 2 == 0 || count_keep_marks(piece.whole) != 0) sides.outside_blocks = true;
    }
    marks_before += count_keep_marks(piece.conflict ? piece.ours : piece.whole);
  }
  if (!any) return std::nullopt;
  return sides;
}

std::vector<KeepBlock> keep_of_both(std::vector<KeepBlock> ours,
                                    const std::vector<KeepBlock>& theirs) {
  std::vector<bool> met(ours.size());
  for (const KeepBlock& block : theirs) {
    bool found = false;
    for (std::size_t i = 0; i < met.size() && !found; ++i) {
      found = !met[i] && ours[i].section == block.section && ours[i].bytes == block.bytes;
      if (found) met[i] = true;
    }
    if (!found) ours.push_back(block);
  }
  return ours;
}

Joined join_added_blocks(std::string_view text) {
  Joined joined;
  joined.all = true;
  for (const Piece& piece : pieces_of(text)) {
    if (piece.conflict && piece.base.empty() && is_whole_blocks(piece.ours) &&
        is_whole_blocks(piece.theirs)) {
      joined.text += piece.ours;
      if (piece.ours != piece.theirs) joined.text += piece.theirs;
      continue;
    }
    joined.all = joined.all && !piece.conflict;
    joined.text += piece.whole;
  }
  return joined;
}

}  // namespace brief::render
