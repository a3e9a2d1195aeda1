// Runs a tags query over a tree: what it caught, by bytes.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parse/syntax.hpp"
#include "parse/tags_query.hpp"

namespace brief::parse {

inline constexpr std::size_t kMaxTags = 1u << 16;  ///< definitions, imports and facts of one file

struct TagDefinition {
  Span node;
  Span name;                  ///< empty: Pattern::name of `pattern`
  Span doc;                   ///< of a string; empty: none
  Span scope;                 ///< empty: none
  Span signature;             ///< empty: the node up to its body
  std::uint32_t body = 0;     ///< where the signature ends
  std::uint32_t pattern = 0;  ///< the smaller, the more it says
  DefinitionKind kind = DefinitionKind::function;
  std::uint16_t marks = 0;
};

struct TagImport {
  std::uint32_t statement = 0;  ///< first byte
  Span target;
  Span member;
  std::uint32_t pattern = 0;
  std::uint16_t marks = 0;
};

struct TagFact {
  Span node;
  std::uint32_t pattern = 0;
};

/// A piece in another language.
struct TagInjection {
  Span node;
  std::uint32_t pattern = 0;  ///< Pattern::language says which
};

/// `private:`: what follows it in its class, up to the next.
struct TagSection {
  std::uint32_t begin = 0;
  bool closed = false;
};

/// A name that is private where it stands.
struct TagHidden {
  std::uint32_t at = 0;
  std::string_view name;
};

struct Tags {
  std::vector<TagDefinition> definitions;  ///< in no order
  std::vector<TagImport> imports;          ///< in order of their statements
  std::vector<TagFact> facts;
  std::vector<TagInjection> injections;   ///< in order of their places, one for each
  std::vector<TagSection> sections;       ///< in order of their places
  std::vector<std::string_view> exports;  ///< names exported elsewhere in the file
  std::vector<TagHidden> hidden;
  std::vector<Span> groups;  ///< what each holds belongs to the definition around it
  Span file_doc;
  bool bounded = false;  ///< a bound was met
  bool hung = false;

  void clear() { *this = {}; }
};

/// Fills `out`, which is cleared first, with places of the file `bytes`. `root` is of the tree of
/// `condensed`.
void collect_tags(const TagsQuery& query, TSNode root, const Condensed& condensed,
                  std::string_view bytes, const HangGuard& guard, Tags& out);

}  // namespace brief::parse
