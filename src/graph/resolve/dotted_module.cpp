// `a.b.c`: folders and a file below a source root, or below the importing file's own folder where
// dots lead. A source root is any folder that is no package itself.
#include <algorithm>
#include <string>

#include "graph/resolve/resolver.hpp"

namespace brief::graph {
namespace {

std::string with_slashes(std::string_view dotted) {
  std::string path(dotted);
  std::replace(path.begin(), path.end(), '.', '/');
  return path;
}

std::string append_part(std::string path, std::string_view part) {
  if (!path.empty() && !part.empty()) path += '/';
  return path.append(part);
}

// "..a.b" in folder "x/y/z" is "x/y/a/b".
void resolve_dots(const ResolveContext& context, const ImportQuery& query, Resolution& resolution) {
  const IndexedFile& from = context.file(query.from);
  std::string_view folder = folder_of(from.path);
  std::string_view target = query.target.substr(1);
  for (; target.starts_with('.'); target.remove_prefix(1)) {
    if (folder.empty()) return;
    folder = folder_of(folder);
  }
  const std::string module = append_part(std::string(folder), with_slashes(target));
  std::uint32_t row = kNoRow;
  if (!query.name.empty())
    row = find_module(context, *from.language, append_part(module, query.name));
  if (row == kNoRow) {
    row = find_module(context, *from.language, module);
    resolution.named = !query.name.empty();
  }
  if (row != kNoRow) resolution.files.push_back(row);
}

// The nearest file that ends in `suffix` below a folder that is no package.
std::uint32_t below_a_root(const ResolveContext& context, const ImportQuery& query,
                           const std::string& suffix) {
  const LanguageSpec& language = *context.file(query.from).language;
  const Matches all = context.paths.ending_in(suffix, query.from);
  Matches rows;
  for (std::size_t i = 0; i < all.count; ++i) {
    std::string_view root = context.paths.path(all.rows[i]);
    root.remove_suffix(suffix.size());
    if (root.ends_with('/')) root.remove_suffix(1);
    if (!context.is_package(language, root)) rows.add(all.rows[i]);
  }
  return context.paths.nearest(rows, query.from);
}

std::uint32_t absolute(const ResolveContext& context, const ImportQuery& query,
                       const std::string& module) {
  const LanguageSpec& language = *context.file(query.from).language;
  for (const std::string_view extension : language.import_extensions) {
    const std::uint32_t row = below_a_root(context, query, module + std::string(extension));
    if (row != kNoRow) return row;
  }
  for (const std::string_view index : language.import_index_files) {
    const std::uint32_t row = below_a_root(context, query, append_part(module, index));
    if (row != kNoRow) return row;
  }
  return kNoRow;
}

}  // namespace

void resolve_dotted_module(const ResolveContext& context, const ImportQuery& query,
                           Resolution& resolution) {
  if (query.target.empty()) return;
  if (query.target.starts_with('.')) return resolve_dots(context, query, resolution);
  const std::string module = with_slashes(query.target);
  std::uint32_t row = kNoRow;
  if (!query.name.empty()) row = absolute(context, query, append_part(module, query.name));
  if (row == kNoRow) {
    row = absolute(context, query, module);
    resolution.named = !query.name.empty();
  }
  if (row != kNoRow) resolution.files.push_back(row);
}

}  // namespace brief::graph
