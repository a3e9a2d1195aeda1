// The commits of the history behind the described tree, as `focus` keeps them too.
#include "pipeline/change_history.hpp"
#include "pipeline/past.hpp"

namespace brief::pipeline {

std::vector<PastCommit> past_commits(Workspace& workspace, std::vector<std::string>& notes) {
  const KnownHistory known = known_history(workspace);
  if (!known.note.empty()) notes.push_back(known.note);
  const ChangeHistory& history = known.history;
  std::vector<PastCommit> past;
  past.reserve(known.order.size());
  for (const std::uint32_t row : known.order) {
    const HistoryCommit& commit = history.commits[row];
    PastCommit one{commit.oid, std::string(history.view(commit.subject)), {}, commit.parents > 1};
    for (const HistoryChange& change : history.changes_of(commit))
      one.paths.emplace_back(history.view(history.paths[change.path]));
    past.push_back(std::move(one));
  }
  return past;
}

}  // namespace brief::pipeline
