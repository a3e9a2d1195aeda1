// A summary as text, for tests to compare and to read.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "brief/language.hpp"
#include "parse/extract.hpp"

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

/// All of a summary but its references, a line a row.
inline std::string as_text(const FileSummary& s) {
  std::string out;
  const auto add = [&](std::string_view text) { out.append(text); };
  if (s.doc.size > 0)
    add("doc " + std::to_string(s.doc_line) + ": " + std::string(s.view(s.doc)) + "\n");
  for (const Definition& row : s.definitions) {
    for (std::uint32_t p = row.parent; p != kNoParent; p = s.definitions[p].parent) add("  ");
    add(std::string(name_of(row.kind)) + " " + std::string(s.view(row.name)) + " " +
        std::to_string(row.line) + "-" + std::to_string(row.end_line));
    add(row.exported ? " exported" : "");
    add(row.entry ? " entry" : "");
    add(" | " + std::string(s.view(row.signature)));
    if (row.doc.size > 0) add(" | " + std::string(s.view(row.doc)));
    add("\n");
  }
  for (const Import& row : s.imports) {
    add("import " + std::string(s.view(row.target)));
    if (row.name.size > 0) add(" name " + std::string(s.view(row.name)));
    if (row.flags & kImportWildcard) add(" wildcard");
    if (row.flags & kImportReexport) add(" reexport");
    if (row.flags & kImportSystem) add(" system");
    add(" @" + std::to_string(row.line) + "\n");
  }
  for (const Fact& row : s.facts)
    add("fact " + std::string(s.view(row.key)) + " = " + std::string(s.view(row.value)) + " @" +
        std::to_string(row.line) + "\n");
  for (const SummaryDiagnostic& row : s.diagnostics)
    add("diagnostic " + std::string(s.view(row.message)) + " @" + std::to_string(row.line) + "\n");
  return out;
}

}  // namespace brief::test
