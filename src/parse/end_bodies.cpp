#include "parse/end_bodies.hpp"

namespace brief::parse {

void EndBodyFinder::line(std::uint32_t begin, std::uint32_t column, LineKind kind,
                         std::uint32_t last_end) {
  if (open_) {
    const bool branch = column == column_ && kind == LineKind::branch;
    if (column > column_ || branch) {
      if (head_end_ == 0) head_end_ = last_end;
      return;
    }
    if (column == column_ && kind == LineKind::end && head_end_ != 0)
      cuts_.push_back({{head_end_, begin}, Cut::Filler::newline, 0});
    open_ = false;
    if (kind == LineKind::end) return;
  }
  if (kind != LineKind::function) return;
  open_ = true;
  column_ = column;
  head_end_ = 0;
}

}  // namespace brief::parse
