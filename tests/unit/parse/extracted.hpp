// Summaries of pieces of text, for tests to ask.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "brief/language.hpp"
#include "parse/extract.hpp"
#include "unit/parse/summary_text.hpp"

namespace brief::test {

inline const LanguageSpec& language(std::string_view name) {
  for (const LanguageSpec& spec : languages())
    if (spec.name == name) return spec;
  FAIL("no such language: " << name);
  return languages()[0];
}

inline FileSummary extracted(std::string_view name, std::string_view bytes) {
  parse::Extractor extractor;
  return extractor.extract(&language(name), bytes);
}

inline const Definition* find(const FileSummary& summary, std::string_view name) {
  for (const Definition& row : summary.definitions)
    if (summary.view(row.name) == name) return &row;
  return nullptr;
}

inline std::uint32_t uses(const FileSummary& summary, std::string_view name, ReferenceKind kind) {
  for (const Reference& row : summary.references)
    if (summary.view(row.name) == name && row.kind == kind) return row.count;
  return 0;
}

}  // namespace brief::test
