// What manifests say about import targets: the prefix or name of a package, the file it opens
// with, and aliases. Which file and which key is the grammar's to say (LanguageSpec::import_*).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/path_table.hpp"

namespace brief::graph {

/// A package as its manifest declares it.
struct Package {
  std::string_view manifest;              ///< file name: LanguageSpec::import_prefix_file
  std::string_view folder;                ///< of the manifest
  std::string name;                       ///< value of import_prefix_fact; may be empty
  const FileSummary* summary = nullptr;   ///< of the manifest
  std::vector<std::string_view> entries;  ///< values of import_entry_facts, in their order
};

/// Names that begin with `prefix` are looked for below `folder`.
struct PrefixFolder {
  std::string_view manifest;
  std::string prefix;  ///< without a separator at its end
  std::string folder;
};

/// `pattern` (at most one '*') stands for `targets`, paths relative to the folder of AliasFile.
struct Alias {
  std::string before;  ///< the pattern up to its '*'
  std::string after;
  bool wild = false;
  std::vector<std::string> targets;
};

struct AliasFile {
  std::string_view folder;     ///< where it stands: it speaks for files below
  std::string base;            ///< folder that targets are relative to
  bool has_base = false;       ///< plain targets are looked for in `base` too
  std::vector<Alias> aliases;  ///< the longest `before` first
};

class Manifests {
 public:
  explicit Manifests(const PathTable& paths);

  /// The package of the nearest folder above `path` that holds the language's manifest.
  const Package* enclosing(const LanguageSpec& language, std::string_view path) const;
  /// The package whose name is `target`, or the longest start of it that ends at `separator`.
  const Package* named(const LanguageSpec& language, std::string_view target, char separator) const;
  /// Alias files above `path`, the nearest first; at most kMaxAliasFiles.
  std::vector<const AliasFile*> aliases_for(const LanguageSpec& language,
                                            std::string_view path) const;
  /// The folders that manifests map the front of `name` to, the longest front first.
  std::vector<const PrefixFolder*> folders_for(const LanguageSpec& language, std::string_view name,
                                               std::string_view separator) const;
  static constexpr std::size_t kMaxAliasFiles = 4;

 private:
  void add_package(const LanguageSpec& language, const IndexedFile& file);
  void add_prefixes(const LanguageSpec& language, const IndexedFile& file);
  void add_aliases(const LanguageSpec& language, const IndexedFile& file);
  const Package* in_folder(std::string_view manifest, std::string_view folder) const;
  const Package* with_name(std::string_view manifest, std::string_view name) const;

  std::vector<Package> packages_;       // sorted by manifest, folder
  std::vector<std::uint32_t> by_name_;  // rows of packages_ sorted by manifest, name, folder
  std::vector<PrefixFolder> prefixes_;  // sorted by manifest, prefix
  std::vector<AliasFile> alias_files_;  // sorted by folder
};

}  // namespace brief::graph
