// brief since: the tree of a commit against the tree as it is now.
#include "brief/since.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "changes/compare.hpp"
#include "facts/detect.hpp"
#include "facts/risks_agents.hpp"
#include "pipeline/compose.hpp"
#include "pipeline/stored_tree.hpp"
#include "repo/history.hpp"

namespace brief {
namespace pipeline {
namespace {

// A described tree with all that is compared.
struct Described {
  explicit Described(const TreeOptions& options)
      : workspace(open_workspace(options)), tree(workspace, options.on_progress) {
    tree.learn_contents();
    const std::string& output = workspace.config.output;
    composed = compose(workspace, tree, output, false);
    note = store_learnt(workspace, tree);
  }
  Described(const Described&) = delete;

  changes::Side side() const {
    return {&composed.index, &composed.brief, tree.contents(workspace.config.output),
            facts::dependencies(composed.index)};
  }

  Workspace workspace;
  DescribedTree tree;
  Composed composed;
  std::string note;
};

std::string head_of(const TreeOptions& options) {
  return options.mode == TreeMode::commit ? options.revision : "HEAD";
}

// The commit that last touched the brief; where none did, the one that is described.
std::string base_revision(const SinceOptions& options, const Workspace& workspace,
                          SinceReport& report) {
  if (!options.base.empty()) return options.base;
  const std::string head = head_of(options);
  const auto touched =
      repo::last_change(workspace.layout, *workspace.objects, workspace.config.output, head);
  if (touched) return repo::to_hex(touched->oid);
  if (!workspace.objects->find_commit(head))
    throw Error(ErrorCode::git, "there is no commit to compare with", {}, "commit first");
  report.notes.push_back(workspace.config.output +
                         " was never committed, as far as the history here tells; compared with " +
                         head);
  return head;
}

// Definitions are quoted here that the brief does not hold.
void drop_agent_orders(std::vector<MeaningChange>& changes) {
  std::erase_if(changes, [](const MeaningChange& change) {
    return facts::agent_text(change.text) == facts::AgentText::order ||
           facts::agent_text(change.before) == facts::AgentText::order;
  });
}

}  // namespace
}  // namespace pipeline

SinceReport since(const SinceOptions& options) {
  using namespace pipeline;
  SinceReport report;
  const Described after(options);
  TreeOptions old = options;
  old.mode = TreeMode::commit;
  old.revision = base_revision(options, after.workspace, report);
  const ObjectId oid = after.workspace.objects->resolve_commit(old.revision);
  report.base = repo::to_hex(oid);
  report.summary = repo::commit_summary(*after.workspace.objects, oid);
  const Described before(old);
  report.changes = changes::compare(before.side(), after.side());
  drop_agent_orders(report.changes);
  for (const std::string& note : {before.note, after.note})
    if (!note.empty()) report.notes.push_back(note);
  return report;
}

}  // namespace brief
