// What differs between the standing brief and the one that would be written, line by line.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "brief/api.hpp"
#include "render/render.hpp"

namespace brief::pipeline {

/// Replaced, removed and added lines in the order of the files; `evidence` is taken from `lines`
/// (of the new text). Line ends CR LF and LF are the same. Longest common subsequence after equal
/// ends are cut off; texts of more than 2,000 lines between them are told as one whole change.
std::vector<LineChange> line_changes(std::string_view old_text, std::string_view new_text,
                                     std::span<const render::RenderedLine> lines);

}  // namespace brief::pipeline
