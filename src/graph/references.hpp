// References by name become links to definitions: through imports, packages, and, where neither
// says, the repository's only definitions of the name.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/definitions.hpp"
#include "graph/path_table.hpp"
#include "graph/resolve.hpp"

namespace brief::graph {

/// What one file's references lend to a definition of another file.
struct Link {
  std::uint32_t definition = 0;  ///< number in the DefinitionTable
  std::uint32_t weight = 0;      ///< fixed point, 16 fractional bits
  bool operator==(const Link&) const = default;
};

/// What one sure reference lends; a link of less is a guess.
inline constexpr std::uint32_t kSureWeight = 1u << 16;

/// A name that means one of more definitions than this is common: it spreads no weight.
inline constexpr unsigned kMaxCandidates = 4;

/// For every file its links, sorted by definition, one per definition. A name that the file
/// defines itself is local and has none. Generated and vendored files have no links.
std::vector<std::vector<Link>> link_references(
    const PathTable& paths, const DeclaredModules& modules,
    const std::vector<std::vector<ResolvedImport>>& imports, const DefinitionTable& definitions,
    unsigned jobs);

}  // namespace brief::graph
