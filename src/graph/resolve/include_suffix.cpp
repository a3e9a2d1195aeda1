// `#include "x"`: beside the file, else a path of the repository that ends in it. Include folders
// are set on a compiler's command line, which is not known here; that the target is a suffix of the
// path is what every such setting has in common.
#include "graph/resolve/resolver.hpp"

namespace brief::graph {

void resolve_include_suffix(const ResolveContext& context, const ImportQuery& query,
                            Resolution& resolution) {
  const PathTable& paths = context.paths;
  const bool system = (query.flags & kImportSystem) != 0;
  if (!system) {
    const auto beside = join_path(folder_of(paths.path(query.from)), query.target);
    const std::uint32_t row = beside ? paths.find(*beside) : kNoRow;
    if (row != kNoRow) return resolution.files.push_back(row);
  }
  const auto suffix = join_path("", query.target);
  if (!suffix) return;
  const Matches rows = paths.ending_in(*suffix, query.from);
  // `<string.h>` is the system's, even where the repository has several files of that name.
  if (system && rows.count != 1 && suffix->find('/') == std::string::npos) return;
  const std::uint32_t row = paths.nearest(rows, query.from);
  if (row != kNoRow) resolution.files.push_back(row);
}

}  // namespace brief::graph
