// Human text in a brief: everything from `<!-- brief:keep -->` to `<!-- /brief:keep -->`.
//
// A mark is a mark wherever it stands, also within a line or a code fence: nothing that we print
// can hold one (safe_claim), so every mark is a person's, and what a person kept must not be lost
// to a rule about context. A fence that shows an example of the marks therefore ends in an error
// that names the line, never in lost text. White space inside a mark may differ.
//
// A block stands at the end of the section whose heading was above it. When that section is not
// printed, the block goes before Unknowns under a line of ours, `<!-- brief:was-under ID -->`, so
// that it finds home when the section returns.
#pragma once

#include <string>
#include <vector>

#include "render/render.hpp"

namespace brief::render {

/// `page` (Markdown without blocks, as markdown_of gives it) with the blocks in their places.
/// `added_before[i]` is how many lines now stand before what was line i (0-based) of `page`.
struct Woven {
  std::string bytes;
  std::vector<std::size_t> added_before;
};
Woven weave(std::string_view page, const std::vector<KeepBlock>& keep);

/// How many keep marks, of either kind, stand in `text`.
std::size_t count_keep_marks(std::string_view text);

}  // namespace brief::render
