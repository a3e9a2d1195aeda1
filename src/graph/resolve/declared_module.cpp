// `a.b.C`: a module that files declare, or what stands in one, in whatever folder they are. A
// manifest may map the front of names to folders (`App\` -> `src/`): what it says comes first.
#include <algorithm>
#include <string>

#include "graph/resolve/resolver.hpp"

namespace brief::graph {
namespace {

constexpr int kMaxNested = 4;         // parts that may follow the name of a type
constexpr std::size_t kMaxParts = 8;  // files of one type that is written in parts

class ModuleImport {
 public:
  ModuleImport(const ResolveContext& context, const ImportQuery& query, Resolution& resolution)
      : context_(context),
        query_(query),
        language_(*context.file(query.from).language),
        separator_(language_.import_separator),
        resolution_(resolution) {}

  void resolve() {
    std::string_view target = query_.target;
    if (!separator_.empty() && target.starts_with(separator_))
      target.remove_prefix(separator_.size());
    std::string name(target);
    const bool wildcard = (query_.flags & kImportWildcard) != 0;
    if (!query_.name.empty()) name.append(separator_).append(query_.name);
    if (by_manifest(name)) return;
    if (!wildcard && by_definition(name)) return;
    if (add(context_.modules.declaring(language_, name), query_.from)) return;
    if (wildcard && by_definition(name)) return;
    // `A.{b, c}` may take functions out of a module.
    if (!query_.name.empty() && add(context_.modules.declaring(language_, target), query_.from))
      resolution_.named = true;
  }

 private:
  bool by_manifest(std::string_view name) {
    for (const PrefixFolder* map : context_.manifests.folders_for(language_, name, separator_)) {
      std::string rest(name.substr(map->prefix.size()));
      if (rest.starts_with(separator_)) rest.erase(0, separator_.size());
      for (std::size_t at = rest.find(separator_); at != std::string::npos;
           at = rest.find(separator_, at + 1))
        rest.replace(at, separator_.size(), "/");
      const auto path = join_path(map->folder, rest);
      const std::uint32_t row = path ? find_module(context_, language_, *path) : kNoRow;
      if (row == kNoRow) continue;
      resolution_.files.push_back(row);
      resolution_.named = true;
      return true;
    }
    return false;
  }

  // The module and the name in it, then a type and what is nested in it.
  bool by_definition(std::string_view whole) {
    std::string_view rest = whole;
    for (int dropped = 0; dropped <= kMaxNested; ++dropped) {
      const std::size_t end = separator_.empty() ? std::string::npos : rest.rfind(separator_);
      if (end == std::string::npos) return false;
      const std::string_view name = rest.substr(end + separator_.size());
      rest = rest.substr(0, end);
      if (!add(context_.modules.defining(language_, rest, name), query_.from)) continue;
      resolution_.named = dropped == 0 && (query_.flags & kImportWildcard) == 0;
      return true;
    }
    return false;
  }

  // Of a module all its files; tests are seen by tests only.
  bool add(std::span<const HashRow> rows, std::uint32_t from) {
    const bool from_test = context_.file(from).role == FileRole::test;
    std::vector<std::uint32_t>& files = resolution_.files;
    for (const HashRow& row : rows) {
      const FileRole role = context_.file(row.first).role;
      if (role == FileRole::vendored || (role == FileRole::test && !from_test)) continue;
      if (!files.empty() && files.back() == row.first) continue;
      files.push_back(row.first);
    }
    if (files.empty())
      for (const HashRow& row : rows)
        if (files.empty() || files.back() != row.first) files.push_back(row.first);
    return !files.empty();
  }

  const ResolveContext& context_;
  const ImportQuery& query_;
  const LanguageSpec& language_;
  std::string_view separator_;
  Resolution& resolution_;
};

}  // namespace

void resolve_declared_module(const ResolveContext& context, const ImportQuery& query,
                             Resolution& resolution) {
  ModuleImport(context, query, resolution).resolve();
}

}  // namespace brief::graph
