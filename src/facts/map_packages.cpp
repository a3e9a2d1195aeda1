#include "facts/map_packages.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/text.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_text.hpp"

namespace brief::facts {
namespace {

enum class Need { none, develop, run };

// What stands in a manifest's list of dependencies is needed to run, or only to work on it.
Need need_of(std::string_view key) {
  const std::string lower = base::to_lower(key);
  for (const std::string_view mark : {"depend", "require", "reference"}) {
    const std::size_t at = lower.find(mark);
    if (at == std::string::npos) continue;
    const std::string_view list = std::string_view(lower).substr(0, at);
    const bool develop =
        list.find("dev") != std::string_view::npos || list.find("test") != std::string_view::npos;
    return develop ? Need::develop : Need::run;
  }
  return Need::none;
}

// "^0.2.2", ">=1": a release, which comes from a registry where no workspace offers the folder.
bool is_release(std::string_view value) {
  const std::size_t digit = value.find_first_not_of("^~<>=v ");
  return digit != std::string_view::npos && value[digit] >= '0' && value[digit] <= '9';
}

// Keeps "who uses whom" with the first proof of each pair.
class Uses {
 public:
  void add(std::size_t user, std::size_t used, Evidence proof) {
    if (user != used) proofs_.try_emplace({user, used}, std::move(proof));
  }
  void write_to(std::vector<Package>& packages) const {
    for (const auto& [pair, proof] : proofs_) {
      packages[pair.first].uses.push_back(pair.second);
      packages[pair.first].uses_proofs.push_back(proof);
    }
  }

 private:
  std::map<std::pair<std::size_t, std::size_t>, Evidence> proofs_;
};

// ":a:b" -> "a:b"
std::string project_name(std::string_view path) {
  return std::string(path.substr(path.starts_with(':') ? 1 : 0));
}

// The projects that one file of the build lists, with the names and folders it gives them.
void add_projects(const Context& context, std::map<std::string, Package>& by_folder) {
  std::map<std::string, std::string> names, folders;
  for (const Finding& finding : context.findings("renamed"))
    (finding.tag == "folder" ? folders : names)
        .try_emplace(project_name(finding.title), finding.value);
  for (const Finding& finding : context.findings("project")) {
    const std::string folder = project_folder(context, finding.value, folders);
    if (folder.empty()) continue;
    const auto name = names.find(project_name(finding.value));
    by_folder.try_emplace(folder,
                          Package{folder,
                                  name == names.end() ? project_name(finding.value) : name->second,
                                  finding.evidence,
                                  {},
                                  {},
                                  true});
  }
}

std::vector<Package> named_packages(const Context& context) {
  std::map<std::string, Package> by_folder;
  for (const Finding& finding : context.findings("name")) {
    if (finding.folder.empty() || finding.value.empty()) continue;
    by_folder.try_emplace(finding.folder,
                          Package{finding.folder, finding.value, finding.evidence, {}, {}, false});
  }
  add_projects(context, by_folder);
  std::vector<Package> packages;
  for (auto& [folder, package] : by_folder) packages.push_back(std::move(package));
  return packages;
}

bool share_workspace(const Context& context, const Package& a, const Package& b) {
  const auto& workspaces = context.findings("workspace");
  return std::any_of(workspaces.begin(), workspaces.end(), [&](const Finding& one) {
    const auto holds = [&](const std::string& folder) {
      return one.folder.empty() || folder == one.folder || lies_below(one.folder, folder);
    };
    return holds(a.folder) && holds(b.folder);
  });
}

void read_manifests(const Context& context, const std::vector<Package>& packages, Uses& uses) {
  std::unordered_map<std::string, std::size_t> by_name;
  for (std::size_t i = 0; i < packages.size(); ++i) by_name.emplace(packages[i].name, i);
  const auto find = [&](const std::string& name) {
    const auto found = by_name.find(name);
    return found == by_name.end() ? packages.size() : found->second;
  };
  for (std::size_t user = 0; user < packages.size(); ++user) {
    const IndexedFile* manifest = context.file(packages[user].evidence.path);
    if (manifest == nullptr || packages[user].listed) continue;
    for (const FoundFact& fact : context.facts_below(*manifest, {})) {
      if (need_of(fact.key) != Need::run) continue;
      std::size_t used = find(std::string(fact.value));
      for (const std::string& segment : pointer_segments(fact.key))
        if (used == packages.size()) used = find(segment);
      if (used == packages.size()) continue;
      if (is_release(fact.value) && !share_workspace(context, packages[user], packages[used]))
        continue;
      uses.add(user, used, fact.evidence());
    }
  }
}

// Row of the innermost package that holds a path; packages.size() when none does.
std::vector<std::size_t> package_of_files(const Index& index,
                                          const std::vector<Package>& packages) {
  std::unordered_map<std::string_view, std::size_t> by_folder;
  for (std::size_t i = 0; i < packages.size(); ++i) by_folder.emplace(packages[i].folder, i);
  std::vector<std::size_t> out(index.files.size(), packages.size());
  for (std::size_t row = 0; row < index.files.size(); ++row) {
    if (!is_project_code(index.files[row])) continue;
    for (std::string_view folder = folder_of(index.files[row].path); !folder.empty();
         folder = folder_of(folder)) {
      const auto found = by_folder.find(folder);
      if (found == by_folder.end()) continue;
      out[row] = found->second;
      break;
    }
  }
  return out;
}

// A manifest that lists what its package needs has said all there is to say: what the code imports
// beyond it stands in tests, fixtures and templates.
bool lists_needs(const Context& context, const Package& package) {
  const IndexedFile* manifest = context.file(package.evidence.path);
  if (manifest == nullptr || package.listed) return false;
  const std::vector<FoundFact> facts = context.facts_below(*manifest, {});
  return std::any_of(facts.begin(), facts.end(),
                     [](const FoundFact& fact) { return need_of(fact.key) != Need::none; });
}

void read_imports(const Context& context, const std::vector<Package>& packages, Uses& uses) {
  const Index& index = context.index();
  const std::vector<std::size_t> owner = package_of_files(index, packages);
  std::map<std::size_t, bool> listed;
  for (const ImportEdge& edge : index.imports) {
    const std::size_t user = owner[edge.from];
    const std::size_t used = owner[edge.to];
    if (user == packages.size() || used == packages.size() || user == used) continue;
    const auto [known, fresh] = listed.try_emplace(user, false);
    if (fresh) known->second = lists_needs(context, packages[user]);
    if (known->second) continue;
    uses.add(user, used, {index.files[edge.from].path, edge.line, edge.line});
  }
}

}  // namespace

std::string project_folder(const Context& context, std::string_view path,
                           const std::map<std::string, std::string>& moved) {
  const auto other = moved.find(project_name(path));
  std::string folder(other == moved.end() ? path : std::string_view(other->second));
  std::replace(folder.begin(), folder.end(), ':', '/');
  folder.erase(0, folder.find_first_not_of('/'));
  return context.has_folder(folder) ? folder : std::string();
}

std::vector<Package> packages_of(const Context& context) {
  std::vector<Package> packages = named_packages(context);
  if (packages.empty()) return packages;
  Uses uses;
  read_manifests(context, packages, uses);
  read_imports(context, packages, uses);
  uses.write_to(packages);
  return packages;
}

}  // namespace brief::facts
