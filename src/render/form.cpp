#include "render/form.hpp"

#include <algorithm>
#include <charconv>

namespace brief::render {
namespace {

constexpr std::string_view kOpen = "<!-- brief:";
constexpr std::string_view kClose = " -->";
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<unsigned> take_number(std::string_view& text) {
  unsigned value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::string_view first_line(std::string_view bytes) {
  take(bytes, kByteOrderMark);
  std::string_view line = bytes.substr(0, bytes.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::optional<Form> read_form(std::string_view bytes) {
  std::string_view line = first_line(bytes);
  Form form;
  if (!take(line, kOpen) || !line.ends_with(kClose)) return std::nullopt;
  line.remove_suffix(kClose.size());
  const std::optional<unsigned> version = take_number(line);
  if (!version) return std::nullopt;
  form.version = *version;
  // Another version may have words that this one does not know; it is ours all the same.
  const bool known = form.version == kContentVersion;
  if (take(line, " full")) {
    form.full = true;
  } else if (!take(line, " compact")) {
    return known ? std::nullopt : std::optional(form);
  }
  if (take(line, " budget=")) {
    form.budget = take_number(line);
    if (known && (!form.budget || *form.budget < kMinBudget)) return std::nullopt;
  }
  if (known && !line.empty()) return std::nullopt;
  return form;
}

std::string form_line(const Form& form) {
  std::string line = std::string(kOpen) + std::to_string(form.version);
  line += form.full ? " full" : " compact";
  if (form.budget) line += " budget=" + std::to_string(std::max(kMinBudget, *form.budget));
  return line + std::string(kClose);
}

std::size_t max_lines(const Form& form) { return form.full ? 220 : 100; }

std::size_t max_tokens(const Form& form) {
  return std::max(kMinBudget, form.budget.value_or(form.full ? 5000 : 2000));
}

}  // namespace brief::render
