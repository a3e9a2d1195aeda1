// Conventions: formatter, linter and type checker by their configuration, what a commit triggers or
// must hold, how tests are laid out, and first what the project asks of those who change it.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "facts/conventions_contributing.hpp"
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
constexpr std::string_view kOfFile = "file";  // tag of a rule that only says there is a file

class ConventionFinder {
 public:
  explicit ConventionFinder(const Context& context) : context_(context) {}

  std::vector<Claim> claims() {
    tools("formatter", "format", "1");
    tools("linter", "lint", "2");
    tools("type-checker", "types", "3");
    claims_ = joined(std::move(claims_), contribution_claims(context_));
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

  struct Use {
    Evidence evidence;
    bool calls = false;  ///< it runs the tool; else a text that has its name
  };
  struct Tool {
    std::vector<Evidence> evidence;
    bool calls = false;
  };

  // A finding's tag is the word by which the tool's use shows in a manifest or workflow; without
  // one its configuration is proof enough. Where a hook, a step or a script calls one tool of a
  // kind, settings of another that nothing calls are left-overs, or another tool's.
  void tools(std::string_view kind, const std::string& label, const std::string& order) {
    std::map<std::string, Tool> by_title;
    bool any_called = false;
    for (const Finding& finding : context_.findings(kind)) {
      if (by_title.contains(finding.title) || is_idle(finding) || is_outdone(kind, finding))
        continue;
      Tool tool{{finding.evidence}, is_hook(finding)};
      if (!finding.tag.empty()) {
        const Use use = first_use(finding.tag, finding.evidence);
        if (use.evidence.path.empty()) continue;
        tool.evidence.push_back(use.evidence);
        tool.calls = tool.calls || use.calls;
        any_called = any_called || tool.calls;
      } else {
        any_called = any_called || tool.calls;
        tool.calls = true;
      }
      by_title.emplace(finding.title, std::move(tool));
    }
    if (any_called) std::erase_if(by_title, [](const auto& entry) { return !entry.second.calls; });
    if (by_title.empty()) return;
    std::vector<std::string> names;
    Claim claim{{}, {}, kToolRank, order};
    for (auto& [title, tool] : by_title) {
      if (names.size() == kMostTools) break;
      names.push_back(base::markdown_text(title) + " (" + path_span(tool.evidence.front().path) +
                      ")");
      claim.evidence.insert(claim.evidence.end(), tool.evidence.begin(), tool.evidence.end());
    }
    claim.text = label + ": " + listed(names, kMostTools);
    claims_.push_back(std::move(claim));
  }

  // A tool that is run for the same languages (the value) is the one in use; a configuration alone
  // is not.
  bool is_outdone(std::string_view kind, const Finding& finding) const {
    bool outdone = false;
    for (const Finding& other : context_.findings(kind)) {
      if (finding.value.empty() || other.value != finding.value) continue;
      if (other.rank <= finding.rank && other.title != finding.title) continue;
      if (other.title == finding.title && other.rank > finding.rank) return false;
      outdone |= other.title != finding.title;
    }
    return outdone;
  }

  bool is_hook(const Finding& finding) const {
    const auto& hooks = context_.findings("commit-hook");
    return std::any_of(hooks.begin(), hooks.end(),
                       [&](const Finding& hook) { return hook.evidence == finding.evidence; });
  }

  // A hook that runs with no commit, or a text in the settings of one.
  bool is_idle(const Finding& finding) const {
    const auto& hooks = context_.findings("idle-hook");
    return std::any_of(hooks.begin(), hooks.end(), [&](const Finding& hook) {
      const auto& id = context_.findings("commit-hook");
      return hook.evidence.path == finding.evidence.path &&
             std::any_of(id.begin(), id.end(), [&](const Finding& one) {
               return one.evidence == finding.evidence && one.value == hook.value;
             });
    });
  }

  bool idles(std::string_view path, std::string_view word) const {
    const auto& hooks = context_.findings("idle-hook");
    return std::any_of(hooks.begin(), hooks.end(), [&](const Finding& hook) {
      return hook.evidence.path == path && base::holds_word(hook.value, word, in_part);
    });
  }

  // Where a manifest, workflow or build file calls a tool, or else speaks of it, its configuration
  // apart; empty path: nowhere.
  Use first_use(std::string_view word, const Evidence& config) const {
    const std::string own_table = "/" + std::string(word) + "/";
    Use found;
    for (const IndexedFile& file : context_.index().files) {
      const bool structured = file.language != nullptr && !file.language->reader.empty();
      if (!structured || file.role != FileRole::source || is_lock(file.path)) continue;
      const bool is_config = file.path == config.path;
      if ((is_config && config.line == 0) || idles(file.path, word)) continue;
      const FileSummary& summary = *file.summary;
      for (const Fact& fact : summary.facts) {
        const std::string_view key = summary.view(fact.key);
        if (is_config && key.find(own_table) != std::string_view::npos) continue;
        if (!base::holds_word(key, word, in_part) &&
            !base::holds_word(summary.view(fact.value), word, in_part))
          continue;
        const bool calls =
            is_call(key) && base::holds_word(summary.view(fact.value), word, in_part);
        if (calls) return {{file.path, fact.line, fact.end_line}, true};
        if (found.evidence.path.empty()) found.evidence = {file.path, fact.line, fact.end_line};
      }
    }
    return found;
  }

  // "/jobs/a/steps/0/run", "/scripts/lint", "/target/check": what stands there is run.
  static bool is_call(std::string_view key) {
    static constexpr std::string_view kRun[] = {
        "run",    "script",        "scripts", "commands",   "entry", "id",
        "target", "recipe",        "code",    "cmds",       "cmd",   "command",
        "tasks",  "before_script", "uses",    "lint-staged"};
    std::size_t seen = 0;
    const std::vector<std::string> segments = pointer_segments(key);
    for (auto segment = segments.rbegin(); segment != segments.rend() && seen < 2; ++segment) {
      if (segment->find_first_not_of("0123456789") == std::string::npos) continue;
      if (std::find(std::begin(kRun), std::end(kRun), *segment) != std::end(kRun)) return true;
      ++seen;
    }
    return false;
  }

  // '_' parts words: a script may be called "black_check".
  static bool in_part(char c) { return base::is_word(c) && c != '_'; }

  static bool is_lock(std::string_view path) {
    return name_of_path(path).find("lock") != std::string_view::npos;
  }

  void hooks() {
    std::map<std::string, std::pair<std::vector<std::string>, std::vector<Evidence>>> by_file;
    for (const Finding& finding : context_.findings("commit-hook")) {
      if (!printable(finding.value) || is_idle(finding)) continue;
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

  // Is a guide's own sentence on it given already, or what CI does about it told among the traps?
  // Then the heading, the example or the configuration says nothing more.
  bool told_elsewhere(const Finding& rule) const {
    if (rule.tag.empty() || rule.tag == kOfFile) return false;
    const auto& asked = context_.findings("contribution-rule");
    const auto& enforced = context_.findings("ci-rule");
    return std::any_of(asked.begin(), asked.end(),
                       [&](const Finding& one) {
                         const bool same = one.evidence.path == rule.evidence.path;
                         return one.title.starts_with(rule.tag) &&
                                (same || rule.evidence.line == 0);
                       }) ||
           std::any_of(enforced.begin(), enforced.end(),
                       [&](const Finding& one) { return one.tag == rule.tag; });
  }

  // That there is a changelog is worth a line only where nothing says how it is written.
  bool outdone_changelog(const Finding& of_file) const {
    const auto& asked = context_.findings("contribution-rule");
    const auto& rules = context_.findings("changelog-rule");
    return std::any_of(asked.begin(), asked.end(),
                       [](const Finding& one) { return one.title == "changelog"; }) ||
           std::any_of(rules.begin(), rules.end(), [&](const Finding& one) {
             return one.tag != kOfFile || one.rank > of_file.rank ||
                    (one.rank == of_file.rank && one.evidence.path < of_file.evidence.path) ||
                    (one.evidence.path == of_file.evidence.path &&
                     one.evidence.line < of_file.evidence.line && one.rank == of_file.rank);
           });
  }

  // What a file states about commits and changelogs, as the rule files word it.
  void rules() {
    std::set<std::string> told;
    for (const std::string_view kind : {"commit-rule", "changelog-rule"})
      for (const Finding& finding : context_.findings(kind)) {
        if (finding.title.empty() || !printable(finding.title) || told_elsewhere(finding)) continue;
        if (finding.tag == kOfFile && outdone_changelog(finding)) continue;
        if (!told.insert(finding.title).second) continue;
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
