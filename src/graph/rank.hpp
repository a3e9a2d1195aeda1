// What files and definitions are worth to the files that use them. PageRank (S. Brin, L. Page,
// "The anatomy of a large-scale hypertextual Web search engine", 1998; Page, Brin, Motwani,
// Winograd, "The PageRank citation ranking", 1998) over references between files, as aider's
// repository map does it. Integers only, so that no compiler or processor moves a rank.
#pragma once

#include <cstdint>
#include <vector>

#include "brief/index.hpp"
#include "graph/definitions.hpp"
#include "graph/references.hpp"

namespace brief::graph {

inline constexpr std::uint64_t kOneRank = std::uint64_t{1} << 32;  ///< rank of an average file

using Links = std::vector<std::vector<Link>>;

/// The links folded to edges file to file, sorted by from, to.
std::vector<Edge> fold_edges(const DefinitionTable& definitions, const Links& links);

/// PageRank of the project's own source files over the edges between them; 0 for others. The mean
/// is kOneRank.
std::vector<std::uint64_t> rank_files(std::span<const IndexedFile> files,
                                      std::span<const Edge> edges, unsigned jobs);

/// Definitions that other files use, in the order of Index::definitions. Source files lend rank;
/// tests are counted alone; examples and documentation are not.
std::vector<RankedDefinition> rank_definitions(std::span<const IndexedFile> files,
                                               const DefinitionTable& definitions,
                                               const Links& links,
                                               std::span<const std::uint64_t> file_rank,
                                               unsigned jobs);

}  // namespace brief::graph
