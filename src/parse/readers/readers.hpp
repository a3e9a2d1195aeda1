// Structured files as facts: a JSON Pointer (RFC 6901: '~' is "~0", '/' is "~1") and a value each,
// with the lines they stand on. What the pointers are, by reader:
//
//   json    JSON and JSONC (comments, trailing commas): scalars as written, strings unescaped
//   yaml    the first document; anchors and merges resolved by yaml-cpp, depth and count bounded
//   toml    tables and arrays as JSON would have them
//   xml     /project/dependencies/dependency/0/groupId: repeated elements are numbered, a sole one
//           is not; attributes are /element/@name
//   ini     /section/key; lines of a continued value are joined by '\n'; keys before a section:
//           //key; an `export ` before a key is cut off (templates of environment files)
//   make    /target/NAME = its recipe, lines joined by '\n', '@', '-' and '+' cut; /needs/NAME =
//           prerequisites; /phony/NAME; /variable/NAME = value as written; /help/NAME = the text
//           after "## "; /default = first target (no '%', no leading '.') or .DEFAULT_GOAL;
//           /include/N
//   cmake   /COMMAND/N/I: the I-th argument of the N-th call of COMMAND (lower case); a parenthesis
//           inside is an argument; a call without arguments is /COMMAND/N
//   docker  /INSTRUCTION/N = the rest of the line, continuations joined; a here-document follows it
//   gomod   /module /go /toolchain /require/PATH = version, /indirect/PATH = version where marked
//           `// indirect`, /tool/PATH /exclude/PATH /replace/PATH; also go.work (/use/N)
//   list    /N = the N-th line that is neither empty nor a comment ('#'), trimmed, continuations
//           joined (requirements.txt, .nvmrc, CODEOWNERS, Procfile, .tool-versions, …)
//   just    /recipe/NAME = its body; /doc/NAME = the comment above; /needs/NAME; /default;
//           /variable/NAME /alias/NAME /set/NAME; /include/N
//   markdown /title; /summary = first paragraph below the title that is prose (no badges, no
//           images), markup stripped, newlines folded; /heading/N = text; /code/N = text of the
//           N-th fenced or indented block; /code/N/language; /code/N/heading = text of the heading
//           above; /request/N = a sentence that may ask something of contributors;
//           /usage/N = a code span that shows a command with a place (`x <name>`, `x [name]`)
//   rst     reStructuredText and plain text, the same pointers as markdown
//   gradle  /plugin/ID = version or ""; /dependency/N = "configuration notation"; /include/N;
//           /task/NAME; /name /group /version /description; /java = the
//           JDK to build with; /java-target (Groovy and Kotlin DSL, by
//           pattern: what is computed is not seen)
//   ruby-list /gem/NAME = requirement; /source; /ruby; of a gemspec: /name /summary /description
//           /version /homepage /license /executable/N /development/NAME (by pattern)
//   models  /model/NAME/FIELD = its type, without what stands behind it
//   proto   /package; /service/PACKAGE.NAME/METHOD = "" for each method of a service
//   graphql /operation/KIND/FIELD = "": the fields of the root types; KIND is query, mutation or
//           subscription
//   jenkins /sh/N = the script of the N-th `sh` step that is written there whole
//   lockfile  scalars of the first level
//
// Where a value has several lines, its row i stands on line `line + i` (make, just, ini, literal
// blocks of YAML, code blocks): lines that are no part of it are empty rows.
//
// An empty map or list is a fact with an empty value; others have facts for their leaves only.
#pragma once

#include <string_view>

#include "brief/summary.hpp"

namespace brief::parse {

/// Bounds of every reader; what lies beyond is left out with a diagnostic.
inline constexpr std::size_t kMaxFacts = 20000;
inline constexpr std::size_t kMaxFactDepth = 64;
inline constexpr std::size_t kMaxFactBytes = 8192;

/// Reads `bytes` with the reader of that name (LanguageSpec::reader) into `summary`: text arena,
/// facts, definitions (targets, recipes, headings), diagnostics, truncated. Bytes are canonical and
/// may be anything: a mistake in the file is a diagnostic with its line, and what was read before
/// it is kept. False when there is no such reader.
bool read_facts(std::string_view reader, std::string_view bytes, FileSummary& summary);

}  // namespace brief::parse
