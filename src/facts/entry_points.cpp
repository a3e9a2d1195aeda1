// Entry points: the programs that manifests and build files name, the main functions, and the
// modules that packages export.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "facts/declared_work.hpp"
#include "facts/entry_points_headers.hpp"
#include "facts/entry_points_resolve.hpp"
#include "facts/entry_points_started.hpp"
#include "facts/entry_points_starts.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"
#include "facts/resources.hpp"
#include "facts/routes_claims.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostPrograms = 8;
constexpr std::size_t kMostModules = 6;
constexpr std::size_t kMostFolders = 8;   // of programs that only their code names
constexpr std::size_t kManyPrograms = 3;  // in one folder
constexpr std::size_t kManyAlike = 4;     // "api/Program.x", "web/Program.x", …: side by side
constexpr std::size_t kMostNames = 6;
constexpr std::size_t kMostAlike = 12;
constexpr std::size_t kExtraTimes = 3;  // so many times the above with what is extra
constexpr std::int64_t kProgramRank = 700;
constexpr std::int64_t kModuleRank = 660;
constexpr std::int64_t kMainRank = 680;

class EntryFinder {
 public:
  explicit EntryFinder(const Context& context)
      : context_(context), index_(context.index()), starts_(context) {}

  std::vector<Claim> claims() {
    programs(kMostPrograms);
    started(kMostPrograms);
    remaining_program();
    modules(0, kMostModules);
    mains(kMostFolders);
    // Beyond this point everything is extra: it changes no claim made before.
    extra_ = true;
    programs(kExtraTimes * kMostPrograms);
    started(kExtraTimes * kMostPrograms);
    modules(kMostModules, kExtraTimes * kMostModules);
    mains(kExtraTimes * kMostFolders);
    return folded(std::move(claims_));
  }

 private:
  // Two names of one file are one line: "`a.py`: program `a` (`x`), program `b` (`x`)".
  static std::vector<Claim> folded(std::vector<Claim> claims) {
    std::vector<Claim> out;
    for (Claim& claim : claims) {
      const auto says_it = [&](const Claim& other) { return other.text == claim.text; };
      if (claim.extra && std::any_of(out.begin(), out.end(), says_it)) continue;
      const std::size_t end = claim.text.rfind('`', claim.text.find("`: "));
      const std::string start = end == std::string::npos ? "" : claim.text.substr(0, end + 3);
      const auto same = std::find_if(out.begin(), out.end(), [&](const Claim& other) {
        return !start.empty() && other.extra == claim.extra &&
               other.text.compare(0, start.size(), start) == 0;
      });
      if (same == out.end()) {
        out.push_back(std::move(claim));
        continue;
      }
      same->text += ", " + claim.text.substr(start.size());
      same->evidence.insert(same->evidence.end(), claim.evidence.begin(), claim.evidence.end());
      same->rank = std::max(same->rank, claim.rank);
    }
    return out;
  }

  void add(std::string text, std::vector<Evidence> evidence, std::int64_t rank, std::string order) {
    const auto position = static_cast<std::int64_t>(claims_.size());
    claims_.push_back(
        {std::move(text), std::move(evidence), rank - 5 * position, std::move(order), extra_});
  }

  void programs(std::size_t most) {
    for (const Finding* finding : outer_first(context_.findings("binary"))) {
      if (said_.size() == most) return;
      const std::string& name = finding->title.empty() ? finding->value : finding->title;
      if (name.empty() || !printable(name) || !printable(finding->value)) continue;
      if (is_beside(finding->folder)) continue;
      if (finding->tag == "built" && file_beside(*finding) == kNoRow) continue;
      if (!said_.insert(finding->folder + '\n' + name).second) continue;
      add_program(*finding, name);
    }
  }

  bool names_a_file(const Finding& finding) const {
    const std::vector<std::string_view> values = values_beside(finding);
    return std::any_of(values.begin(), values.end(), [&](std::string_view value) {
      return context_.row(std::string(value)) != kNoRow;
    });
  }

  // A build that collects its sources names no file: where one program and one main are left, they
  // are each other's.
  void remaining_program() {
    std::vector<const Finding*> left;
    for (const Finding& finding : context_.findings("binary"))
      if (finding.tag == "built" && finding.folder.empty() && printable(finding.value) &&
          !names_a_file(finding))
        left.push_back(&finding);
    if (left.size() != 1) return;
    const std::vector<Start> mains = starts_.starts(explained_, false);
    if (mains.size() != 1) return;
    const std::string& path = index_.files[mains.front().row].path;
    explained_.insert(mains.front().row);
    add(path_span(path) + ": program " + base::code_span(left.front()->value) + " (" +
            path_span(left.front()->evidence.path) + ")",
        {left.front()->evidence, {path, mains.front().line, mains.front().end_line}}, kProgramRank,
        "1/" + left.front()->value);
  }

  // Programs of tests, fuzzers and benchmarks are not where the project starts.
  static bool is_beside(std::string_view folder) {
    static constexpr std::string_view kAside[] = {"test", "fuzz", "bench", "example", "template"};
    for (const std::string_view part : base::split(folder, '/'))
      for (const std::string_view start : kAside)
        if (part.substr(0, start.size()) == start) return true;
    return !folder.empty() && stands_aside(std::string(folder) + "/.");
  }

  // A program that is named by its path alone bears the name of its package.
  std::string program_name(const Finding& finding, const std::string& name) const {
    const Finding* package = context_.finding_for("name", finding.folder);
    const bool is_path = finding.title.empty() && name.find('/') != std::string::npos;
    if (!is_path || package == nullptr || package->folder != finding.folder) return name;
    const std::string own(name_of_path(package->value));
    return printable(own) ? own : name;
  }

  void add_program(const Finding& finding, const std::string& stated) {
    const std::string name = program_name(finding, stated);
    const bool built = finding.tag == "built";
    std::uint32_t row = built ? kNoRow : resolve_module(context_, finding.folder, finding.value);
    if (row == kNoRow) row = file_beside(finding);
    const std::string manifest = path_span(finding.evidence.path);
    std::vector<Evidence> evidence{finding.evidence};
    std::string text = "program " + base::code_span(name);
    std::string order = "1" + finding.folder + "/" + name;
    if (row != kNoRow) {
      text = path_span(index_.files[row].path) + ": " + text;
      if (finding.evidence.path != index_.files[row].path) text += " (" + manifest + ")";
      evidence.push_back({index_.files[row].path, 0, 0});
      explained_.insert(row);
    } else if (finding.value != name) {
      text += ": " + base::code_span(finding.value) + " (" + manifest + ")";
    } else {
      text += " (" + manifest + ")";
    }
    add(std::move(text), std::move(evidence), kProgramRank, std::move(order));
  }

  void started(std::size_t most) {
    for (const auto& [row, finding] : started_files(context_)) {
      const std::string& path = index_.files[row].path;
      if (said_.size() >= most) return;
      if (is_beside(folder_of(path)) || !explained_.insert(row).second) continue;
      started_.insert(row);
      said_.insert(finding->folder + "\n/" + path);
      std::string text = path_span(path) + ": started by the script `" + finding->title + "` (" +
                         path_span(finding->evidence.path) + ")";
      std::vector<Evidence> evidence{finding->evidence, {path, 0, 0}};
      if (const std::uint32_t whole = handed_on(row); whole != kNoRow) {
        text += ", which hands on to " + path_span(index_.files[whole].path);
        evidence.push_back({index_.files[whole].path, 0, 0});
      }
      add(std::move(text), std::move(evidence), kProgramRank, "1" + finding->folder + "/" + path);
    }
  }

  // `[[bin]] name = "x"`, and beside it `path = "src/x.rs"`: what the same table says.
  std::vector<std::string_view> values_beside(const Finding& finding) const {
    std::vector<std::string_view> values;
    const IndexedFile* manifest = context_.file(finding.evidence.path);
    if (manifest == nullptr) return values;
    for (const FoundFact& fact : context_.facts_below(*manifest, {})) {
      if (fact.line != finding.evidence.line || fact.value != finding.value) continue;
      const std::string_view table = fact.key.substr(0, fact.key.rfind('/'));
      if (table.empty()) break;
      for (const FoundFact& other : context_.facts_below(*manifest, table))
        values.push_back(other.value);
    }
    return values;
  }

  std::uint32_t file_beside(const Finding& finding) const {
    for (const std::string_view value : values_beside(finding))
      if (value.find_first_of("/.") != std::string_view::npos)
        if (const auto row = resolve_module(context_, finding.folder, value);
            row != kNoRow && (finding.tag != "built" || starts_here(index_.files[row])))
          return row;
    return kNoRow;
  }

  // Those that lie alike are told with the first, whatever their number.
  void modules(std::size_t begin, std::size_t end) {
    std::set<std::string> folders;
    std::map<std::string, std::vector<const Finding*>> alike;  // by pattern of the module's path
    for (const Finding* finding : outer_first(context_.findings("library"))) {
      if (!printable(finding->value) || folders.contains(finding->folder)) continue;
      if (finding->tag == "named" && !has_project_name(context_, finding->folder)) continue;
      const std::uint32_t row = module_row(*finding);
      if (row == kNoRow || is_beside(finding->folder)) continue;
      // A program is no module.
      if (starts_package(context_, row) || started_.contains(row)) continue;
      folders.insert(finding->folder);
      alike[pattern_of(*finding, row)].push_back(finding);
    }
    std::size_t lines = 0;
    for (const auto& [pattern, found] : alike) {
      if (found.size() >= kManyPrograms) {
        if (begin == 0) add_alike(pattern, found);
        continue;
      }
      for (const Finding* finding : found) {
        if (lines >= begin && lines < end) add_module(*finding);
        ++lines;
      }
    }
  }

  std::uint32_t module_row(const Finding& finding) const {
    const std::uint32_t row = resolve_module(context_, finding.folder, finding.value);
    return row == kNoRow ? source_of_built(context_, finding.folder, finding.value) : row;
  }

  // "packages/*/src/index.ts"
  std::string pattern_of(const Finding& finding, std::uint32_t row) const {
    const std::string& path = index_.files[row].path;
    if (finding.folder.empty() || !lies_below(finding.folder, path)) return path;
    const std::string outer(folder_of(finding.folder));
    return outer + (outer.empty() ? "*/" : "/*/") + std::string(relative_to(finding.folder, path));
  }

  void add_alike(const std::string& pattern, std::vector<const Finding*> found) {
    std::stable_sort(found.begin(), found.end(), [&](const Finding* a, const Finding* b) {
      return starts_.fans(module_row(*a)) > starts_.fans(module_row(*b));
    });
    std::vector<std::string> names;
    std::vector<Evidence> evidence;
    for (const Finding* finding : found) {
      names.push_back(base::code_span(name_of_path(finding->folder)));
      evidence.push_back({index_.files[module_row(*finding)].path, 0, 0});
      explained_.insert(module_row(*finding));
    }
    std::sort(names.begin(),
              names.begin() + std::min<std::ptrdiff_t>(kMostNames, std::ssize(names)));
    add(path_span(pattern) + ": exported modules of the packages " + listed(names, kMostNames),
        std::move(evidence), kModuleRank, "2" + pattern);
  }

  // "module.exports = require('./lib/express')": a file that defines nothing and imports one other.
  std::uint32_t handed_on(std::uint32_t row) const {
    if (!index_.files[row].summary->definitions.empty()) return kNoRow;
    std::uint32_t only = kNoRow;
    for (const ImportEdge& edge : index_.imports) {
      if (edge.from != row || edge.to == row) continue;
      if (only != kNoRow && only != edge.to) return kNoRow;
      only = edge.to;
    }
    return only;
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
      if (const std::uint32_t whole = handed_on(row); whole != kNoRow) {
        text += ", which hands on " + path_span(index_.files[whole].path);
        evidence.insert(evidence.end() - 1, {index_.files[whole].path, 0, 0});
      }
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

  void mains(std::size_t most) {
    std::vector<Start> all = starts_.starts(explained_, false);
    if (all.empty() && claims_.empty()) all = starts_.starts(explained_, true);
    std::map<std::string, std::vector<const Start*>> by_folder;
    std::map<std::uint32_t, std::uint32_t> longest;  // of the mains of one file, by row
    const auto lines_of = [](const Start& start) { return start.end_line - start.line; };
    for (const Start& start : all)
      longest[start.row] = std::max(longest[start.row], lines_of(start));
    std::set<std::uint32_t> rows;
    std::size_t best = 0;
    for (const Start& start : all) best = std::max(best, start.reach);
    for (const Start& start : all) {
      // `wmain` of one platform calls what the others call `main`.
      if (lines_of(start) < longest[start.row] || !rows.insert(start.row).second ||
          starts_.is_trial(start, best))
        continue;
      by_folder[std::string(folder_of(index_.files[start.row].path))].push_back(&start);
    }
    // Those that lead to most stand first; a folder of many programs is one line.
    std::vector<const std::pair<const std::string, std::vector<const Start*>>*> folders;
    for (const auto& entry : by_folder)
      if (!told_folders_.contains(entry.first)) folders.push_back(&entry);
    std::stable_sort(folders.begin(), folders.end(), [](const auto* a, const auto* b) {
      return leads_to_more(*a->second.front(), *b->second.front());
    });
    std::map<std::string, std::vector<const Start*>> alike;
    for (const auto* entry : folders)
      if (entry->second.size() == 1)
        alike[starts_.place_among(*entry->second.front())].push_back(entry->second.front());
    std::size_t told = told_folders_.size();
    for (const auto* entry : folders) {
      if (told >= most) return;
      if (!told_folders_.insert(entry->first).second) continue;
      ++told;
      const std::string place = starts_.place_among(*entry->second.front());
      if (const auto group = alike.find(place);
          !place.empty() && group != alike.end() && group->second.size() >= kManyAlike) {
        add_folder(std::string(folder_of(place)), group->second, true);
        continue;
      }
      if (entry->second.size() >= kManyPrograms) {
        add_folder(entry->first, entry->second);
      } else {
        for (const Start* start : entry->second) add_main(*start, index_.files[start->row].path);
      }
    }
  }

  void add_main(const Start& start, const std::string& path) {
    std::string text = path_span(path) + ": ";
    if (!start.name.empty())
      text += base::code_span(start.name);
    else
      text += start.script ? "runs as a script" : "a program of top-level statements";
    add(std::move(text), {{path, start.line, start.end_line}}, kMainRank, "3" + path);
  }

  // The programs of one folder, or of folders side by side in it.
  void add_folder(const std::string& folder, const std::vector<const Start*>& starts,
                  bool side_by_side = false) {
    std::vector<std::string> names;
    std::vector<Evidence> evidence;
    bool scripts = true;
    for (const Start* start : starts) {
      const std::string& path = index_.files[start->row].path;
      told_folders_.insert(std::string(folder_of(path)));
      names.push_back(path_span(path.substr(folder.empty() ? 0 : folder.size() + 1)));
      evidence.push_back({path, start->line, start->end_line});
      scripts = scripts && start->script;
    }
    if (side_by_side) std::sort(names.begin(), names.end());
    add((folder.empty() ? "" : folder_span(folder) + ": ") +
            std::string(scripts ? "scripts " : "programs, a `main` each: ") +
            listed(names, side_by_side ? kMostAlike : kMostNames),
        std::move(evidence), kMainRank, "3" + folder);
  }

  const Context& context_;
  const Index& index_;
  const StartFinder starts_;
  std::set<std::uint32_t> explained_;
  std::set<std::uint32_t> started_;     ///< by scripts
  std::set<std::string> said_;          ///< programs: folder and name
  std::set<std::string> told_folders_;  ///< of mains
  bool extra_ = false;
  std::vector<Claim> claims_;
};

}  // namespace

Section entry_points(const Context& context) {
  Section section{"entry-points", "Entry points", EntryFinder(context).claims(), 0};
  for (Claim& claim : work_claims(context)) section.claims.push_back(std::move(claim));
  for (Claim& claim : route_claims(context)) section.claims.push_back(std::move(claim));
  for (Claim& claim : header_claims(context)) section.claims.push_back(std::move(claim));
  ResourceClaims resources = resource_claims(context, section.id);
  for (Claim& claim : resources.claims) section.claims.push_back(std::move(claim));
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
