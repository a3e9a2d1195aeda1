// What every section asks the index: files by path, name and folder, the facts of structured files,
// and the findings of the manifest rules (grammars/manifests/*/*.yaml).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "brief/claims.hpp"
#include "brief/index.hpp"

namespace brief::facts {

struct Route;
struct KeptRows;

/// A fact with its file. Views live as long as the index.
struct FoundFact {
  const IndexedFile* file = nullptr;
  std::string_view key;
  std::string_view value;
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
  Evidence evidence() const { return {file->path, line, end_line}; }
};

/// What a manifest rule found: `kind` is the rule's ("name", "description", "binary", "library",
/// "version", "workspace", "manager", …; grammars/manifests/README.md lists those the sections
/// read).
struct Finding {
  std::string kind;
  std::string
      title;  ///< of what was found, as people write it ("Node.js", "FastAPI"); may be empty
  std::string value;   ///< raw repository text; escape before printing
  std::string folder;  ///< of the file that states it, without the final '/'; empty: the root
  std::string tag;  ///< the rule's own note to the section ("orm", "test", "cli", …); may be empty
  std::int64_t rank = 0;
  Evidence evidence;
};

/// A folder or file directly inside a folder.
struct Child {
  std::string_view name;
  bool is_folder = false;
  std::uint32_t begin = 0;  ///< rows of Index::files, [begin, end)
  std::uint32_t end = 0;
};

/// Read-only and made once per `detect`.
class Context {
 public:
  /// REQUIRES: `index` outlives the context; its files are sorted by path.
  explicit Context(const Index& index);

  const Index& index() const { return index_; }

  /// Row of a path, kNoRow when there is no such file.
  std::uint32_t row(std::string_view path) const;
  const IndexedFile* file(std::string_view path) const;

  /// Rows of all files below a folder ("" = all), [first, second).
  std::pair<std::uint32_t, std::uint32_t> below(std::string_view folder) const;
  bool has_folder(std::string_view folder) const;
  /// What lies directly inside, folders and files in path order. Submodules are files.
  std::vector<Child> children(std::string_view folder) const;

  /// Rows of the files with that last part of the path, in path order.
  const std::vector<std::uint32_t>& named(std::string_view name) const;
  /// Rows of the files that a path rule (base/glob.hpp) matches, in path order.
  std::vector<std::uint32_t> matching(std::string_view path_rule) const;

  /// The first fact of a file with that JSON Pointer.
  std::optional<FoundFact> fact(std::string_view path, std::string_view pointer) const;
  /// All facts of a file whose pointer is `pointer` or lies below it, in document order.
  std::vector<FoundFact> facts_below(const IndexedFile& file, std::string_view pointer) const;

  /// What the manifest rules found, by kind: those of the root first, then by path, line, title.
  const std::vector<Finding>& findings(std::string_view kind) const;
  /// The nearest finding of a kind that governs `folder`: in it or in a folder above it.
  const Finding* finding_for(std::string_view kind, std::string_view folder) const;

  /// The project's name, raw, from a manifest of the root or the README's title; empty when nothing
  /// states one.
  const std::string& name() const { return name_; }
  const Evidence& name_evidence() const { return name_evidence_; }

  /// Where `find_routes` keeps its answer, which several sections ask for. By one thread only.
  std::shared_ptr<const std::vector<Route>>& kept_routes() const { return routes_; }

  /// Where `framework_rows` keeps its answers, likewise.
  std::shared_ptr<KeptRows>& kept_rows() const { return rows_; }

  /// Files that tell of the project: not vendored, generated, test or example ones.
  static bool speaks(const IndexedFile& file);

 private:
  void index_paths();
  void find_name();

  const Index& index_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_name_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_extension_;
  std::vector<std::string_view> names_;  ///< keys of by_name_, sorted
  std::vector<std::pair<std::string, std::vector<Finding>>> findings_;  ///< sorted by kind
  std::string name_;
  Evidence name_evidence_;
  mutable std::shared_ptr<const std::vector<Route>> routes_;
  mutable std::shared_ptr<KeptRows> rows_;
};

using base::folder_of;
/// Last part of a path.
std::string_view name_of_path(std::string_view path);
/// Does the file refer to the name (base::name_hash)?
bool refers_to(const FileSummary& summary, std::uint64_t name_hash);
/// One segment of a JSON Pointer unescaped ("a~1b" -> "a/b").
std::string unescape_pointer(std::string_view segment);
/// Segments of a JSON Pointer, unescaped.
std::vector<std::string> pointer_segments(std::string_view pointer);

}  // namespace brief::facts
