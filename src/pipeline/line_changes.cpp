#include "pipeline/line_changes.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace brief::pipeline {
namespace {

constexpr std::size_t kMaxLines = 2000;

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  if (text.empty()) return {};
  Lines lines = base::split(text, '\n');
  for (std::string_view& line : lines)
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return lines;
}

// Which lines of a and b belong to a longest common subsequence (dynamic programming from the end).
struct Common {
  std::vector<bool> in_old;
  std::vector<bool> in_new;
};

Common common_lines(std::span<const std::string_view> a, std::span<const std::string_view> b) {
  Common common{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  if (a.size() > kMaxLines || b.size() > kMaxLines) return common;
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> length((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      length[i * width + j] =
          a[i] == b[j] ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                       : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      common.in_old[i++] = true;
      common.in_new[j++] = true;
    } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return common;
}

std::vector<Evidence> evidence_of(std::uint32_t line, std::span<const render::RenderedLine> lines) {
  const auto found = std::lower_bound(
      lines.begin(), lines.end(), line,
      [](const render::RenderedLine& l, std::uint32_t wanted) { return l.line < wanted; });
  if (found == lines.end() || found->line != line) return {};
  return found->evidence;
}

}  // namespace

std::vector<LineChange> line_changes(std::string_view old_text, std::string_view new_text,
                                     std::span<const render::RenderedLine> lines) {
  const Lines a = lines_of(old_text);
  const Lines b = lines_of(new_text);
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
    ++tail;
  const Common common = common_lines(std::span(a).subspan(head, a.size() - head - tail),
                                     std::span(b).subspan(head, b.size() - head - tail));
  std::vector<LineChange> changes;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < common.in_old.size() || j < common.in_new.size()) {
    const bool removed = i < common.in_old.size() && !common.in_old[i];
    const bool added = j < common.in_new.size() && !common.in_new[j];
    LineChange change;
    if (removed) {
      change.old_line = static_cast<std::uint32_t>(head + i + 1);
      change.old_text = a[head + i];
    }
    if (added) {
      change.new_line = static_cast<std::uint32_t>(head + j + 1);
      change.new_text = b[head + j];
      change.evidence = evidence_of(change.new_line, lines);
    }
    i += removed || !added;
    j += added || !removed;
    if (removed || added) changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace brief::pipeline
