// One file's bytes in, its summary out.
#pragma once

#include <memory>
#include <string_view>

#include "brief/language.hpp"
#include "brief/summary.hpp"

namespace brief::parse {

/// Extracts summaries; one per thread. Parsers and compiled queries are made on first use of a
/// language and kept; compiled queries are shared by all threads' extractors.
class Extractor {
 public:
  Extractor();
  ~Extractor();
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  /// A function of the bytes and the language only. `language` may be nullptr (lines, binary and
  /// the generated mark are found all the same). `bytes` are canonical; any bytes are fine. Never
  /// throws on their account: parse trouble and met bounds are diagnostics of the summary, with all
  /// that was found. Bounds are counts; the 10 s guard against hangs sets `hung`.
  FileSummary extract(const LanguageSpec* language, std::string_view bytes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The fingerprint of summaries of files with no language.
std::string_view plain_fingerprint();

}  // namespace brief::parse
