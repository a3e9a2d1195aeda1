// `./a`, `../b/index.js`: a path that may lack its extension, name a folder, or have the extension
// of what it is compiled to; other targets are aliases or packages of this repository by name.
#include <algorithm>
#include <optional>
#include <string>

#include "graph/resolve/resolver.hpp"

namespace brief::graph {
namespace {

class PathImport {
 public:
  PathImport(const ResolveContext& context, const ImportQuery& query)
      : context_(context), query_(query), language_(*context.file(query.from).language) {}

  std::uint32_t resolve() const {
    const std::string_view target = query_.target;
    if (target.empty() || target.starts_with('/')) return kNoRow;
    const bool relative =
        target == "." || target == ".." || target.starts_with("./") || target.starts_with("../");
    if (relative) return at(folder_of(context_.paths.path(query_.from)), target);
    const std::uint32_t row = by_alias();
    return row != kNoRow ? row : by_package();
  }

 private:
  std::uint32_t at(std::string_view folder, std::string_view relative) const {
    const auto path = join_path(folder, relative);
    return path ? file_at(*path) : kNoRow;
  }

  // The file, else with an extension, as a folder, else with another extension in place of its own.
  std::uint32_t file_at(const std::string& path) const {
    if (const std::uint32_t row = context_.paths.find(path); row != kNoRow) return row;
    if (const std::uint32_t row = find_module(context_, language_, path); row != kNoRow) return row;
    const std::size_t dot = path.rfind('.');
    if (dot == std::string::npos || dot < folder_of(path).size()) return kNoRow;
    const std::string_view extension = std::string_view(path).substr(dot);
    const Strings& known = language_.import_extensions;
    if (std::find(known.begin(), known.end(), extension) == known.end()) return kNoRow;
    return find_module(context_, language_, path.substr(0, dot));
  }

  std::uint32_t by_alias() const {
    const std::string_view from = context_.paths.path(query_.from);
    for (const AliasFile* file : context_.manifests.aliases_for(language_, from)) {
      for (const Alias& alias : file->aliases) {
        const std::uint32_t row = through(*file, alias);
        if (row != kNoRow) return row;
      }
      if (!file->has_base) continue;
      if (const std::uint32_t row = at(file->base, query_.target); row != kNoRow) return row;
    }
    return kNoRow;
  }

  std::uint32_t through(const AliasFile& file, const Alias& alias) const {
    const std::string_view target = query_.target;
    const std::size_t fixed = alias.before.size() + alias.after.size();
    const bool matches = alias.wild ? target.size() >= fixed && target.starts_with(alias.before) &&
                                          target.ends_with(alias.after)
                                    : target == alias.before;
    if (!matches) return kNoRow;
    const std::string_view middle = target.substr(alias.before.size(), target.size() - fixed);
    for (const std::string& path : alias.targets) {
      const std::size_t star = path.find('*');
      std::string whole = path;
      if (star != std::string::npos) whole.replace(star, 1, middle);
      if (const std::uint32_t row = at(file.base, whole); row != kNoRow) return row;
    }
    return kNoRow;
  }

  std::uint32_t by_package() const {
    const Package* package = context_.manifests.named(language_, query_.target, '/');
    if (package == nullptr) return kNoRow;
    const std::string_view rest = query_.target.substr(package->name.size());
    if (!rest.empty()) return inside(*package, rest.substr(1));
    for (const std::string_view entry : package->entries)
      if (const std::uint32_t row = built(*package, entry); row != kNoRow) return row;
    for (const std::string_view root : language_.import_roots)
      if (const std::uint32_t row = at(package->folder, root); row != kNoRow) return row;
    return at(package->folder, ".");
  }

  std::uint32_t inside(const Package& package, std::string_view rest) const {
    for (const std::string_view pointer : language_.import_entry_facts) {
      const std::string key = std::string(pointer) + "/.~1" + escape(rest);
      for (const Fact& fact : package.summary->facts) {
        const std::string_view other = package.summary->view(fact.key);
        if (!other.starts_with(key)) continue;
        if (other.size() > key.size() && other[key.size()] != '/') continue;
        const std::uint32_t row = built(package, package.summary->view(fact.value));
        if (row != kNoRow) return row;
      }
    }
    return built(package, rest);
  }

  // A file of the package, or the source that a build step makes it from: "dist/x.js" is looked for
  // as "src/x" too.
  std::uint32_t built(const Package& package, std::string_view entry) const {
    const auto inner = join_path("", entry);
    if (!inner || inner->empty()) return kNoRow;
    if (const std::uint32_t row = at(package.folder, *inner); row != kNoRow) return row;
    for (const std::string_view root : language_.import_roots) {
      std::string_view rest = *inner;
      for (;;) {
        const std::uint32_t row = at(package.folder, std::string(root).append("/").append(rest));
        if (row != kNoRow) return row;
        const std::size_t slash = rest.find('/');
        if (slash == std::string_view::npos) break;
        rest.remove_prefix(slash + 1);
      }
    }
    return kNoRow;
  }

  static std::string escape(std::string_view text) {
    std::string token;
    for (const char c : text) {
      if (c == '/')
        token += "~1";
      else if (c == '~')
        token += "~0";
      else
        token += c;
    }
    return token;
  }

  const ResolveContext& context_;
  const ImportQuery& query_;
  const LanguageSpec& language_;
};

}  // namespace

void resolve_relative_path(const ResolveContext& context, const ImportQuery& query,
                           Resolution& resolution) {
  const std::uint32_t row = PathImport(context, query).resolve();
  if (row == kNoRow) return;
  resolution.files.push_back(row);
  // The importing file chooses the local name of a default export and of a whole module.
  resolution.named = !query.name.empty() && query.name != "default" && query.name != "*";
}

}  // namespace brief::graph
