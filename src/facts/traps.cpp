// Traps: what an agent would edit in vain, or break without seeing it.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.hpp"
#include "facts/data_migrations.hpp"
#include "facts/detect.hpp"
#include "facts/map_purpose.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"
#include "facts/sections.hpp"
#include "facts/traps_attributes.hpp"
#include "facts/traps_checks.hpp"
#include "facts/traps_fold.hpp"
#include "facts/traps_generator.hpp"
#include "facts/traps_inputs.hpp"
#include "facts/traps_rules.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostLines = 6;  // of one kind; what lies beyond is folded by its folder
constexpr std::size_t kMostNames = 8;
constexpr std::string_view kSaysHeader = ", says the header";
constexpr std::uint32_t kLastHeaderLine = 40;
constexpr std::uint64_t kFewestVendoredLines = 100;
constexpr std::int64_t kGeneratedRank = 720;
constexpr std::int64_t kVendoredRank = 680;
constexpr std::int64_t kOtherRank = 660;

class TrapFinder {
 public:
  explicit TrapFinder(const Context& context) : context_(context), index_(context.index()) {}

  std::vector<Claim> claims() {
    built_by_rules();
    vendored();
    generated();
    submodules();
    filtered();
    case_twins();
    for (Claim& claim : check_claims(context_)) claims_.push_back(std::move(claim));
    return std::move(claims_);
  }

 private:
  void add(std::string text, std::vector<Evidence> evidence, std::int64_t rank, std::string order) {
    claims_.push_back({std::move(text), std::move(evidence), rank, std::move(order)});
  }

  // A file of the tree that a build rule writes: an edit is lost at the next build.
  void built_by_rules() {
    for (const BuiltFile& built : files_built_by_rules(context_)) {
      const std::string& path = index_.files[built.row].path;
      if (stands_aside(path)) continue;
      explained_.insert(path);
      const std::string rules = path_span(built.rule.file->path);
      std::string text =
          path_span(path) + (built.partly ? ": written in part by " : ": written by ");
      std::vector<Evidence> evidence{built.rule.evidence()};
      if (built.script != kNoRow) {
        text += path_span(index_.files[built.script].path) + ", a rule of " + rules;
        evidence.push_back({index_.files[built.script].path, 0, 0});
      } else {
        text += "a rule of " + rules;
        if (built.source != kNoRow) text += " from " + path_span(index_.files[built.source].path);
      }
      if (built.source == kNoRow && !built.inputs.empty())
        text += (built.script != kNoRow ? ", from " : " from ") + path_span(built.inputs);
      if (!built.target.empty() && printable(built.target))
        text += "; its target " + base::code_span(built.target) + " writes it anew";
      add(std::move(text), std::move(evidence), kGeneratedRank, "1" + path);
    }
  }

  // What tests and examples hold is theirs to write; nobody edits it by mistake.
  static bool stands_aside(std::string_view path) {
    FileEntry entry;
    entry.path = std::string(folder_of(path)) + "/.";
    const FileRole role = role_of(entry, nullptr, FileSummary{});
    return !folder_of(path).empty() && (role == FileRole::test || role == FileRole::example);
  }

  // Lock files say "generated" too; nobody edits one by hand.
  static bool is_lock(const IndexedFile& file) {
    const bool code = file.language != nullptr && file.language->is_code;
    const std::string_view name = name_of_path(file.path);
    const std::string_view extension = name.substr(name.rfind('.') + 1);
    if (extension == "lockb" || extension == "lock") return true;
    return !code && (extension == "sum" || name.find("lock") != std::string_view::npos);
  }

  // A mark far down speaks of something else; a file of no language without a mark (a source map)
  // is nobody's to edit.
  bool tells_of_generation(const IndexedFile& file) const {
    const bool code = file.language != nullptr && file.language->is_code;
    const std::uint32_t line = file.summary->generated_line;
    if (name_of_path(file.path).front() == '.' || line > kLastHeaderLine) return false;
    if (line == 0 && !code && !file.attribute_role) return false;
    if (is_lock(file) || is_untold(file.path) || explained_.contains(file.path)) return false;
    const bool names_tool = code && file.summary->generated_by.size != 0;
    return names_tool || !stands_aside(file.path);
  }

  void generated() {
    // Migrations are written by a tool and edited by hand; Data tells where they are.
    const std::set<std::string_view> migrations = migration_files(context_);
    std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> by_proof;
    for (std::uint32_t row = 0; row < index_.files.size(); ++row) {
      const IndexedFile& file = index_.files[row];
      if (file.role == FileRole::generated && tells_of_generation(file) &&
          !migrations.contains(file.path))
        by_proof[{generator_text(file), input_of(context_, file).end}].push_back(row);
    }
    for (const auto& [proof, rows] : by_proof)
      for (const FileGroup& group : few_groups(rows))
        add(group.name + ": " + with_source(proof.first, source_text(group, proof.second)),
            {generated_evidence(index_.files[group.rows.front()])}, kGeneratedRank,
            "1" + group.order);
  }

  // "generated from `x.in`, says the header"
  static std::string with_source(std::string_view text, const std::string& source) {
    if (source.empty() || !text.ends_with(kSaysHeader)) return std::string(text) + source;
    return std::string(text.substr(0, text.size() - kSaysHeader.size())) + source +
           std::string(kSaysHeader);
  }

  // " from `src/lexer.in.cc`", or what many files have beside them.
  std::string source_text(const FileGroup& group, const std::string& end) const {
    if (end.empty()) return {};
    if (group.rows.size() > 1 || group.name.starts_with("some "))
      return ", each from the " + end + " of its name";
    const std::uint32_t row = input_of(context_, index_.files[group.rows.front()]).row;
    return " from " + path_span(index_.files[row].path);
  }

  static std::string generator_text(const IndexedFile& file) {
    const FileSummary& summary = *file.summary;
    const std::string by = generator_phrase(summary.view(summary.generated_by));
    if (!by.empty()) return "generated" + by;
    if (summary.generated_line != 0) return "generated" + std::string(kSaysHeader);
    const bool minified = name_of_path(file.path).find(".min.") != std::string_view::npos;
    return minified && !file.attribute_role ? "minified" : "generated";
  }

  Evidence generated_evidence(const IndexedFile& file) const {
    const std::uint32_t line = file.summary->generated_line;
    if (line != 0) return {file.path, line, line};
    return attribute_evidence(context_, file.path, "linguist-generated");
  }

  // At most kMostLines groups: beyond that single files give way to the folders that hold them.
  // The innermost folder that holds all of them; `rows` are in path order.
  std::string common_folder(const std::vector<std::uint32_t>& rows) const {
    std::string_view folder = folder_of(index_.files[rows.front()].path);
    while (!folder.empty() && !lies_below(folder, index_.files[rows.back()].path))
      folder = folder_of(folder);
    return std::string(folder);
  }

  std::vector<FileGroup> few_groups(const std::vector<std::uint32_t>& rows) const {
    std::vector<FileGroup> groups = fold_files(context_, rows);
    if (groups.size() <= kMostLines) return groups;
    std::map<std::string, FileGroup> by_folder;
    for (FileGroup& group : groups) {
      std::string folder = common_folder(group.rows);
      if (group.folder) folder = folder_of(group.order.substr(0, group.order.size() - 1));
      const auto [found, fresh] = by_folder.try_emplace(folder, group);
      if (fresh) continue;
      found->second.name = "some files in " + folder_span(folder);
      found->second.order = folder;
      found->second.folder = false;
    }
    std::vector<FileGroup> few;
    for (auto& [folder, group] : by_folder) {  // an outer folder stands before those inside
      const bool inside = !few.empty() && few.back().name.starts_with("some ") &&
                          !few.back().order.empty() && lies_below(few.back().order, folder);
      if (inside)
        few.back().rows.insert(few.back().rows.end(), group.rows.begin(), group.rows.end());
      else
        few.push_back(std::move(group));
    }
    std::stable_sort(few.begin(), few.end(), [](const FileGroup& a, const FileGroup& b) {
      return a.rows.size() > b.rows.size();
    });
    if (few.size() > kMostLines) few.resize(kMostLines);
    return few;
  }

  void vendored() {
    std::vector<std::uint32_t> rows;
    bool any = false;
    for (std::uint32_t row = 0; row < index_.files.size(); ++row) {
      const FileRole role = index_.files[row].role;
      any |= role == FileRole::vendored;
      if (role == FileRole::vendored || role == FileRole::generated) rows.push_back(row);
    }
    if (!any) return;
    std::erase_if(rows, [&](std::uint32_t row) { return !stands_among_vendored(row); });
    for (const std::uint32_t row : rows) explained_.insert(index_.files[row].path);
    const Purposes purposes(context_);
    for (const FileGroup& group : few_groups(rows)) {
      if (!is_substantial(group)) continue;
      const std::string folder = group.order.substr(0, group.order.size() - 1);
      std::string text = group.name + ": vendored";
      std::vector<Evidence> evidence{vendored_evidence(index_.files[group.rows.front()])};
      if (group.folder) text += held_packages(folder);
      if (const auto purpose = group.folder ? purposes.of_folder(folder, {}) : std::nullopt) {
        text += "; " + purpose->quoted;
        evidence.push_back(purpose->evidence);
      }
      add(std::move(text), std::move(evidence), kVendoredRank, "2" + group.order);
    }
  }

  // Packages of a few lines are what tests feed on; a wrapper's settings are no code.
  bool is_substantial(const FileGroup& group) const {
    std::uint64_t lines = 0;
    for (const std::uint32_t row : group.rows) {
      const IndexedFile& file = index_.files[row];
      if (file.language == nullptr || !file.language->is_code) continue;
      if (file.summary->minified || file.summary->truncated) return true;
      lines += file.summary->lines;
    }
    return lines >= kFewestVendoredLines;
  }

  // Vendored itself, or generated below a folder that holds a vendored file and nothing of the
  // project's own.
  bool stands_among_vendored(std::uint32_t row) const {
    if (index_.files[row].role == FileRole::vendored) return true;
    const auto is_ours = [&](std::uint32_t other) {
      const FileRole role = index_.files[other].role;
      return role != FileRole::vendored && role != FileRole::generated;
    };
    for (auto folder = folder_of(index_.files[row].path); !folder.empty();
         folder = folder_of(folder)) {
      const auto [from, to] = context_.below(folder);
      bool vendored = false;
      for (std::uint32_t other = from; other < to; ++other) {
        if (is_ours(other)) return false;
        vendored |= index_.files[other].role == FileRole::vendored;
      }
      if (vendored) return true;
    }
    return false;
  }

  Evidence vendored_evidence(const IndexedFile& file) const {
    return attribute_evidence(context_, file.path, "linguist-vendored");
  }

  std::string held_packages(const std::string& folder) const {
    std::vector<std::string> names;
    for (const Child& child : context_.children(folder))
      if (child.is_folder) names.push_back(base::code_span(child.name));
    return names.size() < 2 ? "" : " (" + listed(names, kMostNames) + ")";
  }

  void submodules() {
    std::map<std::string, std::vector<const IndexedFile*>> by_folder;
    for (const IndexedFile& file : index_.files)
      if (file.kind == FileKind::submodule)
        by_folder[std::string(folder_of(file.path))].push_back(&file);
    for (const auto& [folder, files] : by_folder) {
      if (files.size() > kMostLines) {
        submodules_of(folder, files);
        continue;
      }
      for (const IndexedFile* file : files)
        add(path_span(file->path) +
                ": git submodule, another repository that is not described here",
            {submodule_evidence(file->path)}, kOtherRank, "3" + file->path);
    }
  }

  void submodules_of(const std::string& folder, const std::vector<const IndexedFile*>& files) {
    std::vector<std::string> names;
    for (const IndexedFile* file : files) names.push_back(path_span(name_of_path(file->path)));
    add(folder_span(folder) + ": git submodules, other repositories that are not described here: " +
            listed(names, kMostNames),
        {submodule_evidence(files.front()->path), submodule_evidence(files.back()->path)},
        kOtherRank, "3" + folder);
  }

  Evidence submodule_evidence(const std::string& path) const {
    if (const IndexedFile* list = context_.file(".gitmodules"))
      for (const FoundFact& fact : context_.facts_below(*list, {}))
        if (fact.value == path) return fact.evidence();
    return {path, 0, 0};
  }

  void filtered() {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < index_.files.size(); ++row)
      if (index_.files[row].opaque == Opaque::filtered) rows.push_back(row);
    if (rows.empty()) return;
    for (const FileGroup& group : few_groups(rows))
      add(group.name + ": stored through a git filter; its content was not read",
          {attribute_evidence(context_, index_.files[group.rows.front()].path, "filter=")},
          kOtherRank, "4" + group.order);
  }

  // On file systems that fold case one of the two hides the other.
  void case_twins() {
    std::unordered_map<std::string, const IndexedFile*> folded;
    std::size_t lines = 0;
    for (const IndexedFile& file : index_.files) {
      const auto [twin, fresh] = folded.try_emplace(base::to_lower(file.path), &file);
      if (fresh || file.role == FileRole::vendored || lines++ >= kMostLines) continue;
      add(path_span(twin->second->path) + " and " + path_span(file.path) +
              " differ in case only: one hides the other on macOS and Windows",
          {{twin->second->path, 0, 0}, {file.path, 0, 0}}, kOtherRank, "5" + file.path);
    }
  }

  const Context& context_;
  const Index& index_;
  std::set<std::string> explained_;
  std::vector<Claim> claims_;
};

}  // namespace

Section traps(const Context& context) {
  Section section{"traps", "Traps", TrapFinder(context).claims(), 0};
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
