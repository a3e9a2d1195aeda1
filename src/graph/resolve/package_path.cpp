// `host/org/repo/pkg`: the folder `pkg` below the manifest that declares the prefix
// `host/org/repo`. A package is all its files but the tests.
#include <string>

#include "graph/resolve/resolver.hpp"

namespace brief::graph {

void resolve_package_path(const ResolveContext& context, const ImportQuery& query,
                          Resolution& resolution) {
  const LanguageSpec& language = *context.file(query.from).language;
  const Package* package = context.manifests.named(language, query.target, '/');
  if (package == nullptr) return;
  const auto folder = join_path(package->folder, query.target.substr(package->name.size()));
  if (!folder) return;
  for (const std::uint32_t row : context.paths.files_in(*folder)) {
    const IndexedFile& file = context.file(row);
    if (file.language != nullptr && file.language->family == language.family &&
        file.role != FileRole::test)
      resolution.files.push_back(row);
  }
}

}  // namespace brief::graph
