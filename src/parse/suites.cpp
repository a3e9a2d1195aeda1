#include "parse/suites.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxOpen = 100;  // deeper suites are dropped with all they hold

}  // namespace

void SuiteFinder::flush(std::uint32_t last_end) {
  if (!dropping_) return;
  dropping_ = false;
  dropped_.span.end = last_end;
  cuts_.push_back(dropped_);
}

void SuiteFinder::line(std::uint32_t begin, std::uint32_t at, std::uint32_t column, LineKind kind,
                       std::uint32_t last_end) {
  while (!open_.empty() && open_.back().column >= column) {
    flush(last_end);
    open_.pop_back();
  }
  const bool header = kind == LineKind::function || kind == LineKind::container;
  if (open_.empty()) {
    if (kind == LineKind::function) open_.push_back({column, column});
    return;
  }
  const std::uint32_t indent = open_.back().indent + 1;
  const bool documents = kind == LineKind::string && open_.back().empty;
  open_.back().empty = false;
  if (header || documents || kind == LineKind::kept) {
    if (!header || open_.size() < kMaxOpen) {
      flush(last_end);
      cuts_.push_back({{begin, at}, Cut::Filler::indentation, static_cast<std::uint16_t>(indent)});
      if (header) open_.push_back({column, indent});
      return;
    }
  }
  if (dropping_) return;
  dropping_ = true;
  dropped_ = {{begin, at}, Cut::Filler::statement, static_cast<std::uint16_t>(indent)};
}

void SuiteFinder::finish(std::uint32_t last_end) { flush(last_end); }

}  // namespace brief::parse
