// What is known of every file before any is read: which terms of the task it holds.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "brief/history.hpp"
#include "brief/index.hpp"
#include "brief/terms.hpp"
#include "focus/task.hpp"

namespace brief::focus {

/// A term of the task in a file.
struct Hit {
  std::uint16_t term = 0;  ///< row of Task::terms
  std::uint8_t content = 0;
  std::uint8_t names = 0;
};

struct CorpusFile {
  std::string path;
  FileRole role = FileRole::source;
  bool code = false;   ///< in a programming language
  bool prose = false;  ///< in a format for documents or settings; neither: unknown text
  std::uint32_t content_total = 0;
  std::uint32_t names_total = 0;
  std::vector<Hit> hits;  ///< by term
};

/// Commits, newest first, as rows of `history`.
struct PastChanges {
  const ChangeHistory* history = nullptr;  ///< null: none is known
  std::vector<std::uint32_t> order;
};

struct Corpus {
  std::vector<CorpusFile> files;  ///< sorted by path
  PastChanges past;
};

/// The task's terms in a file's. Cost: one bisection a term.
std::vector<Hit> match(const Task& task, const FileTerms& terms);

/// BM25 (Robertson, Walker, Jones, Hancock-Beaulieu, Gatford 1994) with k1 = 1.2.
struct Bm25 {
  double documents = 0;
  double mean_length = 1;
  double b = 0.75;  ///< how much a long document is held against its hits

  double idf(double documents_with_term) const;
  double weight(double count, double length) const;
};

}  // namespace brief::focus
