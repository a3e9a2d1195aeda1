#include "graph/modules.hpp"

#include <algorithm>
#include <string>

#include "base/hash.hpp"
#include "base/pool.hpp"
#include "graph/path_table.hpp"

namespace brief::graph {
namespace {

constexpr std::size_t kFileChunk = 256;
constexpr std::size_t kMaxModules = 256;  // of one file
constexpr std::size_t kMaxModuleName = kMaxTarget;

bool is_module(DefinitionKind kind) {
  return kind == DefinitionKind::package || kind == DefinitionKind::namespace_ ||
         kind == DefinitionKind::module;
}

std::uint64_t key_of(std::string_view family, std::string_view module, std::string_view name) {
  std::string key(family);
  return base::hash64(key.append(1, '\0').append(module).append(1, '\0').append(name));
}

std::vector<std::string_view> families_that_ask(std::span<const IndexedFile> files) {
  std::vector<std::string_view> families;
  for (const IndexedFile& file : files) {
    if (file.language == nullptr || !declares_modules(*file.language)) continue;
    const std::string_view family = file.language->family;
    if (std::find(families.begin(), families.end(), family) == families.end())
      families.push_back(family);
  }
  return families;
}

// "Foo" of "foo.x": where a file is a module by its name.
std::string stem_module(std::string_view path) {
  std::string stem(base_name(path).substr(0, base_name(path).find('.')));
  if (!stem.empty() && stem[0] >= 'a' && stem[0] <= 'z')
    stem[0] = static_cast<char>(stem[0] - 'a' + 'A');
  return stem;
}

}  // namespace

struct DeclaredModules::Found {
  std::vector<HashRow> declaring;
  std::vector<HashRow> defining;
};

bool declares_modules(const LanguageSpec& language) {
  return language.import_style == ImportStyle::declared_module ||
         language.import_fallback == ImportStyle::declared_module;
}

DeclaredModules::DeclaredModules(std::span<const IndexedFile> files, unsigned jobs)
    : of_file_(files.size()) {
  const std::vector<std::string_view> families = families_that_ask(files);
  if (families.empty()) return;
  std::vector<Found> chunks((files.size() + kFileChunk - 1) / kFileChunk);
  base::parallel_for(jobs, chunks.size(), [&](std::size_t chunk, unsigned) {
    const std::size_t end = std::min(files.size(), (chunk + 1) * kFileChunk);
    for (std::size_t row = chunk * kFileChunk; row < end; ++row) {
      const IndexedFile& file = files[row];
      if (file.language == nullptr ||
          std::find(families.begin(), families.end(), file.language->family) == families.end())
        continue;
      read(file, static_cast<std::uint32_t>(row), chunks[chunk]);
    }
  });
  std::vector<std::vector<HashRow>> declaring, defining;
  for (Found& found : chunks) {
    declaring.push_back(std::move(found.declaring));
    defining.push_back(std::move(found.defining));
  }
  declaring_ = HashTable(std::move(declaring), jobs);
  defining_ = HashTable(std::move(defining), jobs);
}

// A module with a body holds what stands in it; a clause without one all that follows it.
void DeclaredModules::read(const IndexedFile& file, std::uint32_t row, Found& found) {
  const FileSummary& summary = *file.summary;
  const LanguageSpec& language = *file.language;
  std::vector<std::string>& modules = of_file_[row];
  const auto declare = [&](const std::string& name) {
    if (std::find(modules.begin(), modules.end(), name) != modules.end()) return;
    modules.push_back(name);
    found.declaring.push_back({key_of(language.family, name, {}), row, 0});
  };
  std::vector<std::pair<std::uint32_t, std::string>> open;  // rows of modules with a body
  std::string clause;
  if (language.import_file_modules) declare(clause = stem_module(file.path));
  const auto module_of = [&](std::uint32_t parent) -> const std::string* {
    if (parent == kNoParent) return &clause;
    for (const auto& [module, name] : open)
      if (module == parent) return &name;
    return nullptr;
  };
  for (std::uint32_t i = 0; i < summary.definitions.size(); ++i) {
    const Definition& definition = summary.definitions[i];
    const std::string* owner = module_of(definition.parent);
    if (owner == nullptr) continue;
    const std::string_view name = summary.view(definition.name);
    found.defining.push_back({key_of(language.family, *owner, name), row, i});
    if (!is_module(definition.kind) || open.size() >= kMaxModules) continue;
    const bool nested = definition.parent != kNoParent || language.import_file_modules;
    std::string whole = nested && !owner->empty()
                            ? std::string(*owner).append(language.import_separator).append(name)
                            : std::string(name);
    if (whole.size() > kMaxModuleName) continue;
    declare(whole);
    if (definition.parent == kNoParent && !language.import_file_modules) clause = whole;
    open.emplace_back(i, std::move(whole));
  }
}

std::span<const HashRow> DeclaredModules::declaring(const LanguageSpec& language,
                                                    std::string_view module) const {
  return declaring_.find(key_of(language.family, module, {}));
}

std::span<const HashRow> DeclaredModules::defining(const LanguageSpec& language,
                                                   std::string_view module,
                                                   std::string_view name) const {
  return defining_.find(key_of(language.family, module, name));
}

}  // namespace brief::graph
