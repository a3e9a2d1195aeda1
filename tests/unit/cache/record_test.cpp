#include "cache/record.hpp"

#include "unit/cache/samples.hpp"

using namespace brief;
using namespace brief::test;
using cache::decode_summary;
using cache::encode_summary;

TEST_CASE("a summary comes back from its bytes exactly") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto summary = random_summary(seed, seed % 40);
    const auto bytes = encode_summary(*summary);
    REQUIRE(bytes);
    const auto back = decode_summary(*bytes);
    REQUIRE(back);
    CHECK(same(*summary, *back));
  }
  const auto empty = decode_summary(*encode_summary(FileSummary{}));
  REQUIRE(empty);
  CHECK(same(*empty, FileSummary{}));
}

TEST_CASE("a summary that the wall-clock guard cut short is not storable") {
  FileSummary summary;
  summary.hung = true;
  CHECK_FALSE(encode_summary(summary));
}

TEST_CASE("bytes that are cut or too long are no summary") {
  const std::string bytes = *encode_summary(*random_summary(5, 10));
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(decode_summary(std::string_view(bytes).substr(0, size)));
  CHECK_FALSE(decode_summary(bytes + '\0'));
}

namespace {

/// Touches every byte that a summary points to: under a sanitizer a wild pointer shows.
std::size_t walk(const FileSummary& s) {
  std::size_t sum = 0;
  const auto read = [&](Str piece) {
    for (const char c : s.view(piece)) sum += static_cast<unsigned char>(c);
  };
  for (const Str piece : {s.language, s.doc, s.generated_by}) read(piece);
  for (const Definition& row : s.definitions) {
    for (const Str piece : {row.name, row.signature, row.doc}) read(piece);
    if (row.parent != kNoParent) sum += s.definitions.at(row.parent).line;
    sum += name_of(row.kind).size() + row.exported + row.entry;
  }
  for (const Reference& row : s.references) read(row.name);
  for (const Import& row : s.imports) read(row.target), read(row.name);
  for (const Fact& row : s.facts) read(row.key), read(row.value);
  for (const SummaryDiagnostic& row : s.diagnostics) read(row.message);
  return sum;
}

}  // namespace

TEST_CASE("foreign bytes with a right checksum never lead outside of the summary") {
  const std::string good = *encode_summary(*random_summary(11, 12));
  Random random(1);
  std::size_t accepted = 0;
  std::size_t refused = 0;
  std::size_t sum = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = good;
    for (std::uint32_t i = 0, n = 1 + random.below(3); i < n; ++i) {
      const std::size_t place = random.below(random.below(2) != 0 ? 72 : bytes.size());
      bytes[place] = static_cast<char>(random.below(4) == 0 ? 0xff : random.below(256));
    }
    const auto summary = decode_summary(bytes);
    if (summary) sum += walk(*summary);
    ++(summary ? accepted : refused);
  }
  CHECK(accepted > 0);  // text may hold any byte
  CHECK(refused > 1000);
  CHECK(sum > 0);
}

TEST_CASE("rows out of bounds are refused one by one") {
  const auto refused = [](auto&& spoil) {
    FileSummary summary;
    summary.text = "name";
    summary.definitions.resize(2);
    summary.references.resize(1);
    summary.imports.resize(1);
    REQUIRE(encode_summary(summary));
    spoil(summary);
    return !encode_summary(summary);  // the same check guards both directions
  };
  CHECK(refused([](FileSummary& s) { s.doc = {4, 1}; }));
  CHECK(refused([](FileSummary& s) { s.doc = {0xffffffff, 0xffffffff}; }));
  CHECK(refused([](FileSummary& s) { s.definitions[1].parent = 1; }));
  CHECK(refused([](FileSummary& s) { s.definitions[0].parent = 0; }));
  CHECK(refused([](FileSummary& s) { s.definitions[0].kind = static_cast<DefinitionKind>(99); }));
  CHECK(refused([](FileSummary& s) { s.definitions[1].signature = {1, 4}; }));
  CHECK(refused([](FileSummary& s) { s.references[0].kind = static_cast<ReferenceKind>(4); }));
  CHECK(refused([](FileSummary& s) { s.imports[0].flags = 8; }));
  CHECK_FALSE(refused([](FileSummary& s) { s.definitions[1].parent = 0; }));
}

TEST_CASE("a record of a later format is no summary") {
  std::string bytes = *encode_summary(*random_summary(3));
  bytes[0] = static_cast<char>(cache::kSummaryFormat + 1);
  CHECK_FALSE(decode_summary(bytes));
}

TEST_CASE("a blob link comes back exactly, and cut bytes are none") {
  const cache::BlobLink link = link_of(9);
  const std::string bytes = cache::encode_link(link);
  const auto back = cache::decode_link(bytes);
  REQUIRE(back);
  CHECK(same(link, *back));
  CHECK_FALSE(cache::decode_link(std::string_view(bytes).substr(1)));
  CHECK(cache::link_key(link.oid, 1) != cache::link_key(link.oid, 2));
}
