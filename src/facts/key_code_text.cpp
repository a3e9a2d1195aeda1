#include "facts/key_code_text.hpp"

#include <algorithm>
#include <string_view>

#include "base/text.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kSignatureWidth = 100;
constexpr std::size_t kShortDoc = 72;
constexpr std::size_t kLongArguments = 24;  // of a type, in bytes

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    if ((at == 0 || !is_word(text[at - 1])) &&
        (at + word.size() == text.size() || !is_word(text[at + word.size()])))
      return true;
  return false;
}

// Where the bracket that opens at `from` is closed; npos when it is not. Arrows close nothing.
std::size_t closing(std::string_view text, std::size_t from) {
  const char open = text[from];
  const char close = open == '<' ? '>' : ']';
  std::size_t depth = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == open) ++depth;
    const bool arrow = i > 0 && (text[i - 1] == '-' || text[i - 1] == '=');
    if (text[i] == close && !(close == '>' && arrow) && --depth == 0) return i;
  }
  return std::string_view::npos;
}

// "class Query< TData = unknown, TError = Error >" -> "class Query<…>": what a type takes says less
// than what follows it.
std::string without_long_arguments(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if ((text[i] != '<' && text[i] != '[') || i == 0 || !is_word(text[i - 1])) continue;
    const std::size_t end = closing(text, i);
    if (end == std::string_view::npos || end - i <= kLongArguments) continue;
    out += "…";
    i = end - 1;
  }
  return out;
}

// What folding a signature of several lines leaves: "f( a, b, )".
std::string tidied(std::string_view signature) {
  std::string out;
  for (std::size_t i = 0; i < signature.size(); ++i) {
    const char c = signature[i];
    const bool gap = c == ' ' && i + 1 < signature.size();
    if (gap && (signature[i + 1] == ')' || (!out.empty() && out.back() == '('))) continue;
    if (c == ')' && !out.empty() && out.back() == ',') out.pop_back();
    out += c;
  }
  return out;
}

// "template < class T > void f(T)" and "public: void f()" say where f stands, not what it is.
std::string_view without_prefix(std::string_view text) {
  static constexpr std::string_view kAccess[] = {"public:", "protected:", "private:"};
  for (const std::string_view access : kAccess)
    if (text.substr(0, access.size()) == access) text = base::trim(text.substr(access.size()));
  while (text.substr(0, 8) == "template") {
    const std::size_t open = text.find('<');
    if (open == std::string_view::npos || open > 9) break;
    const std::size_t end = closing(text, open);
    if (end == std::string_view::npos) break;
    text = base::trim(text.substr(end + 1));
  }
  return text;
}

std::string shortened(std::string_view signature) {
  signature = without_prefix(base::trim(signature));
  std::string text = without_long_arguments(tidied(signature));
  if (text.substr(0, 2) == "# ") text.erase(1, text.find_first_not_of(' ', 1) - 1);
  if (!text.empty() && text.front() == '#') text = text.substr(0, text.find(" \\"));
  if (!text.empty() && std::string_view("<([{,=").find(text.back()) != std::string_view::npos)
    text += "…";
  return text;
}

}  // namespace

KindClass class_of(DefinitionKind kind) {
  if (names_type(kind)) return KindClass::type;
  switch (kind) {
    case DefinitionKind::function:
    case DefinitionKind::method:
    case DefinitionKind::procedure:
      return KindClass::callable;
    case DefinitionKind::macro:
    case DefinitionKind::constant:
    case DefinitionKind::variable:
      return KindClass::value;
    default:
      return KindClass::other;
  }
}

std::string definition_text(const FileSummary& summary, const Definition& definition) {
  const std::string_view name = summary.view(definition.name);
  const std::string_view signature = base::trim(summary.view(definition.signature));
  std::string text =
      signature.empty() || !printable(signature) ? std::string(name) : shortened(signature);
  // `typedef struct {…} Box`: the name stands behind what was left out.
  if (!name.empty() && !has_word(text, name)) text.append(" ").append(name);
  const bool bare = text.find_first_of(" (") == std::string::npos;
  const bool starts_with_name =
      text.compare(0, name.size(), name) == 0 && text.substr(name.size(), 1) == " " &&
      class_of(definition.kind) != KindClass::callable && text.find('=') == std::string::npos;
  // Go's `Context struct` says itself what it is.
  const std::string_view kind = name_of(definition.kind);
  const bool says_kind = !bare && has_word(std::string_view(text).substr(name.size()), kind);
  text = base::code_span(text, kSignatureWidth);
  if ((bare || starts_with_name) && !says_kind) text = std::string(kind) + " " + text;
  if (definition.parent == kNoParent) return text;
  const Definition& parent = summary.definitions[definition.parent];
  const std::string_view owner = summary.view(parent.name);
  if (class_of(parent.kind) != KindClass::type && parent.kind != DefinitionKind::implementation)
    return text;
  if (owner.empty() || signature.find(owner) != std::string_view::npos) return text;
  return text + " in " + base::code_span(owner);
}

std::string short_doc(const FileSummary& summary, const Definition& definition) {
  const std::string_view doc = base::trim(summary.view(definition.doc));
  if (doc.size() > kShortDoc || std::count(doc.begin(), doc.end(), ' ') < 2) return {};
  // Half of it is mark-up, or it only leads elsewhere.
  if (doc.find("{@") != std::string_view::npos || doc.find(":`") != std::string_view::npos ||
      base::to_lower(doc.substr(0, 4)) == "see ")
    return {};
  if (!is_word(doc.front()) && static_cast<unsigned char>(doc.front()) < 0x80) return {};
  const std::string quoted = quotation(doc, kShortDoc);
  return quoted.empty() ? quoted : " — " + quoted;
}

}  // namespace brief::facts
