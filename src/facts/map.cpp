// The Map: the folders that carry the code, each with what it says it is for, or with what is in it
// by fact.
#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "facts/map_asides.hpp"
#include "facts/map_beside.hpp"
#include "facts/map_folders.hpp"
#include "facts/map_packages.hpp"
#include "facts/map_purpose.hpp"
#include "facts/map_text.hpp"
#include "facts/sections.hpp"
#include "facts/traps_rules.hpp"
#include "facts/unknowns_languages.hpp"

namespace brief::facts {
namespace {

constexpr std::size_t kMapLines = 12;
constexpr std::size_t kExtraLines = 2 * kMapLines;
constexpr std::size_t kEnoughFolders = 6;  // fewer: central files get lines of their own
constexpr std::size_t kMostUses = 5;
constexpr std::uint64_t kFileShare = 100;  // 1/100 of the weight earns a file its line
constexpr std::int64_t kBestRank = 640;
constexpr std::int64_t kRankStep = 15;

class MapWriter {
 public:
  explicit MapWriter(const Context& context)
      : context_(context),
        purposes_(context),
        weights_(code_weights(context.index(), rows_built_by_rules(context))),
        packages_(packages_of(context)) {
    for (std::size_t i = 0; i < packages_.size(); ++i) by_folder_.emplace(packages_[i].folder, i);
  }

  std::vector<Claim> claims() {
    std::vector<std::string> folders;
    for (const Package& package : packages_) folders.push_back(package.folder);
    const std::vector<MapFolder> lines =
        map_folders(context_.index(), purposes_, weights_, folders, kMapLines, kExtraLines);
    for (const MapFolder& line : lines) add_folder(line);
    compact_ = lines.size() < kEnoughFolders ? kMapLines : std::min(lines.size(), kMapLines);
    add_files();
    for (std::size_t i = compact_; i < claims_.size(); ++i) claims_[i].extra = true;
    return std::move(claims_);
  }

 private:
  void add(std::string text, std::vector<Evidence> evidence, std::string order) {
    const auto position = static_cast<std::int64_t>(claims_.size());
    claims_.push_back(
        {std::move(text), std::move(evidence), kBestRank - kRankStep * position, std::move(order)});
  }

  void add_folder(const MapFolder& line) {
    const auto found = by_folder_.find(line.path);
    const Package* package = found == by_folder_.end() ? nullptr : &packages_[found->second];
    std::vector<Evidence> evidence;
    std::string text = folder_span(line.path);
    if (package != nullptr && package->name != name_of_path(line.path))
      text += " (" + base::code_span(package->name) + ")";
    const auto purpose =
        purposes_.of_folder(line.path, package == nullptr ? line.direct : line.central);
    if (purpose) {
      text += ": " + purpose->quoted;
      evidence.push_back(purpose->evidence);
    } else {
      text += ": " + languages_in(line);
    }
    const bool one = purpose || (package != nullptr && package->listed);
    text += central_files(line, one ? 1 : 3, evidence);
    if (package != nullptr) text += uses_of(*package, evidence);
    add(std::move(text), std::move(evidence), line.path + "/");
  }

  std::string languages_in(const MapFolder& line) const {
    std::vector<std::string> titles;
    for (const std::uint32_t row : line.central) {
      const std::string title(context_.index().files[row].language->title);
      if (std::find(titles.begin(), titles.end(), title) == titles.end()) titles.push_back(title);
    }
    return listed(titles, 2);
  }

  std::string central_files(const MapFolder& line, std::size_t most,
                            std::vector<Evidence>& evidence) const {
    std::vector<std::string> names;
    for (const std::uint32_t row : line.central) {
      const std::string& path = context_.index().files[row].path;
      if (names.size() == most) break;
      names.push_back(path_span(relative_to(line.path, path)));
      evidence.push_back({path, 0, 0});
    }
    return "; central: " + listed(names, most);
  }

  std::string uses_of(const Package& package, std::vector<Evidence>& evidence) const {
    if (package.uses.empty()) return {};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < package.uses.size(); ++i) {
      names.push_back(base::code_span(packages_[package.uses[i]].name));
      if (i < kMostUses) evidence.push_back(package.uses_proofs[i]);
    }
    return "; uses " + listed(names, kMostUses);
  }

  // In a flat tree the files are what folders are elsewhere; where there are folders enough they
  // are extra.
  void add_files() {
    std::uint64_t total = 0;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < weights_.size(); ++row) {
      if (!is_project_code(context_.index().files[row])) continue;
      total += weights_[row];
      rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return weights_[a] > weights_[b]; });
    for (const std::uint32_t row : rows) {
      if (claims_.size() >= kMapLines + kExtraLines || weights_[row] < total / kFileShare) return;
      const auto purpose = purposes_.of_file(row);
      const bool whole = purpose && purpose->quoted.find("…") == std::string::npos;
      if (!whole || already_said(*purpose)) continue;
      const std::string& path = context_.index().files[row].path;
      add(path_span(path) + ": " + purpose->quoted, {purpose->evidence}, path);
    }
  }

  bool already_said(const Purpose& purpose) const {
    return std::any_of(claims_.begin(), claims_.end(), [&](const Claim& claim) {
      return claim.text.find(purpose.quoted) != std::string::npos;
    });
  }

  const Context& context_;
  Purposes purposes_;
  std::vector<std::uint64_t> weights_;
  std::vector<Package> packages_;
  std::unordered_map<std::string, std::size_t> by_folder_;
  std::vector<Claim> claims_;  ///< the best first
  std::size_t compact_ = 0;    ///< so many of them are not extra
};

}  // namespace

Section map(const Context& context) {
  Section section{"map", "Map", {}, 0};
  if (unread_code(context).prevails()) return section;
  section.claims = MapWriter(context).claims();
  // A folder has one line: what it says of its code says more than the names of its files.
  const std::vector<Claim> folders = section.claims;
  for (Claim& claim : aside_claims(context)) {
    const std::string folder = claim.text.substr(0, claim.text.find(": scripts "));
    const auto same = [&](const Claim& other) { return other.text.rfind(folder + ":", 0) == 0; };
    if (folder.size() < claim.text.size() && std::any_of(folders.begin(), folders.end(), same))
      continue;
    section.claims.push_back(std::move(claim));
  }
  for (Claim& claim : beside_claims(context)) section.claims.push_back(std::move(claim));
  sort_claims(section);
  return section;
}

}  // namespace brief::facts
