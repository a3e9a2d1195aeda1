#include "facts/test_forms.hpp"

#include <optional>
#include <string_view>

#include "facts/context.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

// The content of the code span that begins at or after `at`, which then is behind it.
std::optional<std::string> code_at(std::string_view text, std::size_t& at) {
  const std::size_t open = text.find('`', at);
  if (open == std::string_view::npos) return std::nullopt;
  std::size_t begin = open;
  while (begin < text.size() && text[begin] == '`') ++begin;
  const std::string fence(begin - open, '`');
  const std::size_t close = text.find(fence, begin);
  if (close == std::string_view::npos) return std::nullopt;
  at = close + fence.size();
  return std::string(text.substr(begin, close - begin));
}

}  // namespace

std::vector<TestForm> test_forms(const Index& index) {
  constexpr std::string_view kBegin = "**test one**";
  constexpr std::string_view kIn = " in ";
  constexpr std::string_view kOf = " (form of ";
  const Context context(index);
  std::vector<TestForm> forms;
  for (const Claim& claim : commands(context).claims) {
    std::string_view text = claim.text;
    if (!text.starts_with(kBegin)) continue;
    text.remove_prefix(kBegin.size());
    TestForm form;
    std::size_t at = 0;
    if (text.starts_with(kIn)) {
      form.folder = code_at(text, at).value_or("");
      if (form.folder.ends_with('/')) form.folder.pop_back();
    }
    const std::optional<std::string> code = code_at(text, at);
    const std::size_t of = text.find(kOf, at);
    if (!code || of == std::string_view::npos) continue;
    form.form = *code;
    form.runner = text.substr(of + kOf.size());
    if (form.runner.ends_with(')')) form.runner.pop_back();
    forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace brief::facts
