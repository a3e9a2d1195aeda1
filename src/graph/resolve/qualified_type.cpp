// `org.example.Type`: the file `org/example/Type` below any source root; what follows a type's name
// (a nested type, a static member) is left off. `org.example.*` is the whole folder.
#include <algorithm>
#include <string>

#include "graph/resolve/resolver.hpp"

namespace brief::graph {
namespace {

constexpr int kMaxNested = 4;  // parts that may follow the type's own name

std::uint32_t find_type(const ResolveContext& context, const ImportQuery& query,
                        std::string_view path) {
  for (const std::string_view extension : context.file(query.from).language->import_extensions) {
    const std::string suffix = std::string(path).append(extension);
    const std::uint32_t row =
        context.paths.nearest(context.paths.ending_in(suffix, query.from), query.from);
    if (row != kNoRow) return row;
  }
  return kNoRow;
}

void add_folder(const ResolveContext& context, const ImportQuery& query, std::string_view path,
                Resolution& resolution) {
  const LanguageSpec& language = *context.file(query.from).language;
  for (const std::string_view folder : context.paths.folders_ending_in(path))
    for (const std::uint32_t row : context.paths.files_in(folder)) {
      const IndexedFile& file = context.file(row);
      if (file.language != nullptr && file.language->family == language.family &&
          file.role == FileRole::source)
        resolution.files.push_back(row);
    }
}

}  // namespace

void resolve_qualified_type(const ResolveContext& context, const ImportQuery& query,
                            Resolution& resolution) {
  std::string path(query.target);
  if (!query.name.empty() && query.name != "*") path.append(".").append(query.name);
  std::replace(path.begin(), path.end(), '.', '/');
  const bool wildcard = (query.flags & kImportWildcard) != 0 || path.ends_with("/*");
  if (path.ends_with("/*")) path.resize(path.size() - 2);
  std::string_view type = path;
  // A type stands in a package: a name without one would match files that are no source root's.
  for (int dropped = 0; dropped <= kMaxNested && type.find('/') != std::string_view::npos;
       ++dropped, type = folder_of(type)) {
    const std::uint32_t row = find_type(context, query, type);
    if (row != kNoRow) return resolution.files.push_back(row);
  }
  if (wildcard) add_folder(context, query, path, resolution);
}

}  // namespace brief::graph
