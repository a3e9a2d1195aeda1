// A language's queries/*.scm, compiled (pattern.hpp says what of the query language there is). The
// vocabulary is tree-sitter's own for tags, with more of it
// (https://tree-sitter.github.io/tree-sitter/4-code-navigation.html):
//
//   @definition.KIND  the whole definition; KIND is one of kDefinitionKindNames. Of two nodes from
//                     the first to the last, where the signature ends
//   @name             its name; several patterns for one name are one definition: the first pattern
//                     says which kind, flags add up
//   @body             where the signature ends; by default the field "body"
//   @doc              a string that documents the definition; without a definition: the file
//   @scope            the name of the definition it belongs to, where nesting does not say so
//   @signature        what is shown for the definition in place of its own text, and what stands
//                     below its comment: of `attr :a, :b` each name is a definition, and all of it
//   @group            what it holds belongs to the definition around it, with sections of its own
//   @exported @private @entry   present: so marked
//   @export           a name that is exported elsewhere in the file
//   @hidden           a name of the definition around it that is private: `private :a`
//   @import           the whole statement; @target the path as written (quotes are cut; from the
//                     first to the last of two), @member one name taken from it, @wildcard,
//                     @reexport, @system: present means so
//   @injection        a piece in another language, (#set! language "x"), which grammar.yaml lists
//                     under "injects"; "none": in no known one. The first pattern for a piece says
//                     which. What is found in it counts as the file's own
//   @fact             a place that is a fact of the file; its key is (#set! fact "/key")
//
// Captures that begin with '_' serve predicates only: #eq? #not-eq? #any-of? #not-any-of? #match?
// #not-match?. (#set! exported|private|entry|trial|reexport|wildcard|system|beside) marks without
// a capture,
// (#set! joins "true") makes one of definitions of one name that follow each other,
// (#set! exported "inherit") means: as the parent, (#set! name "x") names what has no @name,
// (#strip! @name "expression") takes what matches from a name, from @hidden or from @target
// (tree-sitter has it for @doc).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "brief/language.hpp"
#include "brief/summary.hpp"
#include "parse/matcher.hpp"
#include "parse/pattern.hpp"
#include "parse/predicates.hpp"

namespace brief::parse {

enum class Role : std::uint8_t {
  none,
  definition,
  name,
  body,
  doc,
  scope,
  exported,
  private_,
  entry,
  export_,
  import,
  target,
  member,
  wildcard,
  reexport,
  system,
  whole,
  section,
  injection,
  fact,
  signature,
  group,
  hidden
};

struct Capture {
  Role role = Role::none;
  DefinitionKind kind = DefinitionKind::function;
};

/// Marks of a tag; a set of bits.
inline constexpr std::uint16_t kExported = 1;
inline constexpr std::uint16_t kPrivate = 2;
inline constexpr std::uint16_t kEntry = 4;
inline constexpr std::uint16_t kInheritExported = 8;
inline constexpr std::uint16_t kWildcard = 16;
inline constexpr std::uint16_t kReexport = 32;
inline constexpr std::uint16_t kSystem = 64;
inline constexpr std::uint16_t kClosed =
    256;  ///< what it holds is private until a section says else
inline constexpr std::uint16_t kBeside = 512;
inline constexpr std::uint16_t kTrial = 2048;  ///< built by none that does not ask: no @entry
inline constexpr std::uint16_t kJoins =
    1024;                                     ///< goes on with the definition of its name before it
inline constexpr std::uint16_t kWhole = 128;  ///< an import of the module beside its members

struct Pattern {
  std::vector<Predicate> predicates;
  std::uint16_t marks = 0;
  std::string name;
  std::string fact;
  std::string language;
  std::uint32_t line = 0;      ///< of the text
  std::unique_ptr<RE2> strip;  ///< of names and targets
};

/// Immutable once made: shared by all threads.
class TagsQuery {
 public:
  /// Throws std::runtime_error "line N: …" when the text does not compile.
  TagsQuery(const TSLanguage* language, std::string_view text);
  /// Of languages() alone, whose queries were checked when the program was built: throws
  /// Error{internal} when one does not compile all the same.
  explicit TagsQuery(const LanguageSpec& spec);

  const PatternSet& set() const { return set_; }
  const PatternIndex& index() const { return index_; }
  const Capture& capture(std::uint32_t id) const { return captures_[id]; }
  const Pattern& pattern(std::uint32_t index) const { return patterns_[index]; }
  /// The name without what the pattern strips from it.
  std::string_view stripped(std::uint32_t pattern, std::string_view name) const;
  /// Do the match's captures satisfy the predicates of its pattern?
  bool accepts(std::uint32_t pattern, std::span<const Caught> caught, std::string_view bytes) const;

 private:
  PatternSet set_;
  PatternIndex index_;
  std::vector<Capture> captures_;
  std::vector<Pattern> patterns_;
};

}  // namespace brief::parse
