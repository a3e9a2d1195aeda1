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

bool scopes_by_package(const LanguageSpec& language) {
  return language.import_style == ImportStyle::package_path ||
         language.import_style == ImportStyle::qualified_type;
}

}  // namespace

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

Visible::Visible(const PathTable& paths, const std::vector<std::vector<ResolvedImport>>& imports,
                 const PassedOn& passed_on)
    : paths_(paths), imports_(imports), passed_on_(passed_on), marks_(paths.files().size(), 0) {}

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
      names_.push_back(base::name_hash(summary.view(summary.imports[import.import].name)));
    see(import.file, import.named ? Sight::named : Sight::whole);
  }
  std::sort(names_.begin(), names_.end());
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    steps_[i].depth = steps_[i].depth == 0 ? 1 : steps_[i].depth;
    see_imports_of(steps_[i]);
  }
  see_package();
}

bool Visible::imports_name(std::uint64_t name_hash) const {
  return std::binary_search(names_.begin(), names_.end(), name_hash);
}

void Visible::see(std::uint32_t file, Sight sight) {
  if (file == from_ || files_.size() >= kMaxSeen) return;
  const Sight before = sight_of(file);
  if (before >= sight) return;
  marks_[file] = turn_ << 2 | static_cast<std::uint32_t>(sight);
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

void Visible::see_package() {
  const IndexedFile& from = paths_.files()[from_];
  if (from.language == nullptr || !scopes_by_package(*from.language)) return;
  for (const std::uint32_t row : paths_.files_beside(from_)) {
    const IndexedFile& file = paths_.files()[row];
    if (file.language != nullptr && file.language->family == from.language->family)
      see(row, Sight::package);
  }
}

}  // namespace brief::graph
