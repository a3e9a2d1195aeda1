// What an agent sees when its session starts: `brief session` and `brief prompt`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "brief/api.hpp"

namespace brief {

/// `session` prints fewer bytes than this, whatever the repository holds.
inline constexpr std::size_t kSessionLimit = 9000;

struct SessionReport {
  std::string text;                ///< Markdown
  std::vector<std::string> cut;    ///< what was left out for want of room, a line each
  std::vector<std::string> notes;  ///< for stderr
};

/// The brief of the tree as it is now, what happened lately, and open notes with those that are due
/// for review. History is read where it is there. Cost: a refresh, and the commits that were not
/// met before.
SessionReport session(const TreeOptions& options);

struct PromptOptions : TreeOptions {
  std::string task;  ///< any bytes; empty: none
};

/// A prompt for a fresh agent session: the brief, the task with the files that it is about, and
/// what this project asks for before a change is done.
std::string prompt(const PromptOptions& options);

}  // namespace brief
