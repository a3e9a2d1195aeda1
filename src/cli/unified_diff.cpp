#include "cli/unified_diff.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/text.hpp"

namespace brief::cli {
namespace {

constexpr std::size_t kContext = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
  if (text.empty()) return {};
  std::vector<std::string_view> lines = base::split(text, '\n');
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

// Indentation stays; anything a terminal would act on is escaped.
std::string printable(std::string_view line) {
  const std::size_t start = std::min(line.find_first_not_of(" \t"), line.size());
  return std::string(line.substr(0, start)) +
         base::one_line(line.substr(start), std::numeric_limits<std::size_t>::max());
}

std::string range(std::size_t begin, std::size_t count) {
  return std::to_string(count == 0 ? begin : begin + 1) + "," + std::to_string(count);
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after,
                         bool existed, bool exists, const Palette& colours) {
  const std::vector<std::string_view> old_lines = lines_of(before);
  const std::vector<std::string_view> new_lines = lines_of(after);
  if (before == after && existed == exists) return {};
  const std::size_t shorter = std::min(old_lines.size(), new_lines.size());
  std::size_t same = 0;
  while (same < shorter && old_lines[same] == new_lines[same]) ++same;
  std::size_t tail = 0;
  while (tail < shorter - same &&
         old_lines[old_lines.size() - 1 - tail] == new_lines[new_lines.size() - 1 - tail])
    ++tail;
  const std::size_t begin = same - std::min(same, kContext);
  const std::size_t behind = std::min(tail, kContext);
  const std::size_t old_end = old_lines.size() - tail;
  const std::size_t new_end = new_lines.size() - tail;
  const std::string shown = base::display_path(path);
  std::string out = "--- " + (existed ? "a/" + shown : "/dev/null") + "\n+++ " +
                    (exists ? "b/" + shown : "/dev/null") + "\n";
  out += colours.faint("@@ -" + range(begin, old_end + behind - begin) + " +" +
                       range(begin, new_end + behind - begin) + " @@") +
         "\n";
  for (std::size_t i = begin; i < same; ++i) out += " " + printable(old_lines[i]) + "\n";
  for (std::size_t i = same; i < old_end; ++i)
    out += colours.removed("-" + printable(old_lines[i])) + "\n";
  for (std::size_t i = same; i < new_end; ++i)
    out += colours.added("+" + printable(new_lines[i])) + "\n";
  for (std::size_t i = new_end; i < new_end + behind; ++i)
    out += " " + printable(new_lines[i]) + "\n";
  return out;
}

}  // namespace brief::cli
