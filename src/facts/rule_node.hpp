// The rule files of grammars/ as brief_rules compiles them: rows that need no parsing. Whatever the
// generator checks (keys, types, verbs, tables, expressions) is not checked again here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace brief::facts {

struct RuleNode {
  enum class Kind : std::uint8_t { scalar, list, map };
  Kind kind = Kind::scalar;
  std::string_view text;    ///< of a scalar
  std::uint32_t begin = 0;  ///< rows of what it holds; in a map key, value, key, value, …
  std::uint32_t end = 0;
};

struct RuleFile {
  std::string_view path;   ///< relative to grammars/
  std::uint32_t root = 0;  ///< row
};

/// Generated at build time.
std::span<const RuleNode> rule_nodes();
std::span<const RuleFile> rule_files();

/// A node of a rule file, or the absence of one, which is empty in every respect.
class Rules {
 public:
  Rules() = default;
  explicit Rules(std::uint32_t row) : node_(&rule_nodes()[row]) {}

  explicit operator bool() const { return node_ != nullptr; }
  bool is_scalar() const { return node_ != nullptr && node_->kind == RuleNode::Kind::scalar; }
  std::string_view text() const { return node_ == nullptr ? std::string_view{} : node_->text; }
  std::int64_t number() const;

  /// The value under a key of a map.
  Rules operator[](std::string_view key) const;
  std::vector<Rules> items() const;
  std::vector<std::pair<std::string_view, Rules>> entries() const;

  std::string text(std::string_view key, std::string_view otherwise = {}) const;
  std::int64_t number(std::string_view key, std::int64_t otherwise = 0) const;
  bool flag(std::string_view key, bool otherwise = false) const;
  /// The scalars under `key`: of a list, or a single one; empty when absent.
  std::vector<std::string> list(std::string_view key) const;

 private:
  const RuleNode* node_ = nullptr;
};

}  // namespace brief::facts
