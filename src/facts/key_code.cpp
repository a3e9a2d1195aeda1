#include "facts/key_code.hpp"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "facts/entry_points_resolve.hpp"
#include "facts/key_code_drivers.hpp"
#include "facts/key_code_text.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"
#include "facts/sections.hpp"
#include "facts/traps_rules.hpp"
#include "facts/unknowns_languages.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kKeyDefinitions = 24;
constexpr std::size_t kFewInFile = 3;
constexpr std::size_t kMostInFile = 5;
constexpr std::size_t kExtraDefinitions = 2 * kKeyDefinitions;
constexpr std::size_t kMostInFileWithExtra = 12;
constexpr std::uint64_t kMostUsers = 1000;  // rank x users stays below 2^64
constexpr std::uint64_t kTestShare = 4;     // so many tests say as much as one user
constexpr std::uint64_t kOfferedShare = 4;  // what the project offers counts so much more
constexpr std::size_t kMostNamesakes = 2;   // files that may hold a body of one name
// The first lines stand beside the first routes and commands: no brief is without its key code.
constexpr std::size_t kFirstLines = 4;
constexpr std::int64_t kFirstRank = 710;
constexpr std::int64_t kBestRank = 600;
constexpr std::int64_t kRankStep = 15;
constexpr std::int64_t kExtraStep = 5;

std::uint32_t span_of(const Definition& definition) {
  return definition.end_line - std::min(definition.line, definition.end_line);
}

class Chooser {
 public:
  Chooser(const Context& context, std::size_t limit)
      : context_(context), index_(context.index()), limit_(limit) {
    const std::vector<std::uint32_t> built = rows_built_by_rules(context);
    built_.insert(built.begin(), built.end());
    know_offered();
    know_namesakes();
    types_ = files_of_types(index_);
  }

  std::vector<KeyDefinition> choose(std::size_t more) {
    for (const RankedDefinition& row : index_.definitions)
      if (candidate(row)) rows_.push_back(&row);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const auto* a, const auto* b) { return score(*a) > score(*b); });
    find_bodies();
    passes({kFewInFile, kMostInFile});
    if (more == 0) return std::move(chosen_);
    extra_ = true;
    limit_ += more;
    passes({kFewInFile, kMostInFile, kMostInFileWithExtra});
    return std::move(chosen_);
  }

 private:
  const Definition& definition(const RankedDefinition& row) const {
    return index_.files[row.file].summary->definitions[row.definition];
  }

  // What the exported modules name of other files is what the project is for.
  void know_offered() {
    const std::vector<std::uint32_t> modules = exported_modules(context_);
    for (const std::uint32_t row : modules) {
      const FileSummary& summary = *index_.files[row].summary;
      for (const Import& import : summary.imports) {
        const std::string_view name = summary.view(import.name);
        if (!name.empty()) offered_.insert(base::name_hash(name.substr(0, name.find(' '))));
      }
    }
    for (const ImportEdge& edge : index_.imports)
      if (std::binary_search(modules.begin(), modules.end(), edge.from)) offering_.insert(edge.to);
  }

  // A name that many files give a body says nothing about which of them is meant, where it is not
  // an import that tells.
  void know_namesakes() {
    for (std::uint32_t row = 0; row < index_.files.size(); ++row) {
      const IndexedFile& file = index_.files[row];
      if (!is_project_code(file) || built_.contains(row) || !declares_apart(file)) continue;
      std::unordered_set<std::uint64_t> names;
      for (const Definition& one : file.summary->definitions)
        if (class_of(one.kind) == KindClass::callable) names.insert(one.name_hash);
      for (const std::uint64_t name : names) namesakes_[name] += 1;
    }
  }

  bool candidate(const RankedDefinition& row) const {
    const IndexedFile& file = index_.files[row.file];
    if (!Context::speaks(file) || file.language == nullptr || !file.language->is_code) return false;
    if (is_tooling(file.path)) return false;
    const Definition& one = definition(row);
    if (built_.contains(row.file) || class_of(one.kind) == KindClass::other) return false;
    if (is_foreign_name(file, one)) return false;
    // A plain value is read where it is used; a macro with parameters is a function.
    if (class_of(one.kind) == KindClass::value &&
        (one.kind != DefinitionKind::macro ||
         !takes_parameters(file.summary->view(one.name), file.summary->view(one.signature))))
      return false;
    if (is_opened_again(row.file, row.definition)) return false;
    const auto namesakes = namesakes_.find(one.name_hash);
    return class_of(one.kind) != KindClass::callable || !declares_apart(file) ||
           namesakes == namesakes_.end() || namesakes->second <= kMostNamesakes;
  }

  // A type that other files have too and that here only surrounds one other is where that one
  // stands.
  bool is_opened_again(std::uint32_t file, std::uint32_t at) const {
    const auto found = types_.find(index_.files[file].summary->definitions[at].name_hash);
    return found != types_.end() && found->second > 1 &&
           only_surrounds(*index_.files[file].summary, at);
  }

  // "#define EXPORT __attribute__((visible))" has parentheses too, and no parameters.
  static bool takes_parameters(std::string_view name, std::string_view signature) {
    const std::size_t at = signature.find(name);
    return at != std::string_view::npos && signature.substr(at + name.size()).starts_with('(');
  }

  bool is_member(const RankedDefinition& row) const {
    const Definition& one = definition(row);
    if (one.kind == DefinitionKind::method) return true;
    if (one.parent == kNoParent) return false;
    const DefinitionKind outer = index_.files[row.file].summary->definitions[one.parent].kind;
    return class_of(outer) == KindClass::type || outer == DefinitionKind::implementation;
  }

  bool is_offered(const RankedDefinition& row) const {
    return offering_.contains(row.file) && offered_.contains(definition(row).name_hash) &&
           !is_member(row);
  }

  // What the project offers is leant on from outside, which its tests show.
  std::uint64_t users_of(const RankedDefinition& row) const {
    if (is_offered(row)) return row.users + row.test_users;
    return row.users + (row.users == 0 ? 0 : row.test_users / kTestShare);
  }

  // Rank says how central the users are; what the repository leans on has many of them.
  std::uint64_t score(const RankedDefinition& row) const {
    const std::uint64_t whole =
        std::max<std::uint64_t>(row.rank, 1) * std::min(users_of(row), kMostUsers);
    if (class_of(definition(row).kind) == KindClass::value) return whole / 4;
    return is_offered(row) ? whole * kOfferedShare : whole;
  }

  // Languages whose imports are inclusions declare in one file what they define in another.
  static bool declares_apart(const IndexedFile& file) {
    return file.language->import_style == ImportStyle::include_suffix;
  }

  std::uint64_t fold_key(const RankedDefinition& row) const {
    const Definition& one = definition(row);
    return one.name_hash ^ (static_cast<std::uint64_t>(class_of(one.kind)) << 1) ^
           (is_member(row) && one.parent != kNoParent ? parent_hash(row) : 0) ^
           (declares_apart(index_.files[row.file]) ? 0 : (row.file + 1) * 0x9e3779b97f4a7c15u);
  }

  // `typedef struct list {…} list;` is one thing with two rows.
  std::uint64_t parent_hash(const RankedDefinition& row) const {
    const FileSummary& summary = *index_.files[row.file].summary;
    const std::uint64_t parent = summary.definitions[definition(row).parent].name_hash;
    return parent == definition(row).name_hash ? 0 : parent * 31 + 1;
  }

  // The longest definition of a name is its body; the first in rank order wins a tie.
  void find_bodies() {
    for (const RankedDefinition* row : rows_) {
      if (!declares_apart(index_.files[row->file])) continue;
      const RankedDefinition*& best = bodies_[fold_key(*row)];
      if (best == nullptr || span_of(definition(*row)) > span_of(definition(*best))) best = row;
    }
  }

  void passes(std::initializer_list<std::size_t> shares) {
    for (const bool members : {false, true})
      for (const std::uint32_t users : {2u, 1u})
        for (const std::size_t per_file : shares) {
          const std::size_t wanted = members ? limit_ / 2 : users == 2 ? limit_ : limit_ / 2;
          if (chosen_.size() < wanted) pass(users, per_file, members);
        }
  }

  void pass(std::uint32_t least_users, std::size_t per_file, bool members) {
    const std::size_t enough = members ? limit_ / 2 : limit_;
    for (const RankedDefinition* row : rows_) {
      if (chosen_.size() >= enough) return;
      if (users_of(*row) >= least_users && is_member(*row) == members) take(*row, per_file);
    }
  }

  void take(const RankedDefinition& row, std::size_t per_file) {
    const std::uint64_t key = fold_key(row);
    if (taken_.contains(key)) return;
    const RankedDefinition* body = &row;
    if (declares_apart(index_.files[row.file])) body = bodies_[key];
    const bool value = class_of(definition(*body).kind) == KindClass::value;
    if (value && values_ >= limit_ / 8) return;
    if (in_file_[body->file] >= per_file) return;
    const FileSummary& summary = *index_.files[body->file].summary;
    if (!printable(summary.view(definition(*body).name))) return;
    taken_.insert(key);
    in_file_[body->file] += 1;
    values_ += value ? 1 : 0;
    KeyDefinition one{body->file, body->definition, kNoRow, 0, row.users, row.test_users, extra_};
    if (body != &row && body->file != row.file) {
      one.declared_in = row.file;
      one.declaration = row.definition;
    }
    chosen_.push_back(one);
  }

  const Context& context_;
  const Index& index_;
  std::size_t limit_;
  std::unordered_set<std::uint32_t> built_;     ///< rows that build rules write
  std::unordered_set<std::uint32_t> offering_;  ///< rows that exported modules bring in
  std::unordered_set<std::uint64_t> offered_;   ///< names that exported modules bring in
  std::unordered_map<std::uint64_t, std::size_t> namesakes_;  ///< files that give a name a body
  TypeFiles types_;
  std::size_t values_ = 0;
  bool extra_ = false;                         ///< the first choice has been made
  std::vector<const RankedDefinition*> rows_;  ///< candidates, the best first
  std::unordered_map<std::uint64_t, const RankedDefinition*> bodies_;
  std::unordered_set<std::uint64_t> taken_;
  std::unordered_map<std::uint32_t, std::size_t> in_file_;
  std::vector<KeyDefinition> chosen_;
};

Evidence evidence_of(const IndexedFile& file, std::uint32_t row) {
  const Definition& definition = file.summary->definitions[row];
  return {file.path, definition.line, definition.end_line};
}

using Keys = std::vector<const KeyDefinition*>;

// One line of a file, what stands first in it first.
Claim claim_of(const Index& index, Keys keys) {
  std::sort(keys.begin(), keys.end(), [](const KeyDefinition* a, const KeyDefinition* b) {
    return a->definition < b->definition;
  });
  const IndexedFile& file = index.files[keys.front()->file];
  Claim claim;
  claim.text = path_span(file.path) + ":";
  for (const KeyDefinition* key : keys) {
    const Definition& definition = file.summary->definitions[key->definition];
    claim.text += (key == keys.front() ? " " : "; ") + definition_text(*file.summary, definition) +
                  short_doc(*file.summary, definition);
    claim.evidence.push_back(evidence_of(file, key->definition));
    if (key->declared_in != kNoRow)
      claim.evidence.push_back(evidence_of(index.files[key->declared_in], key->declaration));
  }
  claim.order = file.path;
  return claim;
}

// One line a file, that of the best definition first. What is extra stands on lines of its own, so
// that it changes none of the compact ones.
std::vector<Keys> by_line(const std::vector<KeyDefinition>& chosen) {
  std::vector<Keys> lines;
  std::unordered_map<std::uint32_t, std::size_t> places;  // the last line of each file
  for (const KeyDefinition& key : chosen) {
    auto place = places.find(key.file);
    if (place == places.end() || lines[place->second].front()->extra != key.extra ||
        lines[place->second].size() == kMostInFile) {
      place = places.insert_or_assign(key.file, lines.size()).first;
      lines.emplace_back();
    }
    lines[place->second].push_back(&key);
  }
  return lines;
}

}  // namespace

std::vector<KeyDefinition> key_definitions(const Context& context, std::size_t limit,
                                           std::size_t more) {
  return Chooser(context, limit).choose(more);
}

Section key_code(const Context& context) {
  Section section{"key-code", "Key code", {}, 0};
  if (unread_code(context).prevails()) return section;
  const std::vector<KeyDefinition> chosen =
      key_definitions(context, kKeyDefinitions, kExtraDefinitions);
  std::unordered_set<std::uint32_t> told;
  for (const KeyDefinition& key : chosen)
    if (!key.extra) told.insert(key.file);
  section.claims = driver_claims(context, told);
  std::int64_t rank = kBestRank;
  std::size_t first = 0;
  for (Keys& keys : by_line(chosen)) {
    const bool extra = keys.front()->extra;
    Claim claim = claim_of(context.index(), std::move(keys));
    // Right behind the compact line of the file, the best first: ranks have three digits.
    if (extra) claim.order += '\n' + std::to_string(1000 - rank);
    claim.rank = rank;
    if (!extra && first < kFirstLines)
      claim.rank = kFirstRank - static_cast<std::int64_t>(first++) * kRankStep;
    claim.extra = extra;
    rank -= extra ? kExtraStep : kRankStep;
    section.claims.push_back(std::move(claim));
  }
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
