#include "pipeline/described_tree.hpp"

#include <algorithm>
#include <numeric>

#include "base/binary.hpp"
#include "base/hash.hpp"
#include "base/pool.hpp"
#include "brief/error.hpp"
#include "facts/detect.hpp"
#include "parse/detect.hpp"

namespace brief::pipeline {
namespace {

// What a killed refresh may lose: this many parsed files.
constexpr std::size_t kFilesPerFlush = 4096;

const std::shared_ptr<const FileSummary>& empty_summary() {
  static const auto summary = std::make_shared<const FileSummary>();
  return summary;
}

std::uint64_t link_class(const std::string& path) {
  return parse::path_class(path) ^ parse::detection_fingerprint().low;
}

repo::TreeScan scan_of(const Workspace& workspace) {
  // Only what was read has a link, and what is too large is not read.
  const repo::IsKnownSmall is_small = [&](const FileEntry& file) {
    return workspace.use_cache &&
           workspace.cache->find_blob(file.oid, link_class(file.path)).has_value();
  };
  const StatCache* known = workspace.known ? &*workspace.known : nullptr;
  switch (workspace.mode) {
    case TreeMode::git_index:
      return repo::list_git_index(workspace.layout, *workspace.objects, is_small);
    case TreeMode::commit:
      return repo::list_commit(workspace.layout, *workspace.objects, workspace.revision, is_small);
    case TreeMode::worktree:
      break;
  }
  return repo::scan_worktree(workspace.layout, *workspace.objects, known, workspace.jobs);
}

}  // namespace

DescribedTree::DescribedTree(Workspace& workspace, OnProgress on_progress)
    : workspace_(workspace),
      on_progress_(std::move(on_progress)),
      scan_(scan_of(workspace)),
      states_(scan_.files.size()),
      workers_(workspace.jobs) {
  scan_.stats.fingerprint = parse::detection_fingerprint();
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const FileEntry& entry = scan_.files[i];
    if (!entry.content.known()) continue;
    states_[i].content = entry.content;
    states_[i].sniffed = entry.language;
    states_[i].origin = Origin::stat_data;
  }
  // Beyond this point no file is added.
}

DescribedTree::~DescribedTree() = default;

bool DescribedTree::has_bytes(std::uint32_t row) const {
  const FileEntry& entry = scan_.files[row];
  return entry.opaque == Opaque::no && entry.kind != FileKind::submodule;
}

bool DescribedTree::is_input(std::uint32_t row, std::string_view output) const {
  return states_[row].sniffed != parse::kBriefFile && scan_.files[row].path != output &&
         !is_note(row);
}

bool DescribedTree::is_note(std::uint32_t row) const {
  return repo::is_note_path(scan_.files[row].path);
}

// Briefs and notes have readers of their own.
bool DescribedTree::has_summary(std::uint32_t row) const {
  return scan_.files[row].kind == FileKind::regular && states_[row].sniffed != parse::kBriefFile &&
         !is_note(row);
}

const LanguageSpec* DescribedTree::language_of(std::uint32_t row) const {
  const FileEntry& entry = scan_.files[row];
  if (entry.kind != FileKind::regular) return nullptr;
  if (!entry.linguist_language.empty() && states_[row].sniffed != parse::kBriefFile)
    return parse::language_at(parse::language_by_linguist_name(entry.linguist_language));
  return parse::language_at(states_[row].sniffed);
}

ContentId DescribedTree::key_of(std::uint32_t row) const {
  const LanguageSpec* language = language_of(row);
  return cache::summary_key(states_[row].content,
                            language ? language->fingerprint : parse::plain_fingerprint());
}

DescribedTree::Worker& DescribedTree::worker_of(unsigned thread) {
  if (!workers_[thread]) workers_[thread] = std::make_unique<Worker>();
  return *workers_[thread];
}

void DescribedTree::read_and_summarize(std::uint32_t row, Worker& worker) {
  State& state = states_[row];
  const FileEntry& entry = scan_.files[row];
  repo::FileBytes file = repo::read_entry(workspace_.layout, *workspace_.objects, entry);
  if (file.status != repo::FileBytes::Status::ok) {
    state.absent = file.status == repo::FileBytes::Status::absent;
    state.unreadable = true;
    state.trouble = file.message;
    state.summary = empty_summary();
    return;
  }
  state.content = base::hash128(file.bytes);
  state.origin = Origin::bytes;
  if (entry.kind == FileKind::regular)
    state.sniffed = parse::detect_language(
        entry.path, std::string_view(file.bytes).substr(0, parse::kHeadBytes));
  state.linked = entry.row == kNoRow && entry.oid.known();
  if (entry.row != kNoRow) {
    StatFileRow& stat_row = scan_.stats.files[entry.row];
    stat_row.content = state.content;
    stat_row.language = state.sniffed;
    stat_row.stat = file.stat;
    stat_row.racy = stat_row.racy || file.racy;
  }
  if (!has_summary(row)) {
    state.summary = empty_summary();
    return;
  }
  state.key = key_of(row);
  if (workspace_.use_cache) state.summary = workspace_.cache->find(state.key);
  if (!state.summary) {
    state.summary =
        std::make_shared<const FileSummary>(worker.extractor.extract(language_of(row), file.bytes));
    state.parsed = true;
  }
  if (!workspace_.use_cache || state.summary->hung || workspace_.cache->has_terms(state.key))
    return;
  state.terms = std::make_shared<const FileTerms>(worker.terms.of_file(file.bytes, *state.summary));
}

void DescribedTree::learn(std::uint32_t row, Worker& worker) {
  State& state = states_[row];
  const FileEntry& entry = scan_.files[row];
  if (workspace_.use_cache && entry.row == kNoRow && entry.oid.known()) {
    if (const auto link = workspace_.cache->find_blob(entry.oid, link_class(entry.path))) {
      state.content = link->content;
      state.sniffed = link->language;
      state.origin = Origin::blob_link;
      return;
    }
  }
  read_and_summarize(row, worker);
}

void DescribedTree::load(std::uint32_t row, Worker& worker) {
  State& state = states_[row];
  if (!has_summary(row)) {
    state.summary = empty_summary();
    return;
  }
  state.key = key_of(row);
  if (workspace_.use_cache) state.summary = workspace_.cache->find(state.key);
  if (!state.summary) read_and_summarize(row, worker);
}

void DescribedTree::for_each(const std::vector<std::uint32_t>& rows, bool load_only) {
  for (std::size_t begin = 0; begin < rows.size(); begin += kFilesPerFlush) {
    const std::size_t end = std::min(rows.size(), begin + kFilesPerFlush);
    base::parallel_for(workspace_.jobs, end - begin, [&](std::size_t item, unsigned thread) {
      if (load_only)
        load(rows[begin + item], worker_of(thread));
      else
        learn(rows[begin + item], worker_of(thread));
      if (thread == 0 && on_progress_) on_progress_(begin + item, rows.size());
    });
    for (std::size_t i = begin; i < end; ++i)
      if (states_[rows[i]].origin == Origin::bytes && scan_.files[rows[i]].row != kNoRow)
        scan_.stats_differ = true;
    flush(rows, begin, end);
  }
}

void DescribedTree::learn_contents() {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    if (!has_bytes(i))
      states_[i].summary = empty_summary();
    else if (states_[i].origin == Origin::unknown)
      rows.push_back(i);
  }
  for_each(rows, false);
}

void DescribedTree::load_summaries() {
  std::vector<std::uint32_t> rows(states_.size());
  std::iota(rows.begin(), rows.end(), 0);
  load_summaries(rows);
}

void DescribedTree::load_summaries(const std::vector<std::uint32_t>& rows) {
  std::vector<std::uint32_t> missing;
  for (const std::uint32_t row : rows)
    if (!states_[row].summary) missing.push_back(row);
  for_each(missing, true);
}

void DescribedTree::flush(const std::vector<std::uint32_t>& rows, std::size_t begin,
                          std::size_t end) {
  // The last batch is stored with the stat file, by store().
  if (!workspace_.use_cache || end == rows.size()) return;
  std::vector<cache::NewSummary> summaries;
  for (std::size_t i = begin; i < end; ++i) {
    State& state = states_[rows[i]];
    const bool parsed = state.parsed && !state.summary->hung;
    if (!parsed && !state.terms) continue;
    summaries.push_back({state.key, parsed ? state.summary : nullptr, std::move(state.terms)});
  }
  workspace_.cache->store(summaries, {}, nullptr, {});
}

bool DescribedTree::learnt_anything() const {
  return std::any_of(states_.begin(), states_.end(),
                     [](const State& state) { return state.parsed || state.linked; });
}

std::string DescribedTree::store(const StatCache* stats) {
  if (!workspace_.use_cache) return {};
  std::vector<cache::NewSummary> summaries;
  std::vector<cache::BlobLink> links;
  std::vector<ContentId> live;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const State& state = states_[i];
    const FileEntry& entry = scan_.files[i];
    const bool is_new = state.parsed && !state.summary->hung && !workspace_.cache->find(state.key);
    if (is_new || state.terms)
      summaries.push_back({state.key, is_new ? state.summary : nullptr, state.terms});
    if (state.linked)
      links.push_back({entry.oid, state.content, state.sniffed, link_class(entry.path), 0});
    // Also of what no step asked for, as in a tree that was recognised: all of it is in use.
    if (state.content.known())
      live.push_back(state.key.known() ? state.key : key_of(static_cast<std::uint32_t>(i)));
  }
  const auto by_key = [](const cache::NewSummary& a, const cache::NewSummary& b) {
    return a.key < b.key;
  };
  std::sort(summaries.begin(), summaries.end(), by_key);
  summaries.erase(std::unique(summaries.begin(), summaries.end(),
                              [](const auto& a, const auto& b) { return a.key == b.key; }),
                  summaries.end());
  std::sort(live.begin(), live.end());
  live.erase(std::unique(live.begin(), live.end()), live.end());
  return workspace_.cache->store(summaries, links, stats, live);
}

ContentId DescribedTree::digest(std::string_view output) const {
  // In pieces, each of which begins with the hash of all before it: fresh memory for the whole
  // would cost more than the hashing.
  constexpr std::size_t kPiece = 1 << 16;
  base::ByteWriter bytes;
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    if (!is_input(i, output) && !(is_note(i) && scan_.files[i].path != output)) continue;
    if (bytes.bytes().size() >= kPiece) {
      const ContentId before = base::hash128(bytes.bytes());
      bytes.clear();
      bytes.put(before);
    }
    const FileEntry& entry = scan_.files[i];
    bytes.put_string(entry.path);
    bytes.put(states_[i].content);
    bytes.put_string(entry.linguist_language);
    const std::uint8_t flags[] = {static_cast<std::uint8_t>(entry.kind),
                                  static_cast<std::uint8_t>(entry.opaque), entry.executable,
                                  entry.linguist_generated, entry.linguist_vendored};
    for (const std::uint8_t flag : flags) bytes.put(flag);
    bytes.put(states_[i].sniffed);
  }
  return base::hash128(bytes.bytes());
}

std::size_t DescribedTree::file_count(std::string_view output) const {
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < states_.size(); ++i) count += is_input(i, output) ? 1 : 0;
  return count;
}

std::vector<IndexedFile> DescribedTree::indexed_files(std::string_view output) const {
  std::vector<IndexedFile> files;
  files.reserve(states_.size());
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    if (!is_input(i, output)) continue;
    files.push_back(indexed_file(i, false));
    if (files.back().kind == FileKind::symlink) files.back().target = target_of(i);
  }
  facts::settle_roles(files);
  return files;
}

// A README that is a link to a package's; where links lead outside, they lead nowhere.
std::string DescribedTree::target_of(std::uint32_t row) const {
  const FileEntry& entry = scan_.files[row];
  if (entry.opaque != Opaque::no || entry.path.find('/') != std::string::npos) return {};
  const repo::FileBytes link = repo::read_entry(workspace_.layout, *workspace_.objects, entry);
  std::string_view target = link.bytes;
  while (target.starts_with("./")) target.remove_prefix(2);
  const bool stands = link.status == repo::FileBytes::Status::ok && holds(target);
  return stands ? std::string(target) : std::string();
}

}  // namespace brief::pipeline
