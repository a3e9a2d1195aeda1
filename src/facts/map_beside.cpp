#include "facts/map_beside.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_packages.hpp"
#include "facts/map_text.hpp"
#include "facts/rules.hpp"

namespace brief::facts {
namespace {

constexpr std::int64_t kBesideRank = 560;
constexpr std::size_t kMostFolders = 3;    // of one title
constexpr std::uint32_t kFewestFiles = 1;  // of a folder
constexpr std::uint32_t kShareOfCode = 3;  // a third of the code is no aside

using ByTitle = std::map<std::string, std::vector<std::string>>;

class BesideFinder {
 public:
  explicit BesideFinder(const Context& context) : context_(context) {
    const auto table = rule_book().names.find("map/folders");
    if (table != rule_book().names.end()) names_ = &table->second;
    const auto& files = context.index().files;
    code_ = static_cast<std::uint32_t>(std::count_if(files.begin(), files.end(), is_project_code));
  }

  std::vector<Claim> claims() {
    if (names_ == nullptr) return {};
    for (const Child& child : context_.children({}))
      if (child.is_folder) look_at(std::string(child.name));
    std::set<std::string> homes;  // folders of packages
    for (const Package& package : packages_of(context_))
      if (const auto home = folder_of(package.folder); !home.empty()) homes.emplace(home);
    for (const std::string& home : homes)
      if (names_->find(base::to_lower(home.substr(0, home.find('/')))) == nullptr)
        for (const Child& child : context_.children(home))
          if (child.is_folder) look_at(home + "/" + std::string(child.name));
    if (by_title_.empty()) return {};
    Claim claim{"beside the code:", {}, kBesideRank, "~"};
    const char* gap = " ";
    for (const auto& [title, folders] : by_title_) {
      std::vector<std::string> spans;
      for (const std::string& folder : folders) {
        spans.push_back(folder_span(folder));
        claim.evidence.push_back({context_.index().files[context_.below(folder).first].path, 0, 0});
      }
      claim.text += gap + base::markdown_text(title) + " " + listed(spans, kMostFolders);
      gap = "; ";
    }
    return {std::move(claim)};
  }

 private:
  void look_at(const std::string& folder) {
    if (folder.front() == '.' || !printable(folder)) return;
    const NamedThing* thing = names_->find(base::to_lower(name_of_path(folder)));
    if (thing == nullptr && folder.find('/') != std::string::npos)
      thing = names_->find("/" + base::to_lower(name_of_path(folder)));
    // "runtime-tests", "react-benchmarks": the last word is what it is.
    const std::size_t gap = folder.find_last_of("-_.");
    if (thing == nullptr && gap != std::string::npos)
      thing = names_->find(base::to_lower(folder.substr(gap)));
    if (thing == nullptr) return;
    const auto [from, to] = context_.below(folder);
    if (to - from < kFewestFiles || is_vendored(from, to)) return;
    std::uint32_t code = 0;
    for (std::uint32_t row = from; row < to; ++row)
      code += is_project_code(context_.index().files[row]) ? 1 : 0;
    if (code * kShareOfCode >= code_ && code != 0) return;
    by_title_[thing->tag].push_back(folder);
  }

  bool is_vendored(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t row = from; row < to; ++row)
      if (context_.index().files[row].role != FileRole::vendored) return false;
    return true;
  }

  const Context& context_;
  const NameTable* names_ = nullptr;
  std::uint32_t code_ = 0;  ///< files of the project's code
  ByTitle by_title_;
};

}  // namespace

bool is_documentation_site(std::string_view path) {
  const auto table = rule_book().names.find("map/folders");
  if (table == rule_book().names.end() || path.find('/') == std::string_view::npos) return false;
  const NamedThing* thing = table->second.find(base::to_lower(path.substr(0, path.find('/'))));
  return thing != nullptr && thing->tag == "documentation";
}

std::vector<Claim> beside_claims(const Context& context) { return BesideFinder(context).claims(); }

}  // namespace brief::facts
