#include "facts/route_text.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "facts/framework_rows.hpp"

namespace brief::facts {
bool in_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

namespace {

constexpr std::size_t kMaxItems = 16;
// Before what is not written there: it may bring its own '/'. finished_path takes it out.
constexpr char kUnwritten = '\x01';

// Splits at `separator` outside of brackets and quotes.
std::vector<std::string_view> split_outside(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  int depth = 0;
  char quote = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size() && out.size() < kMaxItems; ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    } else if (c == separator && depth == 0) {
      out.push_back(base::trim(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  out.push_back(base::trim(text.substr(begin)));
  return out;
}

// A string literal of any language: prefix letters, quotes, `${x}` and `{x}` as `{x}`.
bool literal(std::string_view text, std::string& out) {
  const std::size_t open = text.find_first_of("\"'`");
  if (open == std::string_view::npos || open > 2 || text.size() < open + 2) return false;
  for (std::size_t i = 0; i < open; ++i)
    if (std::isalpha(static_cast<unsigned char>(text[i])) == 0 && text[i] != '@' && text[i] != '$')
      return false;
  const char quote = text[open];
  if (text.back() != quote) return false;
  std::string_view inner = text.substr(open + 1, text.size() - open - 2);
  if (inner.size() >= 4 && inner.substr(0, 2) == std::string(2, quote))
    inner = inner.substr(2, inner.size() - 4);
  if (inner.find(quote) != std::string_view::npos) return false;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const bool opens = inner.substr(i + 1, 1) == "{";
    if (opens && (quote == '`' ? inner[i] == '$' : quote == '"' && inner[i] == '#')) continue;
    out += inner[i];
  }
  return true;
}

// A name that stands for itself: `:articles`.
bool is_symbol(std::string_view text) {
  return text.size() > 1 && text[0] == ':' && std::all_of(text.begin() + 1, text.end(), in_name);
}

bool is_sum(std::string_view text) { return split_outside(text, '+').size() > 1; }

std::string one_path(std::string_view text) {
  std::string out;
  if (is_sum(text)) {
    for (const std::string_view part : split_outside(text, '+')) out += one_path(part);
    return out;
  }
  if (literal(text, out)) return out;
  // 'a/'.$b
  if (const auto parts = split_outside(text, '.'); parts.size() > 1 && literal(parts[0], out)) {
    for (std::size_t i = 1; i < parts.size(); ++i) out += one_path(parts[i]);
    return out;
  }
  if (text.size() > 2 && text[0] == '/' && text.find('/', 1) != std::string_view::npos)
    return std::string(text);  // a regular expression
  if (is_symbol(text)) return std::string(text.substr(1));
  const std::string name = name_in(text);
  return kUnwritten + (name.empty() ? std::string("{…}") : "{" + name + "}");
}

}  // namespace

std::vector<std::string_view> items_of(std::string_view expression) {
  std::string_view text = base::trim(expression);
  const auto between = [&](char open, char close) {
    return text.size() >= 2 && text.front() == open && text.back() == close;
  };
  const bool braces = between('{', '}') && text.find(':') == std::string_view::npos;
  if (!between('[', ']') && !between('(', ')') && !braces) return {text};
  text = text.substr(1, text.size() - 2);
  std::vector<std::string_view> out = split_outside(text, ',');
  std::erase(out, std::string_view{});
  return out;
}

std::vector<std::string> paths_of(std::string_view expression) {
  std::vector<std::string> out;
  for (const std::string_view item : items_of(expression))
    if (!item.empty()) out.push_back(one_path(item));
  return out;
}

std::string join_paths(std::string_view a, std::string_view b) {
  if (b.empty()) return std::string(a);
  while (!a.empty() && a.back() == '/') a.remove_suffix(1);
  const bool apart = std::string_view("/.?\x01").find(b.front()) != std::string_view::npos;
  return std::string(a) + (apart ? "" : "/") + std::string(b);
}

bool is_unwritten(std::string_view path) {
  while (!path.empty() && path.front() == '/') path.remove_prefix(1);
  if (path.empty() || path.front() != kUnwritten) return false;
  while (path.starts_with(kUnwritten)) {
    const std::size_t close = path.find('}');
    if (close == std::string_view::npos) return false;
    path.remove_prefix(close + 1);
    while (!path.empty() && path.front() == '/') path.remove_prefix(1);
  }
  return path.empty();
}

// "^api/^users/": the marks of a pattern's start go, those of a class ("[^/]+") stay.
static std::string without_starts(std::string_view pattern) {
  std::string out;
  for (const char c : pattern)
    if (c != '^' || (!out.empty() && out.back() == '[')) out += c;
  return out;
}

std::string finished_path(std::string_view path, bool keep_last_slash) {
  std::string out;
  for (const char c : path)
    if (c != kUnwritten) out += c;
  // Patterns in patterns ("^api/", "^users/$"), unless it is a regular expression as a whole.
  if (out.find("\\/") == std::string::npos) {
    if (out.find('^') <= 1) out = without_starts(out);
    if (out.ends_with('$')) out.pop_back();
  }
  if (out.ends_with("/?")) out.resize(out.size() - 2);  // with or without a last '/'
  if (!keep_last_slash && out.size() > 1 && out.back() == '/') out.pop_back();
  const bool begins = !out.empty() && (out[0] == '/' || out[0] == '*' || path[0] == kUnwritten);
  return begins ? out : "/" + out;
}

std::vector<std::string> methods_of(std::string_view expression) {
  static constexpr std::string_view kMethods[] = {"get",  "post",    "put",      "patch", "delete",
                                                  "head", "options", "trace",    "any",   "all",
                                                  "del",  "ws",      "websocket"};
  std::vector<std::string> out;
  std::string word;
  const auto flush = [&] {
    std::string lower = base::to_lower(word);
    word.clear();
    if (std::find(std::begin(kMethods), std::end(kMethods), lower) == std::end(kMethods)) return;
    lower = lower == "del"   ? "delete"
            : lower == "all" ? "any"
            : lower == "ws"  ? "websocket"
                             : lower;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (std::find(out.begin(), out.end(), lower) == out.end()) out.push_back(std::move(lower));
  };
  for (const char c : expression)
    if (in_name(c))
      word += c;
    else
      flush();
  flush();
  if (out.empty() && expression.find('*') != std::string_view::npos) out.emplace_back("ANY");
  return out;
}

std::string name_in(std::string_view expression) {
  std::string_view text = base::trim(expression);
  for (const std::string_view prefix : {"await ", "new ", "async ", "&", "*", "@", "::", ":"})
    if (text.substr(0, prefix.size()) == prefix) text = base::trim(text.substr(prefix.size()));
  if (text.find("=>") != std::string_view::npos && text.find("=>") < text.find_first_of("'\"`"))
    return {};
  for (const std::string_view inner : {"Depends(", "Security(", "fastapi.Depends("})
    if (text.substr(0, inner.size()) == inner) text = base::trim(text.substr(inner.size()));
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_name(c)) {
      out += c;
    } else if ((c == '.' || c == ':' || c == '#') && !out.empty()) {
      out += c;
    } else if (c == '?' && text.substr(i + 1, 1) == ".") {
      continue;
    } else if (c == '!' && !out.empty() && i + 1 == text.size()) {
      out += c;
    } else {
      break;
    }
  }
  while (!out.empty() && (out.back() == '.' || out.back() == ':')) out.pop_back();
  if (out == "function" || out == "async" || out == "func" || out == "fn" || out == "lambda")
    return {};
  return std::isdigit(static_cast<unsigned char>(out.empty() ? '0' : out[0])) != 0 ? std::string()
                                                                                   : out;
}

std::vector<std::string> auth_names(std::string_view expression) {
  std::vector<std::string> out;
  const FrameworkBook& book = framework_book();
  for (const std::string_view item : items_of(expression)) {
    if (book.weak.find(item)) continue;
    if (book.partly.find(item)) {
      if (book.auth.find(item) && std::find(out.begin(), out.end(), "") == out.end())
        out.emplace_back();
      continue;
    }
    // Of a parameter `user: User = Depends(current_user)` the dependency, else its type.
    const std::size_t depends = item.find("Depends(");
    const std::size_t colon = item.find(':');
    const bool typed = colon < item.find_first_of("([{\"'") && item.substr(colon, 2) != "::";
    const std::string_view told = depends != std::string_view::npos ? item.substr(depends)
                                  : typed                           ? item.substr(colon + 1)
                                                                    : item;
    std::string name = name_in(told);
    if (name.empty()) literal(told, name);  // middleware by name: 'auth:api'
    if (name.empty() || !book.auth.find(name) || book.unless.find(name)) continue;
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
  }
  return out;
}

bool covers(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && (pattern.back() == '*' || pattern.back() == '/'))
    pattern.remove_suffix(1);
  if (path.substr(0, pattern.size()) != pattern) return false;
  return path.size() == pattern.size() || path[pattern.size()] == '/' || pattern.empty();
}

std::pair<std::string, std::string> cut_first(const std::string& name) {
  const std::size_t dot = name.find_first_of(".:");
  if (dot == std::string::npos) return {name, {}};
  const std::size_t rest = name.find_first_not_of(".:", dot);
  return {name.substr(0, dot), rest == std::string::npos ? std::string() : name.substr(rest)};
}

}  // namespace brief::facts
