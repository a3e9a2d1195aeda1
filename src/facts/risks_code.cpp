#include "facts/risks_code.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "base/text.hpp"
#include "facts/conventions_tests.hpp"
#include "facts/key_code_text.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/rules.hpp"

namespace brief::facts {
namespace {

constexpr std::int64_t kAreaRank = 500;
constexpr std::int64_t kFormatRank = 510;
constexpr std::int64_t kUnsafeRank = 430;
constexpr std::uint32_t kPathWorth = 4;  // definitions with such a name
constexpr std::size_t kMostPlaces = 3;
constexpr std::size_t kMostNames = 2;
constexpr std::size_t kMostFiles = 4;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// A file with what its path, its imports and its definitions say of one area.
struct Place {
  const IndexedFile* file = nullptr;
  std::uint32_t score = 0;
  bool in_path = false;
  std::uint32_t import_line = 0;  ///< of a library of the area; 0: none

  /// One word names many things ("password" is a part of an address): two witnesses are asked for.
  bool is_proven() const {
    return (in_path ? 1 : 0) + (import_line != 0 ? 1 : 0) + (definitions.empty() ? 0 : 1) > 1;
  }
  std::vector<const Definition*> definitions;
};

class AreaFinder {
 public:
  AreaFinder(const Context& context, const NameTable& table) : context_(context), table_(table) {
    const auto& names = rule_book().names;
    if (const auto found = names.find("risks/libraries"); found != names.end())
      libraries_ = &found->second;
  }

  std::vector<Claim> claims() {
    for (const IndexedFile& file : context_.index().files)
      if (is_project_code(file)) look_at(file);
    std::vector<Claim> out;
    for (auto& [area, places] : areas_) out.push_back(claim_of(area, std::move(places)));
    return out;
  }

 private:
  const std::string* area_of(std::string_view word) const {
    const NamedThing* thing = table_.find(word);
    return thing == nullptr ? nullptr : &thing->tag;
  }

  // "crypto/hmac" and "jose/jwt" belong to what is named by their first part, if nothing names
  // them.
  const NamedThing* library_of(std::string_view target) const {
    if (libraries_ == nullptr) return nullptr;
    if (const NamedThing* found = libraries_->find(target)) return found;
    return libraries_->find(target.substr(0, target.find_first_of("/.:", 1)));
  }

  void look_at(const IndexedFile& file) {
    std::map<std::string, Place> places;
    const std::string_view own = name_of_path(file.path);
    const std::vector<std::string> stem = words_of_name(own.substr(0, own.find('.')));
    for (const std::string_view part : base::split(file.path, '/'))
      for (const std::string& word : words_of_name(part.substr(0, part.find('.'))))
        if (const std::string* area = area_of(word)) {
          places[*area].score = kPathWorth;
          places[*area].in_path = true;
        }
    for (const Import& import : file.summary->imports)
      if (const NamedThing* library = library_of(file.summary->view(import.target)))
        places[library->tag].import_line = std::max(import.line, 1u);
    for (const Definition& definition : file.summary->definitions) {
      const KindClass kind = class_of(definition.kind);
      if (kind != KindClass::callable && kind != KindClass::type) continue;
      const std::string_view name = file.summary->view(definition.name);
      if (!printable(name) || in_test_module(*file.summary, definition.line)) continue;
      // A file that is named after its one definition says it once.
      const std::vector<std::string> words = words_of_name(name);
      if (words == stem) continue;
      std::set<std::string> areas;
      for (const std::string& word : words)
        if (const std::string* area = area_of(word)) areas.insert(*area);
      for (const std::string& area : areas) {
        places[area].score += 1;
        places[area].definitions.push_back(&definition);
      }
    }
    for (auto& [area, place] : places) {
      if (!place.is_proven()) continue;
      place.file = &file;
      areas_[area].push_back(std::move(place));
    }
  }

  static Claim claim_of(const std::string& area, std::vector<Place> places) {
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.score > b.score; });
    Claim claim{{}, {}, kAreaRank, "25" + area};
    std::vector<std::string> texts;
    for (const Place& place : places) {
      texts.push_back(path_span(place.file->path) + names_in(place, claim.evidence));
      if (texts.size() > kMostPlaces) break;
    }
    claim.text = base::markdown_text(area) + ": " + listed(texts, kMostPlaces);
    return claim;
  }

  static std::string names_in(const Place& place, std::vector<Evidence>& evidence) {
    const std::uint32_t line = place.import_line;
    if (place.definitions.empty()) evidence.push_back({place.file->path, line, line});
    std::vector<std::string> names;
    for (const Definition* definition : place.definitions) {
      std::string name = base::code_span(place.file->summary->view(definition->name));
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      if (names.size() < kMostNames)
        evidence.push_back({place.file->path, definition->line, definition->end_line});
      names.push_back(std::move(name));
    }
    return names.empty() ? "" : " (" + listed(names, kMostNames) + ")";
  }

  const Context& context_;
  const NameTable& table_;
  const NameTable* libraries_ = nullptr;
  std::map<std::string, std::vector<Place>> areas_;
};

// "kCurrentVersion", "SCHEMA_VERSION": whoever changes what is stored changes it too.
bool names_format_version(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kStored = {
      "current", "format", "file",  "schema",   "storage", "db",       "database", "log",
      "index",   "cache",  "state", "snapshot", "wire",    "manifest", "record",   "protocol"};
  const std::vector<std::string> words = words_of_name(name);
  return words.size() >= 2 && words.size() <= 4 && words.back() == "version" &&
         std::find(kStored.begin(), kStored.end(), words[words.size() - 2]) != kStored.end();
}

bool is_constant(const FileSummary& summary, const Definition& definition) {
  const KindClass kind = class_of(definition.kind);
  const std::string_view signature = summary.view(definition.signature);
  return kind == KindClass::value && signature.find_first_of("0123456789") != signature.npos;
}

void format_versions(const Context& context, std::vector<Claim>& claims) {
  std::map<std::string, std::vector<std::string>> files;
  Claim claim{{}, {}, kFormatRank, "24"};
  for (const IndexedFile& file : context.index().files) {
    if (!is_project_code(file)) continue;
    for (const Definition& definition : file.summary->definitions) {
      const std::string_view name = file.summary->view(definition.name);
      if (!is_constant(*file.summary, definition) || !names_format_version(name)) continue;
      std::vector<std::string>& paths = files[std::string(name)];
      const std::string path = path_span(file.path);
      if (std::find(paths.begin(), paths.end(), path) != paths.end()) continue;
      paths.push_back(path);
      claim.evidence.push_back({file.path, definition.line, definition.end_line});
    }
  }
  if (files.empty()) return;
  std::vector<std::string> texts;
  for (const auto& [name, paths] : files)
    texts.push_back(base::code_span(name) + " (" + listed(paths, kMostPlaces) + ")");
  claim.text = "formats that carry a version: " + listed(texts, kMostFiles);
  claims.push_back(std::move(claim));
}

bool is_unsafe(const FileSummary& summary, const Definition& definition) {
  const std::string_view signature = summary.view(definition.signature);
  const std::size_t at = signature.find("unsafe ");
  return at != signature.npos && (at == 0 || !is_letter(signature[at - 1])) &&
         at < signature.find('(');
}

void unsafe_code(const Context& context, std::vector<Claim>& claims) {
  std::vector<std::pair<std::uint32_t, const IndexedFile*>> files;
  std::map<std::string_view, Evidence> first;
  for (const IndexedFile& file : context.index().files) {
    if (!is_project_code(file)) continue;
    std::uint32_t count = 0;
    const auto found = [&](std::uint32_t line) {
      if (count++ == 0) first[file.path] = {file.path, line, line};
    };
    for (const Definition& definition : file.summary->definitions)
      if (is_unsafe(*file.summary, definition)) found(definition.line);
    for (const Import& import : file.summary->imports)
      if (file.summary->view(import.target) == "unsafe") found(import.line);
    if (count != 0) files.emplace_back(count, &file);
  }
  if (files.empty()) return;
  std::stable_sort(files.begin(), files.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Claim claim{{}, {}, kUnsafeRank, "27"};
  std::vector<std::string> paths;
  for (const auto& [count, file] : files) {
    if (paths.size() < kMostFiles) claim.evidence.push_back(first.at(file->path));
    paths.push_back(path_span(file->path));
  }
  claim.text = "unsafe by declaration: " + listed(paths, kMostFiles);
  claims.push_back(std::move(claim));
}

}  // namespace

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool digit = c >= '0' && c <= '9';
    if (!is_letter(c) && !digit) {
      words.emplace_back();
      continue;
    }
    // "requireAdmin", "HTTPServer"
    const bool after_small = i > 0 && is_capital(c) && !is_capital(name[i - 1]);
    const bool last_capital = i > 0 && is_capital(c) && is_capital(name[i - 1]) &&
                              i + 1 < name.size() && is_letter(name[i + 1]) &&
                              !is_capital(name[i + 1]);
    if (after_small || last_capital) words.emplace_back();
    words.back() += is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  std::erase_if(words, [](const std::string& word) { return word.empty(); });
  return words;
}

std::vector<Claim> code_risk_claims(const Context& context) {
  std::vector<Claim> claims;
  const auto table = rule_book().names.find("risks/areas");
  if (table != rule_book().names.end()) claims = AreaFinder(context, table->second).claims();
  format_versions(context, claims);
  unsafe_code(context, claims);
  return claims;
}

}  // namespace brief::facts
