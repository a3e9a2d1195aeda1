#include "parse/matcher.hpp"

#include <algorithm>

namespace brief::parse {
namespace {

constexpr int kMaxChain = 32;  // calls on calls; so that long chains cost linear time

// '.' looks past comments, and past keywords and signs, which only some patterns ask for.
bool passed_over(TSNode node) { return ts_node_is_extra(node) || !ts_node_is_named(node); }

bool fits(const PatternNode& pattern, TSNode node) {
  if (!pattern.alternatives.empty()) return true;
  return pattern.symbol == 0 ? ts_node_is_named(node) : pattern.symbol == ts_node_symbol(node);
}

// In order of their first bytes, parents first; false at the end of the tree.
bool next_node(TSTreeCursor& cursor) {
  if (ts_tree_cursor_goto_first_child(&cursor)) return true;
  while (!ts_tree_cursor_goto_next_sibling(&cursor))
    if (!ts_tree_cursor_goto_parent(&cursor)) return false;
  return true;
}

}  // namespace

PatternIndex::PatternIndex(const PatternSet& set, const TSLanguage* language)
    : by_symbol_(language == nullptr ? 0 : ts_language_symbol_count(language)) {
  for (std::uint32_t i = 0; i < set.patterns.size(); ++i) {
    std::vector<std::uint32_t> roots = {set.patterns[i].root};
    while (!roots.empty()) {
      const PatternNode& node = set.nodes[roots.back()];
      roots.pop_back();
      roots.insert(roots.end(), node.alternatives.begin(), node.alternatives.end());
      if (node.alternatives.empty() && node.symbol < by_symbol_.size()) {
        std::vector<std::uint32_t>& here = by_symbol_[node.symbol];
        if (std::find(here.begin(), here.end(), i) == here.end()) here.push_back(i);
      }
    }
  }
  for (std::vector<std::uint32_t>& here : by_symbol_) std::sort(here.begin(), here.end());
}

Matcher::~Matcher() {
  if (has_cursor_) ts_tree_cursor_delete(&children_);
}

bool Matcher::step() {
  if (++steps_ % 256 == 0 && (*on_progress_)()) stopped_ = true;
  return !stopped_;
}

void Matcher::walk(TSNode root, const OnMatch& on_match, const OnProgress& on_progress) {
  on_match_ = &on_match;
  on_progress_ = &on_progress;
  stopped_ = false;
  for (Fetched& known : fetched_) known.id = nullptr;
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  do {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    if (const auto patterns = index_.at(ts_node_symbol(node)); !patterns.empty())
      match_at(node, patterns);
  } while (step() && next_node(cursor));
  ts_tree_cursor_delete(&cursor);
}

void Matcher::match_at(TSNode node, std::span<const std::uint32_t> patterns) {
  for (const std::uint32_t pattern : patterns) {
    pattern_ = pattern;
    caught_.clear();
    pool_.clear();
    begin(set_.nodes[set_.patterns[pattern].root], node, nullptr);
    if (stopped_) return;
  }
}

void Matcher::fetch_children(TSNode node, bool with_anonymous) {
  Fetched& known = fetched_[(reinterpret_cast<std::uintptr_t>(node.id) >> 3) % kFetched];
  if (known.id != node.id || known.with_anonymous != with_anonymous) {
    known.id = node.id;
    known.with_anonymous = with_anonymous;
    known.children.clear();
    fetch_into(node, with_anonymous, known.children);
  }
  pool_.insert(pool_.end(), known.children.begin(), known.children.end());
}

void Matcher::fetch_into(TSNode node, bool with_anonymous, std::vector<Child>& out) {
  if (!has_cursor_) {
    children_ = ts_tree_cursor_new(node);
    has_cursor_ = true;
  } else {
    ts_tree_cursor_reset(&children_, node);
  }
  if (!ts_tree_cursor_goto_first_child(&children_)) return;
  do {
    const TSNode child = ts_tree_cursor_current_node(&children_);
    if (with_anonymous || ts_node_is_named(child))
      out.push_back({child, ts_tree_cursor_current_field_id(&children_)});
  } while (step() && ts_tree_cursor_goto_next_sibling(&children_));
}

bool Matcher::lacks(const PatternNode& pattern, std::size_t begin, std::size_t end) const {
  return std::none_of(pool_.begin() + static_cast<std::ptrdiff_t>(begin),
                      pool_.begin() + static_cast<std::ptrdiff_t>(end), [&](const Child& child) {
                        return std::find(pattern.absent.begin(), pattern.absent.end(),
                                         child.field) != pattern.absent.end();
                      });
}

// Matches `pattern` with `node`, then all that follows; true when that succeeded at least once.
bool Matcher::begin(const PatternNode& pattern, TSNode node, const Goal* then) {
  const std::size_t caught = caught_.size();
  for (const std::uint16_t capture : pattern.captures) {
    if (allows_ && !allows_(pattern_, capture, node)) {
      caught_.resize(caught);
      return false;
    }
    caught_.push_back({capture, node});
  }
  bool found = false;
  if (!pattern.alternatives.empty()) {
    for (const std::uint32_t row : pattern.alternatives) {
      const PatternNode& either = set_.nodes[row];
      if (fits(either, node) && !stopped_) found |= begin(either, node, then);
    }
  } else if (!fits(pattern, node)) {
    found = false;
  } else if (pattern.children.empty() && pattern.absent.empty()) {
    found = solve(then);
  } else {
    const std::size_t first = pool_.size();
    fetch_children(node, pattern.asks_anonymous);
    const Goal goal{&pattern, 0, first, first, pool_.size(), then};
    if (lacks(pattern, first, goal.end)) found = solve(&goal);
    pool_.resize(first);
  }
  caught_.resize(caught);
  return found;
}

bool Matcher::only_extras(std::size_t from, std::size_t to) const {
  return std::all_of(pool_.begin() + static_cast<std::ptrdiff_t>(from),
                     pool_.begin() + static_cast<std::ptrdiff_t>(to),
                     [](const Child& child) { return passed_over(child.node); });
}

bool Matcher::try_child(const PatternNode& pattern, const Child& child, const Goal* then) {
  if (pattern.field != 0 && pattern.field != child.field) return false;
  if (pattern.heads) return try_heads(pattern, child.node, then);
  if (!fits(pattern, child.node)) return false;
  return begin(pattern, child.node, then);
}

bool Matcher::try_heads(const PatternNode& pattern, TSNode node, const Goal* then) {
  bool found = false;
  for (int depth = 0; depth < kMaxChain && !ts_node_is_null(node) && step(); ++depth) {
    if (fits(pattern, node)) found |= begin(pattern, node, then);
    node = ts_node_named_child(node, 0);
  }
  return found;
}

bool Matcher::solve(const Goal* goal) {
  if (!step()) return false;
  if (goal == nullptr) {
    if (!(*on_match_)(pattern_, caught_)) stopped_ = true;
    return true;
  }
  const PatternNode& parent = *goal->node;
  if (goal->next == parent.children.size()) {
    if (parent.last_anchored && !only_extras(goal->at, goal->end)) return false;
    return solve(goal->then);
  }
  const PatternNode& wanted = set_.nodes[parent.children[goal->next]];
  bool found = false;
  for (std::size_t i = goal->at; i < goal->end && step(); ++i) {
    const Child child = pool_[i];
    const Goal rest{goal->node, goal->next + 1, goal->first, i + 1, goal->end, goal->then};
    found |= try_child(wanted, child, &rest);
    if (wanted.anchored && !passed_over(child.node)) break;
  }
  if (!found && wanted.optional) {
    const Goal rest{goal->node, goal->next + 1, goal->first, goal->at, goal->end, goal->then};
    found = solve(&rest);
  }
  return found;
}

}  // namespace brief::parse
