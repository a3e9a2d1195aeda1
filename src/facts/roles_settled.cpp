// What only the neighbours tell of a file: modules that are built for tests alone, the sources of
// test programs, what a compiler wrote, and folders of cases that a tool is tried on.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"
#include "facts/context.hpp"
#include "facts/detect.hpp"
#include "facts/plain_path.hpp"
#include "facts/rule_node.hpp"

namespace brief::facts {
namespace {

constexpr std::string_view kTestModule = "/test-module";
constexpr std::size_t kFewestCases = 10;

/// Pointers by which a build file declares programs and says which of them are tests.
struct ProgramRule {
  std::string program;              ///< below it: N/0 is the name, N/i a source
  std::vector<std::string> tests;   ///< below them: N/i names a program
  std::vector<std::string> others;  ///< like `program`, of what is no test
};

/// Settings that name the folder a compiler writes to.
struct OutputRule {
  std::vector<std::string> files;  ///< names
  std::string pointer;
  std::vector<std::string> sources;  ///< folders beside the settings
};

std::vector<OutputRule> read_output_rules() {
  std::vector<OutputRule> out;
  for (const RuleFile& file : rule_files()) {
    if (file.path != "paths.yaml") continue;
    for (const Rules& rule : Rules(file.root)["outputs"].items())
      out.push_back({rule.list("files"), rule.text("pointer"), rule.list("sources")});
  }
  return out;
}

std::vector<ProgramRule> read_program_rules() {
  std::vector<ProgramRule> out;
  for (const RuleFile& file : rule_files()) {
    if (file.path != "paths.yaml") continue;
    for (const Rules& rule : Rules(file.root)["test_programs"].items())
      out.push_back({rule.text("program"), rule.list("tests"), rule.list("others")});
  }
  return out;
}

class Settler {
 public:
  explicit Settler(std::vector<IndexedFile>& files) : files_(files) {}

  void run() {
    static const std::vector<ProgramRule> rules = read_program_rules();
    for (const IndexedFile& file : files_) {
      if (file.language == nullptr || file.role != FileRole::source) continue;
      if (file.language->is_code)
        modules(file);
      else
        for (const ProgramRule& rule : rules) programs(file, rule);
    }
    settle(FileRole::test);
    static const std::vector<OutputRule> outputs = read_output_rules();
    for (const IndexedFile& file : files_)
      for (const OutputRule& rule : outputs) written(file, rule);
    settle(FileRole::generated);
    // What a tool is tried on is no test in the languages that it is written in.
    for (const std::string& folder : case_folders()) mark_below(folder);
    settle(FileRole::example);
  }

 private:
  void settle(FileRole role) {
    for (const std::uint32_t row : found_)
      if (files_[row].role == FileRole::source && !files_[row].attribute_role)
        files_[row].role = role;
    found_.clear();
  }

  std::size_t first_at(std::string_view path) const {
    const auto found =
        std::lower_bound(files_.begin(), files_.end(), path,
                         [](const IndexedFile& file, std::string_view p) { return file.path < p; });
    return static_cast<std::size_t>(found - files_.begin());
  }

  void mark(const std::string& path) {
    const std::size_t row = first_at(path);
    if (row < files_.size() && files_[row].path == path)
      found_.insert(static_cast<std::uint32_t>(row));
  }

  void mark_below(const std::string& folder) {
    const std::string begin = folder + "/";
    for (std::size_t row = first_at(begin);
         row < files_.size() && files_[row].path.starts_with(begin); ++row)
      found_.insert(static_cast<std::uint32_t>(row));
  }

  // A module that is declared for tests alone: its file, or its folder.
  void modules(const IndexedFile& file) {
    const std::string_view name = name_of_path(file.path);
    const std::string_view stem = name.substr(0, name.rfind('.'));
    const auto& own = file.language->import_index_files;
    const bool opens = std::find(own.begin(), own.end(), name) != own.end();
    std::string folder(folder_of(file.path));
    if (!opens) folder += (folder.empty() ? "" : "/") + std::string(stem);
    for (const Fact& fact : file.summary->facts) {
      if (file.summary->view(fact.key) != kTestModule) continue;
      const std::string path =
          folder + (folder.empty() ? "" : "/") + std::string(file.summary->view(fact.value));
      for (const std::string_view extension : file.language->import_extensions)
        mark(path + std::string(extension));
      mark_below(path);
    }
  }

  // What a compiler wrote, where the settings say that it writes.
  void written(const IndexedFile& file, const OutputRule& rule) {
    const auto& names = rule.files;
    if (std::find(names.begin(), names.end(), name_of_path(file.path)) == names.end()) return;
    const std::string home(folder_of(file.path));
    for (const Fact& fact : file.summary->facts) {
      if (file.summary->view(fact.key) != rule.pointer) continue;
      const std::string folder = plain_path(home, file.summary->view(fact.value));
      if (!folder.empty() && folder != home && is_written(folder, home, rule)) mark_below(folder);
    }
  }

  bool is_written(const std::string& folder, const std::string& home,
                  const OutputRule& rule) const {
    std::size_t code = 0;
    std::size_t twins = 0;
    const std::string begin = folder + "/";
    for (std::size_t row = first_at(begin);
         row < files_.size() && files_[row].path.starts_with(begin); ++row) {
      const std::string& path = files_[row].path;
      if (files_[row].language == nullptr || !files_[row].language->is_code) continue;
      code += 1;
      const std::size_t dot = path.find('.', path.rfind('/'));
      const std::string stem = path.substr(begin.size(), dot - begin.size()) + ".";
      const bool twin =
          has_source(plain_path(home, stem), begin) ||
          std::any_of(rule.sources.begin(), rule.sources.end(), [&](const std::string& source) {
            return has_source(plain_path(home, source + "/" + stem), begin);
          });
      twins += twin ? 1 : 0;
    }
    return code > 0 && twins * 2 > code;
  }

  bool has_source(const std::string& start, const std::string& besides) const {
    const std::size_t row = first_at(start);
    return row < files_.size() && files_[row].path.starts_with(start) &&
           !files_[row].path.starts_with(besides);
  }

  using Sources = std::map<std::string, std::vector<std::string>, std::less<>>;  // of a program

  static Sources sources_below(const FileSummary& summary, const std::string& pointer) {
    std::map<std::string, std::vector<std::string>> calls;
    for (const Fact& fact : summary.facts) {
      const std::string_view key = summary.view(fact.key);
      if (!key.starts_with(pointer) || key.substr(pointer.size(), 1) != "/") continue;
      calls[std::string(key.substr(0, key.rfind('/')))].emplace_back(summary.view(fact.value));
    }
    Sources out;
    for (auto& [key, values] : calls)
      if (!values.empty())
        out[values[0]].insert(out[values[0]].end(), values.begin() + 1, values.end());
    return out;
  }

  static std::set<std::string> values_below(const FileSummary& summary,
                                            const std::vector<std::string>& pointers) {
    std::set<std::string> out;
    for (const std::string& pointer : pointers)
      for (const auto& [first, rest] : sources_below(summary, pointer)) {
        out.insert(first);
        out.insert(rest.begin(), rest.end());
      }
    return out;
  }

  static bool is_named(const std::set<std::string>& values, const std::string& program) {
    return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
      return value == program || value.ends_with(":" + program + ">");
    });
  }

  void programs(const IndexedFile& file, const ProgramRule& rule) {
    const Sources programs = sources_below(*file.summary, rule.program);
    const std::set<std::string> tests = values_below(*file.summary, rule.tests);
    if (programs.empty() || tests.empty()) return;
    std::set<std::string> shared;
    for (const std::string& pointer : rule.others)
      for (const auto& [program, sources] : sources_below(*file.summary, pointer))
        if (!is_named(tests, program)) shared.insert(sources.begin(), sources.end());
    for (const auto& [program, sources] : programs)
      if (!is_named(tests, program)) shared.insert(sources.begin(), sources.end());
    const std::string folder(folder_of(file.path));
    for (const auto& [program, sources] : programs) {
      if (!is_named(tests, program)) continue;
      for (const std::string& source : sources)
        if (!shared.contains(source)) mark_source(folder + (folder.empty() ? "" : "/") + source);
    }
  }

  // The source and the header of its name beside it.
  void mark_source(const std::string& path) {
    mark(path);
    const std::string stem = path.substr(0, path.rfind('.')) + ".";
    for (std::size_t row = first_at(stem);
         row < files_.size() && files_[row].path.starts_with(stem); ++row)
      if (files_[row].path.find('/', stem.size()) == std::string::npos)
        found_.insert(static_cast<std::uint32_t>(row));
  }

  // Folders most of whose files are what a tool is given and what is expected of it, in a folder a
  // case; the outermost ones. Where the cases stand among tests anyway they say nothing of what
  // is around them: most of a repository of packages may be such cases.
  std::vector<std::string> case_folders() const {
    std::unordered_map<std::string_view, unsigned> halves;
    for (const IndexedFile& file : files_) {
      if (file.role != FileRole::source) continue;
      const std::string_view name = name_of_path(file.path);
      if (name.starts_with("input"))
        halves[folder_of(file.path)] |= 1u;
      else if (name.find("expected") != name.npos || name.starts_with("output"))
        halves[folder_of(file.path)] |= 2u;
    }
    const auto is_case = [&](std::string_view folder) {
      const auto found = halves.find(folder);
      return found != halves.end() && found->second == 3u;
    };
    const auto cases = std::count_if(halves.begin(), halves.end(),
                                     [](const auto& entry) { return entry.second == 3u; });
    if (static_cast<std::size_t>(cases) < kFewestCases) return {};
    return outermost(is_case);
  }

  template <typename IsCase>
  std::vector<std::string> outermost(const IsCase& is_case) const {
    struct Count {
      std::set<std::string_view> cases;
      std::size_t inside = 0;
      std::size_t all = 0;
    };
    std::map<std::string_view, Count> folders;
    for (const IndexedFile& file : files_) {
      if (file.role != FileRole::source) continue;
      const std::string_view home = folder_of(file.path);
      const bool inside = is_case(home);
      for (std::string_view folder = home; !folder.empty(); folder = folder_of(folder)) {
        Count& count = folders[folder];
        count.all += 1;
        count.inside += inside ? 1 : 0;
        if (inside) count.cases.insert(home);
      }
    }
    std::vector<std::string> out;
    for (const auto& [folder, count] : folders) {
      if (count.cases.size() < kFewestCases || count.inside * 2 < count.all) continue;
      if (out.empty() || !folder.starts_with(out.back() + "/")) out.emplace_back(folder);
    }
    return out;
  }

  std::vector<IndexedFile>& files_;
  std::set<std::uint32_t> found_;
};

}  // namespace

void settle_roles(std::vector<IndexedFile>& files) { Settler(files).run(); }

}  // namespace brief::facts
