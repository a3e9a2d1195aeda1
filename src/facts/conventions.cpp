// Conventions: formatter, linter and type checker by their configuration, what a commit triggers or
// must hold, and how tests are laid out.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "facts/conventions_tests.hpp"
#include "facts/map_text.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostTools = 4;
constexpr std::size_t kMostHooks = 8;
constexpr std::int64_t kToolRank = 520;
constexpr std::int64_t kRuleRank = 500;
constexpr std::int64_t kHookRank = 510;

class ConventionFinder {
 public:
  explicit ConventionFinder(const Context& context) : context_(context) {}

  std::vector<Claim> claims() {
    tools("formatter", "format", "1");
    tools("linter", "lint", "2");
    tools("type-checker", "types", "3");
    claims_ = joined(std::move(claims_), test_layout_claims(context_));
    claims_ = joined(std::move(claims_), test_helper_claims(context_));
    hooks();
    rules();
    return std::move(claims_);
  }

 private:
  static std::vector<Claim> joined(std::vector<Claim> first, std::vector<Claim> second) {
    for (Claim& claim : second) first.push_back(std::move(claim));
    return first;
  }

  // A finding's tag is the word by which the tool's use shows in a manifest or workflow; without
  // one its configuration is proof enough.
  void tools(std::string_view kind, const std::string& label, const std::string& order) {
    std::map<std::string, std::vector<Evidence>> by_title;
    for (const Finding& finding : context_.findings(kind)) {
      if (by_title.contains(finding.title)) continue;
      std::vector<Evidence> evidence{finding.evidence};
      if (!finding.tag.empty()) {
        const Evidence use = first_use(finding.tag, finding.evidence);
        if (use.path.empty()) continue;
        evidence.push_back(use);
      }
      by_title.emplace(finding.title, std::move(evidence));
    }
    if (by_title.empty()) return;
    std::vector<std::string> names;
    Claim claim{{}, {}, kToolRank, order};
    for (auto& [title, evidence] : by_title) {
      if (names.size() == kMostTools) break;
      names.push_back(base::markdown_text(title) + " (" + path_span(evidence.front().path) + ")");
      claim.evidence.insert(claim.evidence.end(), evidence.begin(), evidence.end());
    }
    claim.text = label + ": " + listed(names, kMostTools);
    claims_.push_back(std::move(claim));
  }

  // Where a manifest, workflow or build file speaks of a tool, its configuration apart; empty path:
  // nowhere.
  Evidence first_use(std::string_view word, const Evidence& config) const {
    const std::string own_table = "/" + std::string(word) + "/";
    for (const IndexedFile& file : context_.index().files) {
      const bool structured = file.language != nullptr && !file.language->reader.empty();
      if (!structured || file.role != FileRole::source || is_lock(file.path)) continue;
      const bool is_config = file.path == config.path;
      if (is_config && config.line == 0) continue;
      const FileSummary& summary = *file.summary;
      for (const Fact& fact : summary.facts) {
        const std::string_view key = summary.view(fact.key);
        if (is_config && key.find(own_table) != std::string_view::npos) continue;
        if (has_word(key, word) || has_word(summary.view(fact.value), word))
          return {file.path, fact.line, fact.end_line};
      }
    }
    return {};
  }

  static bool is_lock(std::string_view path) {
    return name_of_path(path).find("lock") != std::string_view::npos;
  }

  static bool has_word(std::string_view text, std::string_view word) {
    const auto part = [&](std::size_t at) {
      return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at]));
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1))
      if (!(at > 0 && part(at - 1)) && !part(at + word.size())) return true;
    return false;
  }

  void hooks() {
    std::map<std::string, std::pair<std::vector<std::string>, std::vector<Evidence>>> by_file;
    for (const Finding& finding : context_.findings("commit-hook")) {
      if (!printable(finding.value)) continue;
      auto& [names, evidence] = by_file[finding.evidence.path];
      const std::string name = base::code_span(finding.value, 60);
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
      evidence.push_back(finding.evidence);
    }
    for (auto& [path, found] : by_file)
      claims_.push_back(
          {"commit hooks run " + listed(found.first, kMostHooks) + " (" + path_span(path) + ")",
           std::move(found.second), kHookRank, "5" + path});
  }

  // What a file states about commits and changelogs, as the rule files word it.
  void rules() {
    for (const std::string_view kind : {"commit-rule", "changelog-rule"})
      for (const Finding& finding : context_.findings(kind)) {
        if (finding.title.empty() || !printable(finding.title)) continue;
        claims_.push_back(
            {base::markdown_text(finding.title) + " (" + path_span(finding.evidence.path) + ")",
             {finding.evidence},
             kRuleRank,
             "6" + std::string(kind)});
      }
  }

  const Context& context_;
  std::vector<Claim> claims_;
};

}  // namespace

Section conventions(const Context& context) {
  Section section{"conventions", "Conventions", ConventionFinder(context).claims(), 0};
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
