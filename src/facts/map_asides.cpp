#include "facts/map_asides.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.hpp"
#include "facts/map_text.hpp"
#include "facts/rules.hpp"

namespace brief::facts {
namespace {

constexpr std::int64_t kAsideRank = 440;
constexpr std::int64_t kExampleRank = 500;
constexpr std::int64_t kTranslationRank = 450;
constexpr std::size_t kMostNames = 6;
constexpr std::size_t kMostPaths = 4;
constexpr std::size_t kMostFolders = 2;    // of scripts, of examples
constexpr std::size_t kFewestTests = 3;    // that import an example folder
constexpr std::size_t kFewestTongues = 4;  // folders that make a folder one of translations

class AsideFinder {
 public:
  explicit AsideFinder(const Context& context) : context_(context), index_(context.index()) {}

  std::vector<Claim> claims() {
    papers();
    scripts();
    examples();
    translations();
    return std::move(claims_);
  }

 private:
  using Found = std::vector<const Finding*>;

  void add(std::string text, std::vector<Evidence> evidence, std::int64_t rank, std::string order) {
    claims_.push_back({std::move(text), std::move(evidence), rank, std::move(order)});
  }

  // One line a title, whole paths: they are there to be opened.
  void papers() {
    std::map<std::string, Found> by_title;
    for (const Finding& finding : context_.findings("aside"))
      if (finding.tag.empty() && printable(finding.evidence.path))
        by_title[finding.title].push_back(&finding);
    for (const auto& [title, found] : by_title) {
      std::vector<std::string> paths;
      std::vector<Evidence> evidence;
      for (const Finding* finding : found) {
        const std::string path = path_span(finding->evidence.path);
        if (std::find(paths.begin(), paths.end(), path) != paths.end()) continue;
        paths.push_back(path);
        evidence.push_back(finding->evidence);
      }
      add(base::markdown_text(title) + ": " + listed(paths, kMostPaths), std::move(evidence),
          kAsideRank + found.front()->rank, "~" + title);
    }
  }

  void scripts() {
    std::map<std::string, Found> by_folder;
    for (const Finding& finding : context_.findings("aside"))
      if (!finding.tag.empty() && printable(finding.value))
        by_folder[finding.folder].push_back(&finding);
    std::size_t lines = 0;
    for (const auto& [folder, found] : by_folder) {
      if (found.size() < 2 || lines++ == kMostFolders) continue;
      std::vector<std::string> names;
      std::vector<Evidence> evidence;
      for (const Finding* finding : found) {
        names.push_back(path_span(finding->value));
        evidence.push_back(finding->evidence);
      }
      add(folder_span(folder) + ": scripts " + listed(names, kMostNames), std::move(evidence),
          kAsideRank + found.front()->rank, folder + "/~");
    }
  }

  // The outermost folder of examples above a path.
  static std::string example_folder(std::string_view path) {
    return std::string(path.substr(0, path.find('/')));
  }

  void examples() {
    std::map<std::string, std::set<std::uint32_t>> tests;  // by folder of examples
    for (const ImportEdge& edge : index_.imports)
      if (index_.files[edge.from].role == FileRole::test &&
          index_.files[edge.to].role == FileRole::example)
        tests[example_folder(index_.files[edge.to].path)].insert(edge.from);
    std::size_t lines = 0;
    for (const auto& [folder, rows] : tests) {
      const std::string home = common_folder(rows);
      if (rows.size() < kFewestTests || home.empty() || !context_.has_folder(folder)) continue;
      if (home == folder || lies_below(folder, home + "/") || lines++ == kMostFolders) continue;
      const std::string& first = index_.files[*rows.begin()].path;
      add(folder_span(folder) + ": examples, which tests in " + folder_span(home) + " import",
          {{first, 0, 0}, {index_.files[context_.below(folder).first].path, 0, 0}}, kExampleRank,
          folder + "/");
    }
  }

  // The deepest folder that holds most of the rows.
  std::string common_folder(const std::set<std::uint32_t>& rows) const {
    std::map<std::string_view, std::size_t> held;
    for (const std::uint32_t row : rows)
      for (auto folder = folder_of(index_.files[row].path); !folder.empty();
           folder = folder_of(folder))
        held[folder] += 1;
    std::string_view best;
    for (const auto& [folder, count] : held)
      if (count * 5 >= rows.size() * 4 && folder.size() > best.size()) best = folder;
    return std::string(best);
  }

  // A folder whose inner folders bear the codes of languages.
  void translations() {
    const auto table = rule_book().names.find("map/tongues");
    if (table == rule_book().names.end()) return;
    std::map<std::string_view, std::set<std::string_view>> tongues;
    std::map<std::string_view, std::string_view> examples;
    for (const IndexedFile& file : index_.files) {
      if (file.role == FileRole::vendored || file.role == FileRole::test) continue;
      const std::size_t first = file.path.find('/');
      const std::size_t second =
          first == std::string::npos ? first : file.path.find('/', first + 1);
      if (second == std::string::npos) continue;
      const std::string_view path = file.path;
      const std::string_view code = path.substr(first + 1, second - first - 1);
      if (table->second.find(code.substr(0, code.find_first_of("-_"))) == nullptr) continue;
      if (code.size() > 7) continue;
      if (tongues[path.substr(0, first)].insert(code).second)
        examples.emplace(path.substr(0, first), path);
    }
    for (const auto& [folder, codes] : tongues) {
      if (codes.size() < kFewestTongues || codes.size() * 3 < folders_in(folder) * 2) continue;
      add("translations, one folder a language: " + folders_of(folder, codes),
          {{std::string(examples.at(folder)), 0, 0}}, kTranslationRank, std::string(folder) + "/*");
    }
  }

  // The fullest first: it is most often what the others are translated from.
  std::string folders_of(std::string_view folder, const std::set<std::string_view>& codes) const {
    std::vector<std::pair<std::uint32_t, std::string>> sized;
    for (const std::string_view code : codes) {
      const std::string path = std::string(folder) + "/" + std::string(code);
      const auto [from, to] = context_.below(path);
      sized.emplace_back(to - from, path);
    }
    std::stable_sort(sized.begin(), sized.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> names;
    for (const auto& [size, path] : sized) names.push_back(folder_span(path));
    return listed(names, kMostPaths);
  }

  std::size_t folders_in(std::string_view folder) const {
    const std::vector<Child> children = context_.children(folder);
    return static_cast<std::size_t>(std::count_if(children.begin(), children.end(),
                                                  [](const Child& c) { return c.is_folder; }));
  }

  const Context& context_;
  const Index& index_;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> aside_claims(const Context& context) { return AsideFinder(context).claims(); }

}  // namespace brief::facts
