#include "parse/query_check.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "parse/frameworks.hpp"
#include "parse/tags_query.hpp"

namespace brief::parse {
namespace {

struct QueryDeleter {
  void operator()(TSQuery* query) const { ts_query_delete(query); }
};

[[noreturn]] void fail(std::size_t line, const std::string& what) {
  throw std::runtime_error("line " + std::to_string(line) + ": " + what);
}

// Does the node or one below it capture anything but what serves predicates?
bool says_something(const TagsQuery& query, std::uint32_t row) {
  const PatternNode& node = query.set().nodes[row];
  const auto below = [&](std::uint32_t child) { return says_something(query, child); };
  return std::any_of(node.captures.begin(), node.captures.end(),
                     [&](std::uint16_t id) { return query.capture(id).role != Role::none; }) ||
         std::any_of(node.children.begin(), node.children.end(), below) ||
         std::any_of(node.alternatives.begin(), node.alternatives.end(), below);
}

void check_injections(const TagsQuery& query, Strings injects) {
  for (std::uint32_t i = 0; i < query.set().patterns.size(); ++i) {
    const Pattern& pattern = query.pattern(i);
    const bool known = pattern.language.empty() || pattern.language == "none" ||
                       std::find(injects.begin(), injects.end(), pattern.language) != injects.end();
    if (!known) fail(pattern.line, "'injects' does not list '" + pattern.language + "'");
  }
}

// Without our own sign for the head of a chain, which may be the child itself.
std::string without_heads(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') out += text[i++];
    if (text[i] == '"') quoted = !quoted;
    if (quoted || text[i] != '^') out += text[i];
  }
  return out;
}

// tree-sitter's own analysis.
void check_structure(const TSLanguage* language, std::string_view written) {
  const std::string text = without_heads(written);
  std::uint32_t at = 0;
  TSQueryError error = TSQueryErrorNone;
  const std::unique_ptr<TSQuery, QueryDeleter> analysed(
      ts_query_new(language, text.data(), static_cast<std::uint32_t>(text.size()), &at, &error));
  if (analysed != nullptr) return;
  const std::string_view before = std::string_view(text).substr(0, at);
  fail(static_cast<std::size_t>(1 + std::count(before.begin(), before.end(), '\n')),
       error == TSQueryErrorStructure ? "no tree of this language holds such a pattern"
                                      : "tree-sitter does not take this pattern");
}

bool names_a_row(const RowQuery& query, std::uint32_t row) {
  const PatternNode& node = query.set().nodes[row];
  const auto below = [&](std::uint32_t child) { return names_a_row(query, child); };
  return std::any_of(node.captures.begin(), node.captures.end(),
                     [&](std::uint16_t id) { return query.part(id).is_row(); }) ||
         std::any_of(node.children.begin(), node.children.end(), below) ||
         std::any_of(node.alternatives.begin(), node.alternatives.end(), below);
}

// The matcher looks patterns up by the kind of their root.
void check_roots(const PatternSet& set) {
  for (const TopPattern& pattern : set.patterns) {
    std::vector<std::uint32_t> roots = {pattern.root};
    while (!roots.empty()) {
      const PatternNode& node = set.nodes[roots.back()];
      roots.pop_back();
      roots.insert(roots.end(), node.alternatives.begin(), node.alternatives.end());
      if (node.alternatives.empty() && node.symbol == 0)
        fail(pattern.line, "a pattern that begins with (_ …) is never asked: name its kinds");
    }
  }
}

}  // namespace

void check_query(const TSLanguage* language, std::string_view text, Strings injects) {
  const TagsQuery query(language, text);
  for (const TopPattern& pattern : query.set().patterns)
    if (!says_something(query, pattern.root)) fail(pattern.line, "this pattern captures nothing");
  check_roots(query.set());
  check_injections(query, injects);
  check_structure(language, text);
}

void check_framework_query(const LanguageSpec& spec, const FrameworkQuery& query) {
  const auto* language = static_cast<const TSLanguage*>(spec.grammar());
  const RowQuery compiled(language, query);
  for (const TopPattern& pattern : compiled.set().patterns)
    if (!names_a_row(compiled, pattern.root)) fail(pattern.line, "this pattern captures no row");
  check_roots(compiled.set());
  check_structure(language, query.query);
  const RE2 marks(std::string(query.marks), RE2::Quiet);
  if (!marks.ok()) fail(1, "the marks: " + marks.error());
}

}  // namespace brief::parse
