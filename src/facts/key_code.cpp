#include "facts/key_code.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"
#include "facts/map_text.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kKeyDefinitions = 16;
constexpr std::size_t kFewInFile = 3;
constexpr std::size_t kMostInFile = 5;
constexpr std::uint64_t kMostUsers = 1000;  // rank x users stays below 2^64
constexpr std::size_t kSignatureWidth = 110;
constexpr std::size_t kShortDoc = 72;
constexpr std::int64_t kBestRank = 600;

enum class KindClass { callable, type, value, other };

KindClass class_of(DefinitionKind kind) {
  switch (kind) {
    case DefinitionKind::function:
    case DefinitionKind::method:
    case DefinitionKind::procedure:
      return KindClass::callable;
    case DefinitionKind::class_:
    case DefinitionKind::struct_:
    case DefinitionKind::union_:
    case DefinitionKind::enum_:
    case DefinitionKind::interface:
    case DefinitionKind::trait:
    case DefinitionKind::protocol:
    case DefinitionKind::type:
    case DefinitionKind::object:
    case DefinitionKind::record:
      return KindClass::type;
    case DefinitionKind::macro:
    case DefinitionKind::constant:
    case DefinitionKind::variable:
      return KindClass::value;
    default:
      return KindClass::other;
  }
}

std::uint32_t span_of(const Definition& definition) {
  return definition.end_line - std::min(definition.line, definition.end_line);
}

class Chooser {
 public:
  Chooser(const Context& context, std::size_t limit) : index_(context.index()), limit_(limit) {}

  std::vector<KeyDefinition> choose() {
    for (const RankedDefinition& row : index_.definitions)
      if (candidate(row)) rows_.push_back(&row);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const auto* a, const auto* b) { return score(*a) > score(*b); });
    find_bodies();
    for (const std::uint32_t users : {2u, 1u})
      for (const std::size_t per_file : {kFewInFile, kMostInFile})
        if (chosen_.size() < (users == 2 ? limit_ : limit_ / 3)) pass(users, per_file);
    return std::move(chosen_);
  }

 private:
  const Definition& definition(const RankedDefinition& row) const {
    return index_.files[row.file].summary->definitions[row.definition];
  }

  bool candidate(const RankedDefinition& row) const {
    const IndexedFile& file = index_.files[row.file];
    return Context::speaks(file) && file.language != nullptr && file.language->is_code &&
           class_of(definition(row).kind) != KindClass::other;
  }

  bool is_member(const RankedDefinition& row) const {
    return definition(row).kind == DefinitionKind::method || definition(row).parent != kNoParent;
  }

  // Rank says how central the users are; what the repository leans on has many of them. A member
  // counts less: its type stands for it, and its name is less its own.
  std::uint64_t score(const RankedDefinition& row) const {
    const std::uint64_t whole = row.rank * std::min<std::uint64_t>(row.users, kMostUsers);
    return is_member(row) ? whole / 4 : whole;
  }

  // Languages whose imports are inclusions declare in one file what they define in another.
  static bool declares_apart(const IndexedFile& file) {
    return file.language->import_style == ImportStyle::include_suffix;
  }

  std::uint64_t fold_key(const RankedDefinition& row) const {
    const Definition& one = definition(row);
    return one.name_hash ^ (static_cast<std::uint64_t>(class_of(one.kind)) << 1) ^
           (one.parent == kNoParent ? 0 : parent_hash(row));
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

  void pass(std::uint32_t least_users, std::size_t per_file) {
    for (const RankedDefinition* row : rows_) {
      if (chosen_.size() >= limit_) return;
      if (row->users >= least_users) take(*row, per_file);
    }
  }

  void take(const RankedDefinition& row, std::size_t per_file) {
    const std::uint64_t key = fold_key(row);
    if (taken_.contains(key)) return;
    const RankedDefinition* body = &row;
    if (declares_apart(index_.files[row.file])) body = bodies_[key];
    const bool value = class_of(definition(*body).kind) == KindClass::value;
    const bool member = is_member(*body);
    if ((value && values_ >= limit_ / 8) || (member && members_ >= limit_ / 3)) return;
    if (in_file_[body->file] >= per_file) return;
    taken_.insert(key);
    in_file_[body->file] += 1;
    values_ += value ? 1 : 0;
    members_ += member ? 1 : 0;
    KeyDefinition one{body->file, body->definition, kNoRow, 0, row.users, row.test_users};
    if (body != &row && body->file != row.file) {
      one.declared_in = row.file;
      one.declaration = row.definition;
    }
    chosen_.push_back(one);
  }

  const Index& index_;
  std::size_t limit_;
  std::size_t values_ = 0;
  std::size_t members_ = 0;
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

// What folding a signature of several lines leaves: "f( a, b, )".
std::string tidied(std::string_view signature) {
  std::string out;
  for (std::size_t i = 0; i < signature.size(); ++i) {
    const char c = signature[i];
    const bool gap = c == ' ' && i + 1 < signature.size();
    if (gap && (signature[i + 1] == ')' || (!out.empty() && out.back() == '('))) continue;
    if (c == ')' && !out.empty() && out.back() == ',') out.pop_back();
    out += c;
  }
  return out;
}

std::string short_doc(const FileSummary& summary, const Definition& definition) {
  const std::string_view doc = base::trim(summary.view(definition.doc));
  if (doc.size() > kShortDoc || std::count(doc.begin(), doc.end(), ' ') < 2) return {};
  if (doc.find("{@") != std::string_view::npos) return {};  // half of it is mark-up
  const std::string quoted = quotation(doc, kShortDoc);
  return quoted.empty() ? quoted : " — " + quoted;
}

Claim claim_of(const Index& index, const KeyDefinition& key, std::size_t position) {
  const IndexedFile& file = index.files[key.file];
  const Definition& definition = file.summary->definitions[key.definition];
  Claim claim;
  claim.text = path_span(file.path) + ": " + definition_text(*file.summary, definition) +
               short_doc(*file.summary, definition);
  claim.evidence.push_back(evidence_of(file, key.definition));
  if (key.declared_in != kNoRow)
    claim.evidence.push_back(evidence_of(index.files[key.declared_in], key.declaration));
  claim.rank = kBestRank - 15 * static_cast<std::int64_t>(position);
  claim.order = file.path;
  return claim;
}

}  // namespace

std::vector<KeyDefinition> key_definitions(const Context& context, std::size_t limit) {
  return Chooser(context, limit).choose();
}

std::string definition_text(const FileSummary& summary, const Definition& definition) {
  const std::string_view name = summary.view(definition.name);
  std::string_view signature = base::trim(summary.view(definition.signature));
  if (signature.empty() || !printable(signature)) signature = name;
  std::string text = base::code_span(tidied(signature), kSignatureWidth);
  if (signature.find_first_of(" (") == std::string_view::npos)
    text = std::string(name_of(definition.kind)) + " " + text;
  if (definition.parent == kNoParent) return text;
  const Definition& parent = summary.definitions[definition.parent];
  const std::string_view owner = summary.view(parent.name);
  if (class_of(parent.kind) != KindClass::type && parent.kind != DefinitionKind::implementation)
    return text;
  if (owner.empty() || signature.find(owner) != std::string_view::npos) return text;
  return text + " in " + base::code_span(owner);
}

Section key_code(const Context& context) {
  Section section{"key-code", "Key code", {}, 0};
  const std::vector<KeyDefinition> chosen = key_definitions(context, kKeyDefinitions);
  for (std::size_t i = 0; i < chosen.size(); ++i)
    section.claims.push_back(claim_of(context.index(), chosen[i], i));
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
