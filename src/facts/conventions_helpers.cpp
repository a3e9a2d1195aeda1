// What tests share: the definitions of test code that other test files use.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.hpp"
#include "facts/conventions_tests.hpp"
#include "facts/key_code_text.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

constexpr std::int64_t kHelperRank = 515;
constexpr std::size_t kMostFiles = 2;
constexpr std::size_t kMostNames = 4;
constexpr std::size_t kFewestBytes = 5;  // of the name of a shared function
constexpr std::size_t kFewTests = 5;     // so few test files that one user is enough

/// A definition of a test file that others use.
struct Shared {
  const Definition* definition = nullptr;
  std::uint32_t users = 0;
};

/// A test file with what others take from it.
struct HelperFile {
  std::uint32_t row = 0;
  std::uint64_t importers = 0;
  std::uint64_t uses = 0;
  std::vector<Shared> definitions;  ///< the most used first
};

using Importers = std::map<std::uint32_t, std::set<std::uint32_t>>;

// "playground/test-utils.ts": beside the tests, for them by its name.
bool helps_by_name(const IndexedFile& file) {
  return file.role == FileRole::example &&
         base::to_lower(name_of_path(file.path)).rfind("test", 0) == 0;
}

// Test files that import another one, by the imported.
Importers importers(const Index& index) {
  Importers out;
  for (const ImportEdge& edge : index.imports)
    if (edge.from != edge.to && index.files[edge.from].role == FileRole::test &&
        (index.files[edge.to].role == FileRole::test || helps_by_name(index.files[edge.to])))
      out[edge.to].insert(edge.from);
  return out;
}

std::size_t test_files(const Index& index) {
  return static_cast<std::size_t>(
      std::count_if(index.files.begin(), index.files.end(), [](const IndexedFile& file) {
        return file.role == FileRole::test && file.language != nullptr && file.language->is_code;
      }));
}

bool is_inside_type(const FileSummary& summary, const Definition& definition) {
  for (std::uint32_t row = definition.parent; row != kNoParent;
       row = summary.definitions[row].parent)
    if (summary.definitions[row].kind != DefinitionKind::namespace_) return true;
  return false;
}

HelperFile helper_file(const Index& index, std::uint32_t row, const std::set<std::uint32_t>& users,
                       std::uint32_t fewest) {
  HelperFile out{row, users.size(), 0, {}};
  const FileSummary& summary = *index.files[row].summary;
  for (const Definition& definition : summary.definitions) {
    const KindClass kind = class_of(definition.kind);
    if (is_inside_type(summary, definition) || !printable(summary.view(definition.name))) continue;
    // A constant is read where it stands; what a call makes ("skip_if(…)") is shared like a
    // function.
    const bool made = summary.view(definition.signature).find('(') != std::string_view::npos;
    if (kind == KindClass::other || (kind == KindClass::value && !made)) continue;
    // "find" and "same" are everybody's.
    if (kind != KindClass::type && definition.name.size < kFewestBytes) continue;
    std::uint32_t count = 0;
    for (const std::uint32_t user : users)
      count += refers_to(*index.files[user].summary, definition.name_hash) ? 1 : 0;
    if (count < fewest) continue;
    out.uses += count;
    out.definitions.push_back({&definition, count});
  }
  std::stable_sort(out.definitions.begin(), out.definitions.end(),
                   [](const Shared& a, const Shared& b) { return a.users > b.users; });
  return out;
}

std::vector<HelperFile> helper_files(const Index& index, const Importers& users) {
  const std::uint32_t fewest = test_files(index) <= kFewTests ? 1 : 2;
  std::vector<HelperFile> out;
  for (const auto& [row, from] : users) {
    HelperFile file = helper_file(index, row, from, fewest);
    if (!file.definitions.empty()) out.push_back(std::move(file));
  }
  std::stable_sort(out.begin(), out.end(), [](const HelperFile& a, const HelperFile& b) {
    return a.importers != b.importers ? a.importers > b.importers : a.uses > b.uses;
  });
  if (out.size() > kMostFiles) out.resize(kMostFiles);
  return out;
}

}  // namespace

std::vector<Claim> test_helper_claims(const Context& context) {
  const Index& index = context.index();
  const auto users = importers(index);
  std::vector<Claim> claims;
  for (const HelperFile& helper : helper_files(index, users)) {
    const IndexedFile& file = index.files[helper.row];
    Claim claim{{}, {}, kHelperRank, "4~" + file.path};
    std::vector<std::string> names;
    for (const Shared& one : helper.definitions) {
      std::string name = base::code_span(file.summary->view(one.definition->name));
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      if (names.size() < kMostNames)
        claim.evidence.push_back({file.path, one.definition->line, one.definition->end_line});
      names.push_back(std::move(name));
    }
    claim.text = "test helpers: " + listed(names, kMostNames) + " in " + path_span(file.path);
    const std::set<std::uint32_t>& rows = users.at(helper.row);
    const std::string& user = index.files[*rows.begin()].path;
    if (rows.size() == 1) claim.text += ", for " + path_span(user);
    claim.evidence.push_back({user, 0, 0});
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace brief::facts
