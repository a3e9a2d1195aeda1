// A summary as text, for tests to compare and for people to read.
#pragma once

#include <string>
#include <string_view>

#include "brief/summary.hpp"

namespace brief::test {

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
    if (row.flags & kImportBeside) add(" beside");
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
