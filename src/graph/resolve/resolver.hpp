// What the resolvers of the import styles share. Each takes one import and appends the rows of the
// files that it names, in a fixed order; an import of something outside the repository adds none.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/manifests.hpp"
#include "graph/modules.hpp"
#include "graph/path_table.hpp"

namespace brief::graph {

/// The import to resolve and where it stands. Views of the importing file's summary.
struct ImportQuery {
  std::uint32_t from = 0;  ///< row of the importing file
  std::string_view target;
  std::string_view name;
  std::uint8_t flags = 0;
};

struct Resolution {
  std::vector<std::uint32_t> files;
  bool named = false;  ///< of the files' definitions, `name` alone is meant
};

/// Tables that all resolvers read.
struct ResolveContext {
  const PathTable& paths;
  const Manifests& manifests;
  const DeclaredModules& modules;

  const IndexedFile& file(std::uint32_t row) const { return paths.files()[row]; }
  /// Does the folder hold one of the language's index files?
  bool is_package(const LanguageSpec& language, std::string_view folder) const;
};

/// `stem` with each extension of the language, then as a folder with each index file; kNoRow when
/// none is there.
std::uint32_t find_module(const ResolveContext& context, const LanguageSpec& language,
                          std::string_view stem);

using Resolver = void (*)(const ResolveContext&, const ImportQuery&, Resolution&);

void resolve_include_suffix(const ResolveContext&, const ImportQuery&, Resolution&);
void resolve_dotted_module(const ResolveContext&, const ImportQuery&, Resolution&);
void resolve_relative_path(const ResolveContext&, const ImportQuery&, Resolution&);
void resolve_package_path(const ResolveContext&, const ImportQuery&, Resolution&);
void resolve_qualified_type(const ResolveContext&, const ImportQuery&, Resolution&);
void resolve_module_path(const ResolveContext&, const ImportQuery&, Resolution&);
void resolve_declared_module(const ResolveContext&, const ImportQuery&, Resolution&);
void resolve_load_path(const ResolveContext&, const ImportQuery&, Resolution&);

}  // namespace brief::graph
