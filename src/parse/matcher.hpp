// Finds where patterns match in a tree: one walk, patterns looked up by the kind of their root.
#pragma once

#include <tree_sitter/api.h>

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "parse/pattern.hpp"

namespace brief::parse {

struct Caught {
  std::uint16_t capture = 0;  ///< row of PatternSet::captures
  TSNode node{};
};

/// Which patterns may begin at a kind of node; made once a language.
class PatternIndex {
 public:
  PatternIndex(const PatternSet& set, const TSLanguage* language);
  std::span<const std::uint32_t> at(TSSymbol symbol) const {
    if (symbol >= by_symbol_.size()) return {};
    return by_symbol_[symbol];
  }

 private:
  std::vector<std::vector<std::uint32_t>> by_symbol_;
};

class Matcher {
 public:
  /// Called for every way in which a pattern matches; false ends the walk.
  using OnMatch = std::function<bool(std::uint32_t pattern, std::span<const Caught> caught)>;
  /// Called every 256 steps (a step looks at one node); true ends the walk.
  using OnProgress = std::function<bool()>;

  /// Asked when a node is captured; false: the pattern does not match there. It saves looking at
  /// the rest of what a predicate refuses.
  using Allows = std::function<bool(std::uint32_t pattern, std::uint16_t capture, TSNode node)>;

  Matcher(const PatternSet& set, const PatternIndex& index, Allows allows = {})
      : set_(set), index_(index), allows_(std::move(allows)) {}
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  /// Matches come in order of their roots, of patterns, of children.
  void walk(TSNode root, const OnMatch& on_match, const OnProgress& on_progress);

 private:
  struct Child {
    TSNode node;
    TSFieldId field;
  };
  // What remains to be matched: children of `node` from `next` on, among pool_[at, end).
  struct Goal {
    const PatternNode* node;
    std::size_t next;
    std::size_t first;
    std::size_t at;
    std::size_t end;
    const Goal* then;
  };

  void match_at(TSNode node, std::span<const std::uint32_t> patterns);
  bool begin(const PatternNode& pattern, TSNode node, const Goal* then);
  bool solve(const Goal* goal);
  bool try_child(const PatternNode& pattern, const Child& child, const Goal* then);
  bool try_heads(const PatternNode& pattern, TSNode node, const Goal* then);
  bool lacks(const PatternNode& pattern, std::size_t begin, std::size_t end) const;
  bool only_extras(std::size_t from, std::size_t to) const;
  void fetch_children(TSNode node, bool with_anonymous);
  void fetch_into(TSNode node, bool with_anonymous, std::vector<Child>& out);
  bool step();

  // Children that were fetched lately: the patterns of one kind of root ask for the same ones. A
  // node's id is its place in its parent, so it is never another's.
  struct Fetched {
    const void* id = nullptr;
    bool with_anonymous = false;
    std::vector<Child> children;
  };
  static constexpr std::size_t kFetched = 64;

  const PatternSet& set_;
  const PatternIndex& index_;
  Allows allows_;
  std::array<Fetched, kFetched> fetched_;
  const OnMatch* on_match_ = nullptr;
  const OnProgress* on_progress_ = nullptr;
  std::uint32_t pattern_ = 0;
  std::uint32_t steps_ = 0;
  bool stopped_ = false;
  std::vector<Caught> caught_;
  std::vector<Child> pool_;
  TSTreeCursor children_{};
  bool has_cursor_ = false;
};

}  // namespace brief::parse
