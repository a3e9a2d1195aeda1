#include "parse/modeline.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <cstddef>

#include "parse/detect.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMaxBytes = 1000;  // of the lines that are looked at

std::string_view first_lines(std::string_view text, int count) {
  std::size_t end = 0;
  while (count-- > 0 && end < text.size())
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  return text.substr(0, std::min(end, kMaxBytes));
}

std::string_view last_lines(std::string_view text, int count) {
  std::size_t begin = text.ends_with('\n') ? text.size() - 1 : text.size();
  while (count-- > 0 && begin > 0) {
    const std::size_t before = text.rfind('\n', begin - 1);
    begin = before == std::string_view::npos ? 0 : before;
  }
  return text.substr(std::max(begin, text.size() - std::min(text.size(), kMaxBytes)));
}

std::string_view caught(std::string_view text, const RE2& expression) {
  re2::StringPiece found;
  if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), expression, &found)) return {};
  return {found.data(), found.size()};
}

std::string_view emacs_mode(std::string_view lines) {
  if (lines.find("-*-") == std::string_view::npos) return {};
  static const RE2 kExpression(
      R"((?i)-\*-(?:.*\bmode:)?[ \t]*([a-z0-9+#-]*[a-z0-9+#])[ \t]*(?:;.*)?-\*-)");
  return caught(lines, kExpression);
}

std::string_view vim_mode(std::string_view lines) {
  if (lines.find("ft=") == std::string_view::npos &&
      lines.find("filetype=") == std::string_view::npos &&
      lines.find("syntax=") == std::string_view::npos)
    return {};
  static const RE2 kExpression(
      R"((?m)(?:^|[ \t])(?:vim?[0-9<=>]*|ex):.*\b(?:ft|filetype|syntax)=([A-Za-z0-9+#-]+))");
  return caught(lines, kExpression);
}

}  // namespace

std::string_view editor_mode(std::string_view head) {
  if (const std::string_view mode = emacs_mode(first_lines(head, 2)); !mode.empty()) return mode;
  if (const std::string_view mode = vim_mode(first_lines(head, 5)); !mode.empty()) return mode;
  return head.size() < kHeadBytes ? vim_mode(last_lines(head, 5)) : std::string_view();
}

}  // namespace brief::parse
