#include "graph/visible.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace brief::graph {
namespace {

constexpr std::size_t kMaxSeen = 1024;
constexpr std::uint32_t kMaxPassedOn = 4;  // imports of imports, re-exports
// Where all that is included is passed on, deeper looks cost more than they find: what lies deeper
// is mostly the only definition of its name.
constexpr std::uint32_t kMaxIncluded = 1;

bool is_index(const IndexedFile& file) {
  const Strings& names = file.language->import_index_files;
  return std::find(names.begin(), names.end(), base_name(file.path)) != names.end();
}

bool includes(const IndexedFile& file) {
  return file.language != nullptr && file.language->import_style == ImportStyle::include_suffix;
}

// All that is included, a re-export, or any import of a file that stands for its folder.
bool passes_on(const IndexedFile& file, const ResolvedImport& import) {
  return includes(file) || is_index(file) ||
         (file.summary->imports[import.import].flags & kImportReexport) != 0;
}

Sight sight_by(const IndexedFile& from, const ResolvedImport& import) {
  if (import.named) return Sight::named;
  const ImportStyle style = from.language->import_style;
  const bool qualified = style == ImportStyle::dotted_module ||
                         style == ImportStyle::package_path || style == ImportStyle::module_path ||
                         style == ImportStyle::declared_module;
  const bool wildcard = (from.summary->imports[import.import].flags & kImportWildcard) != 0;
  return qualified && !wildcard ? Sight::module : Sight::whole;
}

}  // namespace

std::string_view imported_name(const FileSummary& summary, const Import& import) {
  if ((import.flags & (kImportWildcard | kImportSystem)) != 0) return {};
  std::string_view name =
      import.name.size != 0 ? summary.view(import.name) : summary.view(import.target);
  return name.substr(name.find_last_of(":./\\") + 1);  // npos + 1 is 0
}

PassedOn::PassedOn(std::span<const IndexedFile> files,
                   const std::vector<std::vector<ResolvedImport>>& imports) {
  starts_.reserve(files.size() + 1);
  starts_.push_back(0);
  for (std::size_t file = 0; file < files.size(); ++file) {
    for (const ResolvedImport& import : imports[file])
      if (passes_on(files[file], import)) files_.push_back(import.file);
    const auto first = files_.begin() + static_cast<std::ptrdiff_t>(starts_.back());
    std::sort(first, files_.end());
    files_.erase(std::unique(first, files_.end()), files_.end());
    starts_.push_back(files_.size());
  }
}

Visible::Visible(const PathTable& paths, const DeclaredModules& modules,
                 const std::vector<std::vector<ResolvedImport>>& imports, const PassedOn& passed_on)
    : paths_(paths),
      modules_(modules),
      imports_(imports),
      passed_on_(passed_on),
      marks_(paths.files().size(), 0) {}

void Visible::look_from(std::uint32_t file) {
  ++turn_;
  from_ = file;
  max_depth_ = includes(paths_.files()[file]) ? kMaxIncluded : kMaxPassedOn;
  files_.clear();
  steps_.clear();
  names_.clear();
  const FileSummary& summary = *paths_.files()[file].summary;
  for (const ResolvedImport& import : imports_[file]) {
    if (import.named)
      names_.push_back(base::name_hash(imported_name(summary, summary.imports[import.import])));
    see(import.file, sight_by(paths_.files()[file], import));
  }
  std::sort(names_.begin(), names_.end());
  list_foreign(summary);
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    steps_[i].depth = steps_[i].depth == 0 ? 1 : steps_[i].depth;
    see_imports_of(steps_[i]);
  }
  see_scope();
}

void Visible::list_foreign(const FileSummary& summary) {
  foreign_.clear();
  auto resolved = imports_[from_].begin();
  for (std::uint32_t row = 0; row < summary.imports.size(); ++row) {
    while (resolved != imports_[from_].end() && resolved->import < row) ++resolved;
    if (resolved != imports_[from_].end() && resolved->import == row) continue;
    const std::string_view name = imported_name(summary, summary.imports[row]);
    const std::uint64_t hash = base::name_hash(name);
    if (!name.empty() && !imports_name(hash)) foreign_.push_back(hash);
  }
  std::sort(foreign_.begin(), foreign_.end());
}

bool Visible::is_foreign(std::uint64_t name_hash) const {
  return std::binary_search(foreign_.begin(), foreign_.end(), name_hash);
}

bool Visible::imports_name(std::uint64_t name_hash) const {
  return std::binary_search(names_.begin(), names_.end(), name_hash);
}

void Visible::see(std::uint32_t file, Sight sight) {
  if (file == from_ || files_.size() >= kMaxSeen) return;
  const Sight before = sight_of(file);
  if (before >= sight) return;
  marks_[file] = turn_ << kSightBits | static_cast<std::uint32_t>(sight);
  if (before != Sight::none) return;
  files_.push_back(file);
  if (sight != Sight::package) steps_.push_back({file, 0});
}

void Visible::see_imports_of(Step step) {
  if (step.depth > max_depth_) return;
  const Sight sight = sight_of(step.file);
  for (const std::uint32_t file : passed_on_.by(step.file)) {
    const std::size_t known = steps_.size();
    see(file, sight);
    if (steps_.size() > known) steps_.back().depth = step.depth + 1;
  }
}

void Visible::see_scope() {
  const IndexedFile& from = paths_.files()[from_];
  if (from.language == nullptr) return;
  const LanguageSpec& language = *from.language;
  if (language.name_scope == NameScope::folder) {
    for (const std::uint32_t row : paths_.files_beside(from_)) {
      const IndexedFile& file = paths_.files()[row];
      if (file.language != nullptr && file.language->family == language.family)
        see(row, Sight::package);
    }
  }
  if (language.name_scope != NameScope::module && language.name_scope != NameScope::enclosing)
    return;
  for (const std::string_view module : modules_.of(from_)) see_module(language, module);
}

void Visible::see_module(const LanguageSpec& language, std::string_view module) {
  for (const HashRow& row : modules_.declaring(language, module)) see(row.first, Sight::package);
  if (language.name_scope != NameScope::enclosing || language.import_separator.empty()) return;
  const std::size_t end = module.rfind(language.import_separator);
  if (end != std::string_view::npos) see_module(language, module.substr(0, end));
}

}  // namespace brief::graph
