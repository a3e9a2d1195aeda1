// What every mode does alike with the files it found: `.gitattributes`, `.briefignore`, files of
// secrets. The rules are read from the same tree as the files.
#pragma once

#include <vector>

#include "repo/tree_scan.hpp"

namespace brief::repo {

/// Sets what attributes and paths decide about each file, then takes out those that `.briefignore`
/// names and those below `.brief/` that are no notes. REQUIRES: files sorted by path.
void apply_tree_rules(const Layout& layout, ObjectStore& objects, TreeScan& scan);

}  // namespace brief::repo
