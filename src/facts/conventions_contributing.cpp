#include "facts/conventions_contributing.hpp"

#include <re2/re2.h>

#include <map>
#include <string>
#include <string_view>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "facts/map_text.hpp"
#include "facts/risks_agents.hpp"

namespace brief::facts {
namespace {

constexpr std::int64_t kRankOfRules = 10;  // a rule of rank 95 ranks beside what guards the reader
constexpr std::size_t kMostQuoted = 120;

// A policy tells what is wanted; text that gives an address or a command to run wants something
// else of an agent that reads it.
bool acts(std::string_view text) {
  static const re2::RE2 pattern(
      "://|\\$\\(|&&|\\| *\\w*sh\\b|\\b(?:curl|wget|sudo|eval|chmod|base64)\\b");
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

// Speaks of agents, as a policy must; one that speaks to them is named and not repeated.
bool quotable(std::string_view text) {
  return agent_text(text) != AgentText::order && !base::looks_secret(text) && !acts(text);
}

// A check box, the mark of a notice; what the colon leads to is not quoted.
std::string_view bare(std::string_view text) {
  for (bool cut = true; cut;) {
    cut = false;
    text = base::trim(text);
    if (text.starts_with('\\')) text.remove_prefix(1), cut = true;  // a line break of Markdown
    if (!text.starts_with('[')) continue;
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos || close > 12) break;
    text.remove_prefix(close + 1);
    cut = true;
  }
  if (!text.empty() && (text.back() == ':' || text.back() == '.')) text.remove_suffix(1);
  return text;
}

// A long sentence says when before it says what: the condition is left out before the end is.
std::string quoted(std::string_view text) {
  const std::size_t comma = text.find(", ");
  const bool conditional = text.starts_with("If ") || text.starts_with("When ");
  if (!conditional || text.size() <= kMostQuoted || comma == std::string_view::npos)
    return "“" + base::markdown_text(text, kMostQuoted) + "”";
  return "“…" + base::markdown_text(text.substr(comma + 2), kMostQuoted) + "”";
}

bool better(const Finding& finding, const Finding* than) {
  return than == nullptr || finding.rank > than->rank;
}

}  // namespace

std::vector<Claim> contribution_claims(const Context& context) {
  std::map<std::string, const Finding*> by_order;  // the findings of the root come first
  for (const Finding& finding : context.findings("contribution-rule")) {
    const Finding*& best = by_order[finding.tag + finding.title];
    if (better(finding, best)) best = &finding;
  }
  std::vector<Claim> claims;
  for (const auto& [order, finding] : by_order) {
    const std::string_view text = bare(finding->value);
    const std::string path = path_span(finding->evidence.path);
    Claim claim{base::markdown_text(finding->title) + ": ",
                {finding->evidence},
                finding->rank * kRankOfRules,
                "0" + order};
    if (text.empty() || !quotable(text))
      claim.text += "stated in " + path;
    else
      claim.text += quoted(text) + " (" + path + ")";
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace brief::facts
