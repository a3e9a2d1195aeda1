// The folder where git looks for hooks: what stands there, and whether it runs as it should.
#pragma once

#include <string>
#include <vector>

#include "brief/hooks.hpp"
#include "hooks/plan.hpp"
#include "repo/layout.hpp"

namespace brief::pipeline {

struct HookFolder {
  std::string folder;
  hooks::Host host = hooks::Host::git;
  bool in_worktree = false;  ///< its files are the repository's: no path of this machine in them
  bool exists = false;
  std::vector<hooks::Place> places;
};

/// Reads what stands there. Throws Error{io} for a hook that is there and can't be read.
HookFolder look_at_hooks(const repo::Layout& layout);

HookFolderReport report_of(const repo::Layout& layout, const HookFolder& found,
                           const repo::Environment& environment);

/// Does `brief hook run post-commit` run after a commit? Our own hook, or one that calls it by
/// name. What a tool is configured to run there is not known.
bool runs_post_commit(const repo::Layout& layout);

/// The command of `merge=brief` in git's configuration; empty: none.
std::string driver_command(const repo::Layout& layout);

}  // namespace brief::pipeline
