// A file read by one reader, and its facts by key.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "parse/readers/readers.hpp"

namespace brief::test {

class ReadFile {
 public:
  ReadFile(std::string_view reader, std::string_view bytes) {
    REQUIRE(parse::read_facts(reader, bytes, summary));
  }

  /// "(none)" when there is no such fact; the first one where there are several.
  std::string value(std::string_view key) const {
    const Fact* fact = find(key);
    return fact == nullptr ? "(none)" : std::string(summary.view(fact->value));
  }
  /// "3" or "3-5"; "(none)" when there is no such fact.
  std::string lines(std::string_view key) const {
    const Fact* fact = find(key);
    return fact == nullptr ? "(none)" : span(fact->line, fact->end_line);
  }
  std::size_t count(std::string_view prefix) const {
    std::size_t found = 0;
    for (const Fact& fact : summary.facts) found += summary.view(fact.key).starts_with(prefix);
    return found;
  }
  /// "kind name lines <parent> signature | doc" of every definition.
  std::vector<std::string> outline() const {
    std::vector<std::string> out;
    for (const Definition& row : summary.definitions) {
      std::string text = std::string(name_of(row.kind)) + " " + std::string(summary.view(row.name));
      text += " " + span(row.line, row.end_line);
      if (row.parent != kNoParent)
        text += " in " + std::string(summary.view(summary.definitions[row.parent].name));
      out.push_back(text);
    }
    return out;
  }
  /// "line message" of every diagnostic.
  std::vector<std::string> diagnostics() const {
    std::vector<std::string> out;
    for (const SummaryDiagnostic& row : summary.diagnostics)
      out.push_back(std::to_string(row.line) + " " + std::string(summary.view(row.message)));
    return out;
  }

  FileSummary summary;

 private:
  static std::string span(std::uint32_t line, std::uint32_t end_line) {
    return std::to_string(line) + (end_line == line ? "" : "-" + std::to_string(end_line));
  }
  const Fact* find(std::string_view key) const {
    for (const Fact& fact : summary.facts)
      if (summary.view(fact.key) == key) return &fact;
    return nullptr;
  }
};

}  // namespace brief::test
