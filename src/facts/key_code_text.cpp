#include "facts/key_code_text.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/text.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/rules.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kSignatureWidth = 100;
constexpr std::size_t kCutWidth = kSignatureWidth - 6;  // room for ", …)"
constexpr std::size_t kShortDoc = 72;
constexpr std::size_t kLongArguments = 24;  // of a type, in bytes

// Arrows and comparisons close nothing; '<' opens behind a word only.
bool opens(std::string_view text, std::size_t at) {
  if (text[at] != '<') return std::string_view("([{").find(text[at]) != std::string_view::npos;
  return at > 0 && base::is_word(text[at - 1]);
}

bool closes(std::string_view text, std::size_t at) {
  if (text[at] != '>') return std::string_view(")]}").find(text[at]) != std::string_view::npos;
  return at > 0 && text[at - 1] != '-' && text[at - 1] != '=';
}

char closer_of(char open) {
  return open == '(' ? ')' : open == '[' ? ']' : open == '{' ? '}' : '>';
}

// Behind the text in double quotes that begins at `at`; `at` where none begins. "" stands for
// nothing: Python's \"\"\" is one that is not closed.
std::size_t behind_quotes(std::string_view text, std::size_t at) {
  if (text[at] != '"') return at;
  if (text.substr(at, 3) == "\"\"\"") {
    const std::size_t end = text.find("\"\"\"", at + 3);
    return end == std::string_view::npos ? text.size() : end + 3;
  }
  const std::size_t end = text.find('"', at + 1);
  return end == std::string_view::npos ? text.size() : end + 1;
}

/// A bracket that stands open, and where the last of its arguments that are whole ends.
struct Open {
  std::size_t at = 0;
  std::size_t whole = 0;  ///< the comma behind it; `at` when there is none
};

// The brackets that `text` leaves open, the outermost first.
std::vector<Open> left_open(std::string_view text) {
  std::vector<Open> stack;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t end = behind_quotes(text, i); end != i) {
      i = end;
      continue;
    }
    if (opens(text, i)) {
      stack.push_back({i, i});
    } else if (closes(text, i)) {
      const bool own = !stack.empty() && closer_of(text[stack.back().at]) == text[i];
      if (own)
        stack.pop_back();
      else if (text[i] != '>' && stack.size() > 1 && text[stack.back().at] == '<') {
        stack.pop_back();  // a comparison after all
        continue;
      }
    } else if (text[i] == ',' && !stack.empty()) {
      stack.back().whole = i;
    }
    ++i;
  }
  return stack;
}

// Where the bracket that opens at `from` is closed; npos when it is not.
std::size_t closing(std::string_view text, std::size_t from) {
  std::size_t depth = 1;
  for (std::size_t i = from + 1; i < text.size();) {
    if (const std::size_t end = behind_quotes(text, i); end != i) {
      i = end;
      continue;
    }
    if (text[i] == text[from] && opens(text, i)) ++depth;
    if (text[i] == closer_of(text[from]) && closes(text, i) && --depth == 0) return i;
    ++i;
  }
  return std::string_view::npos;
}

// "def f(a: int, b: Annotated[int, Doc(" -> "def f(a: int, …)": the outermost bracket that is left
// open keeps its whole arguments, if they are values, and is closed.
std::string closed(std::string_view text) {
  const std::vector<Open> open = left_open(text);
  if (open.empty()) return std::string(text);
  const Open& outer = open.front();
  const bool some = text[outer.at] == '(' && outer.whole != outer.at;
  std::string out(text.substr(0, some ? outer.whole : outer.at + 1));
  return out + (some ? ", …" : "…") + closer_of(text[outer.at]);
}

// What stands behind the arguments of a long signature is worth more than the last of these.
std::string fitted(const std::string& text) {
  if (text.size() <= kSignatureWidth) return closed(text);
  const std::size_t open = text.find('(');
  const std::size_t end = open == std::string::npos ? open : closing(text, open);
  if (end != std::string::npos && open + (text.size() - end) < kSignatureWidth / 2) {
    const std::string rest = text.substr(end + 1);
    std::string head = closed(text.substr(0, kCutWidth - rest.size()));
    if (head.back() == ')') return head + rest;
  }
  const std::string cut = text.substr(0, kCutWidth);
  std::string whole = closed(cut);
  return whole == cut ? text : whole;
}

// "class Query< TData = unknown, TError = Error >" -> "class Query<…>": what a type takes says less
// than what follows it.
std::string without_long_arguments(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if ((text[i] != '<' && text[i] != '[') || i == 0 || !base::is_word(text[i - 1])) continue;
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
    const bool inside = !out.empty() && (out.back() == '(' || out.back() == '<');
    const bool after_less = inside && out.back() == '<' && !opens(out, out.size() - 1);
    if (gap && (signature[i + 1] == ')' || (inside && !after_less))) continue;
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
  text = fitted(text);
  if (!text.empty() && (text.back() == ',' || text.back() == '=')) text += "…";
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

TypeFiles files_of_types(const Index& index) {
  TypeFiles types;
  for (const IndexedFile& file : index.files) {
    if (!is_project_code(file)) continue;
    std::unordered_set<std::uint64_t> names;
    for (const Definition& one : file.summary->definitions)
      if (class_of(one.kind) == KindClass::type) names.insert(one.name_hash);
    for (const std::uint64_t name : names) types[name] += 1;
  }
  return types;
}

bool only_surrounds(const FileSummary& summary, std::uint32_t row) {
  const std::vector<Definition>& all = summary.definitions;
  if (class_of(all[row].kind) != KindClass::type) return false;
  const Definition* inner = nullptr;
  for (std::uint32_t at = row + 1; at < all.size() && all[at].line <= all[row].end_line; ++at) {
    if (all[at].parent != row) continue;
    if (inner != nullptr) return false;
    inner = &all[at];
  }
  return inner != nullptr && inner->end_line + 1 == all[row].end_line &&
         (class_of(inner->kind) == KindClass::type || inner->kind == DefinitionKind::module);
}

std::string definition_text(const FileSummary& summary, const Definition& definition) {
  const std::string_view name = summary.view(definition.name);
  const std::string_view signature = base::trim(summary.view(definition.signature));
  std::string text =
      signature.empty() || !printable(signature) ? std::string(name) : shortened(signature);
  // `typedef struct {…} Box`: the name stands behind what was left out.
  if (!name.empty() && !base::holds_word(text, name)) text.append(" ").append(name);
  const bool bare = text.find_first_of(" (") == std::string::npos;
  const bool starts_with_name =
      text.compare(0, name.size(), name) == 0 && text.substr(name.size(), 1) == " " &&
      class_of(definition.kind) != KindClass::callable && text.find('=') == std::string::npos;
  // Go's `Context struct` says itself what it is.
  const std::string_view kind = name_of(definition.kind);
  const bool says_kind =
      !bare && base::holds_word(std::string_view(text).substr(name.size()), kind);
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
  if (!base::is_word(doc.front()) && static_cast<unsigned char>(doc.front()) < 0x80) return {};
  const std::string quoted = quotation(doc, kShortDoc);
  return quoted.empty() ? quoted : " — " + quoted;
}

bool is_foreign_name(const IndexedFile& file, const Definition& definition) {
  if (file.language->import_style != ImportStyle::include_suffix) return false;
  const std::string_view name = file.summary->view(definition.name);
  if (name.starts_with("__") && name.ends_with("__")) return true;
  const auto table = rule_book().names.find("native/standard-types");
  return class_of(definition.kind) == KindClass::type && table != rule_book().names.end() &&
         table->second.exact.find(name) != table->second.exact.end();
}

}  // namespace brief::facts
