#include "cache/record.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <functional>
#include <iterator>
#include <type_traits>
#include <vector>

#include "base/binary.hpp"
#include "base/hash.hpp"

namespace brief::cache {

namespace {

struct SummaryHead {
  std::uint32_t format = kSummaryFormat;
  std::uint32_t definitions = 0;
  std::uint32_t references = 0;
  std::uint32_t imports = 0;
  std::uint32_t facts = 0;
  std::uint32_t diagnostics = 0;
  std::uint32_t text = 0;
  std::uint32_t doc_line = 0;
  std::uint32_t lines = 0;
  std::uint32_t generated_line = 0;
  Str language;
  Str doc;
  Str generated_by;
  std::uint8_t binary = 0;
  std::uint8_t minified = 0;
  std::uint8_t truncated = 0;
  std::uint8_t reserved[5] = {};  // what follows lies on a multiple of 8
};

struct LinkRow {
  std::uint32_t format = kSummaryFormat;
  ObjectId oid;
  std::uint64_t path_class = 0;
  ContentId content;
  std::uint64_t size = 0;
  std::uint32_t language = 0;
  std::uint32_t reserved = 0;
};

// The rows are stored as they lie in memory: no byte of them may be padding, and another layout is
// another kSummaryFormat.
template <typename Row, std::size_t size>
constexpr bool is_image =
    std::has_unique_object_representations_v<Row>&& std::is_trivially_copyable_v<Row> &&
    sizeof(Row) == size;
static_assert(is_image<Definition, 48> && is_image<Reference, 24> && is_image<Import, 24> &&
              is_image<Fact, 24> && is_image<SummaryDiagnostic, 12>);
static_assert(is_image<SummaryHead, 72> && is_image<LinkRow, 64>);

/// A bool read from a file may hold any byte, and reading such a bool is undefined: look at bytes.
template <typename Row>
bool is_flag(const Row& row, std::size_t offset) {
  unsigned char byte = 0;
  std::memcpy(&byte, reinterpret_cast<const unsigned char*>(&row) + offset, 1);
  return byte <= 1;
}

class Bounds {
 public:
  explicit Bounds(std::size_t text) : text_(text) {}
  bool has(Str s) const { return std::uint64_t{s.offset} + s.size <= text_; }

 private:
  std::size_t text_;
};

bool sound(const std::vector<Definition>& rows, Bounds text) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Definition& row = rows[i];
    if (!text.has(row.name) || !text.has(row.signature) || !text.has(row.doc)) return false;
    if (row.parent != kNoParent && row.parent >= i) return false;
    if (static_cast<std::size_t>(row.kind) >= std::size(kDefinitionKindNames)) return false;
    if (!is_flag(row, offsetof(Definition, exported)) || !is_flag(row, offsetof(Definition, entry)))
      return false;
  }
  return true;
}

bool sound(const FileSummary& summary) {
  const Bounds text(summary.text.size());
  if (!text.has(summary.language) || !text.has(summary.doc) || !text.has(summary.generated_by))
    return false;
  for (const Reference& row : summary.references)
    if (!text.has(row.name) || row.kind > ReferenceKind::value) return false;
  for (const Import& row : summary.imports)
    if (!text.has(row.target) || !text.has(row.name) ||
        row.flags > (kImportWildcard | kImportReexport | kImportSystem))
      return false;
  for (const Fact& row : summary.facts)
    if (!text.has(row.key) || !text.has(row.value)) return false;
  for (const SummaryDiagnostic& row : summary.diagnostics)
    if (!text.has(row.message)) return false;
  return sound(summary.definitions, text);
}

template <typename Row>
void append_rows(std::string& out, const std::vector<Row>& rows) {
  if (!rows.empty())
    out.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row));
}

/// Payloads lie aligned when they come from the pack, and then a row is written once, not twice:
/// the first touch of memory is what a warm run spends most of its time on.
template <typename Row>
void take_rows(std::string_view& bytes, std::uint32_t count, std::vector<Row>& rows) {
  if (count == 0) return;
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(Row) == 0) {
    const auto* first = reinterpret_cast<const Row*>(bytes.data());
    rows.assign(first, first + count);
  } else {
    rows.resize(count);
    std::memcpy(static_cast<void*>(rows.data()), bytes.data(), count * sizeof(Row));
  }
  bytes.remove_prefix(count * sizeof(Row));
}

std::uint64_t body_size(const SummaryHead& head) {
  return std::uint64_t{head.definitions} * sizeof(Definition) +
         std::uint64_t{head.references} * sizeof(Reference) +
         std::uint64_t{head.imports} * sizeof(Import) + std::uint64_t{head.facts} * sizeof(Fact) +
         std::uint64_t{head.diagnostics} * sizeof(SummaryDiagnostic) + head.text;
}

constexpr std::uint64_t kMaxRows = 0x7fffffff;
constexpr std::uint64_t kMaxBody = 0x7fffffff;

}  // namespace

std::optional<std::string> encode_summary(const FileSummary& summary) {
  if (summary.hung || !sound(summary)) return std::nullopt;
  for (const std::size_t count :
       {summary.definitions.size(), summary.references.size(), summary.imports.size(),
        summary.facts.size(), summary.diagnostics.size(), summary.text.size()})
    if (count > kMaxRows) return std::nullopt;
  SummaryHead head;
  head.definitions = static_cast<std::uint32_t>(summary.definitions.size());
  head.references = static_cast<std::uint32_t>(summary.references.size());
  head.imports = static_cast<std::uint32_t>(summary.imports.size());
  head.facts = static_cast<std::uint32_t>(summary.facts.size());
  head.diagnostics = static_cast<std::uint32_t>(summary.diagnostics.size());
  head.text = static_cast<std::uint32_t>(summary.text.size());
  if (body_size(head) > kMaxBody) return std::nullopt;
  head.doc_line = summary.doc_line;
  head.lines = summary.lines;
  head.generated_line = summary.generated_line;
  head.language = summary.language;
  head.doc = summary.doc;
  head.generated_by = summary.generated_by;
  head.binary = summary.binary;
  head.minified = summary.minified;
  head.truncated = summary.truncated;
  std::string out;
  out.reserve(sizeof head + static_cast<std::size_t>(body_size(head)));
  out.append(reinterpret_cast<const char*>(&head), sizeof head);
  append_rows(out, summary.definitions);
  append_rows(out, summary.references);
  append_rows(out, summary.imports);
  append_rows(out, summary.facts);
  append_rows(out, summary.diagnostics);
  return out += summary.text;
}

std::shared_ptr<const FileSummary> decode_summary(std::string_view bytes) {
  SummaryHead head;
  if (bytes.size() < sizeof head) return nullptr;
  std::memcpy(&head, bytes.data(), sizeof head);
  bytes.remove_prefix(sizeof head);
  if (head.format != kSummaryFormat || body_size(head) != bytes.size() || head.binary > 1 ||
      head.minified > 1 || head.truncated > 1)
    return nullptr;
  auto summary = std::make_shared<FileSummary>();
  take_rows(bytes, head.definitions, summary->definitions);
  take_rows(bytes, head.references, summary->references);
  take_rows(bytes, head.imports, summary->imports);
  take_rows(bytes, head.facts, summary->facts);
  take_rows(bytes, head.diagnostics, summary->diagnostics);
  summary->text = bytes;
  summary->doc_line = head.doc_line;
  summary->lines = head.lines;
  summary->generated_line = head.generated_line;
  summary->language = head.language;
  summary->doc = head.doc;
  summary->generated_by = head.generated_by;
  summary->binary = head.binary != 0;
  summary->minified = head.minified != 0;
  summary->truncated = head.truncated != 0;
  if (!sound(*summary)) return nullptr;
  return summary;
}

namespace {

struct TermsHead {
  std::uint32_t format = kTermsVersion;
  std::uint32_t content = 0;
  std::uint32_t names = 0;
  std::uint32_t content_total = 0;
  std::uint32_t names_total = 0;
  std::uint32_t lines = 0;
  std::uint32_t generated = 0;
};
static_assert(is_image<TermsHead, 28>);

bool take_terms(std::string_view& bytes, std::uint32_t count, std::vector<std::uint32_t>& terms) {
  terms.resize(count);
  if (count != 0) std::memcpy(terms.data(), bytes.data(), count * sizeof terms[0]);
  bytes.remove_prefix(count * sizeof terms[0]);
  // A look-up bisects them.
  return std::adjacent_find(terms.begin(), terms.end(), std::greater_equal<>()) == terms.end();
}

void take_counts(std::string_view& bytes, TermCounts& terms) {
  terms.counts.assign(bytes.begin(),
                      bytes.begin() + static_cast<std::ptrdiff_t>(terms.terms.size()));
  bytes.remove_prefix(terms.terms.size());
}

}  // namespace

std::string encode_terms(const FileTerms& terms) {
  TermsHead head;
  head.content = static_cast<std::uint32_t>(terms.content.terms.size());
  head.names = static_cast<std::uint32_t>(terms.names.terms.size());
  head.content_total = terms.content.total;
  head.names_total = terms.names.total;
  head.lines = terms.lines;
  head.generated = terms.generated ? 1 : 0;
  std::string out(reinterpret_cast<const char*>(&head), sizeof head);
  append_rows(out, terms.content.terms);
  append_rows(out, terms.names.terms);
  append_rows(out, terms.content.counts);
  append_rows(out, terms.names.counts);
  return out;
}

std::optional<FileTerms> decode_terms(std::string_view bytes) {
  TermsHead head;
  if (bytes.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, bytes.data(), sizeof head);
  bytes.remove_prefix(sizeof head);
  if (head.format != kTermsVersion || head.generated > 1 ||
      (std::uint64_t{head.content} + head.names) * 5 != bytes.size())
    return std::nullopt;
  FileTerms out;
  if (!take_terms(bytes, head.content, out.content.terms) ||
      !take_terms(bytes, head.names, out.names.terms))
    return std::nullopt;
  take_counts(bytes, out.content);
  take_counts(bytes, out.names);
  out.content.total = head.content_total;
  out.names.total = head.names_total;
  out.lines = head.lines;
  out.generated = head.generated != 0;
  return out;
}

ContentId link_key(const ObjectId& oid, std::uint64_t path_class) {
  base::ByteWriter writer;
  writer.put(oid);
  writer.put(path_class);
  return base::hash128(writer.bytes());
}

std::string encode_link(const BlobLink& link) {
  LinkRow row;
  row.oid = link.oid;
  row.path_class = link.path_class;
  row.content = link.content;
  row.size = link.size;
  row.language = link.language;
  base::ByteWriter writer;
  writer.put(row);
  return writer.take();
}

std::optional<BlobLink> decode_link(std::string_view bytes) {
  if (bytes.size() != sizeof(LinkRow)) return std::nullopt;
  const LinkRow row = base::ByteReader(bytes).get<LinkRow>();
  if (row.format != kSummaryFormat || row.language > 0xffff || !row.content.known())
    return std::nullopt;
  return BlobLink{row.oid, row.content, static_cast<std::uint16_t>(row.language), row.path_class,
                  row.size};
}

}  // namespace brief::cache
