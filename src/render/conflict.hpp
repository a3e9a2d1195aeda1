// Briefs with conflict marks, and how the text that people kept in them is brought together again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/render.hpp"

namespace brief::render {

/// The two versions that lie in a text with git's conflict marks (seven characters; the base of
/// diff3 style is dropped). Only marks in their order, each on a line of its own, count.
struct Sides {
  std::string ours;
  std::string theirs;
  /// A conflict stands outside of the keep blocks, or cuts through their marks. One that is wholly
  /// inside a block may be a person's own text about conflicts.
  bool outside_blocks = false;
};
std::optional<Sides> split_conflicts(std::string_view text);

/// The blocks of `ours` and, after them, those of `theirs` that `ours` has not, byte for byte.
std::vector<KeepBlock> keep_of_both(std::vector<KeepBlock> ours,
                                    const std::vector<KeepBlock>& theirs);

/// `text` with those conflicts resolved in which both sides only added whole keep blocks: both
/// stay, ours first. `all`: no conflict is left.
struct Joined {
  std::string text;
  bool all = false;
};
Joined join_added_blocks(std::string_view text);

}  // namespace brief::render
