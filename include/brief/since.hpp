// `brief since`: what changed between two trees, by meaning.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "brief/api.hpp"

namespace brief {

enum class ChangeSort : std::uint8_t { added, removed, changed, moved };
inline constexpr std::string_view kChangeSortNames[] = {"added", "removed", "changed", "moved"};

/// One thing that is otherwise than before.
struct MeaningChange {
  std::string group;  ///< of kChangeGroups
  ChangeSort sort = ChangeSort::added;
  std::string text;    ///< what it is now (removed: was), safe Markdown on one line
  std::string before;  ///< changed: what it was, empty where the text says it; moved: where it was
  std::string path;    ///< where it is; removed: was. Raw; may be empty
  std::uint32_t line = 0;  ///< in that file; 0: the file as a whole
  std::int64_t rank = 0;   ///< worth, higher stays longer
  bool operator==(const MeaningChange&) const = default;
};

/// In printing order; those that are sections of the brief have their ids.
inline constexpr std::string_view kChangeGroups[] = {
    "commands", "dependencies", "stack",       "entry-points", "data",
    "risks",    "traps",        "conventions", "handoff",      "code"};

struct SinceOptions : TreeOptions {
  std::string base;  ///< a revision; empty: the commit that last touched the brief
};

struct SinceReport {
  std::string base;                    ///< full id of the commit
  std::string summary;                 ///< its message's first line
  std::vector<MeaningChange> changes;  ///< by group, then by falling rank
  std::vector<std::string> notes;
};

/// Compares the tree of the base with the described tree. Throws Error{git} when there is no such
/// revision, Error{unknowable} when one of the trees cannot be told.
SinceReport since(const SinceOptions& options);

inline constexpr unsigned kSinceBudget = 1500;  ///< tokens

/// The changes as Markdown within `budget` tokens, the most important of them; how many were left
/// out is said.
std::string to_markdown(const SinceReport& report, unsigned budget);

}  // namespace brief
