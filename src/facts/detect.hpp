// From the index to the brief: every claim with its evidence.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "brief/claims.hpp"
#include "brief/dependency.hpp"
#include "brief/index.hpp"

namespace brief::facts {

/// What a file is to the project, by attributes first, then by its summary's generated mark, then
/// by path rules (grammars/paths.yaml, the language's test patterns).
FileRole role_of(const FileEntry& entry, const LanguageSpec* language, const FileSummary& summary);

/// Finds the source files whose role only their neighbours tell: modules that are declared for
/// tests alone and sources of test programs are tests, folders of cases hold examples. REQUIRES:
/// sorted by path, roles by `role_of`.
void settle_roles(std::vector<IndexedFile>& files);

/// A file of the root that the repository keeps for agents, with its canonical bytes.
struct Guide {
  std::string path;
  std::string text;
};

/// All sections that have claims, in the order of kSectionIds, uncut, claims in printing order.
/// `handoff` is that section as notes/ made it (empty: none): it passes the same wall against text
/// that gives orders to agents. What `guides` state already is pointed to. A function of its
/// arguments alone.
Brief detect(const Index& index, Section handoff = {}, std::span<const Guide> guides = {});

/// What the manifests ask for, by manifest, line and name. Vendored, test and example manifests are
/// passed over.
std::vector<Dependency> dependencies(const Index& index);

/// The brief of one package of a repository: what it is, its commands, whom it uses and who uses
/// it, its map, entry points, key code, data and risks. Paths are the repository's. Throws
/// Error{usage} with the nearest package when `folder` (no final '/') holds none.
Brief detect_package(const Index& index, std::string_view folder);

}  // namespace brief::facts
