#include "graph/resolve.hpp"

#include <algorithm>
#include <string>

#include "base/pool.hpp"
#include "graph/manifests.hpp"
#include "graph/resolve/resolver.hpp"

namespace brief::graph {
namespace {

Resolver resolver_of(ImportStyle style) {
  switch (style) {
    case ImportStyle::none:
      return nullptr;
    case ImportStyle::include_suffix:
      return resolve_include_suffix;
    case ImportStyle::dotted_module:
      return resolve_dotted_module;
    case ImportStyle::relative_path:
      return resolve_relative_path;
    case ImportStyle::package_path:
      return resolve_package_path;
    case ImportStyle::qualified_type:
      return resolve_qualified_type;
    case ImportStyle::module_path:
      return resolve_module_path;
    case ImportStyle::declared_module:
      return resolve_declared_module;
    case ImportStyle::load_path:
      return resolve_load_path;
  }
  return nullptr;
}

std::vector<ResolvedImport> resolve_file(const ResolveContext& context, std::uint32_t from) {
  std::vector<ResolvedImport> found;
  const IndexedFile& file = context.file(from);
  const Resolver resolve =
      file.language == nullptr ? nullptr : resolver_of(file.language->import_style);
  if (resolve == nullptr) return found;
  const Resolver otherwise = resolver_of(file.language->import_fallback);
  const FileSummary& summary = *file.summary;
  Resolution resolution;
  const std::size_t count = std::min(summary.imports.size(), kMaxImports);
  for (std::uint32_t row = 0; row < count; ++row) {
    const Import& import = summary.imports[row];
    const ImportQuery query{from, summary.view(import.target), summary.view(import.name),
                            import.flags};
    if (query.target.size() > kMaxTarget || query.name.size() > kMaxTarget) continue;
    resolution.files.clear();
    resolution.named = false;
    resolve(context, query, resolution);
    if (resolution.files.empty() && otherwise != nullptr) otherwise(context, query, resolution);
    if (resolution.files.size() > kMaxImportFiles) resolution.files.resize(kMaxImportFiles);
    for (const std::uint32_t to : resolution.files)
      if (to != from) found.push_back({row, to, resolution.named});
  }
  return found;
}

}  // namespace

bool ResolveContext::is_package(const LanguageSpec& language, std::string_view folder) const {
  for (const std::string_view index : language.import_index_files) {
    std::string path(folder);
    if (!path.empty()) path += '/';
    if (paths.has(path.append(index))) return true;
  }
  return false;
}

std::uint32_t find_module(const ResolveContext& context, const LanguageSpec& language,
                          std::string_view stem) {
  std::string path(stem);
  for (const std::string_view extension : language.import_extensions) {
    path.resize(stem.size());
    const std::uint32_t row = context.paths.find(path.append(extension));
    if (row != kNoRow) return row;
  }
  for (const std::string_view index : language.import_index_files) {
    path.resize(stem.size());
    if (!path.empty()) path += '/';
    const std::uint32_t row = context.paths.find(path.append(index));
    if (row != kNoRow) return row;
  }
  return kNoRow;
}

std::vector<std::vector<ResolvedImport>> resolve_imports(const PathTable& paths,
                                                         const DeclaredModules& modules,
                                                         unsigned jobs) {
  const Manifests manifests(paths);
  const ResolveContext context{paths, manifests, modules};
  std::vector<std::vector<ResolvedImport>> resolved(paths.files().size());
  base::parallel_for(jobs, resolved.size(), [&](std::size_t row, unsigned) {
    resolved[row] = resolve_file(context, static_cast<std::uint32_t>(row));
  });
  return resolved;
}

}  // namespace brief::graph
