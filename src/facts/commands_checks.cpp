#include "facts/commands_checks.hpp"

#include <set>

#include "base/text.hpp"

namespace brief::facts {
namespace {

constexpr int kEverydayScore = 4000;  // of CI's commands, less what a special case costs
constexpr std::size_t kMost = 4;
constexpr std::size_t kLongest = 80;

}  // namespace

CheckLine checks_of_ci(const std::vector<const Candidate*>& candidates) {
  CheckLine line;
  std::set<std::string_view> told;
  for (const Candidate* one : candidates) {
    if (one->score < kEverydayScore || told.size() == kMost) break;
    if (one->text.size() > kLongest || !told.insert(one->text).second) continue;
    line.code += (line.code.empty() ? "" : ", ") + base::code_span(one->text);
    line.evidence.push_back(one->evidence);
  }
  return line;
}

}  // namespace brief::facts
