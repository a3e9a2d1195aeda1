#include "facts/data_migrations.hpp"

#include <cctype>
#include <map>
#include <string>

#include "base/text.hpp"
#include "facts/framework_rows.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostFolders = 4;
constexpr std::int64_t kMigrationsRank = 600;

/// The migrations of one folder.
struct Folder {
  std::string after;            ///< field that names those before; empty: names are in order
  std::vector<Evidence> files;  ///< in path order
  std::string example;          ///< the first, where its name begins with a number
};

using Folders = std::map<std::string, Folder>;

// Files whose name begins with a number or a time are kept in order by it.
bool is_numbered(std::string_view path) {
  const std::string_view name = name_of_path(path);
  const std::size_t first = !name.empty() && (name[0] == 'V' || name[0] == 'v') ? 1 : 0;
  return name.size() > first && name[first] >= '0' && name[first] <= '9';
}

// "0001_initial.py", and not "1a31ce608336_add_column.py".
bool begins_with_number(std::string_view name) {
  const std::size_t end = name.find_first_not_of("0123456789");
  return end != 0 && end != std::string_view::npos &&
         std::isalpha(static_cast<unsigned char>(name[end])) == 0;
}

// What bears the number: the file, or the folder that holds nothing but its files
// ("01_init/up.sql").
std::string_view step_of(std::string_view path) {
  const std::string_view folder = folder_of(path);
  return !is_numbered(path) && is_numbered(folder) ? folder : path;
}

void add(Folders& folders, Evidence evidence, std::string_view after) {
  const std::string_view step = step_of(evidence.path);
  Folder& folder = folders[std::string(folder_of(step))];
  if (folder.after.empty()) folder.after = after;
  const std::string_view name = name_of_path(step);
  if (step != evidence.path && !folder.files.empty() && folder_of(folder.files.back().path) == step)
    return;  // "down.sql" beside "up.sql"
  if (folder.example.empty() && (after.empty() || begins_with_number(name))) folder.example = name;
  folder.files.push_back(std::move(evidence));
}

// Migrations that are code and name those before them.
Folders chained(const Context& context) {
  Folders folders;
  for (const IndexedFile& file : context.index().files) {
    if (file.role != FileRole::source && file.role != FileRole::generated) continue;
    if (file.path.starts_with('.') || stands_aside(file.path)) continue;
    for (const FrameworkRow& row : framework_rows(context, file)) {
      if (row.kind != "migration") continue;
      add(folders, {file.path, row.line, row.end_line}, row.text("after"));
      break;
    }
  }
  return folders;
}

Folders all_folders(const Context& context) {
  Folders folders = chained(context);
  Folders numbered;
  for (const Finding& finding : context.findings("migration"))
    if (const std::string_view step = step_of(finding.evidence.path);
        is_numbered(step) && !folders.contains(std::string(folder_of(step))))
      add(numbered, finding.evidence, {});
  for (auto& [path, folder] : numbered)
    if (folder.files.size() > 1) folders.emplace(path, std::move(folder));
  return folders;
}

std::string text_of(const std::vector<std::string>& paths, const Folder& folder) {
  std::string text = listed(paths, kMostFolders) + ": migrations, ";
  text += folder.after.empty() ? "in the order of their names"
                               : "each names those before it in " + base::code_span(folder.after);
  if (!folder.example.empty()) text += " (" + base::code_span(folder.example) + ", …)";
  return text;
}

}  // namespace

std::vector<Claim> migration_claims(const Context& context) {
  const Folders folders = all_folders(context);
  // Folders that begin alike are one line.
  std::map<std::pair<std::string, std::string>, std::vector<const Folders::value_type*>> alike;
  for (const auto& entry : folders)
    if (printable(entry.first) && printable(entry.second.example))
      alike[{entry.second.example, entry.second.after}].push_back(&entry);
  std::vector<Claim> claims;
  for (const auto& [key, entries] : alike) {
    if (claims.size() == kMostFolders) break;
    std::vector<std::string> paths;
    Claim claim{{}, {}, kMigrationsRank, "1" + entries.front()->first};
    for (const auto* entry : entries) {
      paths.push_back(folder_span(entry->first));
      if (paths.size() > kMostFolders) continue;
      const std::vector<Evidence>& files = entry->second.files;
      claim.evidence.push_back(files.front());
      if (files.size() > 1) claim.evidence.push_back(files.back());
    }
    claim.text = text_of(paths, entries.front()->second);
    claims.push_back(std::move(claim));
  }
  return claims;
}

std::set<std::string_view> migration_files(const Context& context) {
  std::set<std::string_view> paths;
  for (const Finding& finding : context.findings("migration")) paths.insert(finding.evidence.path);
  for (const IndexedFile& file : context.index().files)
    for (const FrameworkRow& row : framework_rows(context, file))
      if (row.kind == "migration") paths.insert(file.path);
  return paths;
}

}  // namespace brief::facts
