#include "base/glob.hpp"

#include <cctype>
#include <string>

namespace brief::base {
namespace {

// As in git's wildmatch.c: kAbort says that no later start of an enclosing star can match either,
// which keeps "a*a*a*…b" from going exponential.
enum class Outcome { match, no, abort, abort_to_star };

constexpr bool is_special(char c) { return c == '*' || c == '?' || c == '[' || c == '\\'; }

struct Matcher {
  std::string_view pattern;
  std::string_view text;
  bool fold_case;

  unsigned char at(std::string_view s, std::size_t i) const {
    const auto c = static_cast<unsigned char>(s[i]);
    return fold_case ? static_cast<unsigned char>(std::tolower(c)) : c;
  }

  // `[` stands at pattern[p]; on return p is behind `]`. False on an unclosed class (p = npos).
  bool class_matches(std::size_t& p, unsigned char c) const;
  Outcome star(std::size_t p, std::size_t t) const;
  Outcome run(std::size_t p, std::size_t t) const;
};

bool posix_class(std::string_view name, unsigned char c) {
  if (name == "alnum") return std::isalnum(c) != 0;
  if (name == "alpha") return std::isalpha(c) != 0;
  if (name == "blank") return c == ' ' || c == '\t';
  if (name == "cntrl") return std::iscntrl(c) != 0;
  if (name == "digit") return std::isdigit(c) != 0;
  if (name == "graph") return std::isgraph(c) != 0;
  if (name == "lower") return std::islower(c) != 0;
  if (name == "print") return std::isprint(c) != 0;
  if (name == "punct") return std::ispunct(c) != 0;
  if (name == "space") return std::isspace(c) != 0;
  if (name == "upper") return std::isupper(c) != 0;
  if (name == "xdigit") return std::isxdigit(c) != 0;
  return false;
}

bool Matcher::class_matches(std::size_t& p, unsigned char c) const {
  std::size_t i = p + 1;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool found = false;
  bool first = true;
  int previous = -1;
  for (;; first = false) {
    if (i >= pattern.size()) {
      p = std::string_view::npos;
      return false;
    }
    unsigned char low = at(pattern, i);
    if (low == ']' && !first) break;
    if (low == '[' && i + 1 < pattern.size() && pattern[i + 1] == ':') {
      const std::size_t end = pattern.find(":]", i + 2);
      if (end != std::string_view::npos) {
        if (posix_class(pattern.substr(i + 2, end - i - 2), c)) found = true;
        if (fold_case && pattern.substr(i + 2, end - i - 2) == "upper" && std::isalpha(c))
          found = true;
        i = end + 2;
        previous = -1;
        continue;
      }
    }
    if (low == '-' && previous >= 0 && i + 1 < pattern.size() && pattern[i + 1] != ']') {
      std::size_t h = i + 1;
      if (pattern[h] == '\\' && h + 1 < pattern.size()) ++h;
      if (c >= previous && c <= at(pattern, h)) found = true;
      i = h + 1;
      previous = -1;
      continue;
    }
    if (low == '\\' && i + 1 < pattern.size()) low = at(pattern, ++i);
    if (low == c) found = true;
    previous = low;
    ++i;
  }
  p = i + 1;
  return found != negated && c != '/';
}

Outcome Matcher::star(std::size_t p, std::size_t t) const {
  // pattern[p] is the first star.
  std::size_t after = p;
  while (after < pattern.size() && pattern[after] == '*') ++after;
  bool crosses = false;
  if (after - p > 1) {
    const bool opens = p == 0 || pattern[p - 1] == '/';
    const bool closes =
        after == pattern.size() || pattern[after] == '/' ||
        (pattern[after] == '\\' && after + 1 < pattern.size() && pattern[after + 1] == '/');
    if (opens && closes) {
      crosses = true;
      // "**/" also matches nothing. What fails for good with nothing fails for good with more: to
      // try on would double the work at each "**/".
      if (after < pattern.size() && pattern[after] == '/') {
        const Outcome nothing = run(after + 1, t);
        if (nothing == Outcome::match || nothing == Outcome::abort) return nothing;
      }
    }
  }
  if (after == pattern.size()) {
    if (!crosses && text.find('/', t) != std::string_view::npos) return Outcome::abort_to_star;
    return Outcome::match;
  }
  if (!crosses && pattern[after] == '/') {
    const std::size_t slash = text.find('/', t);
    return slash == std::string_view::npos ? Outcome::abort : run(after, slash);
  }
  // A byte that means itself: the rest begins where it stands, and nowhere else.
  const bool literal = !fold_case && !is_special(pattern[after]);
  for (; t <= text.size(); ++t) {
    for (; literal && t < text.size() && text[t] != pattern[after]; ++t)
      if (!crosses && text[t] == '/') return Outcome::abort_to_star;
    const Outcome outcome = run(after, t);
    if (outcome != Outcome::no) {
      if (!crosses || outcome != Outcome::abort_to_star) return outcome;
    } else if (!crosses && t < text.size() && text[t] == '/') {
      return Outcome::abort_to_star;
    }
  }
  return Outcome::abort;
}

Outcome Matcher::run(std::size_t p, std::size_t t) const {
  while (p < pattern.size()) {
    const unsigned char c = at(pattern, p);
    if (t >= text.size() && c != '*') return Outcome::abort;
    switch (c) {
      case '*':
        return star(p, t);
      case '?':
        if (text[t] == '/') return Outcome::no;
        ++p;
        break;
      case '[':
        if (!class_matches(p, at(text, t)))
          return p == std::string_view::npos ? Outcome::abort : Outcome::no;
        break;
      case '\\':
        if (p + 1 < pattern.size()) ++p;
        [[fallthrough]];
      default:
        if (at(pattern, p) != at(text, t)) return Outcome::no;
        ++p;
    }
    ++t;
  }
  return t == text.size() ? Outcome::match : Outcome::no;
}

// What stands before the first and behind the last special byte is met as it is: most paths are
// told from most patterns by it alone, and a repository has a hundred thousand paths.
bool ends_differ(std::string_view pattern, std::string_view text) {
  std::size_t head = 0;
  for (; head < pattern.size() && !is_special(pattern[head]); ++head)
    if (head >= text.size() || pattern[head] != text[head]) return true;
  if (head == pattern.size()) return text.size() != head;
  for (std::size_t i = 1; i <= pattern.size() - head; ++i) {
    const char c = pattern[pattern.size() - i];
    if (is_special(c) || c == ']') return false;
    if (i <= text.size() && text[text.size() - i] == c) continue;
    // That of "**/" may match nothing.
    return c != '/' || pattern[pattern.size() - i - 1] != '*';
  }
  return false;
}

}  // namespace

bool glob_match(std::string_view pattern, std::string_view text, bool fold_case) {
  if (!fold_case && ends_differ(pattern, text)) return false;
  return Matcher{pattern, text, fold_case}.run(0, 0) == Outcome::match;
}

bool path_rule_match(std::string_view pattern, std::string_view path) {
  if (!pattern.empty() && pattern.back() == '/') {
    pattern.remove_suffix(1);
    const bool anchored = pattern.find('/') != std::string_view::npos;
    for (std::size_t start = 0, slash; (slash = path.find('/', start)) != std::string_view::npos;
         start = slash + 1) {
      if (glob_match(pattern, anchored ? path.substr(0, slash) : path.substr(start, slash - start)))
        return true;
    }
    return false;
  }
  if (pattern.find('/') != std::string_view::npos) return glob_match(pattern, path);
  const std::size_t slash = path.rfind('/');
  return glob_match(pattern, slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace brief::base
