// Names as people type them against the definitions and paths of the index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "brief/index.hpp"

namespace brief::notes {

/// "Parent.name": a definition with those that enclose it.
std::string qualified_name(const FileSummary& summary, std::uint32_t row);

/// Rows of the definitions that `symbol` names: "run", "Server.run", "Server::run", "a.Server.run".
/// What is typed before the name must be the end of its enclosing definitions' names.
std::vector<std::uint32_t> definitions_called(const FileSummary& summary, std::string_view symbol);

/// The qualified name of a file's definition that is most like `symbol`; empty: none is near.
std::string nearest_symbol(const FileSummary& summary, std::string_view symbol);

/// The path of the index that is most like `path`: one in other case of letters first, then one
/// that ends in it; empty: none is near.
std::string nearest_path(const Index& index, std::string_view path);

}  // namespace brief::notes
