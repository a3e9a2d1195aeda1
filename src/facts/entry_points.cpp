// Entry points: the programs that manifests and build files name, the main functions, and the
// modules that packages export.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "facts/entry_points_resolve.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostPrograms = 8;
constexpr std::size_t kMostModules = 6;
constexpr std::size_t kMostMains = 6;
constexpr std::size_t kMostFolders = 4;
constexpr std::size_t kMostNames = 6;
constexpr std::int64_t kProgramRank = 700;
constexpr std::int64_t kModuleRank = 660;
constexpr std::int64_t kMainRank = 680;
constexpr std::int64_t kFolderRank = 500;

/// A place where a program starts.
struct Start {
  std::uint32_t row = 0;
  std::string name;  ///< of the function; empty: outside of any
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  std::size_t reach = 0;  ///< files it leads to directly
};

class EntryFinder {
 public:
  explicit EntryFinder(const Context& context)
      : context_(context),
        index_(context.index()),
        reach_(index_.files.size()),
        fans_(index_.files.size()) {
    for (const Edge& edge : index_.edges) {
      if (index_.files[edge.from].role != FileRole::source) continue;
      reach_[edge.from] += 1;
      fans_[edge.to] += 1;
    }
  }

  std::vector<Claim> claims() {
    programs();
    modules();
    mains();
    return std::move(claims_);
  }

 private:
  void add(std::string text, std::vector<Evidence> evidence, std::int64_t rank, std::string order) {
    const auto position = static_cast<std::int64_t>(claims_.size());
    claims_.push_back(
        {std::move(text), std::move(evidence), rank - 5 * position, std::move(order)});
  }

  // Outer folders first: what a monorepo's root offers matters more than its tools' own programs.
  static std::vector<const Finding*> outer_first(const std::vector<Finding>& findings) {
    std::vector<const Finding*> out;
    for (const Finding& finding : findings) out.push_back(&finding);
    const auto depth = [](const Finding* finding) {
      return std::count(finding->folder.begin(), finding->folder.end(), '/') +
             (finding->folder.empty() ? 0 : 1);
    };
    std::stable_sort(out.begin(), out.end(), [&](const Finding* a, const Finding* b) {
      return depth(a) != depth(b) ? depth(a) < depth(b) : a->rank > b->rank;
    });
    return out;
  }

  void programs() {
    std::set<std::string> said;
    for (const Finding* finding : outer_first(context_.findings("binary"))) {
      if (said.size() == kMostPrograms) return;
      const std::string& name = finding->title.empty() ? finding->value : finding->title;
      if (name.empty() || !printable(name) || !printable(finding->value)) continue;
      if (!said.insert(finding->folder + '\n' + name).second) continue;
      add_program(*finding, name);
    }
  }

  void add_program(const Finding& finding, const std::string& name) {
    std::uint32_t row = resolve_module(context_, finding.folder, finding.value);
    if (row == kNoRow) row = file_beside(finding);
    const std::string manifest = path_span(finding.evidence.path);
    std::vector<Evidence> evidence{finding.evidence};
    std::string text = "program " + base::code_span(name);
    std::string order = "1" + finding.folder + "/" + name;
    if (row != kNoRow) {
      text = path_span(index_.files[row].path) + ": " + text + " (" + manifest + ")";
      evidence.push_back({index_.files[row].path, 0, 0});
      explained_.insert(row);
    } else if (finding.value != name) {
      text += ": " + base::code_span(finding.value) + " (" + manifest + ")";
    } else {
      text += " (" + manifest + ")";
    }
    add(std::move(text), std::move(evidence), kProgramRank, std::move(order));
  }

  // `[[bin]] name = "x"`, and beside it `path = "src/x.rs"`: the file that the same table names.
  std::uint32_t file_beside(const Finding& finding) const {
    const IndexedFile* manifest = context_.file(finding.evidence.path);
    if (manifest == nullptr) return kNoRow;
    for (const FoundFact& fact : context_.facts_below(*manifest, {})) {
      if (fact.line != finding.evidence.line || fact.value != finding.value) continue;
      const std::string_view table = fact.key.substr(0, fact.key.rfind('/'));
      if (table.empty()) return kNoRow;
      for (const FoundFact& other : context_.facts_below(*manifest, table))
        if (other.value.find('/') != std::string_view::npos)
          if (const auto row = resolve_module(context_, finding.folder, other.value); row != kNoRow)
            return row;
    }
    return kNoRow;
  }

  void modules() {
    std::set<std::string> folders;
    for (const Finding* finding : outer_first(context_.findings("library"))) {
      if (folders.size() == kMostModules) return;
      if (!printable(finding->value) || folders.contains(finding->folder)) continue;
      if (finding->tag == "named" && !has_project_name(context_, finding->folder)) continue;
      if (add_module(*finding)) folders.insert(finding->folder);
    }
  }

  bool add_module(const Finding& finding) {
    const std::uint32_t row = resolve_module(context_, finding.folder, finding.value);
    const std::string manifest = path_span(finding.evidence.path);
    std::vector<Evidence> evidence{finding.evidence};
    std::string text;
    if (row != kNoRow) {
      text = path_span(index_.files[row].path) + ": exported module";
      evidence.push_back({index_.files[row].path, 0, 0});
      explained_.insert(row);
    } else {
      const std::uint32_t source = source_of_built(context_, finding.folder, finding.value);
      if (source == kNoRow) return false;
      text = path_span(index_.files[source].path) + ": by its name the source of the exported " +
             base::code_span(finding.value);
      evidence.push_back({index_.files[source].path, 0, 0});
    }
    if (finding.evidence.path != evidence.back().path) text += " (" + manifest + ")";
    add(std::move(text), std::move(evidence), kModuleRank, "2" + finding.folder);
    return true;
  }

  std::vector<Start> starts() const {
    std::vector<Start> out;
    for (std::uint32_t row = 0; row < index_.files.size(); ++row) {
      const IndexedFile& file = index_.files[row];
      if (!is_project_code(file) || explained_.contains(row)) continue;
      const FileSummary& summary = *file.summary;
      for (const Definition& definition : summary.definitions)
        if (definition.entry)
          out.push_back({row, std::string(summary.view(definition.name)), definition.line,
                         definition.end_line, reach_[row]});
      for (const Fact& fact : summary.facts)
        if (summary.view(fact.key) == "/entry")
          out.push_back({row, {}, fact.line, fact.end_line, reach_[row]});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Start& a, const Start& b) { return a.reach > b.reach; });
    return out;
  }

  // Some files of a library carry a `main` for trying them out; others lean on them, and they lead
  // to little.
  bool is_trial(const Start& start, std::size_t best_reach) const {
    return fans_[start.row] > start.reach && start.reach * 4 < best_reach;
  }

  void mains() {
    const std::vector<Start> all = starts();
    std::map<std::string, std::vector<const Start*>> rest;
    std::set<std::uint32_t> rows;
    std::size_t lines = 0;
    for (const Start& start : all) {
      if (!rows.insert(start.row).second || is_trial(start, all.front().reach)) continue;
      const std::string& path = index_.files[start.row].path;
      if (lines < kMostMains) {
        ++lines;
        add_main(start, path);
      } else {
        rest[std::string(folder_of(path))].push_back(&start);
      }
    }
    add_folders(rest);
  }

  void add_main(const Start& start, const std::string& path) {
    std::string text = path_span(path) + ": ";
    text += start.name.empty() ? "runs as a script" : base::code_span(start.name);
    add(std::move(text), {{path, start.line, start.end_line}}, kMainRank, "3" + path);
  }

  void add_folders(const std::map<std::string, std::vector<const Start*>>& rest) {
    std::vector<const std::pair<const std::string, std::vector<const Start*>>*> folders;
    for (const auto& entry : rest) folders.push_back(&entry);
    std::stable_sort(folders.begin(), folders.end(), [](const auto* a, const auto* b) {
      return a->second.size() > b->second.size();
    });
    if (folders.size() > kMostFolders) folders.resize(kMostFolders);
    for (const auto* entry : folders) {
      std::vector<std::string> names;
      std::vector<Evidence> evidence;
      for (const Start* start : entry->second) {
        const std::string& path = index_.files[start->row].path;
        names.push_back(path_span(name_of_path(path)));
        evidence.push_back({path, start->line, start->end_line});
      }
      std::sort(names.begin(), names.end());
      add(folder_span(entry->first) + ": more programs: " + listed(names, kMostNames),
          std::move(evidence), kFolderRank, "4" + entry->first);
    }
  }

  const Context& context_;
  const Index& index_;
  std::vector<std::size_t> reach_;
  std::vector<std::size_t> fans_;
  std::set<std::uint32_t> explained_;
  std::vector<Claim> claims_;
};

}  // namespace

Section entry_points(const Context& context) {
  Section section{"entry-points", "Entry points", EntryFinder(context).claims(), 0};
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
