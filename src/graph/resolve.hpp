// Imports as written become rows of Index::files. One resolver per ImportStyle, in resolve/.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "brief/index.hpp"
#include "graph/modules.hpp"
#include "graph/path_table.hpp"

namespace brief::graph {

/// One import of a file and a file that it names. An import of a folder names all its files.
struct ResolvedImport {
  std::uint32_t import = 0;  ///< row of the importing summary's imports
  std::uint32_t file = 0;    ///< row of the files
  bool named = false;        ///< it brings Import::name alone, not all that the file exports
  bool operator==(const ResolvedImport&) const = default;
};

/// An import that names more files than this names the first of them only.
inline constexpr std::size_t kMaxImportFiles = 512;
/// Imports of one file beyond this are left unresolved.
inline constexpr std::size_t kMaxImports = 4096;

/// For every file what its imports resolve to, in the order of the imports. An import that names
/// nothing in the repository has no row.
std::vector<std::vector<ResolvedImport>> resolve_imports(const PathTable& paths,
                                                         const DeclaredModules& modules,
                                                         unsigned jobs);

}  // namespace brief::graph
