#include "facts/data_strings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/text.hpp"
#include "facts/conventions_tests.hpp"
#include "facts/framework_rows.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"
#include "facts/paths.hpp"
#include "facts/route_text.hpp"
#include "facts/rules.hpp"

namespace brief::facts {
namespace {

constexpr std::string_view kEnvironment = "/env/";
constexpr std::string_view kDotfile = "/dotfile";
constexpr std::int64_t kEnvironmentRank = 525;
constexpr std::int64_t kDotfileRank = 535;
constexpr std::size_t kMostNames = 10;
constexpr std::size_t kMostFiles = 3;
constexpr std::size_t kExtraFiles = 9;
constexpr std::size_t kMostDotfiles = 8;
constexpr std::size_t kMostOfFile = 6;

/// Names with their first places, of one file of the tree.
using Named = std::map<std::string, Evidence>;

class StringFinder {
 public:
  StringFinder(const Context& context, const std::set<std::string>& told) : context_(context) {
    const auto table = rule_book().names.find("environment/common");
    if (table != rule_book().names.end()) common_ = &table->second;
    for (const Finding& finding : context.findings("variable")) listed_.insert(finding.title);
    listed_.insert(told.begin(), told.end());
  }

  std::vector<Claim> claims() {
    for (const IndexedFile& file : context_.index().files)
      if (is_project_code(file) && !stands_aside(file.path)) {
        read(file);
        read_fields(file);
      }
    variables();
    dotfiles();
    return std::move(claims_);
  }

 private:
  void read(const IndexedFile& file) {
    Named named;
    for (const Fact& fact : file.summary->facts) {
      const std::string_view key = file.summary->view(fact.key);
      const Evidence evidence{file.path, fact.line, fact.end_line};
      const bool ours = key.starts_with(kEnvironment) || key == kDotfile;
      if (!ours || in_test_module(*file.summary, fact.line)) continue;
      if (key.starts_with(kEnvironment)) {
        std::string name(key.substr(kEnvironment.size()));
        if (told(name)) variables_[file.path].emplace(std::move(name), evidence);
      } else if (key == kDotfile) {
        std::string name(file.summary->view(fact.value));
        if (told(name)) named.emplace(std::move(name), evidence);
      }
    }
    // Code that names many of them means classes of a page, or endings of names.
    if (named.size() <= kMostOfFile) dotfiles_.merge(named);
  }

  // Settings that are fields of a class: the variable bears the field's name, in capitals, behind
  // the prefix of its class.
  void read_fields(const IndexedFile& file) {
    const std::vector<FrameworkRow>& rows = framework_rows(context_, file);
    for (const FrameworkRow& row : rows) {
      if (row.kind != "variable") continue;
      std::string name(row.text("name"));
      for (const FrameworkRow& outer : rows)
        if (outer.kind == "variables" && row.inside(outer))
          if (const auto prefix = paths_of(outer.text("prefix")); !prefix.empty())
            name = prefix.front() + name;
      for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      if (told(name))
        variables_[file.path].emplace(std::move(name), Evidence{file.path, row.line, row.end_line});
    }
  }

  bool told(const std::string& name) const {
    return !listed_.contains(name) && printable(name) &&
           (common_ == nullptr || common_->find(name) == nullptr);
  }

  // A variable belongs to the file that names most of them: there the settings are read.
  void variables() {
    std::vector<std::pair<std::string, Named>> files(variables_.begin(), variables_.end());
    std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
      return a.second.size() > b.second.size();
    });
    std::set<std::string> said;
    std::size_t lines = 0;
    for (const auto& [path, named] : files) {
      if (lines == kMostFiles + kExtraFiles) return;
      std::vector<std::string> names;
      Claim claim{{}, {}, kEnvironmentRank - static_cast<std::int64_t>(lines), "3" + path};
      for (const auto& [name, evidence] : named) {
        if (!said.insert(name).second) continue;
        names.push_back(base::code_span(name));
        claim.evidence.push_back(evidence);
      }
      if (names.empty()) continue;
      claim.extra = lines++ >= kMostFiles;
      claim.text = "environment, by " + path_span(path) + ": " + listed(names, kMostNames);
      claims_.push_back(std::move(claim));
    }
  }

  void dotfiles() {
    std::vector<std::string> names;
    Claim claim{{}, {}, kDotfileRank, "4"};
    for (const auto& [name, evidence] : dotfiles_) {
      names.push_back(base::code_span(name) + " (" + path_span(evidence.path) + ")");
      if (names.size() <= kMostDotfiles) claim.evidence.push_back(evidence);
    }
    if (names.empty()) return;
    claim.text = "hidden files that the code names: " + listed(names, kMostDotfiles);
    claims_.push_back(std::move(claim));
  }

  const Context& context_;
  const NameTable* common_ = nullptr;
  std::set<std::string> listed_;
  std::map<std::string, Named> variables_;
  Named dotfiles_;
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> string_claims(const Context& context, const std::set<std::string>& told) {
  return StringFinder(context, told).claims();
}

}  // namespace brief::facts
