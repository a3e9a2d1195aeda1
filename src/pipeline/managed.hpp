// Our lines in files that are not ours. What is put in can be taken out again from the bytes alone:
// a file that did not end with a newline does not end with one afterwards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace brief::pipeline {

/// `text` with the block `name` (`<!-- brief:NAME -->`, body, `<!-- /brief:NAME -->`) replaced, or
/// appended after an empty line. `body` ends with a newline. Line ends are LF.
std::string with_block(std::string_view text, std::string_view name, std::string_view body);
/// Without the block and what with_block put around it.
std::string without_block(std::string_view text, std::string_view name);
bool has_block(std::string_view text, std::string_view name);

/// `text` with `line` appended, unless it is there.
std::string with_line(std::string_view text, std::string_view line);
/// The reverse.
std::string without_line(std::string_view text, std::string_view line);

/// The line of .gitattributes for the brief at `output`: quoted and anchored as gitattributes(5)
/// wants it.
std::string attributes_line(std::string_view output);
/// Does some line of a .gitattributes file give `output` the attribute merge=brief?
bool has_merge_attribute(std::string_view text, std::string_view output);
/// The paths in lines that attributes_line() could have written.
std::vector<std::string> paths_merged_as_brief(std::string_view text);

}  // namespace brief::pipeline
