// Every language that is known against the same table of hostile files. What is bounded is bounded
// by counts: a summary of any bytes comes back, is the same each time, and says where it gave up.
#include "unit/parse/hostile.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unit/parse/extracted.hpp"

using brief::FileSummary;
using brief::languages;
using brief::LanguageSpec;
using brief::test::as_text;
using brief::test::Hostile;
using brief::test::HostileFiles;

namespace {

constexpr std::size_t kSize = 8000;          // of a file; 100,000 is measured in release builds
constexpr std::size_t kMostText = 8u << 20;  // bytes of one summary

}  // namespace

TEST_CASE("no language hangs on a hostile file, and each says where it gave up") {
  brief::parse::Extractor extractor;
  for (const LanguageSpec& spec : languages()) {
    const HostileFiles files(spec, kSize);
    for (const Hostile& file : files.all()) {
      CAPTURE(spec.name);
      CAPTURE(file.what);
      const FileSummary summary = extractor.extract(&spec, file.bytes);
      CHECK_FALSE(summary.hung);
      CHECK(summary.text.size() < kMostText);
      CHECK(summary.view(summary.language) == spec.name);
      if (summary.truncated || summary.binary || summary.minified)
        CHECK_FALSE(summary.diagnostics.empty());
      for (const brief::SummaryDiagnostic& diagnostic : summary.diagnostics)
        CHECK(diagnostic.line <= summary.lines + 1);
      for (const brief::Definition& row : summary.definitions) {
        REQUIRE(row.line >= 1);
        REQUIRE(row.end_line <= summary.lines + 1);
      }
    }
  }
}

TEST_CASE("what a grammar's own scanner reads again and again is bounded by a count") {
  std::string bytes;
  while (bytes.size() < 40000) bytes += "x <<EOF\n";
  const FileSummary summary = brief::test::extracted("lua", bytes);
  CHECK_FALSE(summary.hung);
  CHECK(summary.truncated);
  CHECK_FALSE(summary.diagnostics.empty());
}

TEST_CASE("a file with an error a line is read up to a line that is named, and no further") {
  const LanguageSpec& spec = brief::test::language("zig");
  const FileSummary whole = brief::test::extracted("zig", brief::test::sample_of(spec));
  std::string bytes = brief::test::sample_of(spec) + "\n";
  const auto errors_from = static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  while (bytes.size() < 60000) bytes += "#if X\n";
  bytes += "fn behind() void {}\n";
  const FileSummary summary = brief::test::extracted("zig", bytes);
  CHECK_FALSE(summary.hung);
  CHECK(summary.truncated);
  REQUIRE(summary.diagnostics.size() >= 1);
  CHECK(summary.view(summary.diagnostics.front().message) ==
        "too hard to parse: read in part, up to this line");
  CHECK(summary.diagnostics.front().line > errors_from);
  CHECK(summary.diagnostics.front().line < summary.lines);
  CHECK(summary.definitions.size() == whole.definitions.size());
  CHECK(brief::test::find(summary, "behind") == nullptr);
}

TEST_CASE("a large file without errors is never too hard to parse") {
  for (const char* name : {"c", "zig", "java", "julia", "objc"}) {
    const std::string sample = brief::test::sample_of(brief::test::language(name));
    std::string bytes;
    while (bytes.size() < 200000) bytes += sample + "\n";
    CAPTURE(name);
    const FileSummary summary = brief::test::extracted(name, bytes);
    CHECK_FALSE(summary.truncated);
    CHECK(summary.definitions.size() > 100);
  }
}

TEST_CASE("what stands before a hostile piece is still found, or it is said that it was not") {
  for (const char* name : {"c", "go", "ruby", "kotlin", "perl", "haskell", "bash", "sql"}) {
    const LanguageSpec& spec = brief::test::language(name);
    const std::string sample = brief::test::sample_of(spec);
    const FileSummary whole = brief::test::extracted(name, sample);
    REQUIRE_FALSE(whole.definitions.empty());
    const std::string first(whole.view(whole.definitions.front().name));
    for (const char* tail : {"\n\"never closed ", "\n/* never closed ", "\n<<EOF never closed\n"}) {
      std::string bytes = sample;
      for (int i = 0; i < 2000; ++i) bytes += tail;
      CAPTURE(name);
      const std::string opened = tail;
      CAPTURE(opened);
      const FileSummary summary = brief::test::extracted(name, bytes);
      const bool found = brief::test::find(summary, first) != nullptr;
      CHECK((found || summary.truncated));
      if (summary.truncated) CHECK_FALSE(summary.diagnostics.empty());
    }
  }
}
