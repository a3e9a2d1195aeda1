// Which queries this process has compiled. Start-up must cost what the languages met cost, not what
// the languages known do, and a count tells that where a clock would not.
#pragma once

#include <string>
#include <vector>

#include "brief/api.hpp"
#include "brief/language.hpp"

namespace brief::parse {

/// Called where a query of the language is compiled, which is also where its grammar is first
/// asked for. Thread-safe. REQUIRES: a row of languages().
void count_compiled(const LanguageSpec& spec);

/// A row for every language of which queries were compiled, in order of languages().
std::vector<CompiledQueries> compiled_queries();

}  // namespace brief::parse
