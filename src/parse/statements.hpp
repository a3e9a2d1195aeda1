// Languages that are a list of statements, each of which says in its first words what it defines:
// `create table if not exists a.b (…)`. Dialects differ in everything that follows, and a grammar
// that meets one it does not know loses the rest of the file; the heads are alike.
//
// What a head defines is said by LanguageSpec::statements, expressions over a statement's text
// without comments, white space folded to single blanks. The first that matches counts; its first
// group is the name, of which the last part is taken without quotes, and what it matches is shown
// as the signature.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string_view>
#include <vector>

#include "brief/language.hpp"
#include "parse/lex_table.hpp"
#include "parse/tags.hpp"

namespace brief::parse {

/// The rules of a language, compiled. Immutable: shared by threads.
class StatementRules {
 public:
  /// Throws Error{internal} on an expression that does not compile or an unknown kind.
  explicit StatementRules(const LanguageSpec& spec);

  struct Rule {
    std::unique_ptr<RE2> expression;
    DefinitionKind kind = DefinitionKind::table;
  };
  const std::vector<Rule>& rules() const { return rules_; }

 private:
  std::vector<Rule> rules_;
};

/// Adds what the statements of `bytes` define to `out.definitions`. Linear; any bytes are fine.
///
/// A statement ends at a semicolon outside of parentheses, strings and blocks (`begin … end`), at
/// the delimiter that a line `delimiter X` sets, at a line `go`, at the end of a line that begins
/// with a backslash. Strings may be written `$x$…$x$`; `/*! … */` is no comment. Behind
/// `from stdin;` lines up to `\.` are no statements.
void read_statements(const LexTable& table, const StatementRules& rules, std::string_view bytes,
                     Tags& out);

}  // namespace brief::parse
