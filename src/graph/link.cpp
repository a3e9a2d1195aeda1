#include "graph/link.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/definitions.hpp"
#include "graph/modules.hpp"
#include "graph/path_table.hpp"
#include "graph/rank.hpp"
#include "graph/references.hpp"
#include "graph/resolve.hpp"

namespace brief::graph {
namespace {

std::vector<ImportEdge> import_edges(std::span<const IndexedFile> files,
                                     const std::vector<std::vector<ResolvedImport>>& imports) {
  std::vector<ImportEdge> edges;
  for (std::uint32_t from = 0; from < imports.size(); ++from)
    for (const ResolvedImport& import : imports[from])
      edges.push_back({from, import.file, files[from].summary->imports[import.import].line});
  std::sort(edges.begin(), edges.end(), [](const ImportEdge& a, const ImportEdge& b) {
    return std::tie(a.from, a.to, a.line) < std::tie(b.from, b.to, b.line);
  });
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

}  // namespace

Index link(std::vector<IndexedFile> files, unsigned jobs) {
  Index index;
  index.files = std::move(files);
  const PathTable paths(index.files, jobs);
  const DeclaredModules modules(index.files, jobs);
  const auto imports = resolve_imports(paths, modules, jobs);
  index.imports = import_edges(index.files, imports);
  const DefinitionTable definitions(index.files, imports, jobs);
  const Links links = link_references(paths, modules, imports, definitions, jobs);
  index.edges = fold_edges(definitions, links);
  index.file_rank = rank_files(index.files, index.edges, jobs);
  index.definitions = rank_definitions(index.files, definitions, links, index.file_rank, jobs);
  return index;
}

}  // namespace brief::graph
