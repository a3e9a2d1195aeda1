// `crate::a::b`, `super::x`, `other_crate::y`: files of a module tree. Module `a` is `a.rs` or
// `a/mod.rs` below its parent's folder; what follows the last module is an item of its file.
#include <algorithm>
#include <string>
#include <vector>

#include "graph/resolve/resolver.hpp"

namespace brief::graph {
namespace {

constexpr std::size_t kMaxModules = 64;

void split_modules(std::string_view path, std::vector<std::string_view>& parts) {
  while (!path.empty() && parts.size() < kMaxModules) {
    const std::size_t end = std::min(path.find("::"), path.size());
    if (end != 0) parts.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 2, path.size()));
  }
}

class ModuleImport {
 public:
  ModuleImport(const ResolveContext& context, const ImportQuery& query)
      : context_(context),
        query_(query),
        path_(context.paths.path(query.from)),
        language_(*context.file(query.from).language) {}

  void resolve(Resolution& resolution) const {
    std::vector<std::string_view> parts;
    split_modules(query_.target, parts);
    if (query_.name != "*" && query_.name != "self") split_modules(query_.name, parts);
    if (parts.empty()) return;
    const Walk walk = start(parts);
    if (walk.row == kNoRow) return;
    resolution.files.push_back(walk.row);
    resolution.named = !query_.name.empty() && query_.name != "*" && walk.left > 0;
  }

 private:
  struct Walk {
    std::uint32_t row = kNoRow;  // file of the last module
    std::size_t left = 0;        // parts that are no module
    std::size_t taken = 0;
  };

  Walk start(std::vector<std::string_view>& parts) const {
    const std::string_view first = parts.front();
    if (first == "crate") {
      const std::string root = crate_root();
      const Walk found = walk(root, root_file(root), parts, 1);
      return found.taken == 0 ? from_other_root(parts, found) : found;
    }
    if (first == "super") return from_parent(parts);
    if (first != "self") {
      if (const Package* package = context_.manifests.named(language_, first, ':')) {
        const std::string root = source_root(*package);
        return walk(root, root_file(root), parts, 1);
      }
    }
    return from_here(parts, first == "self" ? 1 : 0);
  }

  // The parts below this file's own module; a test or a binary is the root of its own tree.
  Walk from_here(const std::vector<std::string_view>& parts, std::size_t skip) const {
    Walk found = walk(own_folder(), kNoRow, parts, skip);
    if (found.taken == 0) found = walk(std::string(folder_of(path_)), kNoRow, parts, skip);
    return found;
  }

  // A program whose file the manifest places, or a test of several files, is the root of a tree
  // beside the package's own: the outermost folder around this file that holds the module.
  Walk from_other_root(const std::vector<std::string_view>& parts, const Walk& otherwise) const {
    const Package* package = context_.manifests.enclosing(language_, path_);
    std::size_t at = package == nullptr ? 0 : package->folder.size();
    while ((at = path_.find('/', at == 0 ? 0 : at + 1)) != std::string_view::npos && at != 0) {
      const std::string folder(path_.substr(0, at));
      const Walk found = walk(folder, root_file(folder), parts, 1);
      if (found.taken != 0) return found;
    }
    return otherwise;
  }

  Walk from_parent(const std::vector<std::string_view>& parts) const {
    // `use super::*` stands in modules inside a file, where it means that file.
    if (parts.size() == 1 && (query_.flags & kImportWildcard) != 0) return {};
    std::string folder = own_folder();
    std::size_t skip = 0;
    for (; skip < parts.size() && parts[skip] == "super"; ++skip) {
      if (folder.empty()) return {};
      folder.resize(folder_of(folder).size());
    }
    return walk(folder, root_file(folder), parts, skip);
  }

  Walk walk(std::string folder, std::uint32_t row, const std::vector<std::string_view>& parts,
            std::size_t at) const {
    Walk walk{row, 0, 0};
    for (; at < parts.size(); ++at, ++walk.taken) {
      if (!folder.empty()) folder += '/';
      folder += parts[at];
      const std::uint32_t next = find_module(context_, language_, folder);
      if (next == kNoRow) break;
      walk.row = next;
    }
    walk.left = parts.size() - at;
    return walk;
  }

  bool is_index() const {
    const Strings& names = language_.import_index_files;
    return std::find(names.begin(), names.end(), base_name(path_)) != names.end();
  }

  // Where the files of this file's child modules stand.
  std::string own_folder() const {
    if (is_index()) return std::string(folder_of(path_));
    const std::size_t dot = path_.rfind('.');
    const bool extension = dot != std::string_view::npos && dot > folder_of(path_).size();
    return std::string(path_.substr(0, extension ? dot : path_.size()));
  }

  std::string crate_root() const {
    const Package* package = context_.manifests.enclosing(language_, path_);
    if (package == nullptr) return std::string(folder_of(path_));
    const std::string root = source_root(*package);
    const bool inside = path_.starts_with(root) && path_.size() > root.size() &&
                        (root.empty() || path_[root.size()] == '/');
    return inside ? root : std::string(folder_of(path_));
  }

  std::string source_root(const Package& package) const {
    for (const std::string_view entry : package.entries) {
      const auto path = join_path(package.folder, entry);
      if (path && context_.paths.has(*path)) return std::string(folder_of(*path));
    }
    for (const std::string_view root : language_.import_roots) {
      const auto folder = join_path(package.folder, root);
      if (folder && context_.is_package(language_, *folder)) return *folder;
    }
    return std::string(package.folder);
  }

  std::uint32_t root_file(const std::string& folder) const {
    return find_module(context_, language_, folder);
  }

  const ResolveContext& context_;
  const ImportQuery& query_;
  std::string_view path_;
  const LanguageSpec& language_;
};

}  // namespace

void resolve_module_path(const ResolveContext& context, const ImportQuery& query,
                         Resolution& resolution) {
  ModuleImport(context, query).resolve(resolution);
}

}  // namespace brief::graph
