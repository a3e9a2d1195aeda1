// What an extractor needs of a language beside its row: made on first need, once a process.
#pragma once

#include "brief/language.hpp"
#include "parse/frameworks.hpp"
#include "parse/lex_table.hpp"
#include "parse/statements.hpp"
#include "parse/tags_query.hpp"

namespace brief::parse {

struct LanguagePack {
  explicit LanguagePack(const LanguageSpec& spec)
      : spec(spec), table(spec), query(spec), frameworks(spec), statements(spec) {}
  const LanguageSpec& spec;
  LexTable table;
  TagsQuery query;  ///< empty where there is no grammar
  FrameworkSet frameworks;
  StatementRules statements;  ///< empty where there is one
};

/// Row of languages().
std::size_t row_of(const LanguageSpec& spec);

/// REQUIRES: a row of languages() with a grammar or statements. Compiles the language's query on
/// first call. Thread-safe.
const LanguagePack& pack_of(const LanguageSpec& spec);

}  // namespace brief::parse
