#include "facts/data_engines.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "facts/framework_rows.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"
#include "facts/rules.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostFiles = 3;
constexpr std::size_t kMostEngines = 6;
constexpr std::int64_t kEnginesRank = 590;
constexpr std::string_view kTable = "data/engines";

// The first word of "django.db.backends.sqlite3" or "postgres://me:…@host" that names a database.
std::string_view engine_of(const NameTable& table, std::string_view text) {
  const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (const NamedThing* thing = table.find(text.substr(begin, end - begin))) return thing->title;
    begin = end + 1;
  }
  return {};
}

struct Settings {
  std::vector<std::string> engines;  ///< in the order of the file: the default stands first
  Claim claim;
};

Settings settings_of(const Context& context, const NameTable& table, const IndexedFile& file) {
  Settings found;
  for (const FrameworkRow& row : framework_rows(context, file)) {
    if (row.kind != "database") continue;
    std::string engine(engine_of(table, row.text("engine")));
    const auto& known = found.engines;
    if (engine.empty() || std::find(known.begin(), known.end(), engine) != known.end()) continue;
    found.engines.push_back(std::move(engine));
    found.claim.evidence.push_back({file.path, row.line, row.end_line});
  }
  return found;
}

}  // namespace

std::vector<Claim> engine_claims(const Context& context) {
  const auto table = rule_book().names.find(kTable);
  if (table == rule_book().names.end()) return {};
  std::vector<Settings> all;
  for (const IndexedFile& file : context.index().files) {
    if (!is_project_code(file) || stands_aside(file.path)) continue;
    Settings found = settings_of(context, table->second, file);
    if (found.engines.empty()) continue;
    found.claim.rank = kEnginesRank;
    found.claim.order = "1" + file.path;
    found.claim.text = path_span(file.path) + ": database " + listed(found.engines, kMostEngines);
    all.push_back(std::move(found));
  }
  std::stable_sort(all.begin(), all.end(), [](const Settings& a, const Settings& b) {
    return a.engines.size() > b.engines.size();
  });
  std::vector<Claim> claims;
  for (Settings& settings : all) {
    settings.claim.extra = claims.size() >= kMostFiles;
    claims.push_back(std::move(settings.claim));
  }
  return claims;
}

}  // namespace brief::facts
