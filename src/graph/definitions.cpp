#include "graph/definitions.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/pool.hpp"

namespace brief::graph {
namespace {

constexpr std::size_t kFileChunk = 256;
constexpr std::size_t kRowChunk = 1 << 14;
constexpr std::uint32_t kMaxRow = 1u << (32 - DefinitionTable::kRowShift);
constexpr std::uint32_t kExactSpan = 8;    // spans below are exact, see Candidate::span
constexpr std::uint8_t kMaxPrototype = 8;  // a span of this size has a body
constexpr std::size_t kMaxFolded = 64;     // a name with more definitions is folded with none

Meaning meaning_of_kind(DefinitionKind kind) {
  if (names_type(kind)) return Meaning::type;
  switch (kind) {
    case DefinitionKind::function:
    case DefinitionKind::macro:
    case DefinitionKind::procedure:
    case DefinitionKind::operator_:
      return Meaning::callable;
    case DefinitionKind::method:
      return Meaning::member;
    case DefinitionKind::field:
    case DefinitionKind::property:
      return Meaning::field;
    case DefinitionKind::constant:
    case DefinitionKind::variable:
      return Meaning::value;
    default:
      return Meaning::none;
  }
}

bool holds_members(DefinitionKind kind) {
  return meaning_of_kind(kind) == Meaning::type || kind == DefinitionKind::implementation ||
         kind == DefinitionKind::extension;
}

bool ranked_source(const IndexedFile& file) {
  return file.role == FileRole::source && file.language != nullptr && file.language->is_code;
}

// Four bits that order definitions by length: a prototype spans fewer lines than its body.
std::uint32_t span_of(const Definition& definition) {
  const std::uint32_t lines = definition.end_line - std::min(definition.line, definition.end_line);
  if (lines < kExactSpan) return lines;
  const auto power = static_cast<std::uint32_t>(std::bit_width(lines / kExactSpan));
  return std::min(kExactSpan + power - 1, 15u);
}

std::uint32_t pack(std::uint32_t row, const Definition& definition, Meaning meaning) {
  return row << DefinitionTable::kRowShift | span_of(definition) << DefinitionTable::kSpanShift |
         static_cast<std::uint32_t>(meaning) << DefinitionTable::kMeaningShift |
         (definition.exported ? 1u : 0u);
}

// Finds for the definitions of one name those that stand for others.
class Folding {
 public:
  Folding(std::span<const IndexedFile> files,
          const std::vector<std::vector<ResolvedImport>>& imports,
          const std::vector<bool>& included, std::vector<std::uint32_t>& canonical)
      : files_(files), imports_(imports), included_(included), canonical_(canonical) {}

  // `first` is the number of rows[0].
  void fold(std::span<const HashRow> rows, std::uint32_t first) {
    kept_.clear();
    for (std::uint32_t i = 0; i < rows.size(); ++i) add(rows[i], first + i);
    for (const Kept& kept : kept_) canonical_[kept.number] = implementation_of(kept);
    // Spans grow along the chain, so it ends.
    for (std::uint32_t i = 0; i < rows.size(); ++i)
      while (canonical_[canonical_[first + i]] != canonical_[first + i])
        canonical_[first + i] = canonical_[canonical_[first + i]];
  }

 private:
  struct Kept {
    std::uint32_t number = 0;
    Candidate candidate;
  };

  // One of the same file, parent and meaning stands for all: the longest, the first of equals.
  void add(const HashRow& row, std::uint32_t number) {
    const Kept now{number, DefinitionTable::unpack(row)};
    for (auto kept = kept_.rbegin();
         kept != kept_.rend() && kept->candidate.file == now.candidate.file; ++kept) {
      if (kept->candidate.meaning != now.candidate.meaning ||
          !belong(kept->candidate, now.candidate))
        continue;
      if (now.candidate.span > kept->candidate.span) {
        canonical_[kept->number] = number;
        *kept = now;
      } else {
        canonical_[number] = kept->number;
      }
      return;
    }
    kept_.push_back(now);
  }

  // Members of one parent, or a type and the name it is given where it is defined.
  bool belong(const Candidate& a, const Candidate& b) const {
    const std::vector<Definition>& definitions = files_[a.file].summary->definitions;
    const std::uint32_t parent_of_a = definitions[a.row].parent;
    const std::uint32_t parent_of_b = definitions[b.row].parent;
    return parent_of_a == parent_of_b ||
           (a.meaning == Meaning::type && (parent_of_a == b.row || parent_of_b == a.row));
  }

  // Of a declaration in a file that others include: the one longer definition of the name; of
  // several the one whose file includes the declaration.
  std::uint32_t implementation_of(const Kept& declared) const {
    const LanguageSpec& language = *files_[declared.candidate.file].language;
    const bool callable = declared.candidate.meaning == Meaning::callable ||
                          declared.candidate.meaning == Meaning::member;
    if (language.import_style != ImportStyle::include_suffix || !callable ||
        !included_[declared.candidate.file] || declared.candidate.span >= kMaxPrototype)
      return declared.number;
    std::uint32_t longer = 0, including = 0;
    std::uint32_t sole = declared.number, including_sole = declared.number;
    for (const Kept& other : kept_) {
      if (!implements(other, declared, language)) continue;
      ++longer;
      sole = other.number;
      if (!includes(other.candidate.file, declared.candidate.file)) continue;
      ++including;
      including_sole = other.number;
    }
    if (including == 1) return including_sole;
    return longer == 1 ? sole : declared.number;
  }

  bool implements(const Kept& other, const Kept& declared, const LanguageSpec& language) const {
    return other.candidate.file != declared.candidate.file && other.candidate.exported &&
           other.candidate.meaning != Meaning::field && other.candidate.meaning != Meaning::type &&
           other.candidate.meaning != Meaning::value &&
           files_[other.candidate.file].language->family == language.family &&
           other.candidate.span > declared.candidate.span;
  }

  bool includes(std::uint32_t from, std::uint32_t to) const {
    return std::any_of(imports_[from].begin(), imports_[from].end(),
                       [to](const ResolvedImport& import) { return import.file == to; });
  }

  std::span<const IndexedFile> files_;
  const std::vector<std::vector<ResolvedImport>>& imports_;
  const std::vector<bool>& included_;
  std::vector<std::uint32_t>& canonical_;
  std::vector<Kept> kept_;
};

std::vector<bool> included_files(const std::vector<std::vector<ResolvedImport>>& imports) {
  std::vector<bool> included(imports.size(), false);
  for (const auto& of_file : imports)
    for (const ResolvedImport& import : of_file) included[import.file] = true;
  return included;
}

std::vector<std::vector<HashRow>> collect(std::span<const IndexedFile> files, unsigned jobs) {
  std::vector<std::vector<HashRow>> chunks((files.size() + kFileChunk - 1) / kFileChunk);
  base::parallel_for(jobs, chunks.size(), [&](std::size_t chunk, unsigned) {
    const std::size_t end = std::min(files.size(), (chunk + 1) * kFileChunk);
    for (std::size_t file = chunk * kFileChunk; file < end; ++file) {
      if (!ranked_source(files[file])) continue;
      const FileSummary& summary = *files[file].summary;
      const std::size_t count = std::min<std::size_t>(summary.definitions.size(), kMaxRow);
      for (std::uint32_t row = 0; row < count; ++row) {
        const Definition& definition = summary.definitions[row];
        const Meaning meaning = meaning_of(summary, definition);
        if (meaning == Meaning::none || definition.name.size == 0) continue;
        chunks[chunk].push_back({definition.name_hash, static_cast<std::uint32_t>(file),
                                 pack(row, definition, meaning)});
      }
    }
  });
  return chunks;
}

}  // namespace

Meaning meaning_of(const FileSummary& summary, const Definition& definition) {
  const Meaning meaning = meaning_of_kind(definition.kind);
  if (definition.parent >= summary.definitions.size()) return meaning;
  const Definition& parent = summary.definitions[definition.parent];
  if (meaning_of_kind(parent.kind) == Meaning::callable || parent.kind == DefinitionKind::method ||
      parent.kind == DefinitionKind::constructor)
    return Meaning::none;  // seen inside a function only
  if (!holds_members(parent.kind)) return meaning;
  if (meaning == Meaning::callable) return Meaning::member;
  return definition.kind == DefinitionKind::variable ? Meaning::field : meaning;
}

Fit fit(ReferenceKind reference, Meaning meaning) {
  const bool member = meaning == Meaning::member || meaning == Meaning::field;
  if (meaning == Meaning::none) return Fit::no;
  switch (reference) {
    case ReferenceKind::call:
      if (meaning == Meaning::field) return Fit::no;
      return member ? Fit::indirect : Fit::direct;
    case ReferenceKind::member:
      return member ? Fit::direct : Fit::indirect;
    case ReferenceKind::type:
      if (meaning == Meaning::type) return Fit::direct;
      return meaning == Meaning::value ? Fit::indirect : Fit::no;
    case ReferenceKind::value:
      return member ? Fit::no : Fit::direct;
  }
  return Fit::no;
}

DefinitionTable::DefinitionTable(std::span<const IndexedFile> files,
                                 const std::vector<std::vector<ResolvedImport>>& imports,
                                 unsigned jobs)
    : table_(collect(files, jobs), jobs) {
  const std::span<const HashRow> rows = table_.rows();
  canonical_.resize(rows.size());
  std::iota(canonical_.begin(), canonical_.end(), 0u);
  const std::vector<bool> included = included_files(imports);
  const std::size_t chunks = (rows.size() + kRowChunk - 1) / kRowChunk;
  // A chunk folds the names that begin in it; each name's numbers are written by one thread.
  base::parallel_for(jobs, chunks, [&](std::size_t chunk, unsigned) {
    Folding folding(files, imports, included, canonical_);
    std::size_t at = chunk * kRowChunk;
    while (at != 0 && at < rows.size() && rows[at].hash == rows[at - 1].hash) ++at;
    const std::size_t end = std::min(rows.size(), (chunk + 1) * kRowChunk);
    while (at < end) {
      std::size_t next = at + 1;
      while (next < rows.size() && rows[next].hash == rows[at].hash) ++next;
      if (next - at > 1 && next - at <= kMaxFolded)
        folding.fold(rows.subspan(at, next - at), static_cast<std::uint32_t>(at));
      at = next;
    }
  });
}

}  // namespace brief::graph
