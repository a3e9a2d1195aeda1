#include "facts/key_code_drivers.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/text.hpp"
#include "facts/key_code_text.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"
#include "facts/traps_rules.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostDrivers = 12;
constexpr std::size_t kMostNames = 4;
constexpr std::uint64_t kFewestUsed = 2;  // files that a driver joins, where none imports it
constexpr std::uint32_t kFewestLines = 30;
constexpr std::uint32_t kFewestMain = 4;  // lines of a main definition
constexpr std::int64_t kBestRank = 520;
constexpr std::int64_t kRankStep = 12;

std::uint32_t span_of(const Definition& definition) {
  return definition.end_line - std::min(definition.line, definition.end_line) + 1;
}

// Inside nothing but name spaces, and types that are opened as such; what stands in a module of
// tests is no part of the work.
bool is_outermost(const FileSummary& summary, const Definition& definition) {
  for (std::uint32_t row = definition.parent; row != kNoParent;
       row = summary.definitions[row].parent) {
    const Definition& outer = summary.definitions[row];
    const DefinitionKind kind = outer.kind;
    if (kind != DefinitionKind::namespace_ && kind != DefinitionKind::module &&
        kind != DefinitionKind::package && !only_surrounds(summary, row))
      return false;
    if (base::to_lower(summary.view(outer.name)).rfind("test", 0) == 0) return false;
  }
  return true;
}

bool is_main(const IndexedFile& file, const Definition& definition, const TypeFiles& types) {
  const FileSummary& summary = *file.summary;
  const auto row = static_cast<std::uint32_t>(&definition - summary.definitions.data());
  if (is_foreign_name(file, definition) || !is_outermost(summary, definition) ||
      only_surrounds(summary, row))
    return false;
  const KindClass kind = class_of(definition.kind);
  // `impl From<Own> for usize` and `impl<T> Show for T` are no work on a thing of its own.
  if (definition.kind == DefinitionKind::implementation && !types.contains(definition.name_hash))
    return false;
  // A line or two are a name for something else; tests among the code are no part of its work.
  const std::string name = base::to_lower(summary.view(definition.name));
  if (span_of(definition) < kFewestMain || name.rfind("test", 0) == 0 || name == "default")
    return false;
  return (kind == KindClass::callable || kind == KindClass::type ||
          definition.kind == DefinitionKind::implementation) &&
         printable(summary.view(definition.name));
}

// "bool Plan::AddTarget(const Node*)" -> "Plan::AddTarget": whose it is, where the signature tells.
std::string qualified_name(const FileSummary& summary, const Definition& definition) {
  const std::string_view name = summary.view(definition.name);
  const std::string_view signature = summary.view(definition.signature);
  const std::size_t at = signature.find("::" + std::string(name) + "(");
  if (at == std::string_view::npos) return std::string(name);
  std::size_t begin = at;
  std::size_t end = at;
  if (at > 0 && signature[at - 1] == '>')  // "Sink<Mutex>::log" -> "Sink::log"
    begin = end = std::min(signature.rfind('<', at), at);
  while (begin > 0 && (std::isalnum(static_cast<unsigned char>(signature[begin - 1])) != 0 ||
                       signature[begin - 1] == '_' || signature[begin - 1] == ':'))
    --begin;
  const std::string owner(signature.substr(begin, end - begin));
  return owner.empty() ? std::string(name) : owner + "::" + std::string(name);
}

struct Driver {
  std::uint32_t row = 0;
  std::uint64_t score = 0;
};

std::vector<Driver> drivers(const Context& context, const std::unordered_set<std::uint32_t>& told,
                            const TypeFiles& types) {
  const Index& index = context.index();
  std::vector<std::uint64_t> used(index.files.size());
  for (const Edge& edge : index.edges)
    if (edge.from != edge.to && is_project_code(index.files[edge.to])) used[edge.from] += 1;
  // What joins no other file does its work alone, if it is a part of the program.
  std::vector<bool> wanted(index.files.size());
  for (const ImportEdge& edge : index.imports)
    if (edge.from != edge.to && is_project_code(index.files[edge.from])) wanted[edge.to] = true;
  const std::vector<std::uint32_t> built = rows_built_by_rules(context);
  std::vector<Driver> found;
  for (std::uint32_t row = 0; row < index.files.size(); ++row) {
    const IndexedFile& file = index.files[row];
    if (!is_project_code(file) || told.contains(row)) continue;
    if (used[row] < kFewestUsed && !wanted[row]) continue;
    if (is_tooling(file.path)) continue;
    if (std::binary_search(built.begin(), built.end(), row)) continue;
    std::uint64_t lines = 0;
    for (const Definition& definition : file.summary->definitions)
      if (is_main(file, definition, types)) lines += span_of(definition);
    if (lines >= kFewestLines) found.push_back({row, lines * (2 * used[row] + 1)});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Driver& a, const Driver& b) { return a.score > b.score; });
  if (found.size() > kMostDrivers) found.resize(kMostDrivers);
  return found;
}

// A name that its language hides by custom is one for readers of the file only.
bool is_private(const FileSummary& summary, const Definition& definition) {
  return summary.view(definition.name).substr(0, 1) == "_";
}

// The longest of them, public ones if there are any, each name once, in the order of the file: that
// changes with fewer edits than the order of length, so branches that edit one file conflict less
// in its line.
std::vector<const Definition*> longest_mains(const IndexedFile& file, const TypeFiles& types) {
  const FileSummary& summary = *file.summary;
  std::vector<const Definition*> mains;
  for (const Definition& definition : summary.definitions)
    if (is_main(file, definition, types)) mains.push_back(&definition);
  const auto hidden = [&](const Definition* one) { return is_private(summary, *one); };
  if (!std::all_of(mains.begin(), mains.end(), hidden)) std::erase_if(mains, hidden);
  std::stable_sort(mains.begin(), mains.end(), [](const Definition* a, const Definition* b) {
    return span_of(*a) > span_of(*b);
  });
  std::vector<const Definition*> named;
  std::unordered_set<std::string> names;
  for (const Definition* definition : mains) {
    if (named.size() == kMostNames) break;
    if (names.insert(qualified_name(summary, *definition)).second) named.push_back(definition);
  }
  std::sort(named.begin(), named.end());  // definitions stand in the order of the file
  return named;
}

Claim claim_of(const IndexedFile& file, const TypeFiles& types) {
  Claim claim;
  std::vector<std::string> names;
  const std::vector<const Definition*> mains = longest_mains(file, types);
  for (const Definition* definition : mains) {
    names.push_back(base::code_span(qualified_name(*file.summary, *definition)));
    claim.evidence.push_back({file.path, definition->line, definition->end_line});
  }
  claim.text = path_span(file.path) + ": ";
  if (mains.size() == 1 && class_of(mains.front()->kind) == KindClass::type)
    claim.text += std::string(name_of(mains.front()->kind)) + " ";
  claim.text += listed(names, kMostNames);
  claim.order = file.path;
  return claim;
}

}  // namespace

std::vector<Claim> driver_claims(const Context& context,
                                 const std::unordered_set<std::uint32_t>& told) {
  std::vector<Claim> claims;
  std::int64_t rank = kBestRank;
  const TypeFiles types = files_of_types(context.index());
  for (const Driver& driver : drivers(context, told, types)) {
    Claim claim = claim_of(context.index().files[driver.row], types);
    if (claim.evidence.empty()) continue;
    claim.rank = rank;
    rank -= kRankStep;
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace brief::facts
