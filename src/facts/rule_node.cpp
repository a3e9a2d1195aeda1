#include "facts/rule_node.hpp"

#include <charconv>

namespace brief::facts {

std::int64_t Rules::number() const {
  std::int64_t out = 0;
  const std::string_view digits = text();
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

Rules Rules::operator[](std::string_view key) const {
  if (node_ != nullptr && node_->kind == RuleNode::Kind::map)
    for (std::uint32_t row = node_->begin; row < node_->end; row += 2)
      if (rule_nodes()[row].text == key) return Rules(row + 1);
  return {};
}

std::vector<Rules> Rules::items() const {
  std::vector<Rules> out;
  if (node_ != nullptr && node_->kind == RuleNode::Kind::list)
    for (std::uint32_t row = node_->begin; row < node_->end; ++row) out.push_back(Rules(row));
  return out;
}

std::vector<std::pair<std::string_view, Rules>> Rules::entries() const {
  std::vector<std::pair<std::string_view, Rules>> out;
  if (node_ != nullptr && node_->kind == RuleNode::Kind::map)
    for (std::uint32_t row = node_->begin; row < node_->end; row += 2)
      out.emplace_back(rule_nodes()[row].text, Rules(row + 1));
  return out;
}

std::string Rules::text(std::string_view key, std::string_view otherwise) const {
  const Rules found = (*this)[key];
  return std::string(found ? found.text() : otherwise);
}

std::int64_t Rules::number(std::string_view key, std::int64_t otherwise) const {
  const Rules found = (*this)[key];
  return found ? found.number() : otherwise;
}

bool Rules::flag(std::string_view key, bool otherwise) const {
  const Rules found = (*this)[key];
  return found ? found.text() == "true" : otherwise;
}

std::vector<std::string> Rules::list(std::string_view key) const {
  std::vector<std::string> out;
  const Rules found = (*this)[key];
  if (found.is_scalar()) out.emplace_back(found.text());
  for (const Rules& item : found.items()) out.emplace_back(item.text());
  return out;
}

}  // namespace brief::facts
