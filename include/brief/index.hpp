// The linked repository: files, who refers to whom, and the rank that follows.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "brief/language.hpp"
#include "brief/summary.hpp"
#include "brief/tree.hpp"

namespace brief {

/// What a file is to the project; decided from path, attributes and summary.
enum class FileRole : std::uint8_t { source, test, example, documentation, generated, vendored };

struct IndexedFile {
  std::string path;
  FileKind kind = FileKind::regular;
  Opaque opaque = Opaque::no;
  FileRole role = FileRole::source;
  const LanguageSpec* language = nullptr;      ///< nullptr: none known
  std::shared_ptr<const FileSummary> summary;  ///< never null; empty for opaque files
  bool attribute_role = false;                 ///< role came from .gitattributes
  std::string target;  ///< of a symbolic link in the root: the tree's path it names, else empty
};

/// References of one file to definitions of another, folded.
struct Edge {
  std::uint32_t from = 0;  ///< row of Index::files
  std::uint32_t to = 0;
  std::uint32_t weight = 0;  ///< fixed point, 16 fractional bits
  bool operator==(const Edge&) const = default;
};

/// An import that names a file of the repository.
struct ImportEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t line = 0;
  bool operator==(const ImportEdge&) const = default;
};

/// A definition that others use, with what its users lend it.
struct RankedDefinition {
  std::uint32_t file = 0;        ///< row of Index::files
  std::uint32_t definition = 0;  ///< row of that file's summary
  std::uint64_t rank = 0;        ///< fixed point, 32 fractional bits
  std::uint32_t users = 0;       ///< files that refer to it, itself left out
  std::uint32_t test_users = 0;
  bool operator==(const RankedDefinition&) const = default;
};

struct Index {
  std::vector<IndexedFile> files;             ///< sorted by path, bytewise
  std::vector<ImportEdge> imports;            ///< sorted by from, to, line
  std::vector<Edge> edges;                    ///< sorted by from, to
  std::vector<std::uint64_t> file_rank;       ///< one per file, fixed point, 32 fractional bits
  std::vector<RankedDefinition> definitions;  ///< rank falling, then path, then row
};

}  // namespace brief
