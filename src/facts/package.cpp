// The brief of one package: the sections over its own files, under what the whole repository says
// of it.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "brief/error.hpp"
#include "facts/detect.hpp"
#include "facts/map_packages.hpp"
#include "facts/map_text.hpp"
#include "facts/risks_agents.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMostDependents = 40;

// Kinds that a manifest of a package gives its folder.
constexpr std::string_view kPackageKinds[] = {"name",    "description",  "kind",    "library",
                                              "binary",  "dependencies", "builder", "manager",
                                              "version", "uses"};

std::set<std::string> package_folders(const Context& context,
                                      const std::vector<Package>& packages) {
  std::set<std::string> folders;
  for (const Package& package : packages) folders.insert(package.folder);
  for (const std::string_view kind : kPackageKinds)
    for (const Finding& finding : context.findings(kind))
      if (!finding.folder.empty()) folders.insert(finding.folder);
  return folders;
}

std::string nearest(const std::set<std::string>& folders, const std::string& asked) {
  for (std::string_view above = asked; !above.empty(); above = folder_of(above))
    if (folders.contains(std::string(above))) return std::string(above);
  std::string best;
  std::size_t distance = ~std::size_t{0};
  for (const std::string& folder : folders) {
    const std::size_t whole = base::edit_distance(asked, folder);
    const std::size_t last = base::edit_distance(name_of_path(asked), name_of_path(folder));
    if (const std::size_t d = std::min(whole, 2 * last); d < distance) {
      distance = d;
      best = folder;
    }
  }
  return best;
}

[[noreturn]] void fail(const std::set<std::string>& folders, const std::string& asked) {
  const std::string hint =
      folders.empty() ? "the repository is one package: `brief show`"
                      : "the nearest is " + base::display_path(nearest(folders, asked)) + "/";
  throw Error(ErrorCode::usage, "no package stands in this folder", asked, hint);
}

// Files of the folder alone; what refers to rows is renumbered, ranks stay those of the whole.
Index index_below(const Index& whole, std::pair<std::uint32_t, std::uint32_t> rows) {
  const auto [from, to] = rows;
  const auto inside = [&](std::uint32_t row) { return row >= from && row < to; };
  Index part;
  part.files.assign(whole.files.begin() + from, whole.files.begin() + to);
  part.file_rank.assign(whole.file_rank.begin() + from, whole.file_rank.begin() + to);
  for (const ImportEdge& edge : whole.imports)
    if (inside(edge.from) && inside(edge.to))
      part.imports.push_back({edge.from - from, edge.to - from, edge.line});
  for (const Edge& edge : whole.edges)
    if (inside(edge.from) && inside(edge.to))
      part.edges.push_back({edge.from - from, edge.to - from, edge.weight});
  for (RankedDefinition definition : whole.definitions) {
    if (!inside(definition.file)) continue;
    definition.file -= from;
    part.definitions.push_back(definition);
  }
  return part;
}

const Finding* best_in(const Context& context, std::string_view kind, std::string_view folder) {
  const Finding* best = nullptr;
  for (const Finding& finding : context.findings(kind))
    if (finding.folder == folder && printable(finding.value) &&
        (best == nullptr || finding.rank > best->rank))
      best = &finding;
  return best;
}

Section identity_of(const Context& context, const std::string& folder) {
  Section section{"identity", "Identity", {}, 0};
  Claim claim;
  claim.text = "Package in " + folder_span(folder);
  if (const Finding* kind = best_in(context, "kind", folder)) {
    claim.text += ", " + base::markdown_text(kind->value);
    claim.evidence.push_back(kind->evidence);
  }
  if (const Finding* description = best_in(context, "description", folder)) {
    const std::string_view sentence = base::first_sentence(base::trim(description->value));
    if (agent_text(sentence) != AgentText::order) {
      claim.text += ": “" + base::markdown_text(sentence) + "”";
      claim.evidence.push_back(description->evidence);
    }
  }
  if (claim.evidence.empty())
    claim.evidence.push_back({context.index().files[context.below(folder).first].path, 0, 0});
  section.claims.push_back(std::move(claim));
  return section;
}

Claim relation(const std::string& label, const std::string& order, std::vector<std::string> names,
               std::vector<Evidence> evidence) {
  std::sort(names.begin(), names.end());
  return {label + ": " + listed(names, kMostDependents), std::move(evidence), 0, order};
}

// Whom the package uses and who uses it, before the Map.
std::vector<Claim> relations(const std::vector<Package>& packages, const std::string& folder) {
  std::vector<std::string> uses, users;
  std::vector<Evidence> use_proofs, user_proofs;
  const auto called = [](const Package& package) {
    return base::code_span(package.name) + " (" + folder_span(package.folder) + ")";
  };
  for (const Package& package : packages)
    for (std::size_t i = 0; i < package.uses.size(); ++i) {
      const Package& used = packages[package.uses[i]];
      if (package.folder == folder) {
        uses.push_back(called(used));
        use_proofs.push_back(package.uses_proofs[i]);
      } else if (used.folder == folder) {
        users.push_back(called(package));
        user_proofs.push_back(package.uses_proofs[i]);
      }
    }
  std::vector<Claim> claims;
  if (!uses.empty()) claims.push_back(relation("uses", "\x01", uses, std::move(use_proofs)));
  if (!users.empty()) claims.push_back(relation("used by", "\x02", users, std::move(user_proofs)));
  return claims;
}

}  // namespace

Brief detect_package(const Index& index, std::string_view asked) {
  const Context whole(index);
  const std::string folder(asked);
  const std::vector<Package> packages = packages_of(whole);
  const std::set<std::string> folders = package_folders(whole, packages);
  if (!folders.contains(folder)) fail(folders, folder);
  const Finding* named = best_in(whole, "name", folder);
  Brief brief;
  brief.name = named == nullptr ? folder : named->value;
  if (agent_text(brief.name) == AgentText::order) brief.name.clear();
  const Index part = index_below(index, whole.below(folder));
  const Context inside(part);
  std::vector<Section> sections{identity_of(whole, folder), commands_of(whole, brief.name, folder)};
  for (const auto section : {traps, map, entry_points, key_code, data, risks, conventions})
    sections.push_back(section(inside));
  Section& relation_section = sections[3];
  for (Claim& claim : relations(packages, folder))
    relation_section.claims.push_back(std::move(claim));
  sort_claims(relation_section);
  for (Section& section : sections) {
    if (section.id != "risks")
      std::erase_if(section.claims,
                    [](const Claim& claim) { return agent_text(claim.text) == AgentText::order; });
    if (!section.claims.empty()) brief.sections.push_back(std::move(section));
  }
  return brief;
}

}  // namespace brief::facts
