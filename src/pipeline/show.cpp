// show and why: the whole brief of the tree as it is now, and the lines that prove it.
#include <algorithm>

#include "base/text.hpp"
#include "brief/api.hpp"
#include "brief/error.hpp"
#include "facts/detect.hpp"
#include "pipeline/compose.hpp"
#include "pipeline/described_tree.hpp"
#include "pipeline/standing.hpp"
#include "pipeline/stored_tree.hpp"
#include "pipeline/workspace.hpp"

namespace brief {
namespace pipeline {
namespace {

// The folder as the tree has it; empty: the root. Throws Error{usage} where it lies outside.
std::string folder_in(const repo::Layout& layout, const std::string& typed) {
  std::string path = joined_path(layout, typed);
  while (!path.empty() && path.back() == '/') path.pop_back();
  if (path == ".") path.clear();
  if (path.starts_with('/') || path == ".." || path.starts_with("../"))
    throw Error(ErrorCode::usage, "a package lies below the root of the repository", typed);
  return path;
}

ShowReport show_in(Workspace& workspace, const OnProgress& on_progress,
                   const std::string& package = {}) {
  DescribedTree tree(workspace, on_progress);
  tree.learn_contents();
  Composed composed = compose(workspace, tree, workspace.config.output, false);
  ShowReport report;
  report.brief =
      package.empty() ? std::move(composed.brief) : facts::detect_package(composed.index, package);
  report.diagnostics = all_diagnostics(tree, composed.note_diagnostics);
  const std::string note = store_learnt(workspace, tree);
  if (!note.empty()) report.notes.push_back(note);
  return report;
}

// How a person types a claim: without the marks of Markdown, in any case; a pasted line begins
// with the mark of a list.
std::string plain(std::string_view text) {
  if (text.substr(0, 2) == "- ") text.remove_prefix(2);
  std::string out;
  for (const char c : text)
    if (c != '\\' && c != '`' && c != '*') out += c;
  return base::to_lower(out);
}

Proof::Lines lines_of(const Workspace& workspace, const Evidence& evidence) {
  Proof::Lines lines{evidence, {}};
  if (evidence.line == 0) return lines;
  const std::optional<std::string> bytes = workspace.read(evidence.path);
  if (!bytes) return lines;
  const std::vector<std::string_view> all = base::split(*bytes, '\n');
  const std::size_t last = std::max(evidence.line, evidence.end_line);
  for (std::size_t i = evidence.line; i <= last && i <= all.size(); ++i) {
    if (lines.text.size() == kMaxProofLines) break;
    lines.text.push_back(base::one_line(all[i - 1]));
  }
  return lines;
}

}  // namespace
}  // namespace pipeline

ShowReport show(const ShowOptions& options) {
  pipeline::Workspace workspace = pipeline::open_workspace(options);
  const std::string package =
      options.package.empty() ? "" : pipeline::folder_in(workspace.layout, options.package);
  return pipeline::show_in(workspace, options.on_progress, package);
}

std::vector<Proof> why(const TreeOptions& options, std::string_view text) {
  pipeline::Workspace workspace = pipeline::open_workspace(options);
  const ShowReport report = pipeline::show_in(workspace, options.on_progress);
  const std::string wanted = pipeline::plain(text);
  std::vector<Proof> proofs;
  for (const Section& section : report.brief.sections) {
    for (const Claim& claim : section.claims) {
      if (pipeline::plain(claim.text).find(wanted) == std::string::npos) continue;
      Proof proof{section.id, claim, {}};
      for (const Evidence& evidence : claim.evidence)
        proof.lines.push_back(pipeline::lines_of(workspace, evidence));
      proofs.push_back(std::move(proof));
    }
  }
  return proofs;
}

}  // namespace brief
