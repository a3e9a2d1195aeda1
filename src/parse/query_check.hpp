// What the build asks of a query before it goes into the program.
#pragma once

#include <tree_sitter/api.h>

#include <string_view>

#include "brief/language.hpp"

namespace brief::parse {

/// Throws std::runtime_error "line N: …" when the query does not compile, when a pattern says
/// nothing (no role is captured) or begins with no kind of node, when it names a language that is
/// not among `injects`, or when no tree of the language can hold what it describes.
/// Costs up to 0.2 s: tree-sitter's own analysis, which pattern.hpp does without, is made here.
void check_query(const TSLanguage* language, std::string_view text, Strings injects);

/// The same of a framework's query: every pattern must capture a row. Its marks must compile.
void check_framework_query(const LanguageSpec& spec, const FrameworkQuery& query);

}  // namespace brief::parse
