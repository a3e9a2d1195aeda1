#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/pool.hpp"
#include "graph/rank.hpp"

namespace brief::graph {
namespace {

using Wide = unsigned __int128;

constexpr std::uint32_t kRange = 1 << 14;  // definitions a thread sums at once
// One more sure user is worth a quarter of what an average file has to lend.
constexpr std::uint64_t kUserRank = kOneRank / 4;
// Weight that a file is taken to lend to nobody: else one that uses a single thing would give it
// all its rank.
constexpr std::uint64_t kUnlent = 16 * kSureWeight;
// A type is also used through its members.
constexpr std::uint64_t kMemberShare = 4;

struct Sum {
  std::uint64_t sure = 0;
  std::uint64_t guessed = 0;
  std::uint32_t users = 0;
  std::uint32_t test_users = 0;
};

// Finds the type that a member belongs to; asked file by file.
class Owners {
 public:
  explicit Owners(std::span<const IndexedFile> files) : files_(files) {}

  /// Row of the type in the same file, or kNoParent. A block of members that stands apart from its
  /// type (an implementation) counts for the type of that name.
  std::uint32_t owner_of(std::uint32_t file, std::uint32_t member) {
    const std::vector<Definition>& definitions = files_[file].summary->definitions;
    const std::uint32_t parent = definitions[member].parent;
    if (parent >= definitions.size()) return kNoParent;
    if (definitions[parent].kind != DefinitionKind::implementation) return parent;
    if (file_ != file) list_types(file);
    const std::uint64_t name = definitions[parent].name_hash;
    const auto found = std::lower_bound(types_.begin(), types_.end(), std::pair(name, 0u));
    return found != types_.end() && found->first == name ? found->second : kNoParent;
  }

 private:
  void list_types(std::uint32_t file) {
    file_ = file;
    types_.clear();
    const FileSummary& summary = *files_[file].summary;
    for (std::uint32_t row = 0; row < summary.definitions.size(); ++row)
      if (meaning_of(summary, summary.definitions[row]) == Meaning::type)
        types_.emplace_back(summary.definitions[row].name_hash, row);
    std::sort(types_.begin(), types_.end());
  }

  std::span<const IndexedFile> files_;
  std::uint32_t file_ = kNoRow;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> types_;
};

// What a use of each sort of definition says about it, in 64ths: a type or a function is a place to
// read, a constant or a field mostly is not.
std::uint64_t worth(const FileSummary& summary, const Definition& definition) {
  switch (definition.kind) {
    case DefinitionKind::macro:
      // A macro with parameters is a function in all but name.
      return summary.view(definition.signature).find('(') == std::string_view::npos ? 4 : 32;
    case DefinitionKind::constant:
    case DefinitionKind::variable:
      return 16;
    case DefinitionKind::field:
    case DefinitionKind::property:
      return 4;
    case DefinitionKind::enum_:
      return 48;
    default:
      return 64;
  }
}

class DefinitionRank {
 public:
  DefinitionRank(std::span<const IndexedFile> files, const DefinitionTable& definitions,
                 const Links& links, std::span<const std::uint64_t> file_rank)
      : files_(files), definitions_(definitions), links_(links), lend_(files.size(), 0) {
    for (std::size_t file = 0; file < files.size(); ++file) {
      std::uint64_t total = 0;
      for (const Link& link : links[file]) total += link.weight;
      // Rank that flows along one unit of weight, 16 fractional bits of its own.
      if (total != 0)
        lend_[file] = static_cast<std::uint64_t>((Wide{file_rank[file]} << 16) / (total + kUnlent));
    }
    sums_.resize(definitions.size());
  }

  // Adds up the links to the definitions of one range; ranges share nothing.
  void sum_range(std::uint32_t first, std::uint32_t end) {
    for (std::size_t file = 0; file < links_.size(); ++file) {
      const FileRole role = files_[file].role;
      if (role != FileRole::source && role != FileRole::test) continue;
      auto link = std::partition_point(links_[file].begin(), links_[file].end(),
                                       [first](const Link& l) { return l.definition < first; });
      for (; link != links_[file].end() && link->definition < end; ++link) {
        Sum& sum = sums_[link->definition];
        if (role == FileRole::test) {
          ++sum.test_users;
          continue;
        }
        const std::uint32_t sure = std::min(link->weight, kSureWeight);
        const bool counts = sure * 2 >= kSureWeight;
        sum.users += counts ? 1 : 0;
        (counts ? sum.sure : sum.guessed) +=
            kUserRank / kSureWeight * sure +
            static_cast<std::uint64_t>(Wide{lend_[file]} * link->weight >> 16);
      }
    }
  }

  std::vector<RankedDefinition> result() {
    std::vector<RankedDefinition> out;
    for (std::uint32_t number = 0; number < sums_.size(); ++number) {
      const Sum& sum = sums_[number];
      // However many guesses there are, they say less than what is sure.
      const std::uint64_t rank = sum.sure + std::min(sum.guessed, sum.sure);
      if (rank == 0 && sum.test_users == 0) continue;
      const Candidate candidate = definitions_.at(number);
      const FileSummary& summary = *files_[candidate.file].summary;
      const Definition& definition = summary.definitions[candidate.row];
      const std::uint64_t shown = definition.exported ? 1 : 2;  // a hidden one is worth half
      out.push_back({candidate.file, candidate.row, rank / 64 * worth(summary, definition) / shown,
                     sum.users, sum.test_users});
    }
    lend_to_parents(out);
    std::sort(out.begin(), out.end(), [](const RankedDefinition& a, const RankedDefinition& b) {
      if (a.rank != b.rank) return a.rank > b.rank;
      return a.file != b.file ? a.file < b.file : a.definition < b.definition;
    });
    return out;
  }

 private:
  void lend_to_parents(std::vector<RankedDefinition>& out) const {
    const auto before = [](const RankedDefinition& a, const RankedDefinition& b) {
      return a.file != b.file ? a.file < b.file : a.definition < b.definition;
    };
    std::sort(out.begin(), out.end(), before);
    Owners owners(files_);
    for (const RankedDefinition& member : out) {
      const std::uint32_t owner = owners.owner_of(member.file, member.definition);
      if (owner == kNoParent) continue;
      const RankedDefinition key{member.file, owner, 0, 0, 0};
      const auto found = std::lower_bound(out.begin(), out.end(), key, before);
      if (found != out.end() && found->file == member.file && found->definition == owner)
        found->rank += member.rank / kMemberShare;
    }
  }

  std::span<const IndexedFile> files_;
  const DefinitionTable& definitions_;
  const Links& links_;
  std::vector<std::uint64_t> lend_;
  std::vector<Sum> sums_;
};

}  // namespace

std::vector<RankedDefinition> rank_definitions(std::span<const IndexedFile> files,
                                               const DefinitionTable& definitions,
                                               const Links& links,
                                               std::span<const std::uint64_t> file_rank,
                                               unsigned jobs) {
  DefinitionRank rank(files, definitions, links, file_rank);
  // At most 16 ranges: every range looks into the links of every file.
  const std::uint32_t size = definitions.size();
  const std::uint32_t range = std::max(kRange, (size + 15) / 16);
  base::parallel_for(jobs, (size + range - 1) / range, [&](std::size_t i, unsigned) {
    const auto first = static_cast<std::uint32_t>(i) * range;
    rank.sum_range(first, std::min(size, first + range));
  });
  return rank.result();
}

}  // namespace brief::graph
