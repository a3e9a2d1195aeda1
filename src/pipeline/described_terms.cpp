// What `focus` takes of a tree: terms of all files, and all of a few.
#include "base/hash.hpp"
#include "base/pool.hpp"
#include "facts/detect.hpp"
#include "parse/detect.hpp"
#include "pipeline/described_tree.hpp"

namespace brief::pipeline {

void DescribedTree::visit_terms(std::uint32_t row, Worker& worker, const VisitTerms& visit) {
  State& state = states_[row];
  if (state.terms) return visit(row, *state.terms);
  state.key = key_of(row);
  if (workspace_.use_cache)
    if (const std::optional<FileTerms> terms = workspace_.cache->find_terms(state.key))
      return visit(row, *terms);
  if (!state.summary && workspace_.use_cache) state.summary = workspace_.cache->find(state.key);
  const std::optional<std::string> bytes = bytes_of(row);
  if (!bytes) return;
  if (!state.summary) {
    state.summary =
        std::make_shared<const FileSummary>(worker.extractor.extract(language_of(row), *bytes));
    state.parsed = true;
  }
  state.terms = std::make_shared<const FileTerms>(worker.terms.of_file(*bytes, *state.summary));
  if (!state.summary->hung) terms_differ_.store(true, std::memory_order_relaxed);
  visit(row, *state.terms);
}

void DescribedTree::for_each_terms(std::string_view output, const VisitTerms& visit) {
  base::parallel_for(workspace_.jobs, states_.size(), [&](std::size_t item, unsigned thread) {
    const auto row = static_cast<std::uint32_t>(item);
    if (!has_bytes(row) || !has_summary(row) || !is_input(row, output) ||
        !states_[row].content.known())
      return;
    visit_terms(row, worker_of(thread), visit);
  });
}

std::optional<std::string> DescribedTree::bytes_of(std::uint32_t row) {
  if (!has_bytes(row)) return std::nullopt;
  repo::FileBytes file = repo::read_entry(workspace_.layout, *workspace_.objects, scan_.files[row]);
  if (file.status != repo::FileBytes::Status::ok) return std::nullopt;
  // A file that changed under our feet is another file than the one whose terms matched.
  if (states_[row].content.known() && base::hash128(file.bytes) != states_[row].content)
    return std::nullopt;
  return std::move(file.bytes);
}

std::shared_ptr<const FileSummary> DescribedTree::summary_of(std::uint32_t row) const {
  static const auto kEmpty = std::make_shared<const FileSummary>();
  return states_[row].summary ? states_[row].summary : kEmpty;
}

IndexedFile DescribedTree::indexed_file(std::uint32_t row, bool generated) const {
  static const auto kGenerated = [] {
    auto summary = std::make_shared<FileSummary>();
    summary->generated_line = 1;
    return std::shared_ptr<const FileSummary>(summary);
  }();
  const FileEntry& entry = scan_.files[row];
  IndexedFile file;
  file.path = entry.path;
  file.kind = entry.kind;
  file.opaque = entry.opaque;
  file.language = has_bytes(row) ? language_of(row) : nullptr;
  file.summary = summary_of(row);
  file.role = facts::role_of(entry, file.language, generated ? *kGenerated : *file.summary);
  file.attribute_role = entry.linguist_generated || entry.linguist_vendored;
  return file;
}

}  // namespace brief::pipeline
