// Small repositories made of summaries, without a parser: what graph/ sees of a tree.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "brief/index.hpp"
#include "graph/path_table.hpp"
#include "graph/resolve.hpp"

namespace brief::graph::synthetic {

/// One language per import style, as its grammar would describe it.
extern const LanguageSpec kInclude;     // C
extern const LanguageSpec kDotted;      // Python
extern const LanguageSpec kRelative;    // JavaScript
extern const LanguageSpec kPackage;     // Go
extern const LanguageSpec kQualified;   // Java
extern const LanguageSpec kModule;      // Rust
extern const LanguageSpec kDeclared;    // C#, with PHP's map and a second style
extern const LanguageSpec kFileModule;  // OCaml
extern const LanguageSpec kLoadPath;    // Ruby
extern const LanguageSpec kSourced;     // Bash
extern const LanguageSpec kSchemed;     // Dart, with folders
extern const LanguageSpec kData;        // a manifest

/// A file in the making; every call returns the file itself.
class File {
 public:
  File(std::string path, const LanguageSpec* language, FileRole role);

  File& define(DefinitionKind kind, std::string_view name, std::uint32_t lines = 1,
               std::uint32_t parent = kNoParent);
  File& hidden(DefinitionKind kind, std::string_view name,
               std::uint32_t lines = 1);  ///< not exported
  File& function(std::string_view name) { return define(DefinitionKind::function, name); }
  File& refer(std::string_view name, ReferenceKind kind = ReferenceKind::call,
              std::uint32_t count = 1);
  File& import(std::string_view target, std::string_view name = {}, std::uint8_t flags = 0);
  File& fact(std::string_view key, std::string_view value);
  File& signature(std::string_view text);  ///< of the last definition

  IndexedFile finish() const;
  const std::string& path() const { return path_; }

 private:
  Str put(std::string_view text);

  std::string path_;
  const LanguageSpec* language_;
  FileRole role_;
  FileSummary summary_;
};

class Repository {
 public:
  File& file(std::string path, const LanguageSpec& language, FileRole role = FileRole::source);

  std::vector<IndexedFile> files() const;  ///< sorted by path
  Index link(unsigned jobs = 1) const;

  /// Paths that the imports of a file resolve to, in order.
  std::vector<std::string> imports_of(std::string_view path) const;

 private:
  std::deque<File> files_;
};

/// The ranked definition of that name (the first of several), or nullptr.
const RankedDefinition* ranked(const Index& index, std::string_view name);
std::string_view name_of(const Index& index, const RankedDefinition& definition);
std::uint32_t row_of(const Index& index, std::string_view path);
bool has_edge(const Index& index, std::string_view from, std::string_view to);

}  // namespace brief::graph::synthetic
