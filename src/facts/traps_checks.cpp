#include "facts/traps_checks.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.hpp"
#include "facts/map_packages.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

constexpr std::int64_t kDerivedRank = 700;
constexpr std::int64_t kCheckRank = 670;
constexpr std::int64_t kStrictRank = 690;
constexpr std::size_t kMostDerived = 4;
constexpr std::size_t kMostChecks = 6;
constexpr std::size_t kNameWidth = 80;
constexpr std::size_t kCommandWidth = 80;
constexpr std::size_t kFilesWidth = 60;

// The value holds the command, then the pattern of the files that it follows.
void derived(const Context& context, std::vector<Claim>& claims) {
  std::size_t lines = 0;
  for (const Finding& finding : context.findings("derived")) {
    const std::size_t end = finding.value.find('\n');
    const std::string name = quotation(finding.title, kNameWidth);
    if (end == std::string::npos || name.empty() || !printable(finding.value)) continue;
    if (lines++ == kMostDerived) return;
    const std::string_view value = finding.value;
    claims.push_back({"commit hook " + name + " runs " +
                          base::code_span(value.substr(0, end), kCommandWidth) +
                          " for files like " + base::code_span(value.substr(end + 1), kFilesWidth) +
                          " (" + path_span(finding.evidence.path) + ")",
                      {finding.evidence},
                      kDerivedRank,
                      "15" + finding.title});
  }
}

bool a_hook_runs(const Context& context, std::string_view tool) {
  const auto& hooks = context.findings("commit-hook");
  return !tool.empty() && std::any_of(hooks.begin(), hooks.end(), [&](const Finding& hook) {
    return hook.value.find(tool) != std::string::npos;
  });
}

using Paths = std::set<std::string>;

// The workflows that a change starts; others run by night or at a release.
Paths run_by_changes(const Context& context) {
  Paths paths;
  for (const Finding& finding : context.findings("checked-on")) paths.insert(finding.evidence.path);
  return paths;
}

// Titles are ours, and one line says them all: an agent asks what else its change must pass.
void checks(const Context& context, const Paths& on_change, std::vector<Claim>& claims) {
  std::map<std::string, Evidence> by_title;
  for (const Finding& finding : context.findings("ci-check"))
    if (on_change.contains(finding.evidence.path) && !a_hook_runs(context, finding.tag))
      by_title.emplace(finding.title, finding.evidence);
  if (by_title.empty()) return;
  std::vector<std::string> texts;
  Claim claim{{}, {}, kCheckRank, "6"};
  for (const auto& [title, evidence] : by_title) {
    texts.push_back(title + " (" + path_span(evidence.path) + ")");
    if (texts.size() <= kMostChecks) claim.evidence.push_back(evidence);
  }
  claim.text = "CI checks by actions of its own: " + listed(texts, kMostChecks);
  claims.push_back(std::move(claim));
}

// A command before CI asks for changes: what it writes is committed.
void regenerated(const Context& context, const Paths& on_change, std::vector<Claim>& claims) {
  std::set<std::string> commands;
  for (const Finding& finding : context.findings("regenerates")) {
    const std::string command(base::trim(finding.title));
    if (command.empty() || !printable(command) || commands.size() == kMostDerived) continue;
    if (!on_change.contains(finding.evidence.path)) continue;
    if (!commands.insert(command).second) continue;
    claims.push_back({"CI runs " + base::code_span(command, kCommandWidth) +
                          " and fails when that changes a committed file (" +
                          path_span(finding.evidence.path) + ")",
                      {finding.evidence},
                      kDerivedRank,
                      "16" + command});
  }
}

// What CI asks of a change beside its code. Titles are ours; the tag names one demand, which
// several workflows or an app may make.
void demands(const Context& context, const Paths& on_change, std::vector<Claim>& claims) {
  std::set<std::string> told;
  for (const Finding& finding : context.findings("ci-rule")) {
    const bool in_workflow = finding.evidence.line != 0;  // else the settings of an app
    if (in_workflow && !on_change.contains(finding.evidence.path)) continue;
    if (!told.insert(finding.tag.empty() ? finding.title : finding.tag).second) continue;
    claims.push_back({finding.title + " (" + path_span(finding.evidence.path) + ")",
                      {finding.evidence},
                      kDerivedRank,
                      "19" + finding.tag + finding.title});
  }
}

// Builds on the writer's machine pass where these fail; tagged: what every build turns on.
void strict(const Context& context, const Paths& on_change, std::vector<Claim>& claims) {
  std::set<std::string_view> told;
  for (const Finding& finding : context.findings("strict")) {
    if (finding.tag.empty() && !on_change.contains(finding.evidence.path)) continue;
    if (!told.insert(finding.tag).second || !printable(finding.title)) continue;
    claims.push_back({(finding.tag.empty() ? "CI turns" : "the build turns") +
                          (" warnings into errors: " + base::code_span(finding.title, kNameWidth)) +
                          " (" + path_span(finding.evidence.path) + ")",
                      {finding.evidence},
                      kStrictRank,
                      "5" + finding.tag});
  }
}

// What a build calls by another name than its folder: a path copied from the tree names nothing.
void renamed(const Context& context, std::vector<Claim>& claims) {
  std::map<std::string, std::string> moved;
  for (const Finding& finding : context.findings("renamed"))
    if (finding.tag == "folder")
      moved.try_emplace(finding.title.substr(finding.title.starts_with(':') ? 1 : 0),
                        finding.value);
  std::vector<std::string> texts;
  Claim claim{{}, {}, kStrictRank, "35"};
  for (const Finding& finding : context.findings("renamed")) {
    const std::string folder = project_folder(context, finding.title, moved);
    const std::string& name = finding.tag == "folder" ? finding.title : finding.value;
    if (folder.empty() || !printable(name) || folder == name) continue;
    texts.push_back(base::code_span(name) + " lies in " + folder_span(folder));
    if (texts.size() <= kMostChecks) claim.evidence.push_back(finding.evidence);
  }
  if (texts.empty()) return;
  claim.text =
      "projects of the build bear other names than their folders: " + listed(texts, kMostChecks) +
      " (" + path_span(claim.evidence.front().path) + ")";
  claims.push_back(std::move(claim));
}

// Committed files that CI compares, and sentences of the rule files on what an edit asks for.
void after_edits(const Context& context, std::vector<Claim>& claims) {
  std::set<std::string> told;
  for (const Finding& finding : context.findings("twins"))
    if (context.file(finding.title) != nullptr && context.file(finding.value) != nullptr &&
        told.insert(finding.title).second)
      claims.push_back({path_span(finding.title) + " and " + path_span(finding.value) +
                            " must be identical: CI compares them (" +
                            path_span(finding.evidence.path) + ")",
                        {finding.evidence},
                        kDerivedRank,
                        "17" + finding.title});
  for (const Finding& finding : context.findings("after-edit"))
    if (told.insert(finding.title).second)
      claims.push_back({finding.title + " (" + path_span(finding.evidence.path) + ")",
                        {finding.evidence},
                        kDerivedRank,
                        "18" + finding.title});
}

}  // namespace

std::vector<Claim> check_claims(const Context& context) {
  std::vector<Claim> claims;
  const Paths on_change = run_by_changes(context);
  derived(context, claims);
  regenerated(context, on_change, claims);
  demands(context, on_change, claims);
  strict(context, on_change, claims);
  renamed(context, claims);
  after_edits(context, claims);
  checks(context, on_change, claims);
  return claims;
}

}  // namespace brief::facts
