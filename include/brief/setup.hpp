// libbrief's commands on a repository's set-up: `brief init` and `brief doctor`.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "brief/api.hpp"

namespace brief {

/// A file that init or its undo would write.
struct SetupEdit {
  std::string path;  ///< relative to the root
  bool existed = false;
  bool removes = false;  ///< the file goes away
  std::string before;    ///< its bytes; empty where it did not exist
  std::string after;
};

struct SetupPlan {
  std::vector<SetupEdit> edits;
  std::string output;         ///< of the brief
  bool writes_brief = false;  ///< the brief is written by a refresh after the edits
  /// The brief's place is taken by a file that another tool, Brief Context, wrote.
  bool replaces_brief_context = false;
  std::vector<std::string> notes;
  bool empty() const { return edits.empty() && !writes_brief; }
};

struct InitOptions : TreeOptions {
  bool agents = false;  ///< make AGENTS.md where there is none
  bool undo = false;    ///< put back what stood there before
};

struct InitReport {
  SetupPlan plan;
  bool applied = false;
  std::vector<std::string> notes;
};

/// Plans, asks `confirm` unless there is nothing to do, writes. Twice is once. `undo` restores the
/// bytes exactly where nothing was edited since, and takes away what is ours where something was.
/// Throws Error{brief_file} when a file that is not ours stands at the brief's place, Error{io}
/// before anything is written when a file is read-only or a symbolic link.
InitReport init(const InitOptions& options, const std::function<bool(const SetupPlan&)>& confirm);

/// One thing that is not as it should be.
struct Finding {
  std::string what;  ///< "brief", "cache", "hooks", …
  std::string text;
  std::string mend;  ///< what to do
};

struct DoctorReport {
  std::vector<std::string> sound;  ///< what was looked at and is well, a line each
  std::vector<Finding> findings;
};

/// Looks at the installation and at the repository's set-up; changes nothing.
DoctorReport doctor(const TreeOptions& options);

}  // namespace brief
