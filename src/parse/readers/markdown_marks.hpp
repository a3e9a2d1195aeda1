// Marks inside Markdown that are not Markdown's own: HTML blocks, and the blocks that brief
// manages.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace brief::parse {

/// The name of the tag that `text` begins with, opening or closing, in lower case; cut at 12 bytes.
std::string tag_name(std::string_view text);

/// Does a line that begins with `text` open an HTML block (CommonMark 4.6)?
bool block_tag(std::string_view text);

/// Where lines[row] opens a block that brief manages (`<!-- brief:NAME -->`): the row behind its
/// closing mark. 0: it opens none. What stands in such a block is no statement of the repository.
std::size_t managed_block_end(std::span<const std::string_view> lines, std::size_t row);

}  // namespace brief::parse
