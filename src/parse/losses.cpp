#include "parse/losses.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.hpp"

namespace brief::parse {
namespace {

constexpr std::size_t kMuch = 256;    // skipped bytes
constexpr std::ptrdiff_t kLines = 3;  // skipped

// Bodies of functions, apart from each other and in order.
std::vector<Span> bodies_of(std::span<const TagDefinition> definitions) {
  std::vector<Span> bodies;
  for (const TagDefinition& tag : definitions)
    if ((tag.kind == DefinitionKind::function || tag.kind == DefinitionKind::method ||
         tag.kind == DefinitionKind::constructor) &&
        tag.body < tag.node.end)
      bodies.push_back({tag.body, tag.node.end});
  std::sort(bodies.begin(), bodies.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::size_t kept = 0;
  for (const Span& body : bodies) {
    if (kept > 0 && body.begin < bodies[kept - 1].end)
      bodies[kept - 1].end = std::max(bodies[kept - 1].end, body.end);
    else
      bodies[kept++] = body;
  }
  bodies.resize(kept);
  return bodies;
}

bool inside(const std::vector<Span>& spans, std::uint32_t at) {
  const auto after = std::upper_bound(spans.begin(), spans.end(), at,
                                      [](std::uint32_t a, const Span& s) { return a < s.begin; });
  return after != spans.begin() && at < (after - 1)->end;
}

// Of an error the text between the pieces that were understood.
bool loses(TSNode error, std::string_view text, const LexTable& table) {
  std::uint32_t at = ts_node_start_byte(error);
  TSTreeCursor cursor = ts_tree_cursor_new(error);
  bool found = false;
  for (bool more = ts_tree_cursor_goto_first_child(&cursor); more && !found;
       more = ts_tree_cursor_goto_next_sibling(&cursor)) {
    const TSNode child = ts_tree_cursor_current_node(&cursor);
    if (!ts_node_is_named(child) || ts_node_child_count(child) == 0) continue;
    const std::uint32_t begin = ts_node_start_byte(child);
    found = may_define(text.substr(at, begin - at), table);
    at = ts_node_end_byte(child);
  }
  ts_tree_cursor_delete(&cursor);
  return found || may_define(text.substr(at, ts_node_end_byte(error) - at), table);
}

// Goes to the next node that holds an error, in order; false at the end.
bool advance(TSTreeCursor& cursor) {
  if (ts_node_has_error(ts_tree_cursor_current_node(&cursor)) &&
      ts_tree_cursor_goto_first_child(&cursor))
    return true;
  while (!ts_tree_cursor_goto_next_sibling(&cursor))
    if (!ts_tree_cursor_goto_parent(&cursor)) return false;
  return true;
}

}  // namespace

bool may_define(std::string_view skipped, const LexTable& table) {
  if (skipped.size() > kMuch || skipped.find_first_of("{}") != std::string_view::npos ||
      std::count(skipped.begin(), skipped.end(), '\n') >= kLines)
    return true;
  for (std::size_t at = 0; at < skipped.size();) {
    std::size_t end = at;
    while (end < skipped.size() && table.in_word(skipped[end])) ++end;
    const std::string_view word = skipped.substr(at, end - at);
    if (!word.empty() && table.begins_definition(table.word_bits(word, base::hash64(word))))
      return true;
    at = end + 1;
  }
  return false;
}

std::size_t first_loss(TSNode root, const Condensed& condensed, const LexTable& table,
                       std::span<const TagDefinition> definitions) {
  if (!ts_node_has_error(root)) return std::string_view::npos;
  const std::vector<Span> bodies = bodies_of(definitions);
  std::size_t found = std::string_view::npos;
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  do {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    if (!ts_node_is_error(node)) continue;
    const std::uint32_t at = condensed.begin_of(ts_node_start_byte(node));
    if (inside(bodies, at) || !loses(node, condensed.text(), table)) continue;
    found = at;
    break;
  } while (advance(cursor));
  ts_tree_cursor_delete(&cursor);
  return found;
}

}  // namespace brief::parse
