#include "facts/entry_points_starts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "facts/map_folders.hpp"
#include "facts/paths.hpp"

namespace brief::facts {
namespace {

constexpr std::uint32_t kSideLines = 4;  // of a main that does next to nothing
constexpr std::size_t kFewestLeaning = 2;
constexpr std::size_t kShortestName = 3;

// Where files are a module tree, a `main` with parameters is a function like any other.
bool takes_input(const IndexedFile& file, const Definition& definition) {
  const std::string_view signature = file.summary->view(definition.signature);
  return file.language->import_style == ImportStyle::module_path &&
         signature.find('(') != std::string_view::npos &&
         signature.find("()") == std::string_view::npos;
}

}  // namespace

bool starts_here(const IndexedFile& file) {
  const std::vector<Definition>& all = file.summary->definitions;
  return std::any_of(all.begin(), all.end(), [](const Definition& one) { return one.entry; });
}

bool starts_package(const Context& context, std::uint32_t row) {
  const IndexedFile& file = context.index().files[row];
  if (starts_here(file)) return true;
  if (file.language == nullptr || file.language->import_style != ImportStyle::package_path)
    return false;
  const std::vector<Child> children = context.children(folder_of(file.path));
  return std::any_of(children.begin(), children.end(), [&](const Child& child) {
    const IndexedFile& other = context.index().files[child.begin];
    return !child.is_folder && other.role == FileRole::source && other.language == file.language &&
           starts_here(other);
  });
}

bool leads_to_more(const Start& a, const Start& b) {
  return a.named != b.named ? a.named : a.reach > b.reach;
}

StartFinder::StartFinder(const Context& context)
    : context_(context),
      index_(context.index()),
      reach_(index_.files.size()),
      fans_(index_.files.size()) {
  for (const Finding& finding : context.findings("aside"))
    if (!finding.tag.empty()) aside_.insert(finding.folder);
  for (const Edge& edge : index_.edges) {
    if (index_.files[edge.from].role != FileRole::source) continue;
    reach_[edge.from] += 1;
    fans_[edge.to] += 1;
  }
  for (const ImportEdge& edge : index_.imports)
    if (const LanguageSpec* language = index_.files[edge.to].language;
        language != nullptr && language->import_style == ImportStyle::include_suffix)
      included_.insert(edge.to);
}

std::vector<Start> StartFinder::starts(const std::set<std::uint32_t>& explained,
                                       bool asides) const {
  std::vector<Start> out;
  for (std::uint32_t row = 0; row < index_.files.size(); ++row) {
    const IndexedFile& file = index_.files[row];
    if (!is_project_code(file) || explained.contains(row) || included_.contains(row)) continue;
    // The Map names folders of scripts; nothing of the project starts there.
    if (!asides && (aside_.contains(folder_of(file.path)) || stands_aside(file.path))) continue;
    const FileSummary& summary = *file.summary;
    for (const Definition& definition : summary.definitions)
      if (definition.entry && !takes_input(file, definition) && !is_side(definition, row))
        out.push_back({row, std::string(summary.view(definition.name)), definition.line,
                       definition.end_line, reach_[row], false, false});
    for (const Fact& fact : summary.facts)
      if (const std::string_view key = summary.view(fact.key);
          key == "/entry" || key == "/entry/program")
        out.push_back({row, {}, fact.line, fact.end_line, reach_[row], false, key == "/entry"});
  }
  // The file that bears the project's name starts the project.
  for (Start& start : out) start.named = bears_project_name(index_.files[start.row].path);
  std::stable_sort(out.begin(), out.end(), leads_to_more);
  return out;
}

bool StartFinder::bears_project_name(std::string_view path) const {
  const std::string_view name = name_of_path(path);
  const std::string stem = base::to_lower(name.substr(0, name.find('.')));
  if (stem.size() < kShortestName) return false;
  const std::string project = base::to_lower(context_.name());
  for (const std::string_view word : base::split(project, ' '))
    if (word == stem) return true;
  return false;
}

// A few lines in a file that others lean on print what it holds.
bool StartFinder::is_side(const Definition& definition, std::uint32_t row) const {
  return definition.end_line - definition.line < kSideLines && fans_[row] >= kFewestLeaning &&
         2 * fans_[row] >= reach_[row];
}

std::string StartFinder::place_among(const Start& start) const {
  const std::string& path = index_.files[start.row].path;
  const std::string_view folder = folder_of(path);
  if (start.script || folder.empty()) return {};
  const std::string above(folder_of(folder));
  return above + (above.empty() ? "" : "/") + std::string(name_of_path(path));
}

bool StartFinder::is_trial(const Start& start, std::size_t best_reach) const {
  return fans_[start.row] > start.reach && start.reach * 4 < best_reach;
}

}  // namespace brief::facts
