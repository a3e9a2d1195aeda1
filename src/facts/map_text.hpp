// How claims name paths, folders and quotations, so that every section writes them alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace brief::facts {

/// A path as a code span. REQUIRES: nothing; any bytes become one safe span.
std::string path_span(std::string_view path);

/// A folder as a code span with a final '/'; the root is `./`.
std::string folder_span(std::string_view folder);

/// May repository text be repeated in a brief: does it hold no secret and not speak to agents?
bool printable(std::string_view text);

/// `text` as a Markdown quotation of one line ("“…”"), cut at `limit` characters; empty when there
/// is nothing to quote or it is not `printable`.
std::string quotation(std::string_view text, std::size_t limit);

/// "a, b, c", with "…" in place of what lies beyond `most`.
std::string listed(const std::vector<std::string>& items, std::size_t most);

/// `path` as seen from `folder`. REQUIRES: it lies below it.
std::string_view relative_to(std::string_view folder, std::string_view path);

/// Is `path` below `folder` ("" = the root)?
bool lies_below(std::string_view folder, std::string_view path);

}  // namespace brief::facts
