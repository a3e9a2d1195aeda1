#include "facts/traps_generator.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kWidth = 80;
constexpr auto kMostGaps = 3;  // between the words of a name

// What a sentence goes on with behind the name.
constexpr std::array<std::string_view, 8> kRest = {" using ", " with ", " via ", " as ",
                                                   " (",      " - ",    ": ",    ", "};
constexpr std::array<std::string_view, 5> kArticles = {"the ", "a ", "an ", "this ", "our "};
// Words that name no generator, whatever article stands before them.
constexpr std::array<std::string_view, 7> kNobody = {
    "tool", "script", "program", "machine", "code generator", "generator", "compiler"};

// "``the `x` package``" -> "x"
std::string_view quoted_part(std::string_view text) {
  if (text.starts_with("``")) text.remove_prefix(2);
  const std::size_t open = text.find('`');
  const std::size_t start = open == text.npos ? open : text.find_first_not_of('`', open);
  const std::size_t close = start == text.npos ? start : text.find('`', start);
  return close == text.npos ? text : text.substr(start, close - start);
}

std::string_view without_rest(std::string_view text) {
  for (const std::string_view rest : kRest) text = text.substr(0, text.find(rest));
  const auto outside = [](unsigned char c) {
    return std::isalnum(c) == 0 && c < 0x80 &&
           std::string_view("@./_~$+>'").find(static_cast<char>(c)) == std::string_view::npos;
  };
  while (!text.empty() && (outside(static_cast<unsigned char>(text.back())) || text.back() == '.'))
    text.remove_suffix(1);
  while (!text.empty() && outside(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  return text;
}

// "Django 1.11.6": the files of one tool are one thing, whichever release wrote them.
std::string_view without_release(std::string_view tool) {
  const std::size_t gap = tool.rfind(' ');
  if (gap == std::string_view::npos) return tool;
  std::string_view last = tool.substr(gap + 1);
  if (last.size() > 1 && last.front() == 'v') last.remove_prefix(1);
  const bool number = last.find_first_not_of("0123456789.") == std::string_view::npos;
  return number ? base::trim(tool.substr(0, gap)) : tool;
}

bool is_plain(std::string_view words) {
  return std::all_of(words.begin(), words.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == ' ' || c == '-'; });
}

}  // namespace

std::string generator_phrase(std::string_view told) {
  // A name that is the whole of it may end as it likes ("dune <x>"); one in a sentence is cut.
  std::string_view name = without_release(without_rest(quoted_part(base::trim(told))));
  for (const std::string_view article : kArticles) {
    if (!name.starts_with(article)) continue;
    const std::string_view noun = base::trim(name.substr(article.size()));
    if (std::find(kNobody.begin(), kNobody.end(), noun) != kNobody.end() || noun.empty()) return {};
    if (std::count(noun.begin(), noun.end(), ' ') > kMostGaps || noun.size() > kWidth) return {};
    return is_plain(noun) ? " by " + std::string(name) : "";
  }
  if (name.empty() || name == "hand" || std::count(name.begin(), name.end(), ' ') > kMostGaps ||
      !printable(name))
    return {};
  return " by " + base::code_span(name, kWidth);
}

}  // namespace brief::facts
