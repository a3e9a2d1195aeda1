// Tags to definitions: one row per name, parents, kinds, visibility, signature and documentation.
#pragma once

#include <string_view>

#include "brief/language.hpp"
#include "brief/summary.hpp"
#include "parse/lexer.hpp"
#include "parse/lines.hpp"
#include "parse/tags.hpp"
#include "parse/text_arena.hpp"

namespace brief::parse {

/// What a file's passes have found, for those that write its summary.
struct FileView {
  const LanguageSpec& spec;
  const TagsQuery& query;
  const LexTraits& traits;
  std::string_view bytes;
  const Lines& lines;
  Lexed& lexed;
};

/// Sorts and merges `tags.definitions` and writes summary.definitions. Their names' own places stop
/// counting as references.
void write_definitions(const FileView& file, Tags& tags, TextArena& arena, FileSummary& summary);

/// Writes summary.imports.
void write_imports(const FileView& file, const Tags& tags, TextArena& arena, FileSummary& summary);

/// Writes summary.facts.
void write_facts(const FileView& file, const Tags& tags, TextArena& arena, FileSummary& summary);

/// Writes the facts that strings give: "/env/NAME", "/dotfile". A name is written once.
void write_string_facts(const FileView& file, TextArena& arena, FileSummary& summary);

/// Writes summary.references.
void write_references(const FileView& file, TextArena& arena, FileSummary& summary);

}  // namespace brief::parse
