#include "parse/conditionals.hpp"

#include "base/text.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxOpen = 256;
constexpr std::size_t kMaxBlank = 64;  // bytes between `#endif` and the body of both branches

bool is_body(std::string_view branch) { return branch.starts_with('{') && branch.ends_with('}'); }

}  // namespace

void Conditionals::cut(std::uint32_t begin, std::uint32_t end, Cut::Filler filler) {
  cuts_.push_back({{begin, end}, filler, 0});
}

Conditionals::Place Conditionals::place_of(const Span& line) const {
  return {line, bodies_.statement_pending(), bodies_.in_body(), bodies_.body_begin()};
}

std::string_view Conditionals::between(const Span& a, const Span& b) const {
  return base::trim(bytes_.substr(a.end, b.begin - a.end));
}

void Conditionals::begin_if(const Span& line) {
  other_directive();
  if (open_.size() == kMaxOpen) open_.clear();
  open_.push_back({place_of(line), {}});
}

void Conditionals::other_branch(const Span& line) {
  if (open_.empty()) return;
  Open& open = open_.back();
  if (open.branches == 1) open.other = place_of(line);
  ++open.branches;
}

void Conditionals::end_if(const Span& line) {
  if (open_.empty()) return;
  const Open open = open_.back();
  open_.pop_back();
  if (open.first.in_body) return;
  const Place place = place_of(line);
  const Span &first = open.first.line, &last = line;
  const Span& other = open.branches > 1 ? open.other.line : last;
  if (open.branches == 2 && open.other.in_body && place.in_body) {
    cut(first.begin, first.end, Cut::Filler::nothing);
    cut(open.other.body_begin, other.end, Cut::Filler::brace);
    cut(last.begin, last.end, Cut::Filler::nothing);
  } else if (open.branches == 2 && open.plain && !open.first.pending &&
             between(first, other).ends_with(')') && between(other, last).ends_with(')') &&
             base::trim(bytes_.substr(last.end, kMaxBlank)).starts_with('{')) {
    cut(first.begin, first.end, Cut::Filler::nothing);
    cut(other.begin, other.end, Cut::Filler::body);
    cut(last.begin, last.end, Cut::Filler::nothing);
  } else if (open.branches == 2 && open.first.pending && between(other, last) == ";" &&
             is_body(between(first, other))) {
    cut(first.begin, first.end, Cut::Filler::nothing);
    cut(other.begin, last.end, Cut::Filler::nothing);
  } else if (open.branches == 2 && open.first.pending && between(first, other) == ";" &&
             is_body(between(other, last))) {
    cut(first.begin, other.end, Cut::Filler::nothing);
    cut(last.begin, last.end, Cut::Filler::nothing);
  } else if (open.plain && !place.in_body && (open.first.pending || place.pending)) {
    cut(first.begin, first.end, Cut::Filler::nothing);
    cut(other.begin, last.end, Cut::Filler::nothing);
  }
}

}  // namespace brief::parse
