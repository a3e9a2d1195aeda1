// What history tells at the start of a session: hot spots, the style of commits, what came since.
#pragma once

#include <string>
#include <vector>

#include "brief/index.hpp"
#include "pipeline/workspace.hpp"

namespace brief::pipeline {

struct PastCommit {
  ObjectId oid;
  std::string subject;             ///< one_line'd
  std::vector<std::string> paths;  ///< that it changed, raw; empty for merges and huge commits
  bool merge = false;
};

/// The commits behind the described tree, newest first; none where history cannot be read, and then
/// a note says why.
std::vector<PastCommit> past_commits(Workspace& workspace, std::vector<std::string>& notes);

/// Files of the index that were changed most by the newest commits, as one line of Markdown; empty:
/// none stands out.
std::string hot_spots(const std::vector<PastCommit>& past, const Index& index);

/// How most of the newest subjects are written, as one line of Markdown; empty: no rule shows.
std::string commit_style(const std::vector<PastCommit>& past);

/// A subject as a quotation that is safe to print.
std::string quoted_subject(const std::string& subject);

/// "`1a2b3c4` “subject” — `a.c`, `b.c` and 3 more".
std::string commit_line(const PastCommit& commit);

}  // namespace brief::pipeline
