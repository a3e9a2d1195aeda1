// Every definition that a reference of another file may mean, by name.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "brief/index.hpp"
#include "graph/hash_table.hpp"
#include "graph/resolve.hpp"

namespace brief::graph {

/// What a definition is to those who refer to it.
enum class Meaning : std::uint8_t { none, callable, member, field, type, value };

/// How well a reference fits: only `direct` ones are looked for beyond imported files.
enum class Fit : std::uint8_t { no, indirect, direct };

Meaning meaning_of(const FileSummary& summary, const Definition& definition);
Fit fit(ReferenceKind reference, Meaning meaning);

/// A definition in the table; `row` counts in the summary of `file`.
struct Candidate {
  std::uint32_t file = 0;
  std::uint32_t row = 0;
  Meaning meaning = Meaning::none;
  bool exported = false;
  std::uint8_t span = 0;  ///< lines after the first, exact below 8, then by powers of two
};

/// Definitions of the project's own source files, sorted by name hash, file, row. The number of a
/// definition is its place in that order.
class DefinitionTable {
 public:
  DefinitionTable(std::span<const IndexedFile> files,
                  const std::vector<std::vector<ResolvedImport>>& imports, unsigned jobs);

  std::span<const HashRow> find(std::uint64_t name_hash) const { return table_.find(name_hash); }
  void prefetch(std::uint64_t name_hash) const { table_.prefetch(name_hash); }
  void prefetch_rows(std::uint64_t name_hash) const { table_.prefetch_rows(name_hash); }

  // HashRow::second, from the top: row, span, meaning, exported.
  static constexpr unsigned kRowShift = 8, kSpanShift = 4, kMeaningShift = 1;

  static Candidate unpack(const HashRow& row) {
    return {row.first, row.second >> kRowShift,
            static_cast<Meaning>(row.second >> kMeaningShift & 7), (row.second & 1) != 0,
            static_cast<std::uint8_t>(row.second >> kSpanShift & 15)};
  }
  Candidate at(std::uint32_t number) const { return unpack(table_.rows()[number]); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(table_.rows().size()); }
  std::uint32_t number(const HashRow& row) const {
    return static_cast<std::uint32_t>(&row - table_.rows().data());
  }

  /// The definition that stands for this one: of declarations and overloads the one with the body.
  std::uint32_t canonical(std::uint32_t number) const { return canonical_[number]; }

 private:
  HashTable table_;
  std::vector<std::uint32_t> canonical_;
};

}  // namespace brief::graph
