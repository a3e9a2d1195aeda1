#include "parse/extract.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "parse/doc_comments.hpp"
#include "parse/frameworks.hpp"
#include "parse/injections.hpp"
#include "parse/language_pack.hpp"
#include "parse/lexer.hpp"
#include "parse/lines.hpp"
#include "parse/losses.hpp"
#include "parse/marks.hpp"
#include "parse/outline.hpp"
#include "parse/readers/readers.hpp"
#include "parse/syntax.hpp"
#include "parse/tags.hpp"
#include "parse/text_arena.hpp"

namespace brief::parse {
namespace {

void diagnose(FileSummary& summary, std::string_view message, std::uint32_t line = 0) {
  TextArena arena(summary.text);
  summary.diagnostics.push_back({arena.add(message), line});
}

void write_generated(const GeneratedMark& mark, FileSummary& summary) {
  TextArena arena(summary.text);
  summary.generated_line = mark.line;
  summary.generated_by = arena.add(mark.by);
}

// Bodies that are parsed for a framework's sake are no place of definitions: they would not be
// looked into otherwise.
void leave_out_hidden(const std::vector<Span>& hidden, std::string_view bytes, Tags& tags) {
  const auto is_hidden = [&](std::uint32_t at) {
    const auto after = std::upper_bound(hidden.begin(), hidden.end(), at,
                                        [](std::uint32_t a, const Span& s) { return a < s.begin; });
    return after != hidden.begin() && at < (after - 1)->end;
  };
  std::erase_if(tags.definitions, [&](const TagDefinition& t) { return is_hidden(t.node.begin); });
  std::erase_if(tags.imports, [&](const TagImport& t) { return is_hidden(t.statement); });
  std::erase_if(tags.facts, [&](const TagFact& t) { return is_hidden(t.node.begin); });
  std::erase_if(tags.sections, [&](const TagSection& t) { return is_hidden(t.begin); });
  std::erase_if(tags.exports, [&](std::string_view name) {
    return is_hidden(static_cast<std::uint32_t>(name.data() - bytes.data()));
  });
}

}  // namespace

// What a query has caught in one text, before it is written. Made anew for each text, so that
// nothing of another file or piece can stand beside it.
struct Found {
  Tags tags;
  std::vector<Rows> rows;  // of each framework query that was asked
};

struct Extractor::Impl {
  Lines lines;
  Lexed lexed;
  Condensed condensed;

  /// What the tree holds, as far as the bounds let it. `marked`: framework queries to ask.
  /// REQUIRES: `bytes` are those that were lexed.
  Found read_tree(const LanguagePack& pack, std::string_view bytes,
                  const std::vector<std::size_t>& marked, FileSummary& summary);
  /// Writes what lexer and tree have found. REQUIRES: `bytes` are those that were lexed.
  void write(const LanguagePack& pack, std::string_view bytes, Found found, FileSummary& summary);
  void read_code(const LanguageSpec& spec, std::string_view bytes, FileSummary& summary);
};

Found Extractor::Impl::read_tree(const LanguagePack& pack, std::string_view bytes,
                                 const std::vector<std::size_t>& marked, FileSummary& summary) {
  Found found;
  Tags& tags = found.tags;
  if (lexed.depth > kMaxNesting) {
    summary.truncated = true;
    diagnose(summary, "brackets nest too deep: definitions were not looked for");
    return found;
  }
  const HangGuard guard;
  condensed.assign(bytes, lexed.cuts, kMaxParsedBytes, pack.spec.parse_before,
                   pack.spec.parse_after);
  const Parsed parsed =
      syntax_of(static_cast<const TSLanguage*>(pack.spec.grammar()), condensed.text(), guard);
  summary.hung = parsed.hung;
  if (condensed.limited()) {
    summary.truncated = true;
    diagnose(summary, "too large: only the first part was looked at for definitions");
  }
  if (parsed.tree == nullptr) {
    summary.truncated = true;
    diagnose(summary, parsed.hung ? "took too long to parse: definitions are unknown"
                                  : "too hard to parse: definitions were not looked for");
    return found;
  }
  if (parsed.end < condensed.text().size()) {
    summary.truncated = true;
    diagnose(summary, "too hard to parse: read in part, up to this line",
             lines.line_of(condensed.begin_of(static_cast<std::uint32_t>(parsed.end))));
  }
  const TSNode root = ts_tree_root_node(parsed.tree.get());
  collect_tags(pack.query, root, condensed, bytes, guard, tags);
  if (!marked.empty()) leave_out_hidden(lexed.hidden, bytes, tags);
  for (const std::size_t number : marked) {
    found.rows.push_back(collect_rows(pack.frameworks.query(number), root, condensed, guard));
    tags.bounded |= found.rows.back().bounded;
    tags.hung |= found.rows.back().hung;
  }
  summary.hung |= tags.hung;
  if (tags.bounded || tags.hung) {
    summary.truncated = true;
    diagnose(summary, "too many definitions or too hard to search: some were left out");
  }
  if (const std::size_t loss = first_loss(root, condensed, pack.table, tags.definitions);
      loss != std::string_view::npos)
    diagnose(summary, "not all of it could be parsed; the first trouble is here",
             lines.line_of(static_cast<std::uint32_t>(loss)));
  return found;
}

void Extractor::Impl::read_code(const LanguageSpec& spec, std::string_view bytes,
                                FileSummary& summary) {
  const LanguagePack& pack = pack_of(spec);
  const std::vector<std::size_t> marked = pack.frameworks.marked_by(bytes);
  lex(pack.table, bytes, !marked.empty(), lexed);
  write_generated(generated_mark(bytes, lines, &lexed), summary);
  if (!spec.statements.empty()) {
    // Lines of a dump's data are as long as those of minified code.
    Found found;
    read_statements(pack.table, pack.statements, bytes, found.tags);
    return write(pack, bytes, std::move(found), summary);
  }
  summary.minified = is_minified(bytes, lines);
  if (summary.minified) {
    diagnose(summary, "minified: not looked into");
    return;
  }
  Found found = read_tree(pack, bytes, marked, summary);
  if (found.tags.injections.empty()) return write(pack, bytes, std::move(found), summary);
  const std::vector<Injected> injected = injected_languages(pack.query, found.tags.injections);
  const std::string own = without(bytes, found.tags.injections);
  lex(pack.table, own, !marked.empty(), lexed);
  write(pack, own, std::move(found), summary);
  for (const Injected& other : injected) {
    const std::string text = only(bytes, other.pieces);
    const LanguagePack& inner = pack_of(*other.language);
    FileSummary pieces;
    const std::vector<std::size_t> asked = inner.frameworks.marked_by(text);
    lex(inner.table, text, !asked.empty(), lexed);
    write(inner, text, read_tree(inner, text, asked, pieces), pieces);
    add_injected(pieces, summary);
  }
}

void Extractor::Impl::write(const LanguagePack& pack, std::string_view bytes, Found found,
                            FileSummary& summary) {
  Tags& tags = found.tags;
  if (lexed.names.full()) {
    summary.truncated = true;
    diagnose(summary, "too many names: some references were left out");
  }
  TextArena arena(summary.text);
  const FileView file{pack.spec, pack.query, pack.table.traits(), bytes, lines, lexed};
  write_definitions(file, tags, arena, summary);
  write_imports(file, tags, arena, summary);
  write_facts(file, tags, arena, summary);
  for (const Rows& rows : found.rows) write_rows(rows, bytes, lines, arena, summary);
  write_string_facts(file, arena, summary);
  write_references(file, arena, summary);
  const DocComments docs(pack.spec, bytes, lexed, lines);
  if (tags.file_doc.end > 0) {
    summary.doc = arena.add(
        docs.of_string(bytes.substr(tags.file_doc.begin, tags.file_doc.end - tags.file_doc.begin)));
    summary.doc_line = lines.line_of(tags.file_doc.begin);
  } else {
    // What documents a package clause is said of the file too.
    const bool owned =
        !tags.definitions.empty() && tags.definitions.front().kind != DefinitionKind::package;
    const std::size_t first = owned ? tags.definitions.front().node.begin : std::string_view::npos;
    summary.doc = arena.add(docs.of_file(first, summary.doc_line));
  }
  if (summary.doc.size == 0) summary.doc_line = 0;
}

Extractor::Extractor() : impl_(std::make_unique<Impl>()) {}
Extractor::~Extractor() = default;

FileSummary Extractor::extract(const LanguageSpec* language, std::string_view bytes) {
  FileSummary summary;
  impl_->lines.assign(bytes);
  summary.lines = impl_->lines.count();
  summary.binary = is_binary(bytes);
  if (language != nullptr) {
    TextArena arena(summary.text);
    summary.language = arena.add(language->name);
  }
  if (summary.binary) {
    if (language != nullptr) diagnose(summary, "binary: not looked into");
    return summary;
  }
  if (language != nullptr && (language->grammar != nullptr || !language->statements.empty())) {
    impl_->read_code(*language, bytes, summary);
    return summary;
  }
  write_generated(generated_mark(bytes, impl_->lines, nullptr), summary);
  if (language != nullptr) read_facts(language->reader, bytes, summary);
  return summary;
}

std::string_view plain_fingerprint() { return extractor_fingerprint(); }

}  // namespace brief::parse
