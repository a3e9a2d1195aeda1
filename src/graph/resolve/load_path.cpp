// `a/b`: a file below a folder that the language looks in (`lib/a/b.x`), or beside the importing
// file where the import says so or the language has no such folders; `scheme:name/a/b`: a file of
// the package of that name. A path may lack its extension; a folder stands for all its files.
#include <algorithm>
#include <string>

#include "graph/resolve/resolver.hpp"

namespace brief::graph {
namespace {

class PathLoad {
 public:
  PathLoad(const ResolveContext& context, const ImportQuery& query, Resolution& resolution)
      : context_(context),
        query_(query),
        language_(*context.file(query.from).language),
        resolution_(resolution) {}

  void resolve() const {
    std::string_view target = query_.target;
    const std::string_view scheme = language_.import_scheme;
    if (!scheme.empty() && target.starts_with(scheme))
      return in_package(target.substr(scheme.size()));
    const bool beside = (query_.flags & kImportBeside) != 0;
    while (beside && target.starts_with('/')) target.remove_prefix(1);
    if (target.empty() || target.starts_with('/') || target.find(':') != std::string_view::npos)
      return;
    // As a second style it is asked for what is no path at all.
    if (language_.import_style != ImportStyle::load_path &&
        target.find_first_of("/.") == std::string_view::npos)
      return;
    const bool relative = beside || target == "." || target == ".." || target.starts_with("./") ||
                          target.starts_with("../");
    if (relative || language_.import_roots.empty()) {
      if (take(folder_of(context_.paths.path(query_.from)), target)) return;
      if (target == "." || target.starts_with("./") || target.starts_with("../")) return;
    }
    const auto suffix = join_path("", target);
    if (suffix && !suffix->empty()) below_a_root(*suffix, beside);
  }

 private:
  bool take(std::string_view folder, std::string_view target) const {
    const auto path = join_path(folder, target);
    if (!path) return false;
    std::uint32_t row = context_.paths.find(*path);
    if (row == kNoRow) row = find_module(context_, language_, *path);
    if (row != kNoRow) {
      resolution_.files.push_back(row);
      return true;
    }
    if (!language_.import_folders) return false;
    for (const std::uint32_t file : context_.paths.files_in(*path)) {
      const LanguageSpec* other = context_.file(file).language;
      if (other != nullptr && other->family == language_.family) resolution_.files.push_back(file);
    }
    return !resolution_.files.empty();
  }

  // The nearest file whose path ends in `suffix`, where a root stands before it.
  void below_a_root(const std::string& suffix, bool anywhere) const {
    Matches rows;
    const auto add = [&](const std::string& end) {
      const Matches all = context_.paths.ending_in(end, query_.from);
      for (std::size_t i = 0; i < all.count; ++i) {
        std::string_view root = context_.paths.path(all.rows[i]);
        root.remove_suffix(end.size());
        if (anywhere || is_root(root)) rows.add(all.rows[i]);
      }
    };
    add(suffix);
    for (const std::string_view extension : language_.import_extensions)
      if (rows.count == 0 && !suffix.ends_with(extension)) add(suffix + std::string(extension));
    const std::uint32_t row = context_.paths.nearest(rows, query_.from);
    if (row != kNoRow) resolution_.files.push_back(row);
  }

  // Is it a folder that is looked in: a root, or one below a root such as "app/models"?
  bool is_root(std::string_view folder) const {
    const Strings& roots = language_.import_roots;
    if (roots.empty()) return true;
    if (folder.ends_with('/')) folder.remove_suffix(1);
    const auto known = [&](std::string_view name) {
      return std::find(roots.begin(), roots.end(), name) != roots.end();
    };
    return folder.empty() || known(base_name(folder)) || known(base_name(folder_of(folder)));
  }

  void in_package(std::string_view target) const {
    const std::size_t slash = std::min(target.find('/'), target.size());
    const Package* package = context_.manifests.named(language_, target.substr(0, slash), '/');
    if (package == nullptr) return;
    const std::string_view rest = target.substr(std::min(slash + 1, target.size()));
    for (const std::string_view root : language_.import_roots)
      if (take(package->folder, std::string(root).append("/").append(rest))) return;
    take(package->folder, rest);
  }

  const ResolveContext& context_;
  const ImportQuery& query_;
  const LanguageSpec& language_;
  Resolution& resolution_;
};

}  // namespace

void resolve_load_path(const ResolveContext& context, const ImportQuery& query,
                       Resolution& resolution) {
  PathLoad(context, query, resolution).resolve();
}

}  // namespace brief::graph
