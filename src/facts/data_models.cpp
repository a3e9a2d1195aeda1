#include "facts/data_models.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.hpp"
#include "facts/framework_rows.hpp"
#include "facts/map_text.hpp"
#include "facts/route_text.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostNames = 12;   // on a line
constexpr std::size_t kMostFolders = 4;  // of the compact form
constexpr std::string_view kDeclared = "/model/";
constexpr std::size_t kMostEvidence = 24;
constexpr std::int64_t kModelsRank = 685;
constexpr std::int64_t kTablesRank = 705;

struct Model {
  std::string name;
  std::uint32_t file = 0;
  Evidence evidence;
  std::uint64_t rank = 0;        // of the definition: what others lean on
  std::vector<Evidence> others;  // of the same in another database
};

// Models of one folder are one line; those that most leans on come first in the choice and are
// printed by name.
Claim claim_of(std::string_view what, const std::string& where, std::vector<Model> models,
               std::int64_t rank, bool extra) {
  std::stable_sort(models.begin(), models.end(),
                   [](const Model& a, const Model& b) { return a.rank > b.rank; });
  const bool more = models.size() > kMostNames;
  if (more) models.resize(kMostNames);
  std::sort(models.begin(), models.end(),
            [](const Model& a, const Model& b) { return a.name < b.name; });
  Claim claim{{}, {}, rank, "0" + where, extra};
  std::vector<std::string> names;
  for (const Model& model : models) {
    names.push_back(base::code_span(model.name, 60));
    if (claim.evidence.size() < kMostEvidence) claim.evidence.push_back(model.evidence);
    for (const Evidence& other : model.others)
      if (claim.evidence.size() < kMostEvidence) claim.evidence.push_back(other);
  }
  claim.text = where + ": " + std::string(what) + " " + listed(names, names.size());
  if (more) claim.text += ", …";
  return claim;
}

std::map<std::pair<std::uint32_t, std::string>, std::uint64_t> ranks_of(const Context& context) {
  std::map<std::pair<std::uint32_t, std::string>, std::uint64_t> out;
  for (const RankedDefinition& ranked : context.index().definitions) {
    const FileSummary& summary = *context.index().files[ranked.file].summary;
    out.emplace(std::pair(ranked.file,
                          std::string(summary.view(summary.definitions[ranked.definition].name))),
                ranked.rank);
  }
  return out;
}

void add_models(const Context& context, std::map<std::string, std::vector<Model>>& by_folder) {
  const Index& index = context.index();
  for (std::uint32_t row = 0; row < index.files.size(); ++row) {
    const IndexedFile& file = index.files[row];
    if (file.role != FileRole::source) continue;
    for (const FrameworkRow& found : framework_rows(context, file)) {
      if (found.kind != "model" || found.find("abstract") != nullptr) continue;
      const auto literal = paths_of(found.text("name"));
      const bool quoted = found.text("name").find_first_of("'\"") == 0;
      Model model{quoted && !literal.empty() ? literal.front() : std::string(found.text("name")),
                  row,
                  {file.path, found.line, found.end_line},
                  0,
                  {}};
      if (model.name.empty() || !printable(model.name)) continue;
      std::vector<Model>& models = by_folder[std::string(folder_of(file.path))];
      const bool known = std::any_of(models.begin(), models.end(),
                                     [&](const Model& other) { return other.name == model.name; });
      if (!known) models.push_back(std::move(model));
    }
  }
}

// Models of a schema that is no code; those that most fields of others lead to come first.
void add_declared(const Context& context, std::map<std::string, std::vector<Model>>& by_folder) {
  const Index& index = context.index();
  std::map<std::pair<std::string, std::string>, std::uint64_t> links;  // folder, type
  for (std::uint32_t row = 0; row < index.files.size(); ++row) {
    const IndexedFile& file = index.files[row];
    if (file.role != FileRole::source) continue;
    const std::string folder(folder_of(file.path));
    for (const Fact& fact : file.summary->facts) {
      std::string_view key = file.summary->view(fact.key);
      if (!key.starts_with(kDeclared)) break;  // a file that declares models has no other facts
      key.remove_prefix(kDeclared.size());
      const std::string name = unescape_pointer(key.substr(0, key.find('/')));
      links[{folder, std::string(file.summary->view(fact.value))}] += 1;
      std::vector<Model>& models = by_folder[folder];
      if (!models.empty() && models.back().name == name)
        models.back().evidence.end_line = fact.line;
      else if (printable(name))
        models.push_back({name, row, {file.path, fact.line, fact.line}, 0, {}});
    }
  }
  for (auto& [folder, models] : by_folder)
    for (Model& model : models)
      if (const auto found = links.find({folder, model.name}); found != links.end())
        model.rank = std::max(model.rank, found->second);
}

// "LATEST.sql", "schema.sql": a file that tells the whole schema of today.
bool is_whole_schema(std::string_view path) {
  const std::string name = base::to_lower(name_of_path(path));
  const std::string stem = name.substr(0, name.rfind('.'));
  return stem == "latest" || stem == "schema" || stem == "structure";
}

bool is_versioned(std::string_view part) {
  const std::size_t first = part.find_first_not_of("vV");
  return first != std::string_view::npos && first < 2 && part[first] >= '0' && part[first] <= '9';
}

// Steps to a schema that stands whole above them, or beside them, tell the tables of the past.
bool is_history(const std::set<std::string, std::less<>>& homes, std::string_view path) {
  if (is_whole_schema(path)) return false;
  bool versioned = is_versioned(name_of_path(path));
  for (auto folder = folder_of(path);; folder = folder_of(folder)) {
    if (versioned && homes.contains(folder)) return true;
    if (folder.empty()) return false;
    versioned = versioned || is_versioned(name_of_path(folder));
  }
}

// Databases that hold the same tables are one line: "`mysql/LATEST.sql`, `sqlite/LATEST.sql`".
void join_equal(std::vector<std::pair<std::string, std::vector<Model>>>& folders) {
  const auto names_of = [](const std::vector<Model>& models) {
    std::set<std::string> names;
    for (const Model& model : models) names.insert(model.name);
    return names;
  };
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const std::set<std::string> own = names_of(folders[i].second);
    for (std::size_t k = i + 1; own.size() > 1 && k < folders.size();) {
      if (names_of(folders[k].second) != own) {
        ++k;
        continue;
      }
      folders[i].first += ", " + folders[k].first;
      for (Model& model : folders[k].second)
        folders[i].second.front().others.push_back(std::move(model.evidence));
      folders.erase(folders.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }
}

void add_table(std::vector<Model>& tables, Model model) {
  if (model.name.empty() || !printable(model.name)) return;
  const auto same = [&](const Model& other) { return other.name == model.name; };
  if (std::none_of(tables.begin(), tables.end(), same)) tables.push_back(std::move(model));
}

// Tables that scripts of the database create, whatever the language of the file.
void add_tables(const Context& context, std::map<std::string, std::vector<Model>>& by_folder) {
  const Index& index = context.index();
  const auto has_table = [](const IndexedFile& file) {
    const auto& all = file.summary->definitions;
    const auto& facts = file.summary->facts;
    if (!facts.empty() && file.summary->view(facts.front().key).starts_with(kDeclared)) return true;
    return std::any_of(all.begin(), all.end(),
                       [](const Definition& one) { return one.kind == DefinitionKind::table; });
  };
  std::set<std::string, std::less<>> homes;
  for (const IndexedFile& file : index.files)
    if (is_whole_schema(file.path) && file.role == FileRole::source && has_table(file))
      homes.insert(std::string(folder_of(file.path)));
  for (std::uint32_t row = 0; row < index.files.size(); ++row) {
    const IndexedFile& file = index.files[row];
    if (file.role != FileRole::source || is_history(homes, file.path)) continue;
    const FileSummary& summary = *file.summary;
    for (const Definition& definition : summary.definitions) {
      if (definition.kind != DefinitionKind::table) continue;
      add_table(by_folder[std::string(folder_of(file.path))],
                {std::string(summary.view(definition.name)),
                 row,
                 {file.path, definition.line, definition.end_line},
                 0,
                 {}});
    }
  }
}

// Tables of a schema that is written in code; it may be generated from the migrations.
void add_schema(const Context& context, std::map<std::string, std::vector<Model>>& by_folder) {
  const Index& index = context.index();
  for (std::uint32_t row = 0; row < index.files.size(); ++row) {
    const IndexedFile& file = index.files[row];
    if (file.role != FileRole::source && file.role != FileRole::generated) continue;
    for (const FrameworkRow& found : framework_rows(context, file)) {
      const auto names = paths_of(found.text("name"));
      if (found.kind == "table" && !names.empty())
        add_table(by_folder[std::string(folder_of(file.path))],
                  {names.front(), row, {file.path, found.line, found.end_line}, 0, {}});
    }
  }
}

std::vector<Claim> claims_of(std::string_view what, const Context& context,
                             std::map<std::string, std::vector<Model>> by_folder,
                             std::int64_t rank) {
  const auto ranks = ranks_of(context);
  std::vector<std::pair<std::string, std::vector<Model>>> folders;
  for (auto& [folder, models] : by_folder) {
    for (Model& model : models) {
      const auto found = ranks.find({model.file, model.name});
      if (found != ranks.end()) model.rank = found->second;
    }
    const bool one = std::all_of(models.begin(), models.end(), [&](const Model& model) {
      return model.file == models.front().file;
    });
    folders.emplace_back(one ? path_span(models.front().evidence.path) : folder_span(folder),
                         std::move(models));
  }
  join_equal(folders);
  std::stable_sort(folders.begin(), folders.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  std::vector<Claim> out;
  for (auto& [where, models] : folders)
    out.push_back(claim_of(what, where, std::move(models),
                           rank - static_cast<std::int64_t>(out.size()),
                           out.size() >= kMostFolders));
  return out;
}

}  // namespace

std::vector<Claim> model_claims(const Context& context) {
  std::map<std::string, std::vector<Model>> models, declared, tables;
  add_models(context, models);
  add_declared(context, declared);
  add_tables(context, tables);
  add_schema(context, tables);
  std::vector<Claim> out = claims_of("models", context, std::move(models), kModelsRank);
  for (Claim& claim : claims_of("models", context, std::move(declared), kModelsRank))
    out.push_back(std::move(claim));
  for (Claim& claim : claims_of("tables", context, std::move(tables), kTablesRank))
    out.push_back(std::move(claim));
  return out;
}

}  // namespace brief::facts
