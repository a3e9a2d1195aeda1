#include "graph/references.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "base/hash.hpp"
#include "base/pool.hpp"
#include "graph/visible.hpp"

namespace brief::graph {
namespace {

constexpr std::uint32_t kMaxCount = 1024;  // uses of one name in one file that still add weight
constexpr std::size_t kMinCompound = 9;    // bytes; "is_empty" is everybody's
constexpr std::uint32_t kMinFreeName = 3;  // bytes of a name that is looked for everywhere
constexpr std::size_t kMaxScanned = 64;    // definitions of a name that are looked at one by one
constexpr std::size_t kAhead = 8;          // references whose table lines are fetched early

// Square roots of 0..kMaxCount, 16 fractional bits: a name used often in one file counts more, but
// not as often as it is used (the damping is aider's).
std::vector<std::uint32_t> square_roots() {
  std::vector<std::uint32_t> roots(kMaxCount + 1);
  for (std::uint64_t count = 0; count <= kMaxCount; ++count) {
    std::uint64_t root = 0;
    for (std::uint64_t bit = std::uint64_t{1} << 21; bit != 0; bit /= 2)
      if ((root + bit) * (root + bit) <= count << 32) root += bit;
    roots[count] = static_cast<std::uint32_t>(root);
  }
  return roots;
}

// Definitions that one reference may mean, by how it comes to them; the first kind that has any
// decides.
enum Way : std::size_t {
  qualified,
  imported,
  imported_indirect,
  package,
  package_indirect,
  loose,
  free,
  kWays
};

struct Picks {
  std::array<std::uint32_t, kMaxCandidates> definitions{};
  unsigned count = 0;
  bool common = false;  // more than kMaxCandidates

  void add(std::uint32_t definition) {
    const auto end = definitions.begin() + count;
    if (common || std::find(definitions.begin(), end, definition) != end) return;
    common = count == kMaxCandidates;
    if (!common) definitions[count++] = definition;
  }
};

// A number for the family of each file's language, for it is compared once per candidate.
std::vector<std::uint16_t> families_of(std::span<const IndexedFile> files) {
  std::vector<std::string_view> known{std::string_view{}};
  std::vector<std::uint16_t> families(files.size(), 0);
  for (std::size_t file = 0; file < files.size(); ++file) {
    if (files[file].language == nullptr) continue;
    const std::string_view family = files[file].language->family;
    auto found = std::find(known.begin(), known.end(), family);
    if (found == known.end()) found = known.insert(known.end(), family);
    families[file] = static_cast<std::uint16_t>(found - known.begin());
  }
  return families;
}

// Tables that all threads read.
struct Shared {
  std::vector<std::uint32_t> roots;
  std::vector<std::uint16_t> families;
  PassedOn passed_on;
  std::vector<bool> imported;  // by some file
};

std::vector<bool> imported_files(const std::vector<std::vector<ResolvedImport>>& imports) {
  std::vector<bool> imported(imports.size());
  for (const std::vector<ResolvedImport>& of_file : imports)
    for (const ResolvedImport& import : of_file) imported[import.file] = true;
  return imported;
}

class Linker {
 public:
  Linker(const PathTable& paths, const DeclaredModules& modules,
         const std::vector<std::vector<ResolvedImport>>& imports,
         const DefinitionTable& definitions, const Shared& shared)
      : files_(paths.files()),
        imports_(imports),
        definitions_(definitions),
        roots_(shared.roots),
        families_(shared.families),
        imported_(shared.imported),
        visible_(paths, modules, imports, shared.passed_on) {}

  std::vector<Link> link(std::uint32_t file) {
    const IndexedFile& from = files_[file];
    links_.clear();
    if (from.language == nullptr || !from.language->is_code || from.role == FileRole::generated ||
        from.role == FileRole::vendored)
      return {};
    from_ = file;
    includes_ = from.language->import_style == ImportStyle::include_suffix;
    dotted_ = !includes_ && from.language->import_style != ImportStyle::module_path;
    imports_names_ = !includes_ && from.language->name_scope != NameScope::program;
    visible_.look_from(file);
    list_own(*from.summary);
    const std::vector<Reference>& references = from.summary->references;
    for (std::size_t i = 0; i < references.size(); ++i) {
      if (i + 2 * kAhead < references.size())
        definitions_.prefetch(references[i + 2 * kAhead].name_hash);
      if (i + kAhead < references.size())
        definitions_.prefetch_rows(references[i + kAhead].name_hash);
      link_reference(references[i]);
    }
    link_named_imports(*from.summary);
    return folded();
  }

 private:
  struct Own {
    std::uint64_t hash;
    Meaning meaning;
    bool operator<(const Own& other) const { return hash < other.hash; }
  };

  void list_own(const FileSummary& summary) {
    own_.clear();
    for (const Definition& definition : summary.definitions)
      own_.push_back({definition.name_hash, own_meaning(summary, definition)});
    std::sort(own_.begin(), own_.end());
  }

  // Inside its own file a nested function or a constructor is a function like any other.
  static Meaning own_meaning(const FileSummary& summary, const Definition& definition) {
    const Meaning meaning = meaning_of(summary, definition);
    return meaning == Meaning::none ? Meaning::callable : meaning;
  }

  bool is_local(const Reference& reference) const {
    auto own = std::lower_bound(own_.begin(), own_.end(), Own{reference.name_hash, Meaning::none});
    for (; own != own_.end() && own->hash == reference.name_hash; ++own) {
      const Fit how = fit(reference.kind, own->meaning);
      if (how == Fit::direct || (how == Fit::indirect && reference.kind == ReferenceKind::call))
        return true;
    }
    return false;
  }

  void link_reference(const Reference& reference) {
    if (is_local(reference)) return;
    if (reference.kind != ReferenceKind::member && visible_.is_foreign(reference.name_hash)) return;
    const std::span<const HashRow> rows = definitions_.find(reference.name_hash);
    if (rows.empty()) return;
    picks_ = {};
    if (rows.size() <= kMaxScanned)
      for (const HashRow& row : rows) consider(reference, row);
    else
      consider_visible(reference, rows);
    for (std::size_t way = 0; way < kWays; ++way) {
      if (picks_[way].count == 0) continue;
      if (!picks_[way].common) lend(reference, static_cast<Way>(way));
      return;
    }
  }

  // Of a name with many definitions only those of files in sight are looked at.
  void consider_visible(const Reference& reference, std::span<const HashRow> rows) {
    for (const std::uint32_t file : visible_.files()) {
      auto row = std::partition_point(rows.begin(), rows.end(),
                                      [file](const HashRow& r) { return r.first < file; });
      for (std::size_t n = 0; n < kMaxScanned && row != rows.end() && row->first == file;
           ++row, ++n)
        consider(reference, *row);
    }
  }

  void consider(const Reference& reference, const HashRow& row) {
    const Candidate candidate = DefinitionTable::unpack(row);
    const Fit how = fit(reference.kind, candidate.meaning);
    if (how == Fit::no || candidate.file == from_) return;
    if (families_[candidate.file] != families_[from_]) return;
    const Way way = way_to(reference, candidate, how);
    if (way == kWays) return;
    const std::uint32_t definition = definitions_.canonical(definitions_.number(row));
    if (definitions_.at(definition).file != from_) picks_[way].add(definition);
  }

  Way way_to(const Reference& reference, const Candidate& candidate, Fit how) const {
    const bool direct = how == Fit::direct;
    // `x.f` where f is a function of an imported module, if a dot can lead into a module.
    if (!dotted_ && !direct && reference.kind == ReferenceKind::member) return kWays;
    switch (visible_.sight_of(candidate.file)) {
      case Sight::whole:
        if (candidate.exported || includes_) return direct ? imported : imported_indirect;
        break;
      case Sight::module:
        if (!candidate.exported) break;
        if (is_member(candidate) || visible_.imports_name(reference.name_hash))
          return direct ? imported : imported_indirect;
        // `module.f` is sure; in some languages the module's name is lost before a `::`.
        return reference.kind == ReferenceKind::member ? qualified : loose;
      case Sight::named:
        if (is_member(candidate) || visible_.imports_name(reference.name_hash))
          return direct ? imported : imported_indirect;
        break;
      case Sight::package:
        return direct ? package : package_indirect;
      case Sight::none:
        break;
    }
    // A type cannot be declared anew as a function can: only who includes its file has it.
    if (includes_ && candidate.meaning == Meaning::type && !imported_[candidate.file]) return kWays;
    const bool known_name = reference.name.size >= kMinFreeName;
    return direct && candidate.exported && known_name ? free : kWays;
  }

  static bool is_member(const Candidate& candidate) {
    return candidate.meaning == Meaning::member || candidate.meaning == Meaning::field;
  }

  void lend(const Reference& reference, Way way) {
    const Picks& picks = picks_[way];
    std::uint32_t weight = roots_[std::min(reference.count, kMaxCount)];
    const bool member = reference.kind == ReferenceKind::member;
    const bool indirect = way == imported_indirect || way == package_indirect;
    if ((indirect || (member && way != qualified)) && !is_compound(reference)) {
      // `x.get` may be anybody's: a guess, however often it is written.
      weight = std::min(weight, kSureWeight) / 8;
    } else if (way == loose || (way == free && imports_names_)) {
      // Where names are imported, one that is not is mostly somebody else's; a member comes with
      // its object.
      weight = std::min(weight, kSureWeight) / (member ? 2 : 4);
    }
    weight /= picks.count;
    for (unsigned i = 0; i < picks.count; ++i) links_.push_back({picks.definitions[i], weight});
  }

  // A name of several words is hardly chosen twice.
  bool is_compound(const Reference& reference) const {
    const std::string_view name = files_[from_].summary->view(reference.name);
    if (name.size() < kMinCompound) return false;
    for (std::size_t i = 1; i + 1 < name.size(); ++i)
      if (name[i] == '_' || (name[i] >= 'A' && name[i] <= 'Z' && name[i + 1] >= 'a')) return true;
    return false;
  }

  // `from a import b` uses b, also where the name is never written again.
  void link_named_imports(const FileSummary& summary) {
    for (const ResolvedImport& import : imports_[from_]) {
      if (!import.named) continue;
      const std::string_view name = imported_name(summary, summary.imports[import.import]);
      const std::uint64_t hash = base::name_hash(name);
      const auto used =
          std::lower_bound(summary.references.begin(), summary.references.end(), hash,
                           [](const Reference& r, std::uint64_t h) { return r.name_hash < h; });
      if (used != summary.references.end() && used->name_hash == hash) continue;
      Reference reference;
      reference.name_hash = hash;
      reference.name = {static_cast<std::uint32_t>(name.data() - summary.text.data()),
                        static_cast<std::uint32_t>(name.size())};
      reference.count = 1;
      reference.kind = ReferenceKind::value;
      link_reference(reference);
    }
  }

  std::vector<Link> folded() {
    std::sort(links_.begin(), links_.end(),
              [](const Link& a, const Link& b) { return a.definition < b.definition; });
    std::vector<Link> out;
    for (const Link& link : links_) {
      if (out.empty() || out.back().definition != link.definition)
        out.push_back(link);
      else
        out.back().weight +=
            link.weight;  // at most 4 kinds of reference and an import: no overflow
    }
    return out;
  }

  std::span<const IndexedFile> files_;
  const std::vector<std::vector<ResolvedImport>>& imports_;
  const DefinitionTable& definitions_;
  const std::vector<std::uint32_t>& roots_;
  const std::vector<std::uint16_t>& families_;
  const std::vector<bool>& imported_;
  Visible visible_;
  std::uint32_t from_ = 0;
  bool includes_ = false;
  bool dotted_ = true;
  bool imports_names_ = true;
  std::vector<Own> own_;
  std::array<Picks, kWays> picks_;
  std::vector<Link> links_;
};

}  // namespace

std::vector<std::vector<Link>> link_references(
    const PathTable& paths, const DeclaredModules& modules,
    const std::vector<std::vector<ResolvedImport>>& imports, const DefinitionTable& definitions,
    unsigned jobs) {
  const Shared shared{square_roots(), families_of(paths.files()), PassedOn(paths.files(), imports),
                      imported_files(imports)};
  std::vector<std::vector<Link>> links(paths.files().size());
  std::vector<std::unique_ptr<Linker>> linkers(std::max(1u, jobs));
  base::parallel_for(jobs, links.size(), [&](std::size_t file, unsigned thread) {
    if (!linkers[thread])
      linkers[thread] = std::make_unique<Linker>(paths, modules, imports, definitions, shared);
    links[file] = linkers[thread]->link(static_cast<std::uint32_t>(file));
  });
  return links;
}

}  // namespace brief::graph
