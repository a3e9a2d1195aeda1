// The modules that files declare by themselves: packages, name spaces, modules. Where a language
// has them, an import names what a file declares, wherever the file stands.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "brief/index.hpp"
#include "graph/hash_table.hpp"

namespace brief::graph {

/// Modules by whole name, their parts joined by LanguageSpec::import_separator. Only files of a
/// family of which a language has an import style that asks are looked at.
class DeclaredModules {
 public:
  explicit DeclaredModules(std::span<const IndexedFile> files, unsigned jobs);

  /// Rows of HashRow::first: the files that declare the module, ascending.
  std::span<const HashRow> declaring(const LanguageSpec& language, std::string_view module) const;
  /// The same for a definition of that name that stands directly in the module.
  std::span<const HashRow> defining(const LanguageSpec& language, std::string_view module,
                                    std::string_view name) const;
  /// The modules that a file declares, in order.
  std::span<const std::string> of(std::uint32_t file) const { return of_file_[file]; }

 private:
  struct Found;
  void read(const IndexedFile& file, std::uint32_t row, Found& found);

  HashTable declaring_;
  HashTable defining_;
  std::vector<std::vector<std::string>> of_file_;
};

/// Does the style, the first or the other, ask for declared modules?
bool declares_modules(const LanguageSpec& language);

}  // namespace brief::graph
