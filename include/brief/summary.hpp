// What the extractor learns from one file's bytes. A summary depends on the bytes and on the
// grammar only, never on path, clock or neighbours, so that equal blobs share one.
//
// Plain rows over one text arena: a summary is written to and read from the cache by copying
// arrays, and linking a large repository touches no small strings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace brief {

/// A piece of FileSummary::text. {0, 0} is the empty string.
struct Str {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

/// The vocabulary of `@definition.<kind>` captures, in the order of kDefinitionKindNames.
enum class DefinitionKind : std::uint8_t {
  function,
  method,
  constructor,
  class_,
  struct_,
  union_,
  enum_,
  interface,
  trait,
  protocol,
  module,
  namespace_,
  package,
  type,
  macro,
  constant,
  variable,
  field,
  property,
  object,
  record,
  extension,
  implementation,
  table,
  view,
  procedure,
  trigger,
  schema,
  index,
  block,
  heading,
  selector,
  target,
  event,
  operator_,
};

inline constexpr std::string_view kDefinitionKindNames[] = {
    "function",  "method",         "constructor", "class",    "struct",    "union",   "enum",
    "interface", "trait",          "protocol",    "module",   "namespace", "package", "type",
    "macro",     "constant",       "variable",    "field",    "property",  "object",  "record",
    "extension", "implementation", "table",       "view",     "procedure", "trigger", "schema",
    "index",     "block",          "heading",     "selector", "target",    "event",   "operator"};

constexpr std::string_view name_of(DefinitionKind kind) {
  return kDefinitionKindNames[static_cast<std::size_t>(kind)];
}

/// Does the definition name a type, whose members are used through its values?
constexpr bool names_type(DefinitionKind kind) {
  switch (kind) {
    case DefinitionKind::class_:
    case DefinitionKind::struct_:
    case DefinitionKind::union_:
    case DefinitionKind::enum_:
    case DefinitionKind::interface:
    case DefinitionKind::trait:
    case DefinitionKind::protocol:
    case DefinitionKind::type:
    case DefinitionKind::object:
    case DefinitionKind::record:
      return true;
    default:
      return false;
  }
}

inline constexpr std::uint32_t kNoParent = 0xffffffff;

struct Definition {
  std::uint64_t name_hash = 0;  ///< base/hash.hpp: name_hash(name)
  Str name;
  Str signature;           ///< one line, white space folded, at most kMaxSignature bytes
  Str doc;                 ///< first sentence of its doc comment
  std::uint32_t line = 0;  ///< 1-based
  std::uint32_t end_line = 0;
  std::uint32_t parent = kNoParent;  ///< row of the enclosing definition, always a smaller row
  DefinitionKind kind = DefinitionKind::function;
  bool exported = false;  ///< visible outside the file, as far as the language says so
  bool entry = false;     ///< a program starts here (`@entry` in the query)
  std::uint8_t reserved = 0;
};

enum class ReferenceKind : std::uint8_t { call, member, type, value };

/// All uses of one name in one file, folded. Sorted by name_hash, then kind.
struct Reference {
  std::uint64_t name_hash = 0;
  Str name;
  std::uint32_t count = 0;
  ReferenceKind kind = ReferenceKind::value;
  std::uint8_t reserved[3] = {};
};

/// An import as written; graph/ resolves it. `from a import b` is target "a", name "b".
struct Import {
  Str target;
  Str name;  ///< empty: the whole module
  std::uint32_t line = 0;
  std::uint8_t flags = 0;  ///< a set of kImport… bits
  std::uint8_t reserved[3] = {};
};
inline constexpr std::uint8_t kImportWildcard = 1;
inline constexpr std::uint8_t kImportReexport = 2;
inline constexpr std::uint8_t kImportSystem =
    4;  ///< `#include <x>`: not looked for beside the file
inline constexpr std::uint8_t kImportBeside = 8;  ///< a path from the importing file's folder

/// A value of a structured file. `key` is a JSON Pointer (RFC 6901): "/scripts/test",
/// "/jobs/build/steps/3/run"; parse/readers/readers.hpp says how each format maps to pointers.
/// Multi-line values keep their newlines. Files of a programming language have facts too, from
/// their queries: "/entry" (the file runs as a script), "/entry/program" (the statements of a program's start). So have its strings: "/env/NAME" (an
/// environment variable that is read), "/dotfile" (a string that is the name of a hidden file).
struct Fact {
  Str key;
  Str value;
  std::uint32_t line = 0;
  std::uint32_t end_line = 0;
};

struct SummaryDiagnostic {
  Str message;
  std::uint32_t line = 0;
};

inline constexpr std::size_t kMaxSignature = 160;
inline constexpr std::size_t kMaxDoc = 160;

struct FileSummary {
  std::string text;  ///< the arena behind every Str
  Str language;      ///< name of the grammar folder; empty: none
  Str doc;           ///< first sentence of the file's own doc comment (README: its title)
  std::uint32_t doc_line = 0;
  std::uint32_t lines = 0;
  std::uint32_t generated_line = 0;  ///< line of the "do not edit" mark; 0 = none
  Str generated_by;                  ///< generator named by that mark, as written; may be empty
  bool binary = false;
  bool minified = false;
  bool truncated = false;  ///< a bound was met; a diagnostic says which
  bool hung = false;       ///< the wall-clock guard struck: never cached, freshness cannot be told
  std::vector<Definition> definitions;  ///< in order of their first byte, parents first
  std::vector<Reference> references;
  std::vector<Import> imports;
  std::vector<Fact> facts;  ///< in document order
  std::vector<SummaryDiagnostic> diagnostics;

  std::string_view view(Str s) const { return std::string_view(text).substr(s.offset, s.size); }
};

}  // namespace brief
