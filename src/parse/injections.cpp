#include "parse/injections.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>

namespace brief::parse {
namespace {

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at)
    if (text[at] != '\n') text[at] = ' ';
}

const LanguageSpec* language_named(std::string_view name) {
  const auto all = languages();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const LanguageSpec& spec) { return spec.name == name; });
  return found == all.end() || found->grammar == nullptr ? nullptr : &*found;
}

Str moved(Str text, std::uint32_t by) {
  if (text.size > 0) text.offset += by;
  return text;
}

// Rows of outermost definitions with all that they hold, by the first line.
void merge_definitions(std::vector<Definition> added, std::vector<Definition>& rows) {
  const auto base = static_cast<std::uint32_t>(rows.size());
  for (Definition& row : added)
    if (row.parent != kNoParent) row.parent += base;
  rows.insert(rows.end(), added.begin(), added.end());
  std::vector<std::uint32_t> root(rows.size()), order(rows.size()), place(rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    root[i] = rows[i].parent == kNoParent ? i : root[rows[i].parent];
    order[i] = i;
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(rows[root[a]].line, root[a]) < std::tuple(rows[root[b]].line, root[b]);
  });
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Definition> sorted;
  for (const std::uint32_t i : order) {
    sorted.push_back(rows[i]);
    if (sorted.back().parent != kNoParent) sorted.back().parent = place[sorted.back().parent];
  }
  rows = std::move(sorted);
}

void merge_references(std::vector<Reference> added, std::vector<Reference>& rows) {
  rows.insert(rows.end(), added.begin(), added.end());
  std::stable_sort(rows.begin(), rows.end(), [](const Reference& a, const Reference& b) {
    return std::tuple(a.name_hash, a.kind) < std::tuple(b.name_hash, b.kind);
  });
  std::size_t kept = 0;
  for (const Reference& row : rows)
    if (kept > 0 && rows[kept - 1].name_hash == row.name_hash && rows[kept - 1].kind == row.kind)
      rows[kept - 1].count += row.count;
    else
      rows[kept++] = row;
  rows.resize(kept);
}

}  // namespace

std::vector<Injected> injected_languages(const TagsQuery& query,
                                         std::span<const TagInjection> injections) {
  std::vector<Injected> out;
  for (const TagInjection& piece : injections) {
    const LanguageSpec* language = language_named(query.pattern(piece.pattern).language);
    if (language == nullptr) continue;
    auto found = std::find_if(out.begin(), out.end(),
                              [&](const Injected& one) { return one.language == language; });
    if (found == out.end()) found = out.insert(out.end(), {language, {}});
    found->pieces.push_back(piece.node);
  }
  return out;
}

std::string only(std::string_view bytes, std::span<const Span> pieces) {
  std::string text(bytes);
  std::size_t end = 0;
  for (const Span& piece : pieces) {
    blank(text, end, piece.begin);
    end = piece.end;
  }
  blank(text, end, text.size());
  return text;
}

std::string without(std::string_view bytes, std::span<const TagInjection> injections) {
  std::string text(bytes);
  for (const TagInjection& piece : injections) blank(text, piece.node.begin, piece.node.end);
  return text;
}

void add_injected(const FileSummary& pieces, FileSummary& file) {
  const auto by = static_cast<std::uint32_t>(file.text.size());
  file.text += pieces.text;
  std::vector<Definition> definitions = pieces.definitions;
  for (Definition& row : definitions)
    for (Str* text : {&row.name, &row.signature, &row.doc}) *text = moved(*text, by);
  merge_definitions(std::move(definitions), file.definitions);
  std::vector<Reference> references = pieces.references;
  for (Reference& row : references) row.name = moved(row.name, by);
  merge_references(std::move(references), file.references);
  for (Import row : pieces.imports) {
    row.target = moved(row.target, by);
    row.name = moved(row.name, by);
    file.imports.push_back(row);
  }
  for (Fact row : pieces.facts) {
    row.key = moved(row.key, by);
    row.value = moved(row.value, by);
    file.facts.push_back(row);
  }
  for (SummaryDiagnostic row : pieces.diagnostics) {
    row.message = moved(row.message, by);
    file.diagnostics.push_back(row);
  }
  if (file.doc.size == 0) {
    file.doc = moved(pieces.doc, by);
    file.doc_line = pieces.doc_line;
  }
  file.truncated |= pieces.truncated;
  file.hung |= pieces.hung;
}

}  // namespace brief::parse
