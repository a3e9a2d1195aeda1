// One sentence: what this is, quoted from a manifest or the README, with the kind that is proven.
#include <algorithm>
#include <optional>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "facts/entry_points_resolve.hpp"
#include "facts/entry_points_started.hpp"
#include "facts/entry_points_starts.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_purpose.hpp"
#include "facts/risks_agents.hpp"
#include "facts/sections.hpp"

namespace brief::facts {
namespace {

constexpr std::int64_t kIdentityRank = 10000;
constexpr std::size_t kMaxKinds = 2;

// Judged whole: what is cut to a quotation could be too short to be known for what it is.
bool usable(std::string_view text) {
  return !text.empty() && !base::looks_secret(text) && agent_text(text) != AgentText::order;
}

const Finding* best_of_root(const Context& context, std::string_view kind) {
  const Finding* best = nullptr;
  for (const Finding& finding : context.findings(kind))
    if (finding.folder.empty() && usable(base::trim(finding.value)) &&
        (best == nullptr || finding.rank > best->rank))
      best = &finding;
  return best;
}

// The kinds that the root's manifests prove, the most telling first, one of each tag.
std::vector<const Finding*> kinds_of_root(const Context& context) {
  std::vector<const Finding*> found;
  for (const Finding& finding : context.findings("kind")) {
    if (!finding.folder.empty()) continue;
    const auto same = std::find_if(found.begin(), found.end(),
                                   [&](const Finding* other) { return other->tag == finding.tag; });
    if (same == found.end())
      found.push_back(&finding);
    else if (finding.rank > (*same)->rank)
      *same = &finding;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Finding* a, const Finding* b) { return a->rank > b->rank; });
  if (found.size() > kMaxKinds) found.resize(kMaxKinds);
  return found;
}

// Where no manifest says what sort of project it is: a program that bears the project's name, or a
// module that the root exports.
struct Sort {
  std::string_view text;
  Evidence evidence;
};

std::optional<Sort> sort_of_root(const Context& context) {
  const std::string name = base::to_lower(context.name());
  for (const Finding& binary : context.findings("binary"))
    if (binary.folder.empty() && binary.tag == "built" && base::to_lower(binary.value) == name)
      return Sort{"program", binary.evidence};
  const std::vector<std::uint32_t> modules = exported_modules(context);
  // What a script of the root runs is a program.
  const std::vector<StartedFile> started = started_files(context);
  const auto starts = [&](std::uint32_t row) {
    return std::any_of(started.begin(), started.end(),
                       [&](const StartedFile& file) { return file.row == row; });
  };
  for (const Finding& library : context.findings("library")) {
    if (!library.folder.empty()) continue;
    const std::uint32_t row = resolve_module(context, {}, library.value);
    if (row == kNoRow || !std::binary_search(modules.begin(), modules.end(), row)) continue;
    if (!starts(row) && !starts_package(context, row)) return Sort{"library", library.evidence};
  }
  return std::nullopt;
}

// The comment of the package that the root is, where nothing else describes the project.
std::optional<Purpose> purpose_of_root(const Context& context) {
  // A manifest that is code speaks of itself: its first line may say which tools read it.
  const auto is_manifest = [&](const std::string& path) {
    for (const std::string_view kind : {"manager", "builder"})
      for (const Finding& finding : context.findings(kind))
        if (finding.evidence.path == path) return true;
    return false;
  };
  std::vector<std::uint32_t> rows;
  for (const Child& child : context.children({})) {
    const IndexedFile& file = context.index().files[child.begin];
    if (!child.is_folder && is_project_code(file) && !is_manifest(file.path))
      rows.push_back(child.begin);
  }
  return rows.empty() ? std::nullopt : Purposes(context).of_folder({}, rows);
}

}  // namespace

Section identity(const Context& context) {
  Section section{"identity", "Identity", {}, 0};
  const Finding* description = best_of_root(context, "description");
  const std::vector<const Finding*> kinds = kinds_of_root(context);
  const std::optional<Purpose> own =
      description == nullptr ? purpose_of_root(context) : std::nullopt;
  const std::optional<Sort> sort = kinds.empty() ? sort_of_root(context) : std::nullopt;
  if (description == nullptr && kinds.empty() && !own && !sort) return section;

  Claim claim;
  // The name is the title of the whole brief; the line proves it and does not say it again.
  if (usable(context.name())) claim.evidence.push_back(context.name_evidence());
  for (const Finding* finding : kinds) {
    claim.text += (claim.text.empty() ? "" : ", ") + base::markdown_text(finding->value);
    claim.evidence.push_back(finding->evidence);
  }
  if (sort) {
    claim.text = sort->text;
    claim.evidence.push_back(sort->evidence);
  }
  if (description != nullptr) {
    const std::string quote =
        base::markdown_text(base::first_sentence(base::trim(description->value)));
    claim.text += (claim.text.empty() ? "" : ": ") + ("“" + quote + "”");
    claim.evidence.push_back(description->evidence);
  }
  if (own) {
    claim.text += (claim.text.empty() ? "" : ": ") + own->quoted;
    claim.evidence.push_back(own->evidence);
  }
  claim.rank = kIdentityRank;
  section.claims.push_back(std::move(claim));
  return section;
}

}  // namespace brief::facts
