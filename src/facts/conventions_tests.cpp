#include "facts/conventions_tests.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/glob.hpp"
#include "base/text.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/rules.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kFewestTests = 3;
constexpr std::int64_t kLayoutRank = 540;

using Rows = std::vector<std::uint32_t>;

class Layouts {
 public:
  explicit Layouts(const Context& context) : context_(context), index_(context.index()) {
    for (const IndexedFile& file : index_.files) {
      if (!is_project_code(file)) continue;
      source_folders_.insert(folder_of(file.path));
      for (auto folder = folder_of(file.path); !folder.empty(); folder = folder_of(folder))
        above_sources_.insert(folder);
    }
  }

  std::vector<Claim> claims() const {
    std::map<std::string_view, std::pair<const LanguageSpec*, Rows>> tests;
    for (std::uint32_t row = 0; row < index_.files.size(); ++row) {
      const IndexedFile& file = index_.files[row];
      if (file.language == nullptr || !file.language->is_code) continue;
      auto& [language, rows] = tests[file.language->name];
      language = file.language;
      if (file.role == FileRole::test && !feeds_tests(file.path)) rows.push_back(row);
    }
    std::vector<Claim> out;
    for (const auto& [name, found] : tests)
      if (!add_inline(*found.first, found.second, out) && found.second.size() >= kFewestTests)
        add_layout(found.second, out);
    add_unread(out);
    return out;
  }

 private:
  const std::string& path(std::uint32_t row) const { return index_.files[row].path; }

  // Tests in notations that no grammar reads, by their extensions: of those in a programming
  // language only what lies among tests.
  void add_unread(std::vector<Claim>& out) const {
    std::map<std::string, Rows> by_title;
    std::map<std::string, std::string> extensions;
    for (std::uint32_t row = 0; row < index_.files.size(); ++row) {
      const IndexedFile& file = index_.files[row];
      const std::string_view name = name_of_path(file.path);
      const std::size_t dot = name.rfind('.');
      if (file.language != nullptr || dot == std::string_view::npos || feeds_tests(file.path))
        continue;
      if (file.role != FileRole::test && file.role != FileRole::source) continue;
      const std::string_view extension = name.substr(dot);
      const NamedThing* tests = named_in("unparsed/tests", extension);
      const NamedThing* code = named_in("unparsed/extensions", extension);
      if (tests == nullptr && (code == nullptr || file.role != FileRole::test)) continue;
      const std::string title = tests != nullptr ? tests->title : code->title + " tests";
      by_title[title].push_back(row);
      extensions.emplace(title, extension);
    }
    for (const auto& [title, rows] : by_title) {
      const std::string place = place_of(rows);
      if (rows.size() < kFewestTests || place.empty()) continue;
      out.push_back(
          {base::markdown_text(title) + ": " + path_span("*" + extensions.at(title)) + " " + place,
           {{path(rows.front()), 0, 0}},
           kLayoutRank,
           "4" + title});
    }
  }

  static const NamedThing* named_in(std::string_view table, std::string_view name) {
    const auto found = rule_book().names.find(table);
    return found == rule_book().names.end() ? nullptr : found->second.find(name);
  }

  // What tests read, or measures, is in no test's form.
  static bool feeds_tests(std::string_view path) {
    static constexpr std::string_view kFed[] = {
        "fixture", "__fixtures__",  "data",   "testdata", "cases", "input",   "snap",     "output",
        "module",  "__snapshots__", "golden", "expected", "bench", "example", "resource", "sample"};
    for (const std::string_view part : base::split(folder_of(path), '/'))
      for (const std::string_view fed : kFed)
        if (part == fed || (part.size() == fed.size() + 1 && part.substr(0, fed.size()) == fed &&
                            part.back() == 's'))
          return true;
    return false;
  }

  bool add_inline(const LanguageSpec& language, const Rows& apart, std::vector<Claim>& out) const {
    const Rows rows = inline_tests(context_, language);
    if (rows.size() < kFewestTests) return false;
    std::string text = std::string(language.title) + " tests: modules inside the source files";
    const std::string folder = shared_folder_name(apart);
    if (!folder.empty()) text += ", others in folders named " + folder_span(folder);
    out.push_back({std::move(text),
                   {{path(rows.front()), 0, 0}},
                   kLayoutRank,
                   "4" + std::string(language.name)});
    return true;
  }

  void add_layout(const Rows& all, std::vector<Claim>& out) const {
    const LanguageSpec& language = *index_.files[all.front()].language;
    std::string pattern;
    const Rows named = rows_of_best_pattern(language, all, pattern);
    const Rows& rows = named.empty() ? all : named;
    const std::string place = place_of(rows);
    if (pattern.empty() && (place.empty() || !is_substantial(language, rows))) return;
    std::string text = std::string(language.title) + " tests:";
    if (!pattern.empty()) text += " " + path_span(pattern);
    if (!place.empty()) text += " " + place;
    out.push_back({std::move(text),
                   {{path(rows.front()), 0, 0}},
                   kLayoutRank,
                   "4" + std::string(language.name)});
  }

  // The name pattern that most tests follow; helpers and fixtures among them follow none.
  Rows rows_of_best_pattern(const LanguageSpec& language, const Rows& all,
                            std::string& pattern) const {
    std::map<std::string, Rows> by_pattern;
    for (const std::string_view glob : language.test_paths) {
      const std::string_view name = name_of_path(glob);
      if (!says_more_than_extension(name)) continue;
      for (const std::uint32_t row : all)
        if (base::path_rule_match(name, path(row))) by_pattern[std::string(name)].push_back(row);
    }
    const auto best = std::max_element(
        by_pattern.begin(), by_pattern.end(),
        [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    if (best == by_pattern.end() || best->second.size() < kFewestTests ||
        best->second.size() * 5 < all.size() * 2)
      return {};
    pattern = best->first;
    return best->second;
  }

  // "*.py" is every file of the language.
  static bool says_more_than_extension(std::string_view name) {
    const std::size_t star = name.find('*');
    if (star == std::string_view::npos || name.find("**") != std::string_view::npos) return false;
    const std::string_view after = name.substr(star + 1);
    return star > 0 || after.find_first_of("._-", 1) != std::string_view::npos ||
           (!after.empty() && after.front() != '.');
  }

  // Without a pattern of names, a few files below a test folder may as well be fixtures.
  bool is_substantial(const LanguageSpec& language, const Rows& rows) const {
    const auto sources = static_cast<std::size_t>(
        std::count_if(index_.files.begin(), index_.files.end(), [&](const IndexedFile& file) {
          return file.language == &language && is_project_code(file);
        }));
    return rows.size() * 5 >= sources;
  }

  static bool most(std::size_t part, const Rows& rows) { return part * 5 >= rows.size() * 4; }

  std::string place_of(const Rows& rows) const {
    const auto beside =
        static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](std::uint32_t row) {
          return source_folders_.contains(folder_of(path(row)));
        }));
    if (beside * 4 >= rows.size() * 3) return "beside the sources";
    if (const std::string folder = shared_folder(rows); !folder.empty())
      return "in " + folder_span(folder);
    if (const std::string name = shared_folder_name(rows); !name.empty())
      return "in folders named " + folder_span(name);
    return {};
  }

  // The deepest folder that holds most of the rows and no source; "" when there is none.
  std::string shared_folder(const Rows& rows) const {
    std::map<std::string_view, std::size_t> held;
    for (const std::uint32_t row : rows)
      for (auto folder = folder_of(path(row)); !folder.empty(); folder = folder_of(folder))
        held[folder] += 1;
    std::string_view best;
    for (const auto& [folder, count] : held)
      if (most(count, rows) && folder.size() > best.size() && !above_sources_.contains(folder))
        best = folder;
    return std::string(best);
  }

  // "__tests__": a name that a folder above most of the rows has, wherever it stands.
  std::string shared_folder_name(const Rows& rows) const {
    std::map<std::string_view, std::size_t> held;
    for (const std::uint32_t row : rows) {
      std::unordered_set<std::string_view> names;
      for (auto folder = folder_of(path(row)); !folder.empty(); folder = folder_of(folder))
        names.insert(name_of_path(folder));
      for (const std::string_view name : names) held[name] += 1;
    }
    std::string_view best;
    std::size_t best_count = 0;
    for (const auto& [name, count] : held)
      if (most(count, rows) && count > best_count && says_test(name)) {
        best = name;
        best_count = count;
      }
    return std::string(best);
  }

  // "packages" is above most tests too and says nothing.
  static bool says_test(std::string_view name) {
    return name.find("test") != std::string_view::npos ||
           name.find("spec") != std::string_view::npos;
  }

  const Context& context_;
  const Index& index_;
  std::unordered_set<std::string_view> source_folders_;
  std::unordered_set<std::string_view> above_sources_;
};

}  // namespace

namespace {

bool is_test_module(const FileSummary& summary, const Definition& definition) {
  const std::string_view name = summary.view(definition.name);
  return definition.kind == DefinitionKind::module && (name == "tests" || name == "test");
}

}  // namespace

bool in_test_module(const FileSummary& summary, std::uint32_t line) {
  return std::any_of(summary.definitions.begin(), summary.definitions.end(),
                     [&](const Definition& definition) {
                       return definition.line <= line && line <= definition.end_line &&
                              is_test_module(summary, definition);
                     });
}

std::vector<std::uint32_t> inline_tests(const Context& context, const LanguageSpec& language) {
  std::vector<std::uint32_t> rows;
  const auto& files = context.index().files;
  for (std::uint32_t row = 0; row < files.size(); ++row) {
    if (files[row].language != &language || !is_project_code(files[row])) continue;
    const FileSummary& summary = *files[row].summary;
    const bool holds = std::any_of(
        summary.definitions.begin(), summary.definitions.end(),
        [&](const Definition& definition) { return is_test_module(summary, definition); });
    if (holds) rows.push_back(row);
  }
  return rows;
}

std::vector<Claim> test_layout_claims(const Context& context) { return Layouts(context).claims(); }

}  // namespace brief::facts
