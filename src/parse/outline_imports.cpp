#include <algorithm>
#include <span>

#include "parse/outline.hpp"

namespace brief::parse {
namespace {

std::string_view without_quotes(std::string_view text) {
  if (text.size() >= 2 &&
      ((text[0] == '"' && text.back() == '"') || (text[0] == '\'' && text.back() == '\'') ||
       (text[0] == '`' && text.back() == '`') || (text[0] == '<' && text.back() == '>')))
    return text.substr(1, text.size() - 2);
  return text;
}

bool same_import(const TagImport& a, const TagImport& b) {
  return a.target.begin == b.target.begin && a.member.begin == b.member.begin;
}

// `import {b} from "a"` matches as a whole and by its members: the members say it all, unless the
// statement takes the whole too: `import a, {b} from "a"`.
bool told_by_members(std::span<const TagImport> statement, const TagImport& whole,
                     std::uint16_t marks) {
  if (whole.member.end != 0 || (marks & (kWildcard | kWhole)) != 0) return false;
  return std::any_of(statement.begin(), statement.end(), [&](const TagImport& other) {
    return other.target.begin == whole.target.begin && other.member.end != 0;
  });
}

}  // namespace

void write_imports(const FileView& file, const Tags& tags, TextArena& arena, FileSummary& summary) {
  const auto text = [&](Span span) { return file.bytes.substr(span.begin, span.end - span.begin); };
  const std::span<const TagImport> all = tags.imports;
  for (std::size_t begin = 0, end; begin < all.size(); begin = end) {
    for (end = begin; end < all.size() && all[end].statement == all[begin].statement;) ++end;
    const auto statement = all.subspan(begin, end - begin);
    for (std::size_t i = 0; i < statement.size(); ++i) {
      const TagImport& tag = statement[i];
      const auto before = statement.first(i);
      std::uint16_t marks = 0;
      for (const TagImport& other : statement)
        if (same_import(other, tag)) marks |= other.marks;
      if (told_by_members(statement, tag, marks) ||
          std::any_of(before.begin(), before.end(),
                      [&](const TagImport& other) { return same_import(other, tag); }))
        continue;
      Import row;
      row.target = arena.intern(file.query.stripped(tag.pattern, without_quotes(text(tag.target))));
      row.name = arena.intern(text(tag.member));
      row.line = file.lines.line_of(tag.target.begin);
      if (marks & kWildcard) row.flags |= kImportWildcard;
      if (marks & kReexport) row.flags |= kImportReexport;
      if (marks & kSystem) row.flags |= kImportSystem;
      if (marks & kBeside) row.flags |= kImportBeside;
      if (row.target.size > 0) summary.imports.push_back(row);
    }
  }
}

}  // namespace brief::parse
