// What a DescribedTree says of its work: decisions, diagnostics, and whether it knows everything.
#include <algorithm>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "parse/detect.hpp"
#include "pipeline/described_tree.hpp"

namespace brief::pipeline {
namespace {

bool has_row(const StatCache& stats, std::string_view path) {
  const auto place = std::lower_bound(
      stats.files.begin(), stats.files.end(), path,
      [&](const StatFileRow& row, std::string_view p) { return stats.view(row.path) < p; });
  return place != stats.files.end() && stats.view(place->path) == path;
}

std::string_view reason_of(Opaque opaque) {
  switch (opaque) {
    case Opaque::filtered:
      return "a filter or an encoding stands between its bytes and git's";
    case Opaque::secret:
      return "looks like a file of secrets: never opened";
    case Opaque::too_large:
      return "too large";
    case Opaque::no:
      break;
  }
  return "";
}

}  // namespace

std::string DescribedTree::reason(std::uint32_t row) const {
  const FileEntry& entry = scan_.files[row];
  const State& state = states_[row];
  if (entry.kind == FileKind::submodule) return "submodule: listed, not entered";
  if (entry.opaque != Opaque::no) return std::string(reason_of(entry.opaque));
  if (entry.kind == FileKind::symlink) return "symbolic link: listed, not followed";
  if (!state.trouble.empty()) return state.trouble;
  if (!state.parsed) {
    if (state.origin == Origin::bytes) return "read again, same content as before";
    return state.origin == Origin::blob_link ? "git blob known" : "stat data unchanged";
  }
  if (!workspace_.use_cache) return "from scratch";
  if (workspace_.mode != TreeMode::worktree || entry.row == kNoRow) return "blob not met before";
  if (!workspace_.known) return "nothing known of this worktree";
  return has_row(*workspace_.known, entry.path) ? "content changed" : "new file";
}

std::vector<Decision> DescribedTree::decisions(std::string_view output, bool all) const {
  std::vector<Decision> decisions;
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    if (!all && !states_[i].parsed) continue;
    Decision decision{scan_.files[i].path, states_[i].parsed, reason(i)};
    if (is_note(i))
      decision.reason = "a note: read for Handoff";
    else if (!is_input(i, output))
      decision.reason = "a brief is no input";
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

std::vector<Diagnostic> DescribedTree::diagnostics() const {
  std::vector<Diagnostic> diagnostics = scan_.diagnostics;
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    const State& state = states_[i];
    if (!state.trouble.empty())
      diagnostics.push_back({scan_.files[i].path, 0, state.trouble, false});
    if (!state.parsed) continue;
    for (const SummaryDiagnostic& d : state.summary->diagnostics)
      diagnostics.push_back(
          {scan_.files[i].path, d.line, std::string(state.summary->view(d.message)), true});
  }
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.path < b.path; });
  return diagnostics;
}

void DescribedTree::require_complete() const {
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    if (states_[i].absent)
      throw Error(ErrorCode::unknowable,
                  "a blob is absent, so the brief of this tree cannot be told", scan_.files[i].path,
                  "a partial clone lacks it: fetch it (git checkout, or git fetch --refetch)");
    if (states_[i].summary && states_[i].summary->hung)
      throw Error(ErrorCode::unknowable, "parsing took too long, so the brief cannot be told",
                  scan_.files[i].path,
                  "name the file in .briefignore, or mark it linguist-generated");
  }
}

void DescribedTree::require_readable() const {
  for (std::uint32_t i = 0; i < states_.size(); ++i)
    if (states_[i].unreadable)
      throw Error(ErrorCode::unknowable,
                  "a file can't be read, so it can't be told: " + states_[i].trouble,
                  scan_.files[i].path, "mend its rights, or name it in .briefignore");
}

}  // namespace brief::pipeline
